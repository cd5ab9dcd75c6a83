import { fail } from '@/lib/failure'
import { perform } from './perform'
import { isWorth, planPull } from './plan'
import { isFinal } from './stopping'
import type { SyncStatus } from '@/lib/backend/views'
import type { Failure, Outcome } from '@/lib/failure'
import type { GitHub } from '@/lib/github/client'
import type { SyncJob } from '@/lib/storage/job'
import type { Store } from '@/lib/storage/store'
import type { Entry, LocksLike } from './sync'

/** Pauses in a row, without a page between them, after which we give up: GitHub bans who ignores it. */
const PATIENCE = 6

export interface Surroundings {
  github: GitHub
  store: Store
  onData: () => void
  /** Login of the token's user; a failure where there is no open token. */
  login: () => Promise<Outcome<string>>
  locks: LocksLike | undefined
  /** Of the lock. */
  name: string
}

/** Runs the sync of an organization under its lock, and says how it ended. It never rejects. */
export async function runSync(
  around: Surroundings,
  entry: Entry,
  abort: AbortController,
): Promise<SyncStatus> {
  const { locks, name } = around
  const work = () => runOnce(around, entry, abort)
  let status: SyncStatus
  try {
    status = await (locks ? locks.request(name, { signal: abort.signal }, work) : work())
  } catch (error) {
    status = abort.signal.aborted
      ? { state: 'cancelled', at: around.github.now() }
      : failed(around, { kind: 'internal', detail: error instanceof Error ? error.name : 'unknown' })
  }
  entry.reporter.set(status)
  return status
}

async function runOnce(around: Surroundings, entry: Entry, abort: AbortController): Promise<SyncStatus> {
  const { github, store, onData } = around
  const job = await jobOf(around, entry.organization)
  if (!job.ok) return failed(around, job.failure)
  const { waitingUntil } = job.value
  if (waitingUntil !== null && waitingUntil > github.now()) return waiting(job.value, waitingUntil)
  job.value.waitingUntil = null
  job.value.failed = false
  const task = { github, store, reporter: entry.reporter, abort, onData }
  const result = await perform({ ...task, isOfAnother: (ours) => isOfAnother(around, ours) }, job.value)
  if (!result.ok) return conclude(around, job.value, result.failure)
  return result.value === 'other-user' ? runOnce(around, entry, abort) : { state: 'idle' }
}

/** Requests take the token of the moment. Without one they fail by themselves, and the job waits for its user. */
async function isOfAnother({ login }: Surroundings, job: SyncJob): Promise<boolean> {
  const user = await login()
  return user.ok && user.value !== job.user
}

/** The job that was interrupted, unless it is another user's, or a new one. */
async function jobOf(around: Surroundings, organization: string): Promise<Outcome<SyncJob>> {
  const { github, store } = around
  const found = await store.pulls.job(organization)
  if (!found.ok && found.failure.kind === 'storage-newer') return found
  // A job that is damaged is not worth more than its pages: it begins anew.
  const job = found.ok ? found.value : null
  if (job && isWorth(job, github.now()) && !(await isOfAnother(around, job))) return { ok: true, value: job }
  const record = await store.organizations.get(organization)
  if (!record.ok) return record
  const user = await around.login()
  const planned = planPull(organization, record.value, user.ok ? user.value : null, github.now())
  const begun = await store.pulls.begin(planned)
  return begun.ok ? { ok: true, value: planned } : fail(begun.failure)
}

async function conclude(around: Surroundings, job: SyncJob, failure: Failure): Promise<SyncStatus> {
  const { github, store } = around
  if (failure.kind === 'rate-limited' && job.pauses < PATIENCE) {
    const paused: SyncJob = { ...job, waitingUntil: failure.until, pauses: job.pauses + 1 }
    const written = await store.pulls.stage(paused, [], [])
    return written.ok ? waiting(job, failure.until) : failed(around, written.failure)
  }
  if (isFinal(failure)) await store.pulls.discard(job.login)
  else {
    // Without a network it goes on by itself when the worker next wakes; everything else waits for the person.
    await store.pulls.stage({ ...job, failed: failure.kind !== 'offline', pauses: 0 }, [], [])
  }
  if (failure.kind === 'cancelled') return { state: 'cancelled', at: github.now() }
  await store.pulls.noteFailure(job.login, failure, github.now())
  return failed(around, failure)
}

function failed({ github }: Surroundings, failure: Failure): SyncStatus {
  return { state: 'failed', failure, at: github.now() }
}

function waiting(job: SyncJob, until: number): SyncStatus {
  const step = job.phase === 'work' ? 'work' : 'alerts'
  return { state: 'waiting', until, step, alerts: job.alerts }
}
