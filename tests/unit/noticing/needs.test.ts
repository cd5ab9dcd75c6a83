import { describe, expect, it } from 'vitest'
import { ME, atRisk, concern, onTrack, overdue, place } from './concerns'
import { mostUrgentFirst, needed, needsOf, type Need } from '@/lib/noticing/needs'

const managed = { managers: [ME] }
const all = [
  concern({ id: 'fix-late', dueDate: '2027-03-01' }),
  concern({ ...managed, id: 'fine' }, { due: onTrack }),
  concern({ ...managed, id: 'risky', dueDate: '2026-12-01' }, { due: atRisk }),
  concern({ id: 'done' }, { writable: [place({ left: 0 })] }),
  concern({ ...managed, id: 'late', dueDate: '2027-01-01' }, { due: overdue }),
  concern({ id: 'fix-soon', dueDate: '2026-11-30' }),
  concern({ ...managed, id: 'closed', state: 'closed' }, { due: overdue }),
]
const told = (needs: readonly Need[]) =>
  needs.map(({ concern: { campaign }, why }) => `${campaign.id} ${why}`)

describe('what needs a person', () => {
  it('is listed with the first reason, in the given order', () => {
    expect(told(needed(all, ME))).toEqual([
      'fix-late to-fix',
      'risky at-risk',
      'late overdue',
      'fix-soon to-fix',
    ])
  })

  it('is as long as the number on the toolbar button', () => {
    for (const me of [ME, 'maya', 'nobody']) {
      const { overdue: late, atRisk: risky, toFix } = needsOf(all, me)
      expect(needed(all, me)).toHaveLength(late + risky + toFix)
    }
  })

  it('comes with the most urgent first, whatever the order before', () => {
    const expected = ['late overdue', 'risky at-risk', 'fix-soon to-fix', 'fix-late to-fix']
    expect(told(mostUrgentFirst(needed(all, ME)))).toEqual(expected)
    expect(told(mostUrgentFirst(needed(all.toReversed(), ME)))).toEqual(expected)
  })
})
