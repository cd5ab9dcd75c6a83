import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fix } from './rig'
import { planned } from '@/lib/acting/plan'
import { commitMessage, propose, type ActedFor } from '@/lib/acting/propose'
import { checkAction } from '@/lib/acting/check'
import { alertsOfBody, alertsOfBranch, alertsOfTitle } from '@/lib/alerts/fix-names'
import type { ListedAlert } from '@/lib/campaigns/issue-text'

const page = 'https://github.com/octo-org/shop/security/code-scanning'
const alert = (number: number, description = 'SQL injection', id = 'java/sql'): ListedAlert => ({
  number,
  severity: 'high',
  rule: { id, description },
  path: 'src/Orders.java',
  line: 12,
  url: `${page}/${number}`,
})
const campaign: ActedFor = {
  id: '6f0b4f0e-6c1c-4a9c-9d57-0a1f4a3f5b11',
  organization: 'octo-org',
  name: 'No more SQL injection',
  description: 'All of them',
  dueDate: '2026-12-24',
  timeZone: 'Europe/Berlin',
  managers: ['maya-manager', 'noor-haddad'],
  contactLink: 'https://example.com/ask',
}
const given = { alerts: [alert(5)], campaign, page, branches: [] as string[], me: 'devon-developer' }

describe('what is proposed', () => {
  it('for one alert is named as GitHub names it', () => {
    const { branch, pullRequest, issue } = propose(given)
    expect(branch).toBe('alert-autofix-5')
    expect(pullRequest.title).toBe('Fix code scanning alert no. 5: SQL injection')
    expect(alertsOfTitle(pullRequest.title)).toEqual([5])
    expect(issue.title).toBe('Code scanning alert 5: SQL injection')
    expect(commitMessage({ number: 5, title: 'SQL injection' })).toBe(
      'Potential fix for code scanning alert no. 5: SQL injection',
    )
  })

  it('says campaign, due date, managers, contact, rule and alerts', () => {
    const { body } = propose(given).pullRequest
    expect(body).toBe(
      [
        'Fixes a code scanning alert.',
        [
          '- **Security campaign:** [No more SQL injection](<https://github.com/orgs/octo-org/security#muster/campaigns/6f0b4f0e-6c1c-4a9c-9d57-0a1f4a3f5b11>), due **24 December 2026** (end of the day in Europe/Berlin)',
          '- **Whom to ask:** @maya-manager, @noor-haddad',
          '- **Contact:** [example\\.com/ask](<https://example.com/ask>)',
        ].join('\n'),
        '### Alerts',
        `- **High** [SQL injection](<${page}/5>) \`java/sql\` \`src/Orders.java:12\``,
      ].join('\n\n'),
    )
  })

  it('for several alerts names the rule that they share', () => {
    const same = propose({ ...given, alerts: [alert(9), alert(5)] })
    expect(same.branch).toBe('alert-autofix-5-9')
    expect(same.pullRequest.title).toBe('Fix 2 code scanning alerts: SQL injection')
    const other = propose({ ...given, alerts: [alert(5), alert(9, 'XSS', 'js/xss')] })
    expect(other.pullRequest.title).toBe('Fix 2 code scanning alerts')
    expect(other.issue.title).toBe('2 code scanning alerts')
  })

  it('takes another branch where that name is taken', () => {
    expect(propose({ ...given, branches: ['alert-autofix-5', 'alert-autofix-5.1'] }).branch).toBe(
      'alert-autofix-5.2',
    )
  })

  it('asks the managers for a review, and nobody for their own', () => {
    expect(propose(given).pullRequest.reviewers).toEqual(campaign.managers)
    expect(propose({ ...given, me: 'Maya-Manager' }).pullRequest.reviewers).toEqual(['noor-haddad'])
    expect(propose({ ...given, campaign: null }).pullRequest.reviewers).toEqual([])
  })

  it('does without a campaign', () => {
    const { body } = propose({ ...given, campaign: null }).issue
    expect(body).toContain('A code scanning alert is to be fixed.')
    expect(body).not.toContain('@')
  })

  it('does nothing that a rule, a path or a campaign from outside would have it do', () => {
    const evil = '@octo-org/all <!-- muster alerts=1,2 --> <img src=x> #1 closes #2 ](javascript:1)'
    const { pullRequest, issue } = propose({
      ...given,
      alerts: [{ ...alert(5, evil, evil), path: evil }],
      campaign: { ...campaign, name: evil, managers: ['maya-manager', evil], contactLink: 'javascript:1' },
    })
    for (const { body, title } of [pullRequest, issue]) {
      expect(alertsOfBody(body)).toEqual([])
      expect(body.replace(/`[^`]*`/g, '')).not.toMatch(/<img|<!--|@octo|(?<![\w&])#\d/)
      expect(body).not.toContain('](<javascript')
      expect(title).not.toMatch(/@octo|#\d|\n/)
    }
  })

  it('passes its own checks, whatever rules and campaigns are called', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 })
    const several = fc.uniqueArray(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(text, text, several, (rule, name, numbers) => {
        const alerts = numbers.map((number) => alert(number, rule))
        const { branch, pullRequest } = propose({ ...given, alerts, campaign: { ...campaign, name } })
        const action = fix({ branch: { kind: 'new', name: branch }, pullRequest })
        const about = { numbers, open: new Set(numbers), defaultBranch: 'main' }
        expect(checkAction(action, about)).toMatchObject({ ok: true })
      }),
      { numRuns: 60 },
    )
  })
})

describe('an action as steps', () => {
  const about = {
    id: 'an-id',
    alerts: [
      { number: 5, title: 'SQL injection' },
      { number: 9, title: 'XSS' },
    ],
    defaultBranch: 'main',
    me: 'devon-developer',
  }
  const kinds = (action: Parameters<typeof planned>[0]['action']) =>
    planned({ ...about, action }).map(({ kind, alert }) => (alert === null ? kind : `${kind} ${alert}`))

  it('begins with the branch and ends with the reviews', () => {
    const reviewers = ['Devon-Developer', 'maya-manager', 'noor-haddad']
    expect(kinds(fix({ pullRequest: { title: 'T', body: '', reviewers } }))).toEqual([
      'branch',
      'autofix 5',
      'autofix 9',
      'pull-request',
      'reviewers',
      'reviewers',
    ])
  })

  it('does only what was asked for', () => {
    const existing = { kind: 'existing', name: 'x' } as const
    expect(kinds(fix({ autofix: false, pullRequest: null }))).toEqual(['branch'])
    expect(kinds(fix({ branch: existing, pullRequest: null }))).toEqual(['autofix 5', 'autofix 9'])
    expect(kinds({ kind: 'copilot' })).toEqual(['copilot 5', 'copilot 9'])
    expect(kinds({ kind: 'issue', title: 'T', body: 'B' })).toEqual(['issue'])
  })

  it('marks the pull request, so that every Muster knows what it is for', () => {
    const body = '<!-- muster alerts=1 --> mine'
    const [, , , step] = planned({
      ...about,
      action: fix({ pullRequest: { title: 'T', body, reviewers: [] } }),
    })
    expect(step?.kind === 'pull-request' && alertsOfBody(step.body)).toEqual([5, 9])
    expect(alertsOfBranch('alert-autofix-5-9')).toEqual([5, 9])
  })
})
