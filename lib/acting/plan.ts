import { COPILOT_LOGIN } from '@/lib/alerts/alert'
import { withAlertMark } from '@/lib/alerts/fix-names'
import { commitMessage, issueMark } from './propose'
import type { Action } from '@/lib/backend/views'
import type { Step, StepWork } from '@/lib/storage/action-records'

/** What a checked action is planned with. */
export interface PlanFor {
  /** The action's own. */
  id: string
  action: Action
  alerts: readonly { number: number; title: string }[]
  defaultBranch: string
  /** Whose token it is: nobody is asked to review their own pull request. */
  me: string
}

/** An action as steps, in the order in which they are done; pure. */
export function planned(plan: PlanFor): Step[] {
  return worksOf(plan).map((work) => ({
    ...work,
    state: 'waiting',
    failure: null,
    made: null,
    asked: null,
    tries: 0,
    due: 0,
  }))
}

function worksOf({ id, action, alerts, defaultBranch, me }: PlanFor): StepWork[] {
  switch (action.kind) {
    case 'fix':
      return fixWorks(action, { alerts, defaultBranch, me })
    case 'assign':
      return alerts.map(({ number }) => ({ kind: 'assign', alert: number, logins: action.logins }))
    case 'copilot':
      return alerts.map(({ number }) => ({ kind: 'copilot', alert: number, logins: [COPILOT_LOGIN] }))
    case 'dismiss': {
      const { reason, comment, request } = action
      return alerts.map(({ number }) => ({ kind: 'dismiss', alert: number, reason, comment, request }))
    }
    case 'issue': {
      const marker = issueMark(id)
      const body = `${action.body.trimEnd()}\n\n${marker}`.trimStart()
      return [{ kind: 'issue', alert: null, title: action.title, body, marker }]
    }
  }
}

function fixWorks(
  { branch, autofix, pullRequest }: Extract<Action, { kind: 'fix' }>,
  { alerts, defaultBranch: base, me }: Pick<PlanFor, 'alerts' | 'defaultBranch' | 'me'>,
): StepWork[] {
  const { name } = branch
  const works: StepWork[] = []
  if (branch.kind === 'new') works.push({ kind: 'branch', alert: null, name, base })
  if (autofix) {
    for (const alert of alerts)
      works.push({ kind: 'autofix', alert: alert.number, branch: name, message: commitMessage(alert) })
  }
  if (!pullRequest) return works
  const { title, reviewers } = pullRequest
  const body = withAlertMark(
    pullRequest.body,
    alerts.map(({ number }) => number),
  )
  works.push({ kind: 'pull-request', alert: null, branch: name, base, title, body })
  for (const login of reviewers)
    if (login.toLowerCase() !== me.toLowerCase()) works.push({ kind: 'reviewers', alert: null, login })
  return works
}
