import { wait as waitSeconds } from '@/lib/github/wait'
import { discoverOrganizations } from './discover'
import { takePace } from './in-pace'
import { forgetListing, lookAt } from './look'
import { recordDays } from './record-day'
import { createTurns, type LocksLike } from './turns'
import { writeChange } from './write-change'
import { writeRemoval } from './write-removal'
import { writeWaiting } from './write-waiting'
import { withdrawShare } from './withdraw'
import type { Surroundings } from './surroundings'
import type { Campaign } from '@/lib/campaigns/campaign'
import { ok, type Outcome } from '@/lib/failure'
import type { Task } from '@/lib/storage/outbox-records'
import { dateOf, type EpochSeconds } from '@/lib/time'

export type { LocksLike } from './turns'

export interface SharingOptions extends Omit<Surroundings, 'github' | 'write' | 'signal'> {
  github: Surroundings['github'] & { writeFile: Surroundings['write'] }
  /** Keeps two workers, an old one and its successor, apart. */
  locks?: LocksLike | undefined
  /** Seconds since 1970 by the local clock, with fractions. */
  clock?: () => number
  /** Waits so many seconds; false at once when the signal aborts. */
  wait?: (seconds: number, signal: AbortSignal) => Promise<boolean>
}

/** Shares the campaigns of organizations in their campaign repositories. What is done for one organization is done in turn. */
export interface Sharing {
  /**
   * Reads the campaign repository, then writes what waits. At most once a minute for each organization unless somebody asked, who
   * also has tried what waits for a later attempt; whoever comes while it is being read waits for that.
   */
  look(organization: string, options?: { asked?: boolean }): Promise<Outcome<null>>
  /**
   * Writes campaigns that wait to be shared and are due, and links that came since. Each campaign says itself what became of it.
   */
  shareWaiting(organization: string): Promise<Outcome<null>>
  /** Takes back the wish to share a campaign whose file is still to be written. Nothing changes for any other. */
  withdraw(campaign: Campaign): Promise<Outcome<null>>
  /** Replaces a stored campaign: first its file, where it is shared. */
  write(before: Campaign, after: Campaign): Promise<Outcome<Campaign>>
  /** Removes a stored campaign: first its file, where it is shared. */
  remove(campaign: Campaign, farewells: (tasks: Task[]) => Task[]): Promise<Outcome<null>>
  /** After a complete sync, which ended at `at`: that day's progress of shared campaigns. */
  track(organization: string, at: EpochSeconds): Promise<Outcome<null>>
  /** Adds organizations in which campaigns are shared, once a day and for every new user of a token. */
  discover(): Promise<Outcome<null>>
  /** Gives up what is under way; what became of it is looked up the next time. */
  stop(): Promise<void>
}

/** Seconds between looks that nobody asked for; longer where there is no campaign repository. */
const BETWEEN = { looks: 60, absent: 3600 }

export function createSharing(options: SharingOptions): Sharing {
  const { github, store, now } = options
  const clock = options.clock ?? (() => Date.now() / 1000)
  const wait = options.wait ?? waitSeconds
  const turns = createTurns(options.locks ?? globalThis.navigator?.locks)
  const looking = new Map<string, Promise<Outcome<null>>>()
  let abort = new AbortController()

  function surroundings(signal: AbortSignal): Surroundings {
    const { login, announce, farewell } = options
    return {
      ...{ github, store, now, login, announce, farewell, signal },
      async write(file) {
        const taken = await takePace({ store, clock, wait }, signal)
        if (!taken.ok) return taken
        const forgotten = await forgetListing(store, file.organization)
        return forgotten.ok ? github.writeFile(file) : forgotten
      },
    }
  }

  function inTurn<T>(
    organization: string,
    work: (around: Surroundings) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const { signal } = abort
    return turns(organization, signal, () => work(surroundings(signal)))
  }

  async function isEarly(organization: string): Promise<Outcome<boolean>> {
    const record = await store.campaignRepositories.get(organization)
    if (!record.ok) return record
    const { lookedAt, failure } = record.value
    const between = failure?.kind === 'no-campaign-repository' ? BETWEEN.absent : BETWEEN.looks
    return ok(lookedAt !== null && Math.abs(now() - lookedAt) < between)
  }

  async function lookOnce(organization: string, insist: boolean): Promise<Outcome<null>> {
    const token = await options.login()
    if (!token.ok) return token
    return inTurn(organization, async (around) => {
      const looked = await lookAt(around, organization)
      const written = await writeWaiting(around, organization, { insist })
      return looked.ok ? written : looked
    })
  }

  /** Who asks wants to know how it is from now on: a run under way may have begun before what they did. */
  async function look(organization: string, { asked = false } = {}): Promise<Outcome<null>> {
    const key = organization.toLowerCase()
    if (!asked) {
      const early = await isEarly(organization)
      if (!early.ok) return early
      const running = looking.get(key)
      if (running) return running
      if (early.value) return ok(null)
    }
    const run = lookOnce(organization, asked)
    looking.set(key, run)
    try {
      return await run
    } finally {
      if (looking.get(key) === run) looking.delete(key)
    }
  }

  return {
    look,
    shareWaiting: (organization) => inTurn(organization, (around) => writeWaiting(around, organization)),
    withdraw: (campaign) => inTurn(campaign.organization, (around) => withdrawShare(around, campaign)),
    write: (before, after) => inTurn(before.organization, (around) => writeChange(around, before, after)),
    remove: (campaign, farewells) =>
      inTurn(campaign.organization, (around) => writeRemoval(around, campaign, farewells)),
    track: (organization, at) =>
      inTurn(organization, (around) => recordDays(around, organization, dateOf(at))),
    async discover() {
      const found = await inTurn('(discovery)', discoverOrganizations)
      if (!found.ok) return found
      for (const organization of found.value) {
        const looked = await look(organization, { asked: true })
        if (!looked.ok) return looked
      }
      return ok(null)
    },
    async stop() {
      const ended = abort
      abort = new AbortController()
      ended.abort()
      await Promise.allSettled(looking.values())
    },
  }
}
