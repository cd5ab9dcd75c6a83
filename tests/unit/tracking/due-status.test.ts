import { describe, expect, it } from 'vitest'
import { aCampaign, NOW } from '../campaigns/a-campaign'
import { DAY } from '@/lib/time'
import { dueStatus } from '@/lib/tracking/due-status'
import type { Progress } from '@/lib/tracking/progress'

const progress = (change: Partial<Progress> = {}): Progress => ({
  total: 100,
  open: 80,
  inProgress: 0,
  fixed: 20,
  dismissed: 0,
  notVisible: 0,
  ...change,
})
const after = (days: number) => NOW + days * DAY

describe('dueStatus', () => {
  it('speaks of drafts and closed campaigns without judging them', () => {
    expect(dueStatus(aCampaign({ state: 'draft' }), progress(), 0, NOW)).toEqual({
      state: 'draft',
      daysLeft: 34,
    })
    expect(dueStatus(aCampaign({ state: 'closed' }), progress(), 0, NOW)).toEqual({ state: 'closed' })
  })

  it('is complete when nothing remains, and never for an empty campaign', () => {
    const done = progress({ open: 0, fixed: 70, dismissed: 20, notVisible: 10 })
    expect(dueStatus(aCampaign(), done, 90, after(40)).state).toBe('complete')
    const none = { total: 0, open: 0, inProgress: 0, fixed: 0, dismissed: 0, notVisible: 0 }
    expect(dueStatus(aCampaign(), none, 0, NOW)).toEqual({ state: 'started', daysLeft: 34, needed: 0 })
  })

  it('says nothing about alerts that are all invisible', () => {
    const hidden = progress({ total: 5, open: 0, fixed: 0, notVisible: 5 })
    expect(dueStatus(aCampaign(), hidden, 0, after(3))).toEqual({ state: 'not-visible', daysLeft: 31 })
  })

  it('tells no pace in the first two days', () => {
    expect(dueStatus(aCampaign(), progress(), 20, after(1.9)).state).toBe('started')
  })

  it('compares the pace with what is needed', () => {
    expect(dueStatus(aCampaign(), progress(), 20, after(10))).toMatchObject({
      state: 'at-risk',
      pace: 2,
      daysLeft: 24,
    })
    expect(dueStatus(aCampaign(), progress({ open: 20, fixed: 80 }), 80, after(10)).state).toBe('on-track')
    // Alerts that were closed before the start are progress, but no pace.
    expect(dueStatus(aCampaign(), progress({ open: 20, fixed: 80 }), 0, after(10)).state).toBe('at-risk')
  })

  it('is overdue only after the due day has ended in the campaign’s zone', () => {
    const day = (iso: string) => Date.parse(iso) / 1000
    const berlin = aCampaign({ dueDate: '2026-12-24', timeZone: 'Europe/Berlin' })
    expect(dueStatus(berlin, progress(), 0, day('2026-12-24T22:59:00Z')).state).toBe('at-risk')
    expect(dueStatus(berlin, progress(), 0, day('2026-12-24T23:01:00Z'))).toEqual({
      state: 'overdue',
      daysLeft: -1,
      remaining: 80,
    })
    const honolulu = aCampaign({ dueDate: '2026-12-24', timeZone: 'Pacific/Honolulu' })
    expect(dueStatus(honolulu, progress(), 0, day('2026-12-25T09:59:00Z')).state).toBe('at-risk')
  })
})
