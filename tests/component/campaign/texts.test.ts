import { describe, expect, test } from 'vitest'
import { dueText } from '@/components/campaign/due-text'
import { linkify } from '@/components/campaign/linkify'
import { optionsFor } from '@/components/campaign/options'
import { progressText, segmentsOf } from '@/components/campaign/segments'
import { missingText, syncText } from '@/components/campaign/sync-text'
import { noProgress } from '@/lib/tracking/progress'
import { progress } from '../fixtures'

describe('links in a text', () => {
  const links = (text: string) => linkify(text).flatMap(({ href }) => (href === null ? [] : [href]))

  test.each([
    ['See https://example.com/a, then ask.', ['https://example.com/a']],
    ['(https://example.com/a?b=c#d)', ['https://example.com/a?b=c#d']],
    ['https://a.example https://b.example', ['https://a.example/', 'https://b.example/']],
    ['**https://a.example**', ['https://a.example/']],
  ])('%s', (text, expected) => {
    expect(links(text)).toEqual(expected)
  })

  test.each([
    'javascript:alert(1)',
    'http://example.com',
    'data:text/html,x',
    '[x](javascript:alert(1))',
    'https://',
    'https://user:secret@example.com',
    '//example.com',
    'example.com',
  ])('%s is no link', (text) => {
    expect(links(text)).toEqual([])
  })

  test('nothing of the text is lost or changed', () => {
    const text = 'a https://x.example/?q="><script>alert(1)</script> b https://y.example. '
    expect(
      linkify(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })
})

describe('where a campaign stands', () => {
  test.each([
    [
      { state: 'on-track', daysLeft: 12, needed: 1, pace: 2 } as const,
      'On track',
      '12 days left',
      /7 closed a week.*14 a week/,
    ],
    [
      { state: 'at-risk', daysLeft: 1, needed: 3, pace: 0 } as const,
      'At risk',
      '1 day left',
      /21 closed a week.*0 a week/,
    ],
    [
      { state: 'overdue', daysLeft: -3, remaining: 1 } as const,
      'Overdue',
      '3 days overdue',
      /^1 alert still/,
    ],
    [{ state: 'started', daysLeft: 0, needed: 0.1 } as const, 'Just started', 'Due today', /0\.7/],
    [{ state: 'complete', daysLeft: 4 } as const, 'All alerts closed', '', /^$/],
    [{ state: 'closed' } as const, 'Closed', '', /^$/],
    [{ state: 'draft', daysLeft: 9 } as const, 'Not started', '9 days left', /^$/],
  ])('%o', (due, headline, days, why) => {
    const text = dueText(due)
    expect(text).toMatchObject({ headline, days })
    expect(text.why).toMatch(why)
  })
})

describe('progress in words', () => {
  test('names every part that exists and no other', () => {
    expect(progressText(progress())).toBe('30% closed: 5 open, 2 in progress, 2 fixed, 1 dismissed')
    expect(progressText(progress({ dismissed: 0, notVisible: 4 }))).toContain('4 not visible')
  })

  test('of nothing says so instead of a zero', () => {
    expect(progressText(noProgress())).toBe('No alerts')
  })

  test('open alerts are the empty rest of the bar', () => {
    expect(segmentsOf(progress()).reduce((sum, { value }) => sum + value, 0)).toBe(5)
  })
})

describe('a sync in words', () => {
  test.each([
    [
      { state: 'running', step: 'alerts', done: 3, total: 10, alerts: 250 } as const,
      'Reading alerts · page 3 of 10 · 250 alerts',
    ],
    [
      { state: 'running', step: 'alerts', done: 2, total: null, alerts: 1 } as const,
      'Reading alerts · page 2 · 1 alert',
    ],
    // What is counted here are requests, and the alerts were read before.
    [
      { state: 'running', step: 'work', done: 3, total: 10, alerts: 250 } as const,
      'Looking for branches and pull requests · 3 of 10',
    ],
    [{ state: 'running', step: 'teams', done: 0, total: null, alerts: 0 } as const, 'Reading teams'],
    [
      { state: 'running', step: 'repositories', done: 4, total: null, alerts: 0 } as const,
      'Reading repositories · 4 so far',
    ],
    [{ state: 'idle' } as const, ''],
  ])('%o', (status, text) => {
    expect(syncText(status)).toBe(text)
  })

  test('waiting tells until when', () => {
    expect(syncText({ state: 'waiting', until: 1_790_000_000, step: 'alerts', alerts: 1 })).toMatch(
      /goes on at \d/,
    )
  })

  test('what is missing tells why', () => {
    const why = { kind: 'no-permission', subject: 'teams', needs: null } as const
    expect(missingText({ subject: 'teams', name: null, why })).toBe(
      'All teams: The token may not read the teams.',
    )
    expect(missingText({ subject: 'alerts', name: 'shop', why })).toContain('of shop')
  })
})

test('each state offers what makes sense in it', () => {
  const labels = (state: 'draft' | 'open' | 'closed') => optionsFor(state).map(({ label }) => label)
  expect(labels('draft')).toEqual(['Edit campaign', 'Publish', 'Duplicate campaign', 'Delete campaign'])
  expect(labels('open')).toEqual([
    'Edit campaign',
    'Close campaign',
    'Duplicate campaign',
    'Copy announcement',
    'Add to calendar',
    'Export snapshot',
    'More exports…',
    'Delete campaign',
  ])
  expect(labels('closed')).toEqual([
    'Edit campaign',
    'Reopen campaign',
    'Duplicate campaign',
    'Export snapshot',
    'More exports…',
    'Delete campaign',
  ])
})
