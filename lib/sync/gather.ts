import { fail, ok } from '@/lib/failure'
import { gatherAlerts } from './gather-alerts'
import { gatherPeople, gatherRepositories } from './gather-parts'
import type { Failure, Outcome } from '@/lib/failure'
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
  const added = await wantNewRepositories(pull)
  if (!added.ok) return added.failure
  if (!added.value) return null
  const again = await gatherRepositories(pull)
  return (await pull.writer.drain()) ?? again
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

/** Whether changed alerts belong to a repository that is not known yet: then the listing is read again. */
async function wantNewRepositories({ store, job }: Pull): Promise<Outcome<boolean>> {
  if (job.wanted.includes('repositories')) return ok(false)
  const unknown = await store.pulls.hasUnknownRepositories(job)
  if (!unknown.ok) return fail(unknown.failure)
  if (unknown.value) job.wanted.push('repositories')
  return unknown
}
