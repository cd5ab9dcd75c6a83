import { describe, expect, it } from 'vitest'
import { choose } from '@/lib/outbox/choose'
import { PACE } from '@/lib/campaigns/pace'
import { freeAt } from '@/lib/campaigns/write-pace'
import { secondsLeft } from '@/lib/outbox/pace'
import { rig } from './rig'
import type { Agenda } from '@/lib/storage/outbox-queue'
import type { Task } from '@/lib/storage/outbox-records'

const T = 1_790_000_000
const NO_PAUSE = { all: 0, autofix: 0 }
const none = { writes: [], content: [] }
/** `count` times, `apart` seconds from each other, the last one at T. */
const times = (count: number, apart: number) =>
  Array.from({ length: count }, (_, index) => T - (count - 1 - index) * apart)

describe('the pace', () => {
  it.each([
    ['nothing was written', none, T, T],
    ['the last write is a second ago', { writes: [T - 1], content: [T - 1] }, T, T],
    ['the last write is half a second ago', { writes: [T - 0.5], content: [] }, T + 0.5, T + 0.5],
    // 80 writes in 40 seconds: the first of them must be a minute old.
    ['80 were written within a minute', { writes: times(80, 0.5), content: [] }, T + 20.5, T + 20.5],
    ['79 were', { writes: times(79, 0.5), content: [] }, T + 1, T + 1],
    ['500 issues were opened within the hour', { writes: [T], content: times(500, 2) }, T + 1, T + 2602],
    ['499 were', { writes: [T], content: times(499, 2) }, T + 1, T + 1],
    [
      'the clock was set back an hour',
      { writes: [T + 3600], content: times(500, 1).map((at) => at + 7200) },
      T,
      T,
    ],
  ])('when %s', (_, pace, plain, content) => {
    expect(freeAt(pace, T, false)).toBe(plain)
    expect(freeAt(pace, T, true)).toBe(content)
  })

  it.each([
    ['nothing', none, { content: 0, autofix: 0 }, NO_PAUSE, null],
    ['one issue', none, { content: 1, autofix: 0 }, NO_PAUSE, 1],
    ['a whole launch', none, { content: 100, autofix: 1000 }, NO_PAUSE, 1100],
    // 500 go at once; the 501st waits until the first is an hour old.
    ['600 issues', none, { content: 600, autofix: 0 }, NO_PAUSE, 3700],
    ['Autofix meanwhile', none, { content: 501, autofix: 1000 }, NO_PAUSE, 3601],
    ['a pause of everything', none, { content: 1, autofix: 1 }, { all: T + 60, autofix: 0 }, 62],
    ['a pause of Autofix', none, { content: 10, autofix: 1 }, { all: 0, autofix: T + 100 }, 101],
  ])('tells how long %s takes', (_, pace, left, pauses, seconds) => {
    expect(secondsLeft(pace, left, pauses, T)).toBe(seconds)
  })

  it('is kept over the death of the worker: what does not fit into the hour waits for its end', async () => {
    const { world, begin, worker, kill, clock, store, limits } = await rig(300, 12, {
      repositories: 1,
      alerts: 1,
    })
    await begin({ autofix: false, issues: true })
    await worker().drive()
    const [issue] = world.writes.all
    // So many that the hour is full but for two.
    for (let number = 0; number < PACE.contentPerHour - 3; number += 1) {
      clock.now += 1
      const task = await waitingTask(store, number)
      await store.outbox.begin(task.id, { by: 'maya-manager', at: clock.now }, clock.now)
      await store.outbox.settle(new Map([[task.id, () => null]]))
    }
    limits.secondary.writesPerHour = 500
    for (let number = 600; number < 604; number += 1) await waitingTask(store, number)
    await (await kill()).drive()
    const late = world.writes.all.slice(1).map(({ time }) => time)
    expect(late).toHaveLength(4)
    const first = issue?.time ?? 0
    expect(late.map((time) => time - first >= 3_600_000)).toEqual([false, false, true, true])
  }, 30_000)
})

