import type { AlertSelection } from './campaign'
import type { AlertIdentity } from '@/lib/alerts/alert'

/** A campaign's set of alerts out of its identities, in their order; those of one repository stand together. */
export function selectionsOf(alerts: Iterable<AlertIdentity>): AlertSelection[] {
  const selections: AlertSelection[] = []
  for (const { repositoryId, kind, number } of alerts) {
    const last = selections.at(-1)
    if (last && last.repositoryId === repositoryId && last.kind === kind) last.numbers.push(number)
    else selections.push({ repositoryId, kind, numbers: [number] })
  }
  return selections
}
