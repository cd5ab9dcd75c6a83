import { describe, expect, it } from 'vitest'
import { actionProblems, checkAction, tidyAction } from '@/lib/acting/check'
import { fail, ok } from '@/lib/failure'
import { fix } from './rig'
import { en } from '@/lib/i18n/en'
import type { Action } from '@/lib/backend/views'

const numbers = [3, 5]
const about = { numbers, open: new Set(numbers), defaultBranch: 'main' }
const pull = (change: Partial<{ title: string; body: string; reviewers: string[] }>) =>
  fix({ pullRequest: { title: 'T', body: 'B', reviewers: [], ...change } })
const named = (name: string) => fix({ branch: { kind: 'new', name } })
const dismiss = (comment: string, request = false): Action => ({
  kind: 'dismiss',
  reason: "won't fix",
  comment,
  request,
})

/** Fields and problems, and that each problem has a text. */
function problemsOf(action: Action, change: Partial<typeof about> = {}): string[] {
  const problems = actionProblems(tidyAction(action), { ...about, ...change })
  for (const { problem } of problems) expect(en).toHaveProperty([problem])
  return problems.map(({ field, problem }) => `${field}: ${problem}`)
}

describe('what is wrong with an action', () => {
  it.each<[string, Action, string[]]>([
    ['nothing', fix(), []],
    ['no branch', named('  '), ['branch: fields.branch.missing']],
    ['a branch that git forbids', named('a..b'), ['branch: fields.branch.invalid']],
    ['the default branch', named('main'), ['branch: fields.branch.default']],
    [
      'the default branch as an existing one',
      fix({ branch: { kind: 'existing', name: 'main' } }),
      ['branch: fields.branch.default'],
    ],
    ['no title', pull({ title: ' \n ' }), ['title: fields.title.missing']],
    ['a title of 256 characters', pull({ title: '😀'.repeat(256) }), []],
    ['a longer one', pull({ title: 'x'.repeat(257) }), ['title: fields.title.long']],
    ['a body beyond what GitHub takes', pull({ body: 'x'.repeat(65_000) }), ['body: fields.body.long']],
    ['a reviewer who is none', pull({ reviewers: ['noor', 'a b'] }), ['reviewers: fields.reviewers.login']],
    ['nobody to assign', { kind: 'assign', logins: [' ', '@'] }, ['logins: fields.logins.missing']],
    ['somebody who is none', { kind: 'assign', logins: ['<b>'] }, ['logins: fields.logins.login']],
    ['a comment of 280 characters', dismiss('😀'.repeat(280)), []],
    ['a longer one', dismiss('x'.repeat(281)), ['comment: fields.comment.long']],
    ['a dismissal without a comment', dismiss(''), []],
    ['a request without a comment', dismiss('  ', true), ['comment: fields.comment.missing']],
    ['an issue without a title', { kind: 'issue', title: '', body: '' }, ['title: fields.title.missing']],
  ])('%s', (_, action, problems) => {
    expect(problemsOf(action)).toEqual(problems)
  })

  it('more than 25 alerts for Copilot', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
    const check = (count: number) =>
      problemsOf({ kind: 'copilot' }, { numbers: many(count), open: new Set(many(count)) })
    expect(check(25)).toEqual([])
    expect(check(26)).toEqual(['alerts: fields.alerts.many'])
  })

  it('alerts that are closed or unknown, by their numbers', () => {
    const problems = actionProblems(fix(), { ...about, numbers: [3, 5, 8, 9] })
    expect(problems).toEqual([
      { field: 'alerts', problem: 'fields.alerts.closed', values: { numbers: '8, 9' } },
    ])
    const many = Array.from({ length: 30 }, (_, index) => index + 1)
    const [problem] = actionProblems(fix(), { ...about, numbers: many, open: new Set() })
    expect(problem?.values).toEqual({ numbers: '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …' })
  })
})

describe('an action that can be begun', () => {
  it('is without blanks, signs before logins, and people who are there twice', () => {
    const given = pull({ title: ' Fix\n it ', reviewers: ['@Noor', 'noor', ' devon '] })
    expect(checkAction(given, about)).toEqual(ok(pull({ title: 'Fix it', reviewers: ['Noor', 'devon'] })))
    expect(checkAction(named(' fix/x '), about)).toEqual(ok(named('fix/x')))
  })

  it('is not one with a field that is wrong', () => {
    expect(checkAction(named(''), about)).toEqual(
      fail({ kind: 'invalid-input', problems: [{ field: 'branch', problem: 'fields.branch.missing' }] }),
    )
  })

  it('is not a pull request from a new branch to which nothing is committed', () => {
    expect(checkAction(fix({ autofix: false }), about)).toEqual(
      fail({ kind: 'nothing-to-merge', name: 'fix/campaign' }),
    )
    expect(checkAction(fix({ autofix: false, pullRequest: null }), about).ok).toBe(true)
    const existing = fix({ autofix: false, branch: { kind: 'existing', name: 'fix/x' } })
    expect(checkAction(existing, about).ok).toBe(true)
  })
})
