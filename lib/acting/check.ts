import { branchProblem } from './branch-name'
import { LIMITS } from '@/lib/campaigns/limits'
import { isLogin } from '@/lib/campaigns/login'
import { fail, ok } from '@/lib/failure'
import type { Action } from '@/lib/backend/views'
import type { FieldProblem, Outcome } from '@/lib/failure'

/** What an action is about. */
export interface Subject {
  numbers: readonly number[]
  /** Those among them that are known to be open. */
  open: ReadonlySet<number>
  defaultBranch: string
}

/** Room for Muster's marks below what people wrote. GitHub counts them too. */
const ROOM_FOR_MARKS = 12_000
/** How many numbers a message names. */
const NAMED = 10

/** The action without outer blanks, an `@` before logins, and what is there twice. */
export function tidyAction(action: Action): Action {
  if (action.kind === 'assign') return { ...action, logins: tidyLogins(action.logins) }
  if (action.kind === 'dismiss') return { ...action, comment: action.comment.trim() }
  if (action.kind === 'issue') return { ...action, title: oneLine(action.title) }
  if (action.kind === 'copilot') return action
  const { branch, pullRequest } = action
  return {
    ...action,
    branch: { ...branch, name: branch.name.trim() },
    pullRequest: pullRequest && {
      ...pullRequest,
      title: oneLine(pullRequest.title),
      reviewers: tidyLogins(pullRequest.reviewers),
    },
  }
}

/** What is wrong with a tidied action, field by field. */
export function actionProblems(action: Action, subject: Subject): FieldProblem[] {
  return [...alertProblems(action, subject), ...fieldProblems(action, subject)]
}

/** The action as it can be begun; else why not, before anything is done. */
export function checkAction(given: Action, subject: Subject): Outcome<Action> {
  const action = tidyAction(given)
  const problems = actionProblems(action, subject)
  if (problems.length > 0) return fail({ kind: 'invalid-input', problems })
  // A new branch ends where the default branch does until somebody commits to it.
  if (action.kind === 'fix' && action.branch.kind === 'new' && !action.autofix && action.pullRequest)
    return fail({ kind: 'nothing-to-merge', name: action.branch.name })
  return ok(action)
}

function alertProblems({ kind }: Action, { numbers, open }: Subject): FieldProblem[] {
  const field = 'alerts'
  const count = numbers.length
  const limit = LIMITS.copilotAlerts
  if (kind === 'copilot' && count > limit)
    return [{ field, problem: 'fields.alerts.many', values: { count, limit } }]
  const closed = numbers.filter((number) => !open.has(number))
  if (closed.length === 0) return []
  const more = closed.length > NAMED ? ', …' : ''
  return [
    {
      field,
      problem: 'fields.alerts.closed',
      values: { numbers: closed.slice(0, NAMED).join(', ') + more },
    },
  ]
}

function fieldProblems(action: Action, { defaultBranch }: Subject): FieldProblem[] {
  switch (action.kind) {
    case 'fix':
      return [
        ...(action.branch.name === defaultBranch
          ? [{ field: 'branch', problem: 'fields.branch.default' }]
          : branchProblem(action.branch.name)),
        ...(action.pullRequest
          ? [...textProblems(action.pullRequest), ...loginProblems('reviewers', action.pullRequest.reviewers)]
          : []),
      ]
    case 'assign':
      return action.logins.length === 0
        ? [{ field: 'logins', problem: 'fields.logins.missing' }]
        : loginProblems('logins', action.logins)
    case 'dismiss':
      return commentProblems(action)
    case 'issue':
      return textProblems(action)
    case 'copilot':
      return []
  }
}

function textProblems({ title, body }: { title: string; body: string }): FieldProblem[] {
  const limit = LIMITS.body - ROOM_FOR_MARKS
  return [
    ...(title === ''
      ? [{ field: 'title', problem: 'fields.title.missing' }]
      : long('title', title, LIMITS.title)),
    ...long('body', body, limit),
  ]
}

function commentProblems({ comment, request }: Extract<Action, { kind: 'dismiss' }>): FieldProblem[] {
  // GitHub takes no request without a reason in words.
  if (request && comment === '') return [{ field: 'comment', problem: 'fields.comment.missing' }]
  return long('comment', comment, LIMITS.dismissalComment)
}

/** Lengths count code points, as GitHub does. */
function long(field: 'title' | 'body' | 'comment', text: string, limit: number): FieldProblem[] {
  const length = [...text].length
  return length > limit ? [{ field, problem: `fields.${field}.long`, values: { length, limit } }] : []
}

function loginProblems(field: 'reviewers' | 'logins', logins: readonly string[]): FieldProblem[] {
  const wrong = logins.find((login) => !isLogin(login))
  return wrong === undefined
    ? []
    : [{ field, problem: `fields.${field}.login`, values: { login: wrong.slice(0, 60) } }]
}

function tidyLogins(logins: readonly string[]): string[] {
  const seen = new Set<string>()
  return logins
    .map((login) => login.trim().replace(/^@/, ''))
    .filter((login) => login !== '' && !seen.has(login.toLowerCase()) && seen.add(login.toLowerCase()))
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
