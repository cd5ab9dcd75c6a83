import { lookFor } from './looking'
import { afterFailure, failed, undone } from './results'
import { prepare } from './sending'
import { placeOf, settle, type Stop, type Surroundings } from './surroundings'
import { isTrouble, stopsAll } from './verdict'
import type { Failure } from '@/lib/failure'
import type { Task } from '@/lib/storage/outbox-records'

/** Does one task: marks it, sends its request, and writes down what came of it. */
export async function writeTask(around: Surroundings, task: Task): Promise<Stop> {
  const { store, login, github, clock } = around
  const place = placeOf(around, task)
  if (place === null) return settle(around, task, (now) => failed(now, invisible(task)))
  const by = await login()
  if (!by.ok) return by.failure
  const ready = await prepare(around, task, place)
  if (!ready.ok) return conclude(around, task, ready.failure, true)
  if (ready.value === null) return null
  const begun = await store.outbox.begin(task.id, { by: by.value, at: github.now() }, clock())
  if (!begun.ok) return begun.failure
  if (begun.value === null) return null
  const sent = await ready.value(begun.value)
  return sent.ok ? settle(around, task, sent.value) : conclude(around, task, sent.failure, false)
}

/** Finds out what became of a task whose answer nobody has. */
export async function lookUp(around: Surroundings, task: Task): Promise<Stop> {
  const place = placeOf(around, task)
  if (place === null || task.asked === null) return settle(around, task, undone)
  const found = await lookFor(around, task, place)
  return found.ok ? settle(around, task, found.value) : conclude(around, task, found.failure, true)
}

/** `looking`: nothing was sent, so a refusal of GitHub's is about the look. */
async function conclude(around: Surroundings, task: Task, failure: Failure, looking: boolean): Promise<Stop> {
  const now = around.clock()
  const stop = await settle(around, task, (one) => afterFailure(one, failure, looking, now))
  return stop ?? (stopsAll(failure) || isTrouble(failure) ? failure : null)
}

function invisible({ repositoryId }: Task): Failure {
  return { kind: 'not-found', subject: 'repositories', name: String(repositoryId) }
}
