import { beforeEach, describe, expect, it } from 'vitest'
import { campaign, storeOn, value } from './samples'
import { PACE } from '@/lib/campaigns/pace'
import type { AutofixTask, CommentTask, Task } from '@/lib/storage/outbox-records'
import type { Store } from '@/lib/storage/store'

const NOW = 1_790_000_000
const asked = { by: 'mona', at: NOW }
const { id: ID } = campaign()
let store: Store

const base = {
  ...{ campaignId: ID, organization: 'octo', login: 'Octo', repositoryId: 1, repository: 'Octo/a' },
  ...{ state: 'waiting' as const, hold: false, due: 0, tries: 0, failure: null, asked: null },
}
const autofix: AutofixTask = {
  ...base,
  id: 'autofix',
  kind: 'autofix',
  number: 1,
  answer: null,
  etag: null,
  polls: 0,
}
const comment: CommentTask = {
  ...{ ...base, id: 'comment', kind: 'comment', occasion: 'due', marker: 'm', body: 'b' },
  issue: { number: 1 },
}

beforeEach(async () => {
  store = await storeOn()
  value(await store.campaigns.add(campaign()))
  value(await store.outbox.revise(ID, () => ({ launch: null, put: [autofix, comment], remove: [] })))
})
const begin = async (task: Task, at: number) => value(await store.outbox.begin(task.id, asked, at))
/** So many writes, a second apart, the last one at `end`. */
async function written(count: number, end: number, makesContent: boolean): Promise<void> {
  for (let number = count - 1; number >= 0; number -= 1)
    value(await store.pace.take(end - number, makesContent))
}

describe('the moment of a write', () => {
  it('is taken by one of many who come at once', async () => {
    const taken = await Promise.all([1, 2, 3].map(() => store.pace.take(NOW, false)))
    expect(taken.map(value).sort()).toEqual([NOW, NOW + 1, NOW + 1])
    expect(value(await store.outbox.waiting()).pace).toEqual({ writes: [NOW], content: [] })
  })

  it('is not taken from a task that is begun by somebody who wrote a moment ago, and the other way round', async () => {
    value(await store.pace.take(NOW, false))
    expect(await begin(autofix, NOW + 0.5)).toBeNull()
    expect(await begin(autofix, NOW + 1)).toMatchObject({ state: 'doing', due: NOW + 1 })
    expect(value(await store.pace.take(NOW + 1.5, false))).toBe(NOW + 2)
  })

  it('does not come for an issue or a comment while the hour is full, although a task had been chosen for it', async () => {
    await written(PACE.contentPerHour - 1, NOW - 1, true)
    // Two senders see one place left; the other one takes it.
    value(await store.pace.take(NOW, true))
    expect(await begin(comment, NOW + 1)).toBeNull()
    expect(value(await store.outbox.tasks(ID)).find(({ id }) => id === 'comment')?.state).toBe('waiting')
    const free = NOW - PACE.contentPerHour + 1 + 3600
    expect(await begin(comment, free - 1)).toBeNull()
    expect(await begin(comment, free)).toMatchObject({ state: 'doing' })
  })

  it('comes for Autofix all the same', async () => {
    await written(PACE.contentPerHour, NOW, true)
    expect(await begin(autofix, NOW + 1)).toMatchObject({ state: 'doing' })
  })

  it('keeps what GitHub’s windows hold, and no more', async () => {
    await written(3, NOW, true)
    value(await store.pace.take(NOW + 59.5, false))
    expect(value(await store.outbox.waiting()).pace).toEqual({
      writes: [NOW, NOW + 59.5],
      content: [NOW - 2, NOW - 1, NOW],
    })
    value(await store.pace.take(NOW + 3599, false))
    expect(value(await store.outbox.waiting()).pace).toEqual({ writes: [NOW + 3599], content: [NOW] })
  })
})
