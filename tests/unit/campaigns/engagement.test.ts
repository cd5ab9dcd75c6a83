import { describe, expect, it } from 'vitest'
import { announcement, campaignPage } from '@/lib/campaigns/announcement'
import { calendarFile } from '@/lib/campaigns/calendar'
import { NOW, aCampaign } from './a-campaign'

const campaign = aCampaign({ contactLink: 'https://chat.example/security' })

describe('an announcement', () => {
  it('says what, why, whom to ask, by when, how many, and where', () => {
    expect(announcement({ ...campaign, alerts: 1000, repositories: 1 })).toBe(
      [
        '**Security campaign: SQL injection**',
        '',
        'Fix what can be reached from outside.',
        '',
        '- 1,000 code scanning alerts in 1 repository.',
        '- Due: **24 December 2026** (end of the day in Europe/Berlin)',
        '- Whom to ask: [maya-manager](https://github.com/maya-manager)',
        '- Contact: <https://chat.example/security>',
        `- Campaign: <https://github.com/orgs/octo-org/security#muster/campaigns/${campaign.id}>`,
        '',
      ].join('\n'),
    )
  })

  it.each([
    ['*all* of `it`', '\\*all\\* of \\`it\\`'],
    ['see https://e.example/a_b_c now', 'see https://e.example/a_b_c now'],
    ['# heading', '\\# heading'],
    ['1. first', '\\1. first'],
    ['<b>&', '\\<b\\>&'],
    ['two\nlines', 'two lines'],
  ])('stays readable as plain text: %j', (description, line) => {
    expect(announcement({ ...campaign, description, alerts: 1, repositories: 2 }).split('\n')[2]).toBe(line)
  })

  it('has no contact line without a link that may be followed', () => {
    const text = announcement({ ...campaign, contactLink: 'ftp://x', alerts: 1, repositories: 2 })
    expect(text).not.toContain('Contact')
    expect(text).toContain('- 1 code scanning alert in 2 repositories.')
  })

  it('leads to the campaign’s page', () => {
    expect(campaignPage({ organization: 'Octo Org', id: 'a/b' })).toBe(
      'https://github.com/orgs/Octo%20Org/security#muster/campaigns/a%2Fb',
    )
  })
})

describe('the calendar file', () => {
  const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

  it('is an event of the whole due date', () => {
    expect(unfolded(calendarFile(campaign, NOW))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Muster//Security campaigns//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      `UID:${campaign.id}@muster`,
      'DTSTAMP:20261120T100000Z',
      'SEQUENCE:3',
      'DTSTART;VALUE=DATE:20261224',
      'DTEND;VALUE=DATE:20261225',
      'SUMMARY:Due: security campaign SQL injection',
      `DESCRIPTION:Fix what can be reached from outside.\\nhttps://github.com/orgs/octo-org/security#muster/campaigns/${campaign.id}`,
      `URL:https://github.com/orgs/octo-org/security#muster/campaigns/${campaign.id}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('ends the last day of a year in the next', () => {
    expect(calendarFile({ ...campaign, dueDate: '2026-12-31' }, NOW)).toContain(
      'DTEND;VALUE=DATE:20270101\r\n',
    )
  })

  it.each([
    ['a, b; c\\d', 'a\\, b\\; c\\\\d'],
    ['one\r\ntwo\nthree', 'one\\ntwo\\nthree'],
    ['END:VEVENT\r\nATTACH:x', 'END:VEVENT\\nATTACH:x'],
    ['tab\tbell\u0007', 'tab bell '],
  ])('escapes %j', (description, value) => {
    const line = unfolded(calendarFile({ ...campaign, description }, NOW)).find((one) =>
      one.startsWith('DESCRIPTION:'),
    )
    expect(line?.slice('DESCRIPTION:'.length).split('\\nhttps://github.com')[0]).toBe(value)
  })

  it('folds after 75 octets, never inside a character', () => {
    const name = '🔒ü漢'.repeat(40)
    const text = calendarFile({ ...campaign, name }, NOW)
    for (const line of text.split('\r\n')) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      expect(line).not.toMatch(/\ufffd/)
      expect(line.isWellFormed()).toBe(true)
    }
    expect(unfolded(text)).toContain(`SUMMARY:Due: security campaign ${name}`)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })
})
