import type { Observatory } from './observatory'
import type { Handlers, Parts } from './parts'
import { exportFile, snapshotFile } from '../answers/files'
import { snapshotOf, type CampaignHistory } from '../answers/snapshot'
import type { Input } from '../contract'
import { fail, ok, type Outcome } from '@/lib/failure'
import type { Snapshot } from '@/lib/snapshots/snapshot'

/** *Export snapshot* and the other exports: of the campaigns named, or of all that are open or closed. */
export function snapshotHandlers(
  { store, version }: Parts,
  observatory: Observatory,
): Handlers<'snapshot.make' | 'export.make' | 'snapshot.known'> {
  async function histories(organization: string, ids: string[] | null): Promise<Outcome<CampaignHistory[]>> {
    const all = await store.campaigns.ofOrganization(organization)
    if (!all.ok) return all
    const wanted = all.value.filter(({ id, state }) => (ids === null ? state !== 'draft' : ids.includes(id)))
    if (ids !== null && wanted.length < new Set(ids).size) return fail({ kind: 'campaign-gone' })
    const found: CampaignHistory[] = []
    for (const campaign of wanted) {
      const days = await store.daily.ofCampaign(campaign.id)
      if (!days.ok) return days
      found.push({ campaign, looks: days.value })
    }
    return ok(found)
  }

  async function snapshot({
    organization,
    ids,
    query,
  }: Pick<Input<'snapshot.make'>, 'organization' | 'ids' | 'query'>): Promise<Outcome<Snapshot>> {
    const observed = await observatory.observeSynced(organization)
    if (!observed.ok) return observed
    const campaigns = await histories(organization, ids)
    if (!campaigns.ok) return campaigns
    const { data, now } = observed.value
    return snapshotOf(observed.value, campaigns.value, {
      asOf: data.state === 'present' ? data.asOf : now,
      version,
      campaigns: ids === null ? 'all' : 'chosen',
      query,
    })
  }

  return {
    async 'snapshot.make'(input) {
      const made = await snapshot(input)
      return made.ok ? snapshotFile(made.value, input) : made
    },
    async 'snapshot.known'({ organization, ids }) {
      const [records, campaigns] = await Promise.all([
        store.organizations.list(),
        store.campaigns.ofOrganization(organization),
      ])
      if (!records.ok) return records
      if (!campaigns.ok) return campaigns
      const asked = new Set(ids)
      return ok({
        organizations: records.value.map(({ login }) => login),
        campaigns: campaigns.value.filter(({ id }) => asked.has(id)),
      })
    },
    async 'export.make'(input) {
      const made = await snapshot(input)
      return made.ok ? exportFile(made.value, input) : made
    },
  }
}
