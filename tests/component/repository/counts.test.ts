import { describe, expect, test } from 'vitest'
import { repositoryCampaign, repositoryCampaigns } from '../developer-fixtures'
import { progress } from '../fixtures'
import { isDone, tabCount, whenDue } from '@/components/repository/counts'

describe('what the tab says', () => {
  test.each([
    [1, '1', '1 alert left to do in security campaigns'],
    [99, '99', '99 alerts left to do in security campaigns'],
    [100, '99+', '100 alerts left to do in security campaigns'],
    [12_345, '99+', '12,345 alerts left to do in security campaigns'],
  ])('%i left', (left, text, meaning) => {
    expect(tabCount(repositoryCampaigns({ left }))).toEqual({ text, meaning })
  })

  test('without counts that there are campaigns', () => {
    expect(tabCount(repositoryCampaigns({ left: null }))).toEqual({
      text: null,
      meaning: '1 security campaign',
    })
  })

  test('nothing where nothing is left, nothing concerns it, or nothing is known', () => {
    expect(tabCount(repositoryCampaigns({ left: 0 }))).toBeNull()
    expect(tabCount(repositoryCampaigns({ campaigns: [], left: null }))).toBeNull()
    expect(tabCount(null)).toBeNull()
  })
})

describe('done', () => {
  test.each([
    [progress({ open: 0, inProgress: 0 }), true],
    [progress({ open: 0, inProgress: 0, notVisible: 3 }), true],
    [progress({ open: 0, inProgress: 1 }), false],
    [progress({ open: 1, inProgress: 0 }), false],
    [progress({ open: 0, inProgress: 0, fixed: 0, dismissed: 0, notVisible: 4 }), false],
    [null, false],
  ])('%#', (here, done) => {
    expect(isDone({ here })).toBe(done)
  })
})

describe('the due date', () => {
  test('with what the pace says', () => {
    expect(whenDue(repositoryCampaign())).toEqual({
      tone: 'good',
      text: 'Due 31 Jan 2030 · 20 days left · On track',
    })
    expect(whenDue(repositoryCampaign({ due: { state: 'overdue', daysLeft: -3, remaining: 7 } }))).toEqual({
      tone: 'bad',
      text: 'Due 31 Jan 2030 · 3 days overdue · Overdue',
    })
  })

  test('without counts only the days count', () => {
    const without = { due: null, here: null }
    expect(whenDue(repositoryCampaign(without))).toEqual({
      tone: 'neutral',
      text: 'Due 31 Jan 2030 · 20 days left',
    })
    expect(whenDue(repositoryCampaign({ ...without, daysLeft: -1 }))).toEqual({
      tone: 'bad',
      text: 'Due 31 Jan 2030 · 1 day overdue',
    })
  })
})
