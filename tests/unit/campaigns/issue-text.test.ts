import { describe, expect, it } from 'vitest'
import {
  alertList,
  commentMarker,
  commentText,
  issueMarker,
  issueSection,
  issueTitle,
  withSection,
  type ListedAlert,
} from '@/lib/campaigns/issue-text'
import { aCampaign } from './a-campaign'

const PAGE = 'https://github.com/octo-org/shop/security/code-scanning'
const alert = (change: Partial<ListedAlert> = {}): ListedAlert => ({
  number: 7,
  severity: 'high',
  rule: { id: 'js/xss', description: 'Client-side cross-site scripting' },
  path: 'web/app.js',
  line: 12,
  url: `${PAGE}/7`,
  ...change,
})
const campaign = aCampaign({ contactLink: 'mailto:security@octo.example' })
const list = alertList([alert()], PAGE)

describe('the issue', () => {
  it('says what, why, whom to ask, by when, and which alerts', () => {
    const section = issueSection(campaign, list, 1)
    expect(section.split('\n')).toEqual([
      `<!-- muster campaign=${campaign.id} -->`,
      '',
      'The security campaign **SQL injection** asks for 1 code scanning alert in this repository to be fixed by **24 December 2026**.',
      '',
      '- **Why:** Fix what can be reached from outside\\.',
      '- **Whom to ask:** @maya-manager',
      '- **Contact:** [security\\@&#8203;octo\\.example](<mailto:security@octo.example>)',
      '- **Due date:** 24 December 2026 (end of the day in Europe/Berlin)',
      '',
      '### Alerts',
      '',
      `- **High** [Client\\-side cross\\-site scripting](<${PAGE}/7>) \`js/xss\` \`web/app.js:12\``,
      '',
      `<!-- /muster campaign=${campaign.id} -->`,
    ])
    expect(issueTitle({ name: ' No\nSQL ' })).toBe('Security campaign: No SQL')
  })

  it('mentions the managers and nobody else, whatever is written elsewhere', () => {
    const nasty = '@octo-org/everyone fixes #1 `x` | <b> <!-- muster campaign=evil -->'
    const section = issueSection(
      { ...campaign, name: nasty, description: nasty, managers: ['maya-manager', 'olga'], contactLink: null },
      alertList([alert({ rule: { id: nasty, description: nasty }, path: nasty })], PAGE),
      1,
    )
    const outsideCode = section.replace(/(`+)(?!`)[^]*?[^`]\1(?!`)/g, '')
    expect(outsideCode.match(/(?<!\\)@[\w-]+/g)).toEqual(['@maya-manager', '@olga'])
    expect(outsideCode).not.toMatch(/(?<!&)#\d/)
    expect(outsideCode).not.toMatch(/<b>/)
    expect(section.match(/<!--/g)).toHaveLength(2)
    expect(section).toContain('``@octo-org/everyone fixes #1 `x` | <b> <!\u200b-- muster campaign=evil -->``')
  })

  it('does not mention what is no login', () => {
    expect(
      issueSection({ ...campaign, contactLink: null, managers: ['octo-org/team', 'a b'] }, '', 1),
    ).not.toMatch(/(?<!\\)@(octo|a)/)
  })

  it.each([
    ['none', null, false],
    ['one of another kind', 'javascript:alert(1)', false],
    ['https', 'https://chat.example/x', true],
  ])('shows a contact link only where it may be followed: %s', (_, contactLink, shown) => {
    expect(issueSection({ ...campaign, contactLink }, list, 1).includes('**Contact:**')).toBe(shown)
  })

  it('names the alerts with the most severe first, and an alert without words by its number', () => {
    const lines = alertList(
      [
        alert({ number: 9, severity: 'low' }),
        alert({ number: 8, severity: 'critical', rule: { id: 'x', description: ' ' }, path: '', line: 0 }),
        alert({ number: 3, severity: 'low' }),
      ],
      PAGE,
    ).split('\n')
    expect(lines.map((line) => /\*\*(\w+)\*\*/.exec(line)?.[1])).toEqual(['Critical', 'Low', 'Low'])
    expect(lines[0]).toBe(`- **Critical** [Alert 8](<${PAGE}/7>) \`x\``)
  })

  it('with a thousand alerts stays within what GitHub takes, and says how many more there are', () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      alert({ number: index + 1, path: 'a/'.repeat(60) }),
    )
    const long = alertList(many, PAGE)
    const section = issueSection({ ...campaign, description: '@'.repeat(255) }, long, 1000)
    expect(section.length).toBeLessThan(60_000)
    const shown = long.split('\n').length - 1
    expect(long.split('\n').at(-1)).toBe(
      `- … and ${1000 - shown} more, listed in [the repository’s code scanning alerts](<${PAGE}>).`,
    )
  })
})

describe('a body that people changed', () => {
  const old = issueSection(campaign, list, 1)
  const next = issueSection({ ...campaign, name: 'Other' }, list, 1)
  it.each([
    ['untouched', old, next],
    ['with text around', `Before\n\n${old}\n\nAfter`, `Before\n\n${next}\n\nAfter`],
    ['with our part edited inside', old.replace('SQL', 'sql'), next],
    ['emptied', '', next],
    ['without our marks', 'Their own text', `${next}\n\nTheir own text`],
    ['with the end cut off', `Theirs ${issueMarker(campaign.id)}`, `${next}\n\nTheirs`],
    ['with a dollar sign for a replacement', `$& ${old}`, `$& ${next}`],
  ])('gets our part anew: %s', (_, before, after) => {
    expect(withSection(before, next, campaign.id)).toBe(after)
    // Doing it again changes nothing.
    expect(withSection(after, next, campaign.id)).toBe(after)
  })
})

describe('comments', () => {
  it.each([
    [
      'due',
      'The due date of the campaign **SQL injection** has come: 24 December 2026. Questions go to @maya-manager.',
    ],
    ['closed', 'The campaign **SQL injection** was closed.'],
    ['reopened', 'The campaign **SQL injection** was reopened. Its due date is 24 December 2026.'],
    ['deleted', 'The campaign **SQL injection** was deleted.'],
  ] as const)('say that it is %s, and bear their mark', (occasion, text) => {
    const marker = commentMarker(campaign.id, occasion, 4)
    const comment = commentText(campaign, occasion, marker)
    expect(comment).toContain(text)
    expect(comment.endsWith(`\n\n<!-- muster campaign=${campaign.id} ${occasion}=4 -->`)).toBe(true)
    expect(comment).not.toContain(issueMarker(campaign.id))
  })
})
