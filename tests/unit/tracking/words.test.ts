import { describe, expect, it } from 'vitest'
import type { DueStatus } from '@/lib/tracking/due-status'
import type { Forecast } from '@/lib/tracking/forecast'
import { dueReason, forecastText } from '@/lib/tracking/words'

describe('the reason of a status', () => {
  it.each<[DueStatus, string]>([
    [
      { state: 'at-risk', daysLeft: 12, needed: 1, pace: 0.5 },
      'Needed: 7 closed a week to close 13 alerts in 13 days. So far: 3.5 a week.',
    ],
    [
      { state: 'on-track', daysLeft: 0, needed: 1, pace: 2 },
      'Needed: 7 closed a week to close 1 alert in 1 day. So far: 14 a week.',
    ],
    [
      { state: 'started', daysLeft: 9, needed: 0.3 },
      'Needed: 2.1 closed a week to close 3 alerts in 10 days. It is too early to tell a pace.',
    ],
    [{ state: 'started', daysLeft: 9, needed: 0 }, 'It has no alerts.'],
    [
      { state: 'overdue', daysLeft: -1, remaining: 4 },
      '4 alerts still to be closed, 1 day after the due date.',
    ],
    [{ state: 'not-visible', daysLeft: 3 }, 'GitHub shows none of its alerts to this token any more.'],
    [{ state: 'complete', daysLeft: 3 }, ''],
    [{ state: 'draft', daysLeft: 3 }, ''],
    [{ state: 'closed' }, ''],
  ])('%o', (due, words) => {
    expect(dueReason(due)).toBe(words)
  })
})

describe('a forecast in words', () => {
  const assumption = { remaining: 6, days: 28, closed: 3, slow: 0.05, likely: 3 / 28, fast: 1 / 7 }
  const lack = { state: 'not-enough-data', days: 9.8, closed: 1, needsDays: 7, needsClosed: 5 } as const

  it.each<[Forecast, string, RegExp]>([
    [
      {
        state: 'range',
        earliest: '2027-01-14',
        likely: '2027-02-03',
        latest: '2027-04-20',
        assumption,
      },
      'Likely done by 3 February 2027, between 14 January 2027 and 20 April 2027',
      /last 28 days, with 3 alerts closed, for the 6 alerts left: 0\.8 a week\. .*from 0\.4 to 1 a week.*Nothing is added/,
    ],
    [
      { state: 'range', earliest: '2027-01-14', likely: '2027-02-03', latest: null, assumption },
      'Likely done by 3 February 2027, 14 January 2027 at the earliest, or not within two years',
      /28 days/,
    ],
    [{ state: 'beyond', earliest: null, assumption }, 'Not done within two years', /28 days/],
    [
      { state: 'beyond', earliest: '2028-01-14', assumption },
      'Likely not done within two years, 14 January 2028 at the earliest',
      /28 days/,
    ],
    [{ state: 'done', on: '2026-12-01' }, 'Everything was closed by 1 December 2026', /^$/],
    [{ state: 'done', on: null }, 'Everything is closed', /^$/],
    [{ state: 'not-running' }, 'No forecast', /open campaigns/],
    [{ ...lack, why: 'no-alerts' }, 'Not enough data for a forecast', /no alerts/],
    [
      { ...lack, why: 'young' },
      'Not enough data for a forecast',
      /run for 7 days first; it has run for 9 days/,
    ],
    [{ ...lack, why: 'nothing-closed' }, 'Not enough data for a forecast', /^Nothing was closed in 9 days/],
    [
      { ...lack, why: 'few-closed' },
      'Not enough data for a forecast',
      /^1 alert closed so far; 5 alerts are/,
    ],
  ])('%o', (forecast, headline, why) => {
    const words = forecastText(forecast)
    expect(words.headline).toBe(headline)
    expect(words.why).toMatch(why)
  })
})
