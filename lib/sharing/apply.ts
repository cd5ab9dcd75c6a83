import type { Surroundings } from './surroundings'
import type { Campaign } from '@/lib/campaigns/campaign'
import { unpublished, type Publication } from '@/lib/campaigns/publication'
import {
  fieldsOf,
  sharedFields,
  withFields,
  type CampaignFile,
  type SharedFile,
} from '@/lib/campaigns/shared/campaign-file'
import { campaignOf, publicationFrom } from '@/lib/campaigns/shared/from-file'
import { mergeFields } from '@/lib/campaigns/shared/merge'
import { fail, ok, type Outcome } from '@/lib/failure'

/**
 * Makes the database agree with a file that was read: a campaign that is new here, changes that somebody else made, or a
 * deletion. Answers whether anything changed; `shared-file-damaged` where the id is somebody else's.
 */
export async function applyFile(
  around: Surroundings,
  organization: string,
  { file, sha }: { file: SharedFile; sha: string },
): Promise<Outcome<boolean>> {
  const { store } = around
  const mine = await store.campaigns.get(file.id)
  if (!mine.ok && mine.failure.kind !== 'campaign-gone') return mine
  if (!mine.ok) return file.state === 'deleted' ? ok(false) : importNew(around, file, sha)
  const campaign = mine.value
  const publication = await store.publications.get(file.id)
  if (!publication.ok) return publication
  if (campaign.organization.toLowerCase() !== organization.toLowerCase())
    return damaged('id: is the one of a campaign of another organization')
  const { share } = publication.value
  // Nobody but whoever made it knows the id of a campaign that was never shared: such a file is a forgery.
  if (share.state === 'none' || campaign.state === 'draft')
    return damaged('id: is the one of a campaign that was never shared')
  if (file.state === 'deleted') {
    if (share.state === 'waiting') return ok(false)
    const removed = await store.campaigns.remove(file.id, around.farewell(campaign))
    return removed.ok ? ok(true) : removed
  }
  return takeOver(around, campaign, { file, sha }, publication.value)
}

async function importNew(
  { store }: Surroundings,
  file: CampaignFile,
  sha: string,
): Promise<Outcome<boolean>> {
  const origin: Publication = { ...unpublished(file.id), origin: 'repository' }
  const added = await store.campaigns.add(campaignOf(file, null), publicationFrom(file, sha, origin))
  return added.ok ? ok(true) : added
}

/**
 * Others' changes become the campaign's. What only this browser has changed since, while the file was gone, stays and is written
 * into it.
 */
async function takeOver(
  { store }: Surroundings,
  mine: Campaign,
  { file, sha }: { file: CampaignFile; sha: string },
  { share }: Publication,
): Promise<Outcome<boolean>> {
  const theirs = fieldsOf(file)
  const after = campaignOf(file, mine)
  const base = 'base' in share ? share.base : null
  const own = sharedFields(mine, base?.closedBy ?? null)
  const merged = base === null ? theirs : mergeFields(base, own, theirs).fields
  const stored = await store.campaigns.replace({ ...after, ...withFields(merged) }, mine.revision, (now) =>
    publicationFrom(file, sha, now),
  )
  return stored.ok ? ok(true) : stored
}

function damaged(problem: string): Outcome<never> {
  return fail({ kind: 'shared-file-damaged', problems: [problem] })
}
