import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addProgress,
  closed,
  count,
  noProgress,
  percentClosed,
  type AlertStatus,
} from '@/lib/tracking/progress'

const status = fc.constantFrom<AlertStatus>('open', 'in-progress', 'fixed', 'dismissed', 'not-visible')
const progressOf = (statuses: AlertStatus[]) => {
  const progress = noProgress()
  for (const one of statuses) count(progress, one)
  return progress
}

describe('progress', () => {
  it('adds up to its total and to the sum of its groups', () => {
    fc.assert(
      fc.property(fc.array(status), fc.array(status), (a, b) => {
        const both = progressOf([...a, ...b])
        expect(both.open + both.inProgress + both.fixed + both.dismissed + both.notVisible).toBe(both.total)
        expect(addProgress(progressOf(a), progressOf(b))).toEqual(both)
      }),
    )
  })

  it('says 100 percent only when all are closed, and nothing of nothing', () => {
    expect(percentClosed(noProgress())).toBeNull()
    expect(percentClosed({ ...noProgress(), total: 1000, fixed: 999, open: 1 })).toBe(99)
    expect(percentClosed({ ...noProgress(), total: 3, fixed: 2, dismissed: 1 })).toBe(100)
    expect(closed({ ...noProgress(), total: 3, fixed: 2, dismissed: 1 })).toBe(3)
  })
})
