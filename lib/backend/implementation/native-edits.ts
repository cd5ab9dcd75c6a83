import type { NativeListings } from './native-listing'
import { nativeView, ownCampaigns } from './native-view'
import type { Parts } from './parts'
import type { Input } from '../contract'
import type { NativeCampaignView } from '../views'
import { checkDetails, tidyDetails } from '@/lib/campaigns/details'
import { endOfDay } from '@/lib/campaigns/end-of-day'
import { LIMITS } from '@/lib/campaigns/limits'
import type { NativeCampaign } from '@/lib/campaigns/native'
import { areApart } from '@/lib/campaigns/native-counts'
import { fail, ok, type Outcome } from '@/lib/failure'
import type { CampaignEdit } from '@/lib/github/campaign-writes'
import { dateOf } from '@/lib/time'

/** What is to become of a campaign of GitHub's. `known`: all of them. */
type Decide = (campaign: NativeCampaign, known: readonly NativeCampaign[]) => Outcome<CampaignEdit>

/** Changes of GitHub's own campaigns: what GitHub answers is what is shown then. */
export function createNativeEdits(
  { store, github, now, announce }: Parts,
  listings: NativeListings,
  /** The day in which a date typed here ends: GitHub's campaigns have no zone of their own. */
  timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone,
) {
  async function change(
    organization: string,
    number: number,
    decide: Decide,
  ): Promise<Outcome<NativeCampaignView>> {
    const known = await listings.read(organization)
    if (!known.ok) return known
    const { campaigns } = known.value.listing
    const campaign = campaigns.find((one) => one.number === number)
    if (!campaign) return fail({ kind: 'not-found', subject: 'campaigns', name: String(number) })
    const edit = decide(campaign, campaigns)
    if (!edit.ok) return edit
    const publications = await store.publications.ofOrganization(organization)
    if (!publications.ok) return publications
    const own = ownCampaigns(publications.value)
    const apart = areApart(campaigns, own.sizes)
    if (Object.keys(edit.value).length === 0) return ok(nativeView(organization, campaign, own, apart))
    const updated = await github.updateCampaign({ organization, number, edit: edit.value })
    if (!updated.ok) return updated
    const kept = await listings.put(organization, updated.value)
    if (!kept.ok) return kept
    announce({ topic: 'native', organization })
    return ok(nativeView(organization, updated.value, own, apart))
  }

  /** Only what differs is sent: what somebody else changed at GitHub meanwhile stays. */
  function edited(before: NativeCampaign, typed: Input<'native.edit'>['details']): Outcome<CampaignEdit> {
    const details = tidyDetails(typed)
    const dueDate = dateOf(before.endsAt, timeZone)
    const found = checkDetails(details, dateOf(now(), timeZone), dueDate)
    // Teams can manage GitHub's campaigns, without any person beside them.
    const needsPerson = before.teams.length === 0
    const problems = found.filter(({ problem }) => needsPerson || problem !== 'fields.managers.missing')
    if (problems.length > 0) return fail({ kind: 'invalid-input', problems })
    const { name, description, managers, contactLink } = details
    const listed = (logins: readonly string[]) => logins.join(' ').toLowerCase()
    return ok({
      ...(name !== before.name && { name }),
      ...(description !== before.description && { description }),
      ...(listed(managers) !== listed(before.managers) && { managers }),
      ...(contactLink !== before.contactLink && { contactLink }),
      ...(details.dueDate !== dueDate && { endsAt: endOfDay(details.dueDate, timeZone) }),
    })
  }

  function reopened(known: readonly NativeCampaign[]): Outcome<CampaignEdit> {
    const open = known.filter(({ state }) => state === 'open').length
    if (open >= LIMITS.openCampaigns) return fail({ kind: 'too-many-campaigns', limit: LIMITS.openCampaigns })
    return ok({ state: 'open' })
  }

  return {
    edit: ({ organization, number, details }: Input<'native.edit'>) =>
      change(organization, number, (campaign) => edited(campaign, details)),
    close: ({ organization, number }: Input<'native.close'>) =>
      change(organization, number, ({ state }) => ok(state === 'open' ? { state: 'closed' } : {})),
    reopen: ({ organization, number }: Input<'native.reopen'>) =>
      change(organization, number, ({ state }, known) => (state === 'closed' ? reopened(known) : ok({}))),
  }
}
