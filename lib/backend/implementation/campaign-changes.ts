import { inTurn } from './in-turn'
import type { Launches } from './launch'
import type { Natives } from './native'
import type { Observatory } from './observatory'
import type { Parts } from './parts'
import { viewOf } from '../answers/campaign-view'
import { candidates } from '../answers/selection'
import type { Input } from '../contract'
import type { CampaignView } from '../views'
import type { Campaign } from '@/lib/campaigns/campaign'
import { createCampaign, type Room } from '@/lib/campaigns/life'
import type { CampaignLimits } from '@/lib/campaigns/limits'
import { toBeShared, unpublished, type Publication } from '@/lib/campaigns/publication'
import { chooseAlerts } from '@/lib/campaigns/selection'
import { fail, ok, type Outcome } from '@/lib/failure'

/** Decides what a campaign becomes; `room` is what its organization has for open campaigns. */
type Decide = (campaign: Campaign, room: Room) => Outcome<Campaign>

/**
 * Changes of campaigns. They happen one after the other, so that the count of open campaigns on which a decision rests
 * still holds when it is stored; the revision guards against a form that was filled in on an older state.
 */
export function createChanges(
  { store, now, announce, vault, sync, outbox, sharing }: Parts,
  observatory: Observatory,
  launches: Launches,
  natives: Natives,
) {
  const turn = inTurn()

  async function roomIn(organization: string): Promise<Outcome<Room & CampaignLimits>> {
    const limits = await store.settings.limits()
    if (!limits.ok) return limits
    const campaigns = await store.campaigns.ofOrganization(organization)
    if (!campaigns.ok) return campaigns
    const openNow = campaigns.value.filter(({ state }) => state === 'open').length
    return ok({ ...limits.value, openNow })
  }

  /** Work is looked for only where a campaign is open: one that just opened wants to know its own. */
  function lookForWork(campaign: Campaign): void {
    void sync.start(campaign.organization)
  }

  /** Its file is written at once, but nobody waits for it: what became of it is told by the campaign. */
  function shareInBackground(campaign: Campaign): void {
    if (campaign.state !== 'draft') void sharing.shareWaiting(campaign.organization)
  }

  /** What somebody else did to a shared campaign was taken over: who shows it asks again. */
  function changedByOthers<T>({ organization }: Campaign, refused: Outcome<T>): Outcome<T> {
    const isOthers = !refused.ok && ['campaign-changed', 'campaign-gone'].includes(refused.failure.kind)
    if (isOthers) announce({ topic: 'campaigns', organization })
    return refused
  }

  async function seen(campaign: Campaign): Promise<Outcome<CampaignView>> {
    // The campaign is stored: what cannot be written down for GitHub now is by the next look at the time (`keepTime`).
    await launches.follow(campaign.id)
    announce({ topic: 'campaigns', organization: campaign.organization })
    const observed = await observatory.observe(campaign.organization)
    return observed.ok ? ok(viewOf(campaign, observed.value)) : observed
  }

  return {
    create: (input: Input<'campaigns.create'>) =>
      turn(async (): Promise<Outcome<CampaignView>> => {
        const campaign = await decided(input)
        if (!campaign.ok) return campaign
        const added = await store.campaigns.add(campaign.value, wantedFor(campaign.value, input.publishing))
        if (!added.ok) return added
        shareInBackground(added.value)
        if (added.value.state === 'open') lookForWork(added.value)
        void natives.goOn(added.value.organization)
        return seen(added.value)
      }),

    change: (id: string, decide: Decide, revision?: number) =>
      turn(async (): Promise<Outcome<CampaignView>> => {
        const before = await store.campaigns.get(id)
        if (!before.ok) return before
        if (revision !== undefined && revision !== before.value.revision)
          return fail({ kind: 'campaign-changed' })
        const room = await roomIn(before.value.organization)
        if (!room.ok) return room
        const after = decide(before.value, room.value)
        if (!after.ok) return after
        if (after.value === before.value) return seen(before.value)
        const stored = await natives.around(before.value, after.value, () =>
          sharing.write(before.value, after.value),
        )
        if (!stored.ok) return changedByOthers(before.value, stored)
        if (before.value.state === 'draft') shareInBackground(stored.value)
        if (stored.value.state === 'open' && before.value.state !== 'open') lookForWork(stored.value)
        void natives.goOn(stored.value.organization)
        return seen(stored.value)
      }),

    remove: (id: string) =>
      turn(async (): Promise<Outcome<null>> => {
        const campaign = await store.campaigns.get(id)
        if (!campaign.ok) return campaign
        const removed = await sharing.remove(campaign.value, launches.farewell(campaign.value))
        if (!removed.ok) return removed
        announce({ topic: 'campaigns', organization: campaign.value.organization })
        void outbox.resume()
        return removed
      }),
  }

  async function decided({
    organization,
    query,
    template,
    details,
    timeZone,
    launch,
    as,
  }: Input<'campaigns.create'>) {
    const observed = await observatory.observeSynced(organization)
    if (!observed.ok) return observed
    const token = await vault.state()
    if (!token.ok) return token
    const { problems, candidates: found } = candidates(observed.value, query)
    if (problems.length > 0)
      return fail<Campaign>({
        kind: 'invalid-input',
        problems: [{ field: 'query', problem: 'fields.query.invalid' }],
      })
    const room = await roomIn(organization)
    if (!room.ok) return room
    const { alerts, leftOut } = chooseAlerts(found, room.value)
    const rest = {
      id: crypto.randomUUID(),
      organization: observed.value.organization,
      timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
      filter: query,
      template,
      alerts,
      leftOut,
      launch,
      createdAt: now(),
      createdBy: token.value.state === 'present' ? token.value.login : '',
    }
    return createCampaign(details, rest, as, room.value)
  }
}

/** Where a new campaign is wanted beside this browser. */
function wantedFor(
  { id }: Campaign,
  { share, native }: Input<'campaigns.create'>['publishing'],
): Publication {
  const nowhere = unpublished(id)
  return {
    ...nowhere,
    share: share ? toBeShared() : nowhere.share,
    native: native ? { state: 'waiting', failure: null } : nowhere.native,
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    // The only way to ask: an unknown zone is a RangeError.
    return false
  }
}
