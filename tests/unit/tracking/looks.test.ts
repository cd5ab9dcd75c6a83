import { describe, expect, it } from 'vitest'
import { fixed, hidden, look, measured, tracked } from './tracked-alerts'
import type { TrackedAlert } from '@/lib/tracking/tracked'
import type { Look } from '@/lib/tracking/looks'

/** Day of the campaign, closed but undone, reopened; of the looks alone. */
function noticed(alerts: TrackedAlert[], days: number, looks: Look[]) {
  const { timeline, flow } = measured(alerts, days, { looks })
  const reopened = timeline.flatMap((one, index) => (one.reopened ? [[index, one.reopened]] : []))
  return { reopened, undone: flow.total.undone, total: flow.total.reopened }
}

describe('reopened alerts', () => {
  it('are those that a look counted as closed and that today’s dates do not', () => {
    const looks = [look(3, { fixed: 2 }), look(6, { fixed: 1 })]
    expect(noticed([fixed(2), tracked(), tracked()], 9, looks)).toEqual({
      reopened: [[6, 1]],
      undone: 1,
      total: 1,
    })
  })

  it('are noticed by the data themselves when nobody looked between', () => {
    expect(noticed([tracked(), tracked()], 9, [look(3, { dismissed: 2 })])).toMatchObject({
      reopened: [[9, 2]],
    })
  })

  it('are counted again when they are closed and come back again', () => {
    const looks = [1, 0, 1, 0].map((closed, index) => look(index + 1, { fixed: closed }))
    expect(noticed([tracked()], 9, looks)).toEqual({
      reopened: [
        [2, 1],
        [4, 1],
      ],
      undone: 2,
      total: 2,
    })
  })

  it('are counted too when they were closed for good later', () => {
    const looks = [look(3, { fixed: 1 }), look(5, { fixed: 0 })]
    expect(noticed([fixed(7)], 9, looks)).toMatchObject({ reopened: [[5, 1]] })
  })

  it('are none where a look was just earlier on the day than a closing', () => {
    // 9:00 on day 3: one closed, one came back later. At noon another was closed.
    const looks = [look(2, { fixed: 2 }), look(3, { fixed: 2 }), look(4, { fixed: 3 })]
    expect(noticed([fixed(1), fixed(3), tracked()], 9, looks)).toEqual({
      reopened: [[9, 1]],
      undone: 1,
      total: 1,
    })
  })

  it('are none where closed alerts are merely no longer visible', () => {
    const looks = [look(3, { fixed: 2 })]
    expect(noticed([fixed(2), hidden()], 9, looks)).toEqual({ reopened: [], undone: 0, total: 0 })
  })

  it('are none where closed alerts could not be seen for a time', () => {
    // One has come back by the end. On day 5 another one, closed all along, was hidden.
    const looks = [look(3, { fixed: 3 }), look(5, { fixed: 2, notVisible: 1 }), look(7, { fixed: 3 })]
    expect(noticed([fixed(1), fixed(2), tracked()], 9, looks)).toEqual({
      reopened: [[9, 1]],
      undone: 1,
      total: 1,
    })
  })

  it('are not known in weeks in which nobody looked', () => {
    // Days 0 to 6, 7 to 13 and 14 to 20 are weeks.
    const { flow } = measured([tracked()], 15, { looks: [look(2, { fixed: 1 })] })
    expect(flow.weeks.map(({ reopened, undone, net }) => [reopened, undone, net])).toEqual([
      [0, 1, 1],
      [null, null, 0],
      [1, 0, -1],
    ])
  })

  it('do not depend on the order of the looks, and not on looks from other times', () => {
    const looks = [
      look(6, { fixed: 0 }),
      look(3, { fixed: 1 }),
      look(-2, { fixed: 8 }),
      look(12, { fixed: 9 }),
    ]
    expect(noticed([tracked()], 9, looks)).toEqual(noticed([tracked()], 9, looks.slice(0, 2).reverse()))
  })
})
