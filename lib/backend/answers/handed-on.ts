import { campaignOf } from './observed-snapshot'
import type { Observed } from './observed'
import { snapshotOf } from './snapshot'
import type { Input } from '../contract'
import { fail, ok, type Outcome } from '@/lib/failure'
import { onlyCampaigns } from '@/lib/snapshots/compose'
import type { Snapshot } from '@/lib/snapshots/snapshot'

/**
 * What of an opened snapshot is handed on. Whole campaigns keep the numbers that stand there; with a filter they are computed
 * anew over the alerts that match, as they were when the snapshot was taken.
 */
export function handedOn(
  snapshot: Snapshot,
  observed: Observed,
  { ids, query }: Pick<Input<'snapshot.make'>, 'ids' | 'query'>,
): Outcome<Snapshot> {
  const wanted = new Set(ids ?? snapshot.campaigns.map(({ id }) => id))
  const chosen = onlyCampaigns(snapshot, wanted)
  if (chosen.campaigns.length < wanted.size) return fail({ kind: 'campaign-gone' })
  if (query.trim() === '') return ok(chosen)
  const { asOf, muster: version, exportedBy, withheld, scope } = chosen
  const histories = chosen.campaigns.map((one) => ({ campaign: campaignOf(snapshot, one), looks: [] }))
  const made = snapshotOf(observed, histories, { asOf, version, campaigns: scope.campaigns, query })
  if (!made.ok) return made
  const filters = [...scope.filters, ...made.value.scope.filters]
  return ok({ ...made.value, exportedBy, withheld, scope: { ...scope, filters } })
}
