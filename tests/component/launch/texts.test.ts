import { describe, expect, test } from 'vitest'
import { doneLaunch, launchRow, launchView, NOW } from './a-launch'
import { announcement } from '@/components/launch/announcement'
import { inWords } from '@/components/launch/duration'
import {
  autofixParts,
  failuresOf,
  percentOf,
  resultText,
  stateText,
  waitingText,
} from '@/components/launch/launch-text'
import { secondsLeft } from '@/lib/outbox/pace'
import { autofixSeconds, issueSeconds } from '@/lib/campaigns/pace'

describe('the time at GitHub’s pace', () => {
  test.each([
    [0, 0],
    [100, 100],
    [500, 500],
    // The 501st waits for the next hour.
    [501, 3601],
    [1000, 4100],
    [1001, 7201],
  ])('%i issues take %i seconds', (issues, seconds) => {
    expect(issueSeconds(issues)).toBe(seconds)
  })

  test.each([1, 80, 500, 501, 1700])('%i writes take as long as the outbox says', (count) => {
    const left = (content: number, autofix: number) =>
      secondsLeft({ writes: [], content: [] }, { content, autofix }, { all: 0, autofix: 0 }, NOW)
    expect(issueSeconds(count)).toBe(left(count, 0))
    expect(autofixSeconds(count)).toBe(left(0, count))
  })

  test('Autofix is asked once a second, whatever the hour', () => {
    expect(autofixSeconds(1000)).toBe(1000)
  })

  test.each([
    [0, 'less than a minute'],
    [59, 'less than a minute'],
    [60, 'about 1 minute'],
    [61, 'about 2 minutes'],
    [1000, 'about 17 minutes'],
    [3540, 'about 59 minutes'],
    [3541, 'about 1 hour'],
    [3601, 'about 1 hour 10 min'],
    [4200, 'about 1 hour 10 min'],
    [7200, 'about 2 hours'],
    [36_000, 'about 10 hours'],
  ])('%i seconds are %s', (seconds, words) => {
    expect(inWords(seconds)).toBe(words)
  })
})

describe('the state', () => {
  test.each([
    [launchView({ state: 'none' }), 'open', 'Nothing was asked of GitHub'],
    [launchView(), 'open', 'Running'],
    [launchView({ state: 'waiting' }), 'open', 'Waiting'],
    [launchView({ state: 'cancelled' }), 'open', 'Cancelled. What was done stays'],
    [launchView({ state: 'cancelled' }), 'closed', 'Held while the campaign is closed'],
    [doneLaunch(), 'open', 'Done.'],
    [doneLaunch({ writes: { total: 20, done: 19, failed: 1 } }), 'open', 'Done, except 1 request'],
    [doneLaunch({ writes: { total: 20, done: 18, failed: 2 } }), 'open', 'Done, except 2 requests'],
  ] as const)('%#', (launch, campaign, text) => {
    expect(stateText(launch, campaign)).toContain(text)
  })

  test('what failed in a repository counts although no write did', () => {
    const failure = { kind: 'issues-off', name: 'octo-org/shop' } as const
    expect(failuresOf(doneLaunch())).toBe(0)
    expect(
      failuresOf(doneLaunch({ repositories: [launchRow({ issue: { state: 'failed', failure } })] })),
    ).toBe(1)
    expect(failuresOf(doneLaunch({ repositories: [launchRow({ failure })] }))).toBe(1)
  })

  test('the percentage never says 100 before all is done', () => {
    expect(percentOf(launchView({ writes: { total: 1000, done: 999, failed: 0 } }))).toBe(99)
    expect(percentOf(launchView({ writes: { total: 0, done: 0, failed: 0 } }))).toBe(100)
  })
})

describe('why it waits', () => {
  test('nothing is said while it does not', () => {
    expect(waitingText(launchView(), NOW)).toBe('')
  })

  test('GitHub’s limit tells its own end, once', () => {
    const until = NOW + 600
    const text = waitingText(launchView({ waiting: { why: { kind: 'rate-limited', until }, until } }), NOW)
    expect(text).toContain(`used up until ${new Date(until * 1000).toLocaleTimeString()}`)
    expect(text).not.toContain('Tries again')
  })

  test('offline says when it tries again; another day is told with its date', () => {
    const waiting = (until: number) => launchView({ waiting: { why: { kind: 'offline' }, until } })
    const soon = waitingText(waiting(NOW + 60), NOW)
    expect(soon).toContain('cannot be reached')
    expect(soon).toMatch(/Tries again at \d\d:\d\d:\d\d\./)
    expect(waitingText(waiting(NOW + 3 * 86_400), NOW)).toMatch(/Tries again at \d+ Sept? 2026/)
  })

  test('without an end it says what to do', () => {
    const text = waitingText(launchView({ waiting: { why: { kind: 'no-token' }, until: null } }), NOW)
    expect(text).toContain('no token')
    expect(text).toContain('in the options')
  })
})

describe('what came of it', () => {
  test('parts that are zero are left out', () => {
    expect(autofixParts(launchRow().autofix)).toBe(
      '5 ready · 1 working · 1 without a fix · 1 failed · 2 not asked yet',
    )
    expect(autofixParts({ total: 3, waiting: 0, pending: 0, ready: 3, none: 0, failed: 0 })).toBe('3 ready')
  })

  test('the sum over all repositories', () => {
    expect(resultText(doneLaunch())).toBe(
      'Copilot Autofix was asked for 11 alerts: 8 ready · 1 working · 2 without a fix. 2 tracking issues are there.',
    )
    expect(resultText(doneLaunch({ repositories: [] }))).toBe('There was nothing to ask GitHub for.')
  })
})

describe('what a screen reader hears', () => {
  const at = (done: number) =>
    announcement(launchView({ writes: { total: 100, done, failed: 0 } }), 'open', NOW)

  test('a quarter at a time', () => {
    expect(at(1)).toBe(at(24))
    expect(at(24)).not.toBe(at(25))
    expect(at(99)).toBe('Launch running, 75% done')
  })

  test('that it waits and why, that it ended and with what', () => {
    const waiting = launchView({ state: 'waiting', waiting: { why: { kind: 'offline' }, until: null } })
    expect(announcement(waiting, 'open', NOW)).toContain('cannot be reached')
    expect(announcement(doneLaunch(), 'open', NOW)).toContain('Done. Copilot Autofix was asked for 11 alerts')
    expect(announcement(launchView({ state: 'cancelled' }), 'open', NOW)).toContain('Launch: Cancelled.')
  })
})
