import { fail, ok } from '@/lib/failure'
import { completenessAfter, completenessWith } from './completeness'
import { gather } from './gather'
import { watermarkAfter } from './plan'
import { syncWork } from './work'
import { createWriter } from './writer'
import { isOfAnother } from '@/lib/storage/organization-record'
import type { Outcome } from '@/lib/failure'
import type { GitHub } from '@/lib/github/client'
import type { SyncJob } from '@/lib/storage/job'
import type { Store } from '@/lib/storage/store'
import type { Pull } from './pull'
import type { Reporter } from './reporter'

export interface Task {
  github: GitHub
  store: Store
  reporter: Reporter
  /** Ends the requests under way. */
  abort: AbortController
  onData: () => void
  /** Whether the token is now known to be another user's. */
  isOfAnother: (job: SyncJob) => Promise<boolean>
}

/**
 * Does a pull from where its job stands to its end. Nothing of it is visible before everything is gathered.
 * @returns `other-user` where the token was exchanged for another user's meanwhile: what was gathered is then of both
 */
export async function perform(task: Task, job: SyncJob): Promise<Outcome<'done' | 'other-user'>> {
  const { github, store, reporter, abort, onData } = task
  const pull: Pull = {
    github,
    store,
    job,
    writer: createWriter(store, job, () => abort.abort()),
    signal: abort.signal,
    began: performance.now(),
    report: (step, done, total) => reporter.progress(step, done, total, job.alerts),
  }
  if (job.phase === 'gathering') {
    const failure = await gather(pull)
    if (failure) return fail(failure)
    if (abort.signal.aborted) return fail({ kind: 'cancelled' })
    if (await task.isOfAnother(job)) return ok('other-user')
    const committed = await commit(pull)
    if (!committed.ok) return committed
    onData()
    if (!committed.value) return ok('done')
  }
  reporter.progress('work', 0, null, job.alerts)
  const changed = await syncWork(pull)
  if (!changed.ok) return changed
  if (changed.value) onData()
  const ended = await store.pulls.end(job)
  return ended.ok ? ok('done') : ended
}

/** @returns whether work is to be looked for now */
async function commit({ store, job, report, writer }: Pull): Promise<Outcome<boolean>> {
  report('storing', 0, null)
  const record = await store.organizations.get(job.login)
  if (!record.ok) return record
  const chosen = await store.campaigns.openAlerts(job.login)
  if (!chosen.ok) return chosen
  const goesOn = chosen.value.size > 0
  const before = record.value && !isOfAnother(record.value, job.user) ? record.value : null
  const completeness = completenessAfter(job, before?.completeness ?? { state: 'complete' })
  const lacking = job.missing.some(({ subject }) => subject === 'alerts')
  const result = {
    watermark: watermarkAfter(job),
    completeness: goesOn ? completeness : completenessWith(completeness, 'branches', []),
    // Where a page or an alert could not be read, what was known of it before is better than nothing; what another
    // user knew is not.
    replaces: job.byRepository !== null || (job.kind === 'full' && (!lacking || before === null)),
  }
  if (goesOn) job.phase = 'work'
  const committed = await store.pulls.commit(job, result, goesOn ? job : null, writer.held)
  return committed.ok ? ok(goesOn) : committed
}
