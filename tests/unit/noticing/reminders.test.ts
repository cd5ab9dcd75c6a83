import { describe, expect, it } from 'vitest'
import { ME, at, concern } from './concerns'
import type { Noticed } from '@/lib/noticing/concern'
import { remindersDue } from '@/lib/noticing/reminders'

const mine = (change: Partial<Noticed> = {}, left: number | null = 12) =>
  concern({ managers: ['olga', 'Devon'], ...change }, { left })
function stepAt(now: string, change: Partial<Noticed> = {}): number | null {
  return remindersDue([mine(change)], ME, at(now))[0]?.step ?? null
}

describe('a reminder', () => {
  it.each([
    ['2026-12-16T23:59:59Z', null],
    ['2026-12-17T00:00:00Z', 7],
    ['2026-12-20T12:00:00Z', 7],
    ['2026-12-22T23:59:59Z', 7],
    ['2026-12-23T00:00:00Z', 1],
    ['2026-12-24T23:59:59Z', 1],
    ['2026-12-25T00:00:00Z', -1],
    ['2026-12-31T23:59:59Z', -1],
    // Longer than a week afterwards nobody needs the first word of it.
    ['2027-01-01T00:00:00Z', null],
  ])('at %s: step %s, always the latest that has come', (now, step) => {
    expect(stepAt(now)).toBe(step)
  })

  it('tells how many days there still are, also where the day of the step was missed', () => {
    const [one] = remindersDue([mine()], ME, at('2026-12-19T12:00:00Z'))
    expect(one).toMatchObject({ step: 7, daysLeft: 5, left: 12 })
  })

  // 29 March 2026 has 23 hours in Berlin, 25 October 25; in Santiago and Lord Howe the days differ elsewhere.
  it.each<[string, string, string, number | null]>([
    ['Europe/Berlin', '2026-04-01', '2026-03-24T22:59:59Z', null],
    ['Europe/Berlin', '2026-04-01', '2026-03-24T23:00:00Z', 7],
    ['Europe/Berlin', '2026-03-30', '2026-03-28T22:59:59Z', 7],
    ['Europe/Berlin', '2026-03-30', '2026-03-28T23:00:00Z', 1],
    ['Europe/Berlin', '2026-03-29', '2026-03-29T21:59:59Z', 1],
    ['Europe/Berlin', '2026-03-29', '2026-03-29T22:00:00Z', -1],
    ['Europe/Berlin', '2026-10-25', '2026-10-25T22:59:59Z', 1],
    ['Europe/Berlin', '2026-10-25', '2026-10-25T23:00:00Z', -1],
    ['Australia/Lord_Howe', '2026-10-05', '2026-10-03T13:29:59Z', 7],
    ['Australia/Lord_Howe', '2026-10-05', '2026-10-03T13:30:00Z', 1],
    ['Pacific/Kiritimati', '2026-12-24', '2026-12-22T09:59:59Z', 7],
    ['Pacific/Kiritimati', '2026-12-24', '2026-12-22T10:00:00Z', 1],
    ['America/Los_Angeles', '2026-12-24', '2026-12-25T07:59:59Z', 1],
    ['America/Los_Angeles', '2026-12-24', '2026-12-25T08:00:00Z', -1],
  ])('goes by the campaign’s own days: %s, due %s, at %s step %s', (timeZone, dueDate, now, step) => {
    const early = { createdAt: at('2026-01-02T10:00:00Z'), publishedAt: at('2026-01-02T10:00:00Z') }
    expect(stepAt(now, { ...early, timeZone, dueDate })).toBe(step)
  })

  it.each<[string, Partial<Noticed>, number | null]>([
    ['of a draft', { state: 'draft' }, 12],
    ['of a closed campaign', { state: 'closed' }, 12],
    ['to who does not manage it', { managers: ['maya'] }, 12],
    ['when nothing is left', {}, 0],
    ['when nobody knows what is left', {}, null],
  ])('is not made %s', (_, change, left) => {
    const now = at('2026-12-23T12:00:00Z')
    expect(remindersDue([mine()], ME, now)).toHaveLength(1)
    expect(remindersDue([mine(change, left)], ME, now)).toEqual([])
  })

  it('is made for managers who made the campaign, too', () => {
    expect(stepAt('2026-12-23T12:00:00Z', { createdBy: 'devon' })).toBe(1)
  })

  it('is not made for a step that had come before the campaign opened', () => {
    const change = { createdAt: at('2026-11-01T10:00:00Z'), publishedAt: at('2026-12-19T10:00:00Z') }
    expect(stepAt('2026-12-19T11:00:00Z', change)).toBeNull()
    expect(stepAt('2026-12-23T00:00:00Z', change)).toBe(1)
    expect(stepAt('2026-12-25T00:00:00Z', change)).toBe(-1)
  })

  it('is made anew for another due date', () => {
    expect(stepAt('2026-12-23T12:00:00Z', { dueDate: '2027-01-31' })).toBeNull()
    expect(stepAt('2027-01-24T12:00:00Z', { dueDate: '2027-01-31' })).toBe(7)
  })
})
