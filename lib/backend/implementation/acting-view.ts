import { alertUrl, branchUrl, repositoryUrl } from '../answers/observed'
import type { ActionStep, ActionView } from '../views'
import { pullRequestOf } from '@/lib/acting/surroundings'
import { t } from '@/lib/i18n'
import type { WriterState } from '@/lib/outbox/writer'
import type { ActionRecord, Step } from '@/lib/storage/action-records'

/** An action as people see it. Addresses are built here, from names and numbers. */
export function actionView(action: ActionRecord, { blocked }: WriterState): ActionView {
  const { id, repository, kind, numbers, startedAt } = action
  const state = stateOf(action, blocked !== null)
  return {
    id,
    repository,
    kind,
    numbers,
    state,
    waiting: state === 'waiting' ? blocked : null,
    steps: action.steps.map((step) => stepView(step, action)),
    startedAt,
  }
}

function stateOf({ endedAt, cancelled }: ActionRecord, isBlocked: boolean): ActionView['state'] {
  if (endedAt === null) return isBlocked ? 'waiting' : 'running'
  return cancelled ? 'cancelled' : 'done'
}

function stepView(step: Step, action: ActionRecord): ActionStep {
  const { kind, alert, state, failure } = step
  const link = state === 'done' ? linkOf(step, action) : null
  return {
    kind,
    alert,
    ...(step.kind === 'reviewers' && { person: step.login }),
    ...(isRequest(step) && { request: true }),
    state,
    failure,
    link,
  }
}

/** What GitHub made of it counts: whoever may dismiss does, also where a request was sent. */
function isRequest(step: Step): boolean {
  if (step.kind !== 'dismiss') return false
  return step.made?.kind === 'alert' ? step.made.requested : step.request
}

function linkOf({ kind, made }: Step, action: ActionRecord): ActionStep['link'] {
  const { repository } = action
  const page = repositoryUrl(repository)
  const pull = (number: number) => ({
    text: t('proposals.link.pull', { number: String(number) }),
    url: `${page}/pull/${number}`,
  })
  if (kind === 'reviewers') {
    const number = pullRequestOf(action)
    return number === null ? null : pull(number)
  }
  switch (made?.kind) {
    case undefined:
      return null
    case 'branch':
      return { text: made.name, url: branchUrl(repository, made.name) }
    case 'commit':
      return { text: made.sha.slice(0, 7), url: `${page}/commit/${encodeURIComponent(made.sha)}` }
    case 'pull-request':
      return pull(made.number)
    case 'issue':
      return {
        text: t('proposals.link.issue', { number: String(made.number) }),
        url: `${page}/issues/${made.number}`,
      }
    case 'alert':
      return {
        text: t('proposals.link.alert', { number: String(made.number) }),
        url: alertUrl(repository, made),
      }
  }
}
