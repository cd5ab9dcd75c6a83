import { placeToWrite } from './reach'
import type { Place, Surroundings } from './surroundings'
import type { Campaign } from '@/lib/campaigns/campaign'
import { trackingMessage } from '@/lib/campaigns/shared/messages'
import { trackingPath, writeTrackingFile } from '@/lib/campaigns/shared/tracking-file'
import { ok, type Outcome } from '@/lib/failure'
import type { CalendarDate } from '@/lib/time'

/**
 * Writes a day's progress (UTC) of each shared open campaign to the campaign repository, for those who come later. The first of
 * the day, whoever's, stays; a token that may not write there writes nothing, which is no failure.
 */
export async function recordDays(
  around: Surroundings,
  organization: string,
  date: CalendarDate,
): Promise<Outcome<null>> {
  const { store } = around
  const record = await store.campaignRepositories.get(organization)
  if (!record.ok) return record
  if (record.value.repositoryId === null || !record.value.canWrite || record.value.isArchived) return ok(null)
  const done = record.value.recorded.date === date ? record.value.recorded.campaigns : []
  const campaigns = await store.campaigns.ofOrganization(organization)
  if (!campaigns.ok) return campaigns
  for (const campaign of campaigns.value) {
    if (campaign.state !== 'open' || done.includes(campaign.id) || around.signal.aborted) continue
    const publication = await store.publications.get(campaign.id)
    if (!publication.ok) return publication
    if (publication.value.share.state !== 'shared') continue
    const place = await placeToWrite(around, organization)
    if (!place.ok) return place
    const recorded = await recordOne(around, place.value, campaign, date)
    if (!recorded.ok) return recorded
  }
  return ok(null)
}

async function recordOne(
  around: Surroundings,
  place: Place,
  campaign: Campaign,
  date: CalendarDate,
): Promise<Outcome<unknown>> {
  const { store } = around
  const me = await around.login()
  if (!me.ok) return me
  const days = await store.daily.ofCampaign(campaign.id)
  if (!days.ok) return days
  const found = days.value.find((day) => day.date === date)
  if (!found) return ok(null)
  const text = writeTrackingFile({
    campaign: campaign.id,
    organization: campaign.organization,
    date,
    recordedAt: around.now(),
    recordedBy: me.value,
    progress: found.progress,
  })
  const path = trackingPath(campaign.id, date)
  const message = trackingMessage(campaign.name, date)
  const written = await around.write({ ...place, path, text, message, sha: null })
  // A conflict: somebody has recorded this day, or an earlier worker of ours has.
  if (!written.ok && written.failure.kind !== 'conflict') return written
  return store.campaignRepositories.change(place.organization, (record) => ({
    ...record,
    recorded: {
      date,
      campaigns: [...(record.recorded.date === date ? record.recorded.campaigns : []), campaign.id],
    },
  }))
}
