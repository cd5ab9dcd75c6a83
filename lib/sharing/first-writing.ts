import { applyFile } from './apply'
import { isOutdated, linksOf, namesOf } from './links'
import { placeToWrite } from './reach'
import { readStanding } from './read-again'
import { isUnanswered, type Place, type Surroundings } from './surroundings'
import { whyRefused } from './why-refused'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { Publication } from '@/lib/campaigns/publication'
import { campaignPath, fileOf, sharedFields } from '@/lib/campaigns/shared/campaign-file'
import { publicationFrom } from '@/lib/campaigns/shared/from-file'
import { changeMessage, openMessage } from '@/lib/campaigns/shared/messages'
import { writeCampaignFile } from '@/lib/campaigns/shared/write'
import { fail, ok, type Failure, type Outcome } from '@/lib/failure'

/**
 * Writes the files of campaigns that wait for it, and links that came since. Why one could not be written is remembered with
 * it; the others are tried all the same, unless the failure would meet them too.
 */
export async function writeWaiting(around: Surroundings, organization: string): Promise<Outcome<null>> {
  const { store, announce } = around
  const campaigns = await store.campaigns.ofOrganization(organization)
  if (!campaigns.ok) return campaigns
  for (const campaign of campaigns.value) {
    if (campaign.state === 'draft' || around.signal.aborted) continue
    const publication = await store.publications.get(campaign.id)
    if (!publication.ok) return publication
    const { share } = publication.value
    if (share.state !== 'waiting' && share.state !== 'shared') continue
    const written =
      share.state === 'waiting'
        ? await writeFirst(around, campaign, publication.value)
        : await writeRest(around, campaign, publication.value)
    if (written.ok && written.value === 'nothing') continue
    if (!written.ok && share.state === 'waiting') {
      const noted = await note(around, campaign.id, written.failure)
      if (!noted.ok) return noted
    }
    announce({ topic: 'campaigns', organization: campaign.organization })
    announce({ topic: 'sharing', organization: campaign.organization })
  }
  return ok(null)
}

type Written = Outcome<'written' | 'nothing'>

async function writeFirst(
  around: Surroundings,
  campaign: Campaign,
  publication: Publication,
): Promise<Written> {
  const place = await placeToWrite(around, campaign.organization)
  if (!place.ok) return place
  return put(around, place.value, campaign, publication, null)
}

/** What the file lacks; while issues are being opened their links would be a commit each. */
async function writeRest(
  around: Surroundings,
  campaign: Campaign,
  publication: Publication,
): Promise<Written> {
  const linked = await linksOf(around, campaign, publication)
  if (!linked.ok) return linked
  if (linked.value.isLaunching || !isOutdated(campaign, publication, linked.value)) return ok('nothing')
  const place = await placeToWrite(around, campaign.organization)
  if (!place.ok) return place
  const { share } = publication
  return put(around, place.value, campaign, publication, share.state === 'shared' ? share.sha : null)
}

async function put(
  around: Surroundings,
  place: Place,
  campaign: Campaign,
  publication: Publication,
  sha: string | null,
): Promise<Written> {
  const me = await around.login()
  if (!me.ok) return me
  const linked = await linksOf(around, campaign, publication)
  if (!linked.ok) return linked
  const base = publication.share.state === 'shared' ? publication.share.base : null
  const fields = sharedFields(campaign, base?.closedBy ?? null)
  const { links } = linked.value
  const names = await namesOf(around, campaign, publication)
  const file = fileOf(campaign, { fields, links, names, updatedAt: around.now(), updatedBy: me.value })
  const message = base === null ? openMessage(fields) : changeMessage(base, fields)
  const text = writeCampaignFile(file)
  const written = await around.write({ ...place, path: campaignPath(campaign.id), text, message, sha })
  if (written.ok) {
    const kept = await around.store.publications.change(campaign.id, (now) =>
      publicationFrom(file, written.value.sha, now),
    )
    return kept.ok ? ok('written') : kept
  }
  const { failure } = written
  if (failure.kind !== 'conflict' && !isUnanswered(failure))
    return fail(await whyRefused(around, place, failure))
  return adopt(around, place, campaign, failure)
}

/** What is there already was written by this browser before it was ended, or by somebody since: it is taken as it is. */
async function adopt(
  around: Surroundings,
  place: Place,
  campaign: Campaign,
  failure: Failure,
): Promise<Written> {
  const standing = await readStanding(around, place, campaign.id)
  if (!standing.ok) return isUnanswered(failure) ? fail(failure) : standing
  if (standing.value.state !== 'there') return fail(failure)
  const applied = await applyFile(around, campaign.organization, standing.value)
  return applied.ok ? ok('written') : applied
}

function note({ store }: Surroundings, campaignId: string, failure: Failure): Promise<Outcome<Publication>> {
  return store.publications.change(campaignId, (now) =>
    now.share.state === 'waiting' ? { ...now, share: { state: 'waiting', failure } } : now,
  )
}
