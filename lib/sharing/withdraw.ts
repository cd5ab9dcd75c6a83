import { applyFile } from './apply'
import { repositoryNameOf } from './names'
import { reachRepository } from './reach'
import { readStanding } from './read-again'
import type { Surroundings } from './surroundings'
import type { Campaign } from '@/lib/campaigns/campaign'
import { ok, type Outcome } from '@/lib/failure'

/**
 * Takes back the wish to share a campaign, as long as its file is still to be written. A write of which nobody knows what became is
 * looked up first: a campaign that turns out to be shared stays shared, and where that cannot be found out now, the wish stays too.
 */
export async function withdrawShare(around: Surroundings, campaign: Campaign): Promise<Outcome<null>> {
  const { store } = around
  const publication = await store.publications.get(campaign.id)
  if (!publication.ok) return publication
  const { share } = publication.value
  if (share.state === 'waiting' && share.sent && campaign.state !== 'draft') {
    const found = await adoptWritten(around, campaign)
    if (!found.ok) return found
  }
  const after = await store.publications.change(campaign.id, (now) =>
    now.share.state === 'waiting' ? { ...now, share: { state: 'none' } } : now,
  )
  return after.ok ? ok(null) : after
}

/** Where there is no campaign repository any more, nothing of the campaign is in it. */
async function adoptWritten(around: Surroundings, { id, organization }: Campaign): Promise<Outcome<null>> {
  const reached = await reachRepository(around, organization)
  if (!reached.ok) return reached.failure.kind === 'no-campaign-repository' ? ok(null) : reached
  const fullName = repositoryNameOf(reached.value, organization)
  const standing = await readStanding(around, { organization, fullName, signal: around.signal }, id)
  if (!standing.ok) return standing
  if (standing.value.state !== 'there') return ok(null)
  const applied = await applyFile(around, organization, standing.value)
  return applied.ok ? ok(null) : applied
}
