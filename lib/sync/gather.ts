import { gatherAlerts } from './gather-alerts'
import { gatherByRepository } from './gather-by-repository'
import { gatherPeople, gatherRepositories } from './gather-parts'
import type { Missing } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'
import type { Pull } from './pull'

/**
 * Gathers everything that the pull wants, all at once: a hundred pages of alerts fill the waits of everything else. Whether the
 * organization exists is for its repositories to say, so their failure ends the rest and goes before it.
 */
export async function gather(pull: Pull): Promise<Failure | null> {
  const failure = await gatherAtOnce(pull)
  const drained = await pull.writer.drain()
  // A failed write aborts the reading; the write is then what went wrong.
  if (drained ?? failure) return drained ?? failure
  return pull.job.byRepository ? gatherByRepository(pull, pull.job.byRepository) : nameRepositories(pull)
}

/**
 * Where alerts belong to a repository that is not known yet the listing is read again. What it does not name then is said to
 * be missing: a token may read the alerts of repositories that it may not list.
 */
async function nameRepositories(pull: Pull): Promise<Failure | null> {
  const { store, job, writer } = pull
  let unlisted = await store.pulls.unlistedRepositories(job, writer.held)
  if (unlisted.ok && unlisted.value.length > 0 && !job.wanted.includes('repositories')) {
    job.wanted.push('repositories')
    const failure = (await gatherRepositories(pull)) ?? (await writer.drain())
    if (failure) return failure
    unlisted = await store.pulls.unlistedRepositories(job, writer.held)
  }
  if (!unlisted.ok) return unlisted.failure
  const missing = unlisted.value.map((name): Missing => {
    return {
      subject: 'repositories',
      name,
      why: { kind: 'no-permission', subject: 'repositories', needs: null },
    }
  })
  if (missing.length > 0) writer.add({ change: (changing) => changing.missing.push(...missing) })
  return writer.drain()
}

async function gatherAtOnce(pull: Pull): Promise<Failure | null> {
  const ended = new AbortController()
  const signal = AbortSignal.any([pull.signal, ended.signal])
  const told = { alerts: false, done: false }
  const showing = (when: () => boolean): Pull => ({
    ...pull,
    signal,
    report: (...progress) => {
      if (when()) pull.report(...progress)
    },
  })
  const endRest = (failure: Failure | null): Failure | null => {
    if (failure) ended.abort()
    return failure
  }
  // One step at a time is shown: repositories until the first alerts are there, people when there are no more.
  const failures = await Promise.all([
    gatherRepositories(showing(() => !told.alerts)).then(endRest),
    gatherAlerts(showing(() => (told.alerts = true))).finally(() => (told.done = true)),
    gatherPeople(showing(() => told.done)),
  ])
  return failures[0] ?? failures[1] ?? failures[2]
}
