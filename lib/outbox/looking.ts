import { ok } from '@/lib/failure'
import { answered, opened, said, stillPending, undone } from './results'
import { issueOf } from './sending'
import { MARGIN, placeOf, type Change, type Place, type Stop, type Surroundings } from './surroundings'
import { isTrouble, stopsAll } from './verdict'
import type { Outcome } from '@/lib/failure'
import type { Task } from '@/lib/storage/outbox-records'

/** Looks for the trace of a request whose answer nobody has; answers with what its task becomes. */
export async function lookFor(around: Surroundings, task: Task, place: Place): Promise<Outcome<Change>> {
  const { github, clock } = around
  const { by: creator, at } = task.asked ?? { by: '', at: 0 }
  if (task.kind === 'autofix') {
    const answer = await github.autofix({ ...place, number: task.number, etag: null })
    if (!answer.ok) return answer
    const status = answer.value.unchanged ? null : answer.value.status
    const etag = answer.value.unchanged ? null : answer.value.etag
    return ok((now) =>
      now.kind === 'autofix' && status !== null ? answered(now, status, etag, clock()) : undone(now),
    )
  }
  // A change of an issue is compared with what stands there before it is sent, so it may always be tried again.
  if (task.kind === 'issue' && task.number !== null) return ok(undone)
  if (task.kind === 'issue') {
    const number = await github.findIssue({ ...place, creator, since: at - MARGIN, marker: task.marker })
    if (!number.ok) return number
    return ok((now) =>
      now.kind === 'issue' && number.value !== null ? opened(now, number.value, null) : undone(now),
    )
  }
  const number = await issueOf(around, task, place)
  if (!number.ok) return number
  if (number.value === null) return ok(() => null)
  const stands = await github.findComment({
    ...place,
    number: number.value,
    since: at - MARGIN,
    marker: task.marker,
  })
  return stands.ok ? ok(stands.value ? said : undone) : stands
}

/** Looks at pending Autofixes, side by side. */
export async function poll(around: Surroundings, tasks: readonly Task[]): Promise<Stop> {
  const changes = new Map<string, Change>()
  const stops = await Promise.all(
    tasks.map(async (task) => {
      const place = placeOf(around, task)
      if (task.kind !== 'autofix' || place === null) return null
      const answer = await around.github.autofix({ ...place, number: task.number, etag: task.etag })
      const now = around.clock()
      const atGitHub = around.github.now()
      const later = (etag: string | null) => (one: Task) =>
        one.kind === 'autofix' ? stillPending(one, etag, now, atGitHub) : one
      if (!answer.ok) {
        if (!stopsAll(answer.failure)) changes.set(task.id, later(task.etag))
        return answer.failure
      }
      if (answer.value.unchanged) changes.set(task.id, later(task.etag))
      else {
        const { status, etag } = answer.value
        changes.set(
          task.id,
          status === 'pending'
            ? later(etag)
            : (one) => (one.kind === 'autofix' ? answered(one, status ?? 'none', etag, now) : one),
        )
      }
      return null
    }),
  )
  const settled = await around.store.outbox.settle(changes)
  if (!settled.ok) return settled.failure
  return stops.find((stop) => stop !== null && (stopsAll(stop) || isTrouble(stop))) ?? null
}
