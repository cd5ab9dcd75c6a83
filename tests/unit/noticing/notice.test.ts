import { describe, expect, it } from 'vitest'
import { noticed, place } from './concerns'
import type { NewCampaign } from '@/lib/noticing/new-campaigns'
import { noticeOfNew, noticeOfReminders } from '@/lib/noticing/notice'
import { placeOfId } from '@/lib/noticing/place'
import { plainName } from '@/lib/noticing/plain'
import type { Reminder } from '@/lib/noticing/reminders'

const ID = noticed().id
const news = (change = {}, places = [place()]): NewCampaign => ({ campaign: noticed(change), places })
const reminder = (daysLeft: number, change = {}): Reminder => ({
  campaign: noticed(change),
  step: 7,
  daysLeft,
  left: 12,
})

describe('a notification of new campaigns', () => {
  it('says what is asked of whom and by when, and leads to where one can act', () => {
    expect(noticeOfNew([news()])).toEqual({
      id: `new https://github.com/octo-org/shop/security#muster/campaigns/${ID}`,
      title: 'Security campaign: No more injections',
      message: '3 alerts to fix in octo-org/shop by 24 December 2026.',
    })
  })

  it('leads to the organization where there are several repositories', () => {
    const places = [place(), place({ fullName: 'octo-org/orders', alerts: 4, left: null })]
    expect(noticeOfNew([news({}, places)])).toMatchObject({
      id: `new https://github.com/orgs/octo-org/security#muster/campaigns/${ID}`,
      message: '7 alerts to fix in 2 repositories that you can write to by 24 December 2026.',
    })
  })

  it('counts all alerts where nobody knows how many are left', () => {
    const notice = noticeOfNew([news({}, [place({ alerts: 1, left: null })])])
    expect(notice?.message).toBe('1 alert to fix in octo-org/shop by 24 December 2026.')
  })

  it('is one for many, which names the first three', () => {
    const many = Array.from({ length: 20 }, (_, at) => news({ name: `Campaign ${at + 1}` }))
    expect(noticeOfNew(many)).toEqual({
      id: 'new https://github.com/orgs/octo-org/security#muster',
      title: '20 security campaigns concern your repositories',
      message: 'Campaign 1\nCampaign 2\nCampaign 3\n… and 17 more',
    })
  })

  it('leads to the extension’s own page where they are of several organizations', () => {
    expect(noticeOfNew([news(), news({ organization: 'other-org' })])?.id).toBe('new tracking')
  })

  it('is none for nothing', () => {
    expect(noticeOfNew([])).toBeNull()
    expect(noticeOfReminders([])).toBeNull()
  })
})

describe('a reminder', () => {
  it.each([
    [7, 'No more injections is due in 7 days'],
    [2, 'No more injections is due in 2 days'],
    [1, 'No more injections is due tomorrow'],
    [0, 'No more injections is due today'],
    [-1, 'No more injections is overdue'],
    [-5, 'No more injections is overdue'],
  ])('with %d days left says: %s', (daysLeft, title) => {
    expect(noticeOfReminders([reminder(daysLeft)])).toEqual({
      id: `due https://github.com/orgs/octo-org/security#muster/campaigns/${ID}`,
      title,
      message: '12 alerts are left. Due date: 24 December 2026.',
    })
  })

  it('is one for several, the soonest first', () => {
    const names = ['Late', 'Soon', 'Now', 'Over']
    const several = [6, 1, 0, -1].map((daysLeft, at) => reminder(daysLeft, { name: names[at] }))
    expect(noticeOfReminders(several)).toEqual({
      id: 'due https://github.com/orgs/octo-org/security#muster',
      title: '4 campaigns that you manage need a look',
      message: 'Over is overdue\nNow is due today\nSoon is due tomorrow\n… and 1 more',
    })
  })
})

describe('a name that somebody typed', () => {
  it.each([
    ['<img src=x onerror=alert(1)>{{7*7}}', '<img src=x onerror=alert(1)>{{7*7}}'],
    ['two\nlines\r\nand\u2028three\u0000', 'two lines and three'],
    ['  \t ', ''],
    ['abc\u202egpj.exe', 'abc gpj.exe'],
    ['a\u2066b\u2069c\u200b\ufeff', 'a b c'],
    ['قوانین نیم\u200cفاصله', '\u2068قوانین نیم\u200cفاصله\u2069'],
    ['\u2067\u2067שלום', '\u2068שלום\u2069'],
    ['👩‍💻 fixes', '👩‍💻 fixes'],
    [`e${'\u0301'.repeat(500)}nd`, 'e\u0301\u0301\u0301nd'],
    ['x'.repeat(60), 'x'.repeat(60)],
    ['x'.repeat(61), `${'x'.repeat(59)}…`],
    ['🔥'.repeat(500), `${'🔥'.repeat(59)}…`],
    [`ש${'x'.repeat(500)}`, `\u2068ש${'x'.repeat(58)}…\u2069`],
  ])('%j is shown as %j', (name, shown) => {
    expect(plainName(name)).toBe(shown)
  })

  it('cannot fill in the words around it', () => {
    expect(noticeOfNew([news({ name: '{due} {count} $& $1' })])?.title).toBe(
      'Security campaign: {due} {count} $& $1',
    )
  })
})

describe('the id of a notification', () => {
  it('says where to go', () => {
    const notice = noticeOfNew([news()])
    const url = `https://github.com/octo-org/shop/security#muster/campaigns/${ID}`
    expect(placeOfId(notice?.id ?? '')).toEqual({ kind: 'page', url })
    expect(placeOfId('due tracking')).toEqual({ kind: 'tracking' })
  })

  it.each([
    '',
    'new ',
    'https://github.com/octo-org',
    'new https://evil.example/',
    'new https://github.com.evil.example/',
    'new javascript:alert(1)',
    'old https://github.com/octo-org',
    'new https://github.com/a https://evil.example/',
  ])('%j leads nowhere', (id) => {
    expect(placeOfId(id)).toBeNull()
  })

  it('is never led elsewhere by the names in it', () => {
    const campaign = { organization: '../../evil?x=#', id: 'a b' }
    const [, url = ''] = noticeOfReminders([reminder(1, campaign)])?.id.split(' ') ?? []
    expect(new URL(url).pathname).toBe('/orgs/..%2F..%2Fevil%3Fx%3D%23/security')
    const [, repository = ''] =
      noticeOfNew([news({}, [place({ fullName: 'octo-org/a?b#c' })])])?.id.split(' ') ?? []
    expect(new URL(repository).pathname).toBe('/octo-org/a%3Fb%23c/security')
  })
})
