import { inTurn } from './in-turn'
import type { Launches } from './launch'
import { createCarrying, type Carrying } from './native-carrying'
import { createNativeEdits } from './native-edits'
import { createNativeListings } from './native-listing'
import { createPublishing, SETTLED } from './native-publishing'
import { nativeViews, ownCampaigns } from './native-view'
import { publicationHandlers, type NativeWish } from './native-wishes'
import type { Observatory } from './observatory'
import type { Handlers, Parts } from './parts'
import { PACE } from '@/lib/campaigns/pace'
import type { Native } from '@/lib/campaigns/publication'
import { ok, type Failure, type Outcome } from '@/lib/failure'

type NativeOperation = 'native.list' | 'native.edit' | 'native.close' | 'native.reopen' | NativeWish

export interface Natives extends Pick<Carrying, 'around'> {
  handlers: Handlers<NativeOperation>
  /** Does what is to be done at GitHub for the campaigns of an organization, and tells who shows them. */
  goOn(organization: string): Promise<Outcome<null>>
  /** The same for all, as when a worker starts. */
  keepTime(): Promise<Outcome<null>>
  /** Another token may see what the last one did not. */
  tokenChanged(): Promise<Outcome<null>>
}

/** These pass by themselves; with any other failure somebody has to do something before a further try can help. */
const PASSING: readonly Failure['kind'][] = [
  'rate-limited',
  'offline',
  'timeout',
  'server-error',
  'cancelled',
  'no-token',
  'token-locked',
  'never-synced',
]

/** Waits without blocking anything. The worker may die meanwhile: whatever is done then is done by `keepTime` as well. */
const laterOn = (seconds: number, work: () => void): void => void setTimeout(work, seconds * 1000)

/** GitHub's own campaigns, and those of ours that are to be, or are, among them. All writes go one after the other. */
export function createNatives(
  parts: Parts,
  observatory: Observatory,
  launches: Launches,
  later: (seconds: number, work: () => void) => void = laterOn,
): Natives {
  const { store, announce } = parts
  const turn = inTurn()
  const listings = createNativeListings(parts)
  const publishing = createPublishing(parts, listings, observatory)
  const carrying = createCarrying(parts, listings)
  const edits = createNativeEdits(parts, listings)

  /** What is to be done for one campaign; `insist`: also where it failed for good, because somebody asks for it. */
  async function workOn(campaignId: string, native: Native, insist: boolean): Promise<Outcome<null>> {
    if (!isDue(native, insist)) return ok(null)
    if (native.state !== 'published') {
      const published = await publishing.publish(campaignId, insist)
      if (!published.ok) return published
    }
    return carrying.carryOver(campaignId)
  }

  async function runOne(organization: string, campaignId: string, insist: boolean): Promise<Outcome<null>> {
    const found = await store.publications.get(campaignId)
    if (!found.ok) return found
    if (!isDue(found.value.native, insist)) return ok(null)
    const done = await workOn(campaignId, found.value.native, insist)
    const after = await store.publications.get(campaignId)
    if (after.ok && after.value.native.state === 'asked')
      later(SETTLED, () => void turn(() => runOne(organization, campaignId, false)))
    if (after.ok && after.value.native.state === 'published') void parts.sharing.shareWaiting(organization)
    for (const topic of ['native', 'campaigns'] as const) announce({ topic, organization })
    return done
  }

  async function goOn(organization: string): Promise<Outcome<null>> {
    const publications = await store.publications.ofOrganization(organization)
    if (!publications.ok) return publications
    const due = publications.value.filter(({ native }) => isDue(native, false))
    for (const [index, { campaignId }] of due.entries()) {
      if (index > 0) await new Promise<void>((resolve) => later(PACE.between, resolve))
      const done = await runOne(organization, campaignId, false)
      if (!done.ok) return done
    }
    return ok(null)
  }

  async function keepTime(): Promise<Outcome<null>> {
    const records = await store.organizations.list()
    if (!records.ok) return records
    for (const { login } of records.value) {
      const done = await turn(() => goOn(login))
      if (!done.ok) return done
    }
    return ok(null)
  }

  return {
    around: (before, after, write) => carrying.around(before, after, write),
    goOn: (organization) => turn(() => goOn(organization)),
    keepTime,
    async tokenChanged() {
      const forgotten = await listings.forgetAbsent()
      return forgotten.ok ? keepTime() : forgotten
    },
    handlers: {
      async 'native.list'({ organization }) {
        const known = await listings.read(organization)
        if (!known.ok) return known
        const publications = await store.publications.ofOrganization(organization)
        if (!publications.ok) return publications
        return ok(nativeViews(organization, known.value, ownCampaigns(publications.value)))
      },
      'native.edit': (input) => turn(() => edits.edit(input)),
      'native.close': (input) => turn(() => edits.close(input)),
      'native.reopen': (input) => turn(() => edits.reopen(input)),
      ...publicationHandlers(parts, observatory, launches, (organization, campaignId) =>
        turn(() => runOne(organization, campaignId, true)),
      ),
    },
  }
}

/** Whether anything is to be done at GitHub now. */
function isDue(native: Native, insist: boolean): boolean {
  const may = (failure: Failure | null) => insist || failure === null || PASSING.includes(failure.kind)
  if (native.state === 'none') return false
  if (native.state === 'published') return native.behind !== undefined && may(native.behind.failure)
  return native.state === 'asked' || may(native.failure)
}
