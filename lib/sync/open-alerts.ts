import { unpackAlerts } from '@/lib/alerts/batch'
import { ok } from '@/lib/failure'
import type { Repository } from '@/lib/alerts/organization'
import type { Outcome } from '@/lib/failure'
import type { Pull } from './pull'

/** A repository, and the numbers of its alerts that are open now and belong to a campaign that is open. */
export interface Place {
  repository: Repository
  alerts: number[]
}

/** Where work is looked for: the listed repositories with such alerts. */
export async function openAlertsOfCampaigns({ store, job }: Pull): Promise<Outcome<Place[]>> {
  const chosen = await store.campaigns.openAlerts(job.login)
  if (!chosen.ok) return chosen
  const data = await store.data.load(job.login)
  if (!data.ok) return data
  const open = new Map<number, number[]>()
  for (const batch of data.value.batches) {
    if (!batch.repositories.some((id) => chosen.value.has(id))) continue
    for (const { repositoryId, number, state } of unpackAlerts(batch)) {
      if (state !== 'open' || !chosen.value.get(repositoryId)?.has(number)) continue
      const numbers = open.get(repositoryId)
      if (numbers) numbers.push(number)
      else open.set(repositoryId, [number])
    }
  }
  return ok(
    data.value.repositories.flatMap((repository) => {
      const alerts = open.get(repository.id)
      return alerts ? [{ repository, alerts }] : []
    }),
  )
}
