import { applyFile } from './apply'
import { linksOf, namesOf } from './links'
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

export type Written = Outcome<'written' | 'nothing'>

/** Writes a campaign's file for the first time, or anew with what it lacks. */
export async function putFile(
  around: Surroundings,
  place: Place,
  campaign: Campaign,
  publication: Publication,
): Promise<Written> {
  const me = await around.login()
  if (!me.ok) return me
  const linked = await linksOf(around, campaign, publication)
  if (!linked.ok) return linked
  const { share } = publication
  const { base, sha } = share.state === 'shared' ? share : { base: null, sha: null }
  const fields = sharedFields(campaign, base?.closedBy ?? null)
  const { links } = linked.value
  const names = await namesOf(around, campaign, publication)
  const file = fileOf(campaign, { fields, links, names, updatedAt: around.now(), updatedBy: me.value })
  const message = base === null ? openMessage(fields) : changeMessage(base, fields)
  const text = writeCampaignFile(file)
  const marked = await mark(around, campaign, true)
  if (!marked.ok) return marked
  const written = await around.write({ ...place, path: campaignPath(campaign.id), text, message, sha })
  if (written.ok) {
    const kept = await around.store.publications.change(campaign.id, (now) =>
      publicationFrom(file, written.value.sha, now),
    )
    return kept.ok ? ok('written') : kept
  }
  const { failure } = written
  if (failure.kind === 'conflict' || isUnanswered(failure)) return adopt(around, place, campaign, failure)
  // This one was not done; whether an earlier one was is as open as before.
  const unmarked = await mark(around, campaign, share.state === 'waiting' && share.sent)
  return unmarked.ok ? fail(await whyRefused(around, place, failure)) : unmarked
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
  if (standing.value.state === 'there') {
    const applied = await applyFile(around, campaign.organization, standing.value)
    return applied.ok ? ok('written') : applied
  }
  const unmarked = await mark(around, campaign, false)
  return unmarked.ok ? fail(failure) : unmarked
}

/** Notes before the first writing leaves that it may have been done, so that it is looked up before anybody takes it back. */
function mark({ store }: Surroundings, { id }: Campaign, sent: boolean): Promise<Outcome<Publication>> {
  return store.publications.change(id, (now) =>
    now.share.state === 'waiting' ? { ...now, share: { ...now.share, sent } } : now,
  )
}
