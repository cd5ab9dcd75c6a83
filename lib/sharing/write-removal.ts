import { placeToWrite } from './reach'
import { readStanding } from './read-again'
import { isUnanswered, type Place, type Surroundings } from './surroundings'
import { whyRefused } from './why-refused'
import type { Campaign } from '@/lib/campaigns/campaign'
import { campaignPath } from '@/lib/campaigns/shared/campaign-file'
import { deleteMessage } from '@/lib/campaigns/shared/messages'
import { writeCampaignFile } from '@/lib/campaigns/shared/write'
import { fail, ok, type Outcome } from '@/lib/failure'
import type { Task } from '@/lib/storage/outbox-records'

const TRIES = 4

/**
 * Removes a campaign: first a tombstone takes the place of its file, where it is shared, then nothing is left here. Where the
 * campaign repository is not there any more there is nothing to write into.
 */
export async function writeRemoval(
  around: Surroundings,
  campaign: Campaign,
  farewells: (tasks: Task[]) => Task[],
): Promise<Outcome<null>> {
  const { store } = around
  const publication = await store.publications.get(campaign.id)
  if (!publication.ok) return publication
  const { share } = publication.value
  // The first writing may have been done although nobody heard of it.
  const mayBeThere = share.state === 'shared' || (share.state === 'waiting' && campaign.state !== 'draft')
  if (mayBeThere) {
    const buried = await bury(around, campaign, share.state === 'shared' ? share.sha : null)
    if (!buried.ok && share.state === 'shared' && buried.failure.kind !== 'no-campaign-repository')
      return buried
  }
  return store.campaigns.remove(campaign.id, farewells)
}

async function bury(around: Surroundings, campaign: Campaign, known: string | null): Promise<Outcome<null>> {
  const me = await around.login()
  if (!me.ok) return me
  const place = await placeToWrite(around, campaign.organization)
  if (!place.ok) return place
  const { id, organization } = campaign
  const text = writeCampaignFile({
    ...{ id, organization },
    state: 'deleted',
    deletedAt: around.now(),
    deletedBy: me.value,
  })
  let sha = known ?? (await shaOf(around, place.value, id))
  for (let tries = 0; tries < TRIES && sha !== null; tries += 1) {
    const message = deleteMessage(campaign.name)
    const written = await around.write({ ...place.value, path: campaignPath(id), text, message, sha })
    if (written.ok) return ok(null)
    const { failure } = written
    if (failure.kind !== 'conflict' && !isUnanswered(failure))
      return fail(await whyRefused(around, place.value, failure))
    const standing = await readStanding(around, place.value, id)
    if (!standing.ok) return isUnanswered(failure) ? written : standing
    if (standing.value.state !== 'there') return ok(null)
    // Whoever deletes it has been asked whether they are sure: what somebody changed meanwhile goes with it.
    if (standing.value.sha === sha && isUnanswered(failure)) return written
    sha = standing.value.sha
  }
  return sha === null ? ok(null) : fail({ kind: 'conflict', name: campaignPath(id) })
}

async function shaOf(around: Surroundings, place: Place, id: string): Promise<string | null> {
  const standing = await readStanding(around, place, id)
  return standing.ok && standing.value.state === 'there' ? standing.value.sha : null
}
