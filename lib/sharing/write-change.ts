import { linksOf, namesOf } from './links'
import { placeToWrite } from './reach'
import { readStanding, type Standing } from './read-again'
import { applyFile } from './apply'
import { isUnanswered, type Place, type Surroundings } from './surroundings'
import { whyRefused } from './why-refused'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { Publication, Share, SharedFields } from '@/lib/campaigns/publication'
import {
  campaignPath,
  fieldsOf,
  fileOf,
  sharedFields,
  withFields,
  type CampaignFile,
} from '@/lib/campaigns/shared/campaign-file'
import { publicationFrom } from '@/lib/campaigns/shared/from-file'
import { mergeFields, sameFields } from '@/lib/campaigns/shared/merge'
import { changeMessage } from '@/lib/campaigns/shared/messages'
import { writeCampaignFile } from '@/lib/campaigns/shared/write'
import { fail, type Failure, type Outcome } from '@/lib/failure'

/** Whoever is still too slow after so many merges may try again by hand. */
const TRIES = 4

type Shared = Extract<Share, { state: 'shared' }>

/** What is to be written, on which content. */
interface Draft {
  fields: SharedFields
  publication: Publication
  share: Shared
}

/**
 * Replaces a campaign: first its file, where it is shared, then what is stored. Where somebody was faster, their change and
 * this one are merged field by field; `campaign-changed` where both changed the same field, and theirs is then what is stored.
 * A campaign whose file is gone is changed here alone; `campaign-gone` where somebody deleted it.
 */
export async function writeChange(
  around: Surroundings,
  before: Campaign,
  after: Campaign,
): Promise<Outcome<Campaign>> {
  const { store } = around
  const stored = await store.campaigns.get(before.id)
  if (!stored.ok) return stored
  if (stored.value.revision !== before.revision) return fail({ kind: 'campaign-changed' })
  const found = await store.publications.get(before.id)
  if (!found.ok) return found
  const { share } = found.value
  if (share.state !== 'shared') return store.campaigns.replace(after, before.revision)
  const me = await around.login()
  if (!me.ok) return me
  const closedBy = before.state === 'closed' ? share.base.closedBy : me.value
  let draft: Draft = { fields: sharedFields(after, closedBy), publication: found.value, share }
  if (sameFields(draft.fields, share.base)) return store.campaigns.replace(after, before.revision)
  const place = await placeToWrite(around, before.organization)
  if (!place.ok) return place
  for (let tries = 0; tries < TRIES; tries += 1) {
    const done = await writeOnce(around, place.value, { before, after, draft, me: me.value })
    if (!('again' in done)) return done
    draft = done.again
  }
  return fail({ kind: 'conflict', name: campaignPath(before.id) })
}

interface Attempt {
  before: Campaign
  after: Campaign
  draft: Draft
  me: string
}

async function writeOnce(
  around: Surroundings,
  place: Place,
  attempt: Attempt,
): Promise<Outcome<Campaign> | { again: Draft }> {
  const { store, now } = around
  const { after, before, draft } = attempt
  const linked = await linksOf(around, after, draft.publication)
  if (!linked.ok) return linked
  const file = fileOf(after, {
    links: linked.value.links,
    names: await namesOf(around, after, draft.publication),
    fields: draft.fields,
    updatedAt: now(),
    updatedBy: attempt.me,
  })
  const text = writeCampaignFile(file)
  const message = changeMessage(draft.share.base, draft.fields)
  const path = campaignPath(file.id)
  const written = await around.write({ ...place, path, text, message, sha: draft.share.sha })
  const keep = (kept: CampaignFile, sha: string) =>
    store.campaigns.replace({ ...after, ...withFields(fieldsOf(kept)) }, before.revision, (publication) =>
      publicationFrom(kept, sha, publication),
    )
  if (written.ok) return keep(file, written.value.sha)
  if (written.failure.kind !== 'conflict' && !isUnanswered(written.failure))
    return fail(await whyRefused(around, place, written.failure))
  const standing = await readStanding(around, place, file.id)
  // Whether it was written will be told by the next look, which then takes it for what it is: the campaign's file.
  if (!standing.ok) return isUnanswered(written.failure) ? written : standing
  if (standing.value.state === 'there' && standing.value.text === text) return keep(file, standing.value.sha)
  return settle(around, attempt, standing.value, written.failure)
}

/** Somebody else's content stands there, or the old one still does. */
async function settle(
  around: Surroundings,
  { before, after, draft }: Attempt,
  standing: Standing,
  failure: Failure,
): Promise<Outcome<Campaign> | { again: Draft }> {
  const { store } = around
  if (standing.state === 'none')
    return store.campaigns.replace(after, before.revision, (now) => ({
      ...now,
      share: { state: 'lost', base: draft.share.base },
    }))
  if (standing.state === 'deleted') return gone(around, before)
  const { file, sha } = standing
  if (sha === draft.share.sha) return failure.kind === 'conflict' ? { again: draft } : fail(failure)
  const theirs = fieldsOf(file)
  const { fields, conflicts } = mergeFields(draft.share.base, draft.fields, theirs)
  if (conflicts.length > 0) {
    const applied = await applyFile(around, before.organization, { file, sha })
    return applied.ok ? fail({ kind: 'campaign-changed' }) : applied
  }
  if (sameFields(fields, theirs))
    return store.campaigns.replace({ ...after, ...withFields(fields) }, before.revision, (now) =>
      publicationFrom(file, sha, now),
    )
  const publication = publicationFrom(file, sha, draft.publication)
  return { again: { fields, publication, share: sharedOf(publication, draft.share) } }
}

async function gone(around: Surroundings, campaign: Campaign): Promise<Outcome<never>> {
  const removed = await around.store.campaigns.remove(campaign.id, around.farewell(campaign))
  return removed.ok ? fail({ kind: 'campaign-gone' }) : removed
}

function sharedOf({ share }: Publication, before: Shared): Shared {
  return share.state === 'shared' ? share : before
}
