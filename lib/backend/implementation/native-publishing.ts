import type { NativeListings } from './native-listing'
import { whyRefused } from './native-refused'
import { ownCampaigns } from './native-view'
import type { Observatory } from './observatory'
import type { Parts } from './parts'
import type { AlertSelection, Campaign } from '@/lib/campaigns/campaign'
import { endOfDay } from '@/lib/campaigns/end-of-day'
import { findMade, lackingFields, nativeFieldsOf } from '@/lib/campaigns/native'
import { nativeRefusal } from '@/lib/campaigns/native-limits'
import { hasNativeIssues, type Native, type Publication } from '@/lib/campaigns/publication'
import { fail, ok, type Failure, type Outcome } from '@/lib/failure'

type Asked = Extract<Native, { state: 'asked' }>

/**
 * GitHub ends a request after ten seconds (REST "Best practices", timeouts): what it has not made by then it never makes.
 * Seconds, with room for the way there.
 */
export const SETTLED = 15

/** After these nobody knows whether GitHub made the campaign. */
const UNANSWERED: readonly Failure['kind'][] = [
  'offline',
  'timeout',
  'server-error',
  'cancelled',
  'unexpected-answer',
]

export interface Publishing {
  /**
   * Makes a campaign that waits for it one of GitHub's own: waiting → asked (written down before the request leaves) →
   * published. One that was asked for without an answer is looked up first; only where `insist` a second try follows at once.
   * What stands in the way is kept with the publication.
   */
  publish(campaignId: string, insist: boolean): Promise<Outcome<null>>
}

export function createPublishing(
  { store, github, now }: Pick<Parts, 'store' | 'github' | 'now'>,
  listings: NativeListings,
  observatory: Observatory,
): Publishing {
  /** Waiting or asked becomes something else; nobody's wish is brought back that was taken back meanwhile. */
  async function become(campaignId: string, native: Native): Promise<Outcome<Native>> {
    const changed = await store.publications.change(campaignId, (before) =>
      before.native.state === 'none' || before.native.state === 'published' ? before : { ...before, native },
    )
    return changed.ok ? ok(changed.value.native) : changed
  }

  const wait = (campaignId: string, failure: Failure | null) =>
    become(campaignId, { state: 'waiting', failure })

  /** What was changed since it was asked for is to be carried over. */
  async function published({ id }: Campaign, number: number, { ask, made }: Asked): Promise<Outcome<Native>> {
    const current = await store.campaigns.get(id)
    if (!current.ok) return current
    const lacks = lackingFields(ask.fields, current.value)
    const native = { state: 'published', number, made } as const
    return become(id, lacks.length > 0 ? { ...native, behind: { fields: lacks, failure: null } } : native)
  }

  /** Whether GitHub made what was asked for. Too early, or where GitHub cannot be asked, it stays asked. */
  async function lookUp(campaign: Campaign, asked: Asked): Promise<Outcome<Native>> {
    const known = await listings.read(campaign.organization, true)
    const failure = known.ok ? known.value.failure : known.failure
    if (!known.ok || failure) return become(campaign.id, { ...asked, failure })
    const publications = await store.publications.ofOrganization(campaign.organization)
    if (!publications.ok) return publications
    const { listing } = known.value
    const made = findMade(listing.campaigns, asked.ask, asked.at, ownCampaigns(publications.value).ids)
    if (made) return published(campaign, made.number, asked)
    return github.now() - asked.at < SETTLED ? ok(asked) : wait(campaign.id, asked.failure)
  }

  /** The alerts that are open now: GitHub makes no others into a campaign. */
  async function openAlerts(campaign: Campaign): Promise<Outcome<AlertSelection[]>> {
    const observed = await observatory.observeSynced(campaign.organization)
    if (!observed.ok) return observed
    const { index } = observed.value
    const open = campaign.alerts.map((selection) => ({
      ...selection,
      numbers: selection.numbers.filter((number) => {
        const row = index.find({ ...selection, number })
        return row >= 0 && index.alert(row).state === 'open'
      }),
    }))
    return ok(open.filter(({ numbers }) => numbers.length > 0))
  }

  async function create(campaign: Campaign, publication: Publication): Promise<Outcome<Native>> {
    const alerts = await openAlerts(campaign)
    if (!alerts.ok) return wait(campaign.id, alerts.failure)
    const known = await listings.read(campaign.organization)
    if (!known.ok) return wait(campaign.id, known.failure)
    const count = alerts.value.reduce((sum, { numbers }) => sum + numbers.length, 0)
    const { isPresent, campaigns } = known.value.listing
    const refusal: Failure | null = isPresent
      ? nativeRefusal(campaign, count, campaigns, now())
      : { kind: 'no-permission', subject: 'campaigns', needs: null }
    if (refusal) return wait(campaign.id, refusal)
    const launch = await store.outbox.launch(campaign.id)
    if (!launch.ok) return wait(campaign.id, launch.failure)
    const { name, description, managers, contactLink, organization } = campaign
    const endsAt = endOfDay(campaign.dueDate, campaign.timeZone)
    // Where the launch here has opened issues, GitHub would open second ones.
    const issues = hasNativeIssues(campaign, publication) && launch.value?.options.issues !== true
    const asked: Asked = {
      state: 'asked',
      ...{ at: github.now(), failure: null },
      ask: { fields: nativeFieldsOf(campaign), endsAt },
      made: { alerts: count, issues },
    }
    const noted = await become(campaign.id, asked)
    if (!noted.ok || noted.value.state !== 'asked') return noted
    const made = await github.createCampaign({
      ...{ organization, name, description, managers, contactLink, endsAt, issues },
      alerts: alerts.value,
    })
    if (!made.ok) {
      if (!UNANSWERED.includes(made.failure.kind))
        return wait(campaign.id, await whyRefused(listings, campaign, count, now(), made.failure))
      const unknown: Asked = { ...asked, failure: made.failure }
      const stored = await become(campaign.id, unknown)
      return stored.ok ? lookUp(campaign, unknown) : stored
    }
    const kept = await listings.put(organization, made.value)
    if (!kept.ok) return kept
    return published(campaign, made.value.number, asked)
  }

  return {
    async publish(campaignId, insist) {
      const campaign = await store.campaigns.get(campaignId)
      if (!campaign.ok) return campaign
      const found = await store.publications.get(campaignId)
      if (!found.ok) return found
      let { native } = found.value
      if (native.state === 'asked') {
        const looked = await lookUp(campaign.value, native)
        if (!looked.ok || !insist) return looked.ok ? ok(null) : fail(looked.failure)
        native = looked.value
      }
      if (native.state !== 'waiting' || campaign.value.state !== 'open') return ok(null)
      const created = await create(campaign.value, { ...found.value, native })
      return created.ok ? ok(null) : created
    },
  }
}
