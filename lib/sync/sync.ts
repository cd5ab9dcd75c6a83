import { ok } from '@/lib/failure'
import { organizationKey } from '@/lib/storage/organization-record'
import { wait } from '@/lib/github/wait'
import { createReporter } from './reporter'
import { createRepositorySync, type RepositoryLook } from './repository'
import { runSync } from './run'
import type { SyncStatus } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { GitHub } from '@/lib/github/client'
import type { Store } from '@/lib/storage/store'
import type { Reporter } from './reporter'

/** Then it is looked again: a timer of more than 24 days would run out at once. */
const LONGEST_WAIT = 60 * 60

/** What we need of `navigator.locks`. */
export interface LocksLike {
  request<T>(name: string, options: { signal: AbortSignal }, work: () => Promise<T>): Promise<T>
}

export interface SyncOptions {
  github: GitHub
  store: Store
  /** Login of the token's user: two people may not see the same. Fails where there is no open token. */
  login: () => Promise<Outcome<string>>
  /** Told at every change of state or step, and a few times a second in between. */
  onStatus: (organization: string, status: SyncStatus) => void
  /** New data of this organization was stored. */
  onData: (organization: string) => void
  /** A single repository begins to be read, or that has ended. */
  onRepository?: (repository: string, running: boolean) => void
  /** Keeps two workers, an old one and its successor, from the same organization. */
  locks?: LocksLike | undefined
  /** Milliseconds, to tell progress seldom enough. */
  milliseconds?: () => number
}

export interface Sync {
  /**
   * Pulls what is new, or goes on with a pull that was interrupted; one at a time for an organization, however many ask.
   * The status is `running` at once; the promise ends when the pull has ended, waits, or failed.
   */
  start(organization: string): Promise<SyncStatus>
  /** Stops the pull and forgets what it gathered; data of before stays. */
  cancel(organization: string): Promise<Outcome<null>>
  status(organization: string): SyncStatus
  /**
   * Goes on with every pull that was interrupted, and whose pause is over. For the worker's start and its alarms.
   * Answers when all of them have ended or wait; fails only where the database cannot be read.
   */
  resumeAll(): Promise<Outcome<null>>
  /**
   * Reads one repository anew, beside whatever pull of its organization; one at a time, however many ask. What could not be read
   * is stored with what was there before. Fails where nobody knows a repository of this name, or nothing could be stored.
   */
  repository(organization: string, fullName: string): Promise<Outcome<RepositoryLook>>
}

/** One organization's sync. */
export interface Entry {
  organization: string
  reporter: Reporter
  running: { abort: AbortController; ended: Promise<SyncStatus> } | null
  /** Ends the wait for GitHub's pause to be over. */
  waiting: AbortController | null
}

/** Keeps what is stored of organizations as GitHub has it. */
export function createSync(options: SyncOptions): Sync {
  const { github, store } = options
  const locks = options.locks ?? globalThis.navigator?.locks
  const entries = new Map<string, Entry>()

  function entryOf(organization: string): Entry {
    const key = organizationKey(organization)
    const known = entries.get(key)
    if (known) return known
    const tell = (status: SyncStatus) => options.onStatus(organization, status)
    const reporter = createReporter(tell, options.milliseconds)
    const entry: Entry = { organization, reporter, running: null, waiting: null }
    entries.set(key, entry)
    return entry
  }

  function start(organization: string): Promise<SyncStatus> {
    const entry = entryOf(organization)
    if (entry.running) return entry.running.ended
    entry.waiting?.abort()
    entry.reporter.progress('repositories', 0, null, 0)
    const abort = new AbortController()
    const onData = () => options.onData(organization)
    const name = `muster-sync ${organizationKey(organization)}`
    const ended = runSync({ github, store, login: options.login, onData, locks, name }, entry, abort).finally(
      () => {
        entry.running = null
        goOnAfterPause(entry)
      },
    )
    entry.running = { abort, ended }
    return ended
  }

  /** While the worker lives it goes on by itself; the background's alarm does it after the worker's end. */
  function goOnAfterPause(entry: Entry): void {
    const status = entry.reporter.status()
    if (status.state !== 'waiting') return
    const waiting = new AbortController()
    entry.waiting = waiting
    const seconds = Math.min(Math.max(1, status.until - github.now()), LONGEST_WAIT)
    void wait(seconds, waiting.signal).then((over) => (over ? start(entry.organization) : null))
  }

  return {
    start,
    repository: createRepositorySync({ github, store, onRunning: options.onRepository ?? (() => undefined) }),
    status: (organization) => entryOf(organization).reporter.status(),
    async cancel(organization) {
      const entry = entryOf(organization)
      entry.waiting?.abort()
      entry.running?.abort.abort()
      await entry.running?.ended
      // Its run has forgotten it; what is left is a pull that waits, or one that failed and could be gone on with.
      if (entry.reporter.status().state === 'cancelled') return ok(null)
      const job = await store.pulls.job(organization)
      if (job.ok && job.value === null) return ok(null)
      const discarded = await store.pulls.discard(organization)
      if (discarded.ok) entry.reporter.set({ state: 'cancelled', at: github.now() })
      return discarded
    },
    async resumeAll() {
      const jobs = await store.pulls.jobs()
      if (!jobs.ok) return jobs
      await Promise.all(jobs.value.filter((job) => !job.failed).map((job) => start(job.login)))
      return ok(null)
    },
  }
}
