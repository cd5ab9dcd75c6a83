import type { Observatory } from './observatory'
import type { Handlers, Parts } from './parts'
import { snapshotOf, type CampaignHistory } from '../answers/snapshot'
import { fail, ok, type Outcome } from '@/lib/failure'
import { snapshotFileName } from '@/lib/snapshots/file-name'
import { refuseBySize } from '@/lib/snapshots/read'
import { writeSnapshot } from '@/lib/snapshots/write'

/** *Export snapshot*: of the campaigns named, or of all that are open or closed. */
export function snapshotHandlers(
  { store, version }: Parts,
  observatory: Observatory,
): Handlers<'snapshot.make'> {
  async function histories(organization: string, ids: string[] | null): Promise<Outcome<CampaignHistory[]>> {
    const all = await store.campaigns.ofOrganization(organization)
    if (!all.ok) return all
    const wanted = all.value.filter(({ id, state }) => (ids === null ? state !== 'draft' : ids.includes(id)))
    if (ids !== null && wanted.length < new Set(ids).size) return fail({ kind: 'campaign-gone' })
    const found: CampaignHistory[] = []
    for (const campaign of wanted) {
      const days = await store.daily.ofCampaign(campaign.id)
      if (!days.ok) return days
      found.push({
        campaign,
        inProgressOn: new Map(days.value.map(({ date, progress }) => [date, progress.inProgress])),
      })
    }
    return ok(found)
  }

  return {
    async 'snapshot.make'({ organization, ids }) {
      const observed = await observatory.observeSynced(organization)
      if (!observed.ok) return observed
      const campaigns = await histories(organization, ids)
      if (!campaigns.ok) return campaigns
      const { data } = observed.value
      const asOf = data.state === 'present' ? data.asOf : observed.value.now
      const only = campaigns.value.length === 1 ? campaigns.value[0]?.campaign.name : undefined
      const text = writeSnapshot(snapshotOf(observed.value, campaigns.value, { asOf, version }))
      // Nobody could open it: the reader refuses it by its size.
      const readable = refuseBySize(new Blob([text]).size)
      if (!readable.ok) return readable
      return ok({ fileName: snapshotFileName(observed.value.organization, only ?? null, asOf), text })
    },
  }
}