/** A comment on the campaign's issue. */
async function waitingTask(store: Awaited<ReturnType<typeof rig>>['store'], number: number): Promise<Task> {
  const made: Task[] = []
  await store.outbox.revise('6f0b4f0e-6c1c-4a9c-9d57-0a1f4a3f5b11', (launch, tasks) => {
    const issue = tasks.find((task) => task.kind === 'issue')
    if (!issue || issue.number === null) throw new Error('no issue')
    const { campaignId, organization, login, repositoryId, repository } = issue
    made.push({
      id: `${campaignId}/comment/${number}`,
      kind: 'comment',
      ...{
        campaignId,
        organization,
        login,
        repositoryId,
        repository,
        state: 'waiting',
        hold: false,
        due: 0,
        tries: 0,
      },
      ...{
        failure: null,
        asked: null,
        occasion: 'due',
        marker: `<!-- ${number} -->`,
        body: `<!-- ${number} -->`,
      },
      issue: { number: issue.number },
    })
    return { launch, put: made, remove: [] }
  })
  const [task] = made
  if (!task) throw new Error('no task')
  return task
}

describe('what is next', () => {
  const task = (due: number): Task => ({
    id: `task ${due}`,
    kind: 'autofix',
    ...{ campaignId: 'c', organization: 'octo', login: 'Octo', repositoryId: 1, repository: 'Octo/a' },
    ...{ state: 'waiting', hold: false, due, tries: 0, failure: null, asked: null },
    ...{ number: 1, answer: null, etag: null, polls: 0 },
  })
  const agenda = (next: Partial<Agenda['next']>, change: Partial<Agenda> = {}): Agenda => ({
    pace: none,
    polls: [],
    next: { doing: null, content: null, autofix: null, poll: null, ...next },
    ...change,
  })
  const old = task(T - 10)
  const full = { writes: [T - 5], content: times(500, 1) }

  it.each([
    ['nothing at all', agenda({}), NO_PAUSE, { kind: 'idle' }],
    [
      'what may have been done before what was not',
      agenda({ doing: old, content: old }),
      NO_PAUSE,
      'look-up',
    ],
    ['issues before Autofix', agenda({ content: old, autofix: task(0) }), NO_PAUSE, 'write'],
    [
      'Autofix while issues wait for their hour',
      agenda({ content: old, autofix: old }, { pace: full }),
      NO_PAUSE,
      'write',
    ],
    [
      'looks while writes wait for their second',
      agenda({ autofix: old, poll: old }, { pace: { writes: [T], content: [] }, polls: [old] }),
      NO_PAUSE,
      'poll',
    ],
    [
      'a short pause, of which nobody is told',
      agenda({ autofix: old }, { pace: { writes: [T], content: [] } }),
      NO_PAUSE,
      { kind: 'pause', at: T + 1, limited: false },
    ],
    [
      'a long one, which is told',
      agenda({ content: old }, { pace: full }),
      NO_PAUSE,
      { kind: 'pause', at: T + 3101, limited: true },
    ],
    [
      'GitHub’s pause',
      agenda({ content: old }),
      { all: T + 90, autofix: 0 },
      { kind: 'pause', at: T + 90, limited: true },
    ],
    [
      'GitHub’s pause of Autofix',
      agenda({ autofix: old }),
      { all: 0, autofix: T + 90 },
      { kind: 'pause', at: T + 90, limited: true },
    ],
    [
      'the next look',
      agenda({ poll: task(T + 500) }),
      NO_PAUSE,
      { kind: 'pause', at: T + 500, limited: false },
    ],
    [
      'a look-up that is not due',
      agenda({ doing: task(T + 5) }),
      NO_PAUSE,
      { kind: 'pause', at: T + 5, limited: false },
    ],
  ])('is %s', (_, now, pauses, expected) => {
    const choice = choose(now, pauses, T)
    if (typeof expected === 'string') expect(choice.kind).toBe(expected)
    else expect(choice).toEqual(expected)
  })
})
