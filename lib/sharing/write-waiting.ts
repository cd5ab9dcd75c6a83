import { isOutdated, linksOf } from './links'
import { putFile, type Written } from './put-file'
import { placeToWrite } from './reach'
import type { Place, Surroundings } from './surroundings'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { Publication, Waiting } from '@/lib/campaigns/publication'
import { afterAttempt, held, isDue } from '@/lib/campaigns/shared/attempts'
import { ok, type Outcome } from '@/lib/failure'

/**
 * Writes the files of campaigns that wait for it and are due, and links that came since. Why one could not be written is
 * remembered with it; the others are tried all the same. `insist`: also those that are not due, because a person asked.
 */
export async function writeWaiting(
  around: Surroundings,
  organization: string,
  { insist = false } = {},
): Promise<Outcome<null>> {
  const { store, announce, now } = around
  const campaigns = await store.campaigns.ofOrganization(organization)
  if (!campaigns.ok) return campaigns
  const place = once(() => placeToWrite(around, organization))
  for (const campaign of campaigns.value) {
    if (campaign.state === 'draft' || around.signal.aborted) continue
    const publication = await store.publications.get(campaign.id)
    if (!publication.ok) return publication
    const { share } = publication.value
    if (share.state === 'waiting') {
      if (!insist && !isDue(share, now())) continue
      const tried = await writeFirst(around, place, campaign, publication.value)
      if (!tried.ok) return tried
    } else if (share.state === 'shared') {
      const written = await writeRest(around, place, campaign, publication.value)
      if (written.ok && written.value === 'nothing') continue
    } else continue
    announce({ topic: 'campaigns', organization: campaign.organization })
    announce({ topic: 'sharing', organization: campaign.organization })
  }
  return ok(null)
}

type Find = () => Promise<Outcome<Place>>

/** Asked only where something is to be written, and not again for every campaign. */
function once(find: Find): Find {
  let found: Promise<Outcome<Place>> | null = null
  return () => (found ??= find())
}

async function writeFirst(
  around: Surroundings,
  find: Find,
  campaign: Campaign,
  publication: Publication,
): Promise<Outcome<unknown>> {
  const place = await find()
  if (!place.ok) return note(around, campaign, (now) => held(now, place.failure))
  const written = await putFile(around, place.value, campaign, publication)
  if (written.ok) return written
  return note(around, campaign, (now) => afterAttempt(now, written.failure, around.now()))
}

/** What the file lacks; while issues are being opened their links would be a commit each. */
async function writeRest(
  around: Surroundings,
  find: Find,
  campaign: Campaign,
  publication: Publication,
): Promise<Written> {
  const linked = await linksOf(around, campaign, publication)
  if (!linked.ok) return linked
  if (linked.value.isLaunching || !isOutdated(campaign, publication, linked.value)) return ok('nothing')
  const place = await find()
  return place.ok ? putFile(around, place.value, campaign, publication) : place
}

function note(
  { store }: Surroundings,
  { id }: Campaign,
  change: <W extends Waiting>(now: W) => W,
): Promise<Outcome<Publication>> {
  return store.publications.change(id, (now) =>
    now.share.state === 'waiting' ? { ...now, share: change(now.share) } : now,
  )
}
