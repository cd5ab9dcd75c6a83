import { linkedAlerts } from '../../organization/alert-links.ts'
import { headOf } from '../../organization/git-history.ts'
import type { Alert, Person } from '../../organization/model.ts'
import { securitySeverityLevel } from '../../organization/severity.ts'
import type { World } from '../../organization/world.ts'
import { ago } from '../ago.ts'
import type { AlertContent, Development } from '../data/alert.ts'
import { viewerOf } from '../nav-data.ts'
import { mayPush } from '../viewer.ts'
import { pullState } from './thread.ts'

const TEXT = new TextDecoder()
const CWE = /^external\/cwe\/cwe-0*(\d+)$/

/** The page of one alert, as somebody sees it who may. */
export function alertContent(world: World, alert: Alert, viewer: Person | null): AlertContent {
  const { repository, rule, tool } = alert
  const home = `/${repository.owner.login}/${repository.name}`
  const now = world.clock()
  const fix = world.autofixes.of(alert, now)
  return {
    kind: 'alert',
    number: alert.number,
    title: rule.name,
    state: alert.state,
    story: story(alert, now),
    list: `${home}/security/code-scanning`,
    severity: securitySeverityLevel(rule) ?? rule.severity,
    place: alert.path,
    line: alert.line,
    code: codeAround(alert),
    message: alert.message,
    rule: { id: rule.id, tool: tool.name, help: rule.help ?? null },
    branch: { name: repository.defaultBranch, href: `${home}/tree/${repository.defaultBranch}` },
    development: development(alert, home),
    assignees: alert.assignees.map(viewerOf),
    tags: rule.tags.filter((tag) => !CWE.test(tag)),
    weaknesses: rule.tags.flatMap((tag) => {
      const number = CWE.exec(tag)?.[1]
      return number === undefined ? [] : [`CWE-${number}`]
    }),
    suggestion: fix?.status === 'success' ? fix.description : null,
    actions: actions(alert, viewer, fix !== null),
  }
}

function story(alert: Alert, now: number): string {
  const { dismissal } = alert
  if (alert.state === 'fixed') return `Fixed ${ago(alert.fixedAt ?? alert.updatedAt, now)}`
  if (alert.state === 'open' || !dismissal) return `Opened ${ago(alert.createdAt, now)}`
  const comment = dismissal.comment === null ? '' : `: ${dismissal.comment}`
  return `Dismissed by ${dismissal.by.login} ${ago(dismissal.at, now)} as ${dismissal.reason}${comment}`
}

/** The lines that the alert is about, with a few around them; empty where the file is gone. */
function codeAround(alert: Alert): AlertContent['code'] {
  const file = headOf(alert.repository)?.files.get(alert.path)
  const lines = file ? TEXT.decode(file.bytes).split('\n') : []
  return lines
    .map((text, index) => ({ number: index + 1, text }))
    .slice(Math.max(0, alert.line - 4), alert.endLine + 3)
}

/** Pull requests that say they fix the alert, and branches with its fix that no pull request is for yet. */
function development(alert: Alert, home: string): Development[] {
  const { branches, pullRequests, defaultBranch } = alert.repository
  const pulls = pullRequests.filter((pull) => pull.alerts.includes(alert.number))
  const named = branches.filter(({ name }) => {
    if (name === defaultBranch) return false
    const words = { title: '', body: null, head: name, base: defaultBranch }
    return linkedAlerts(alert.repository, words).includes(alert.number)
  })
  return [
    ...pulls.map((pull): Development => {
      const state = pullState(pull).toLowerCase()
      return {
        kind: 'pull-request',
        label: pull.title,
        href: `${home}/pull/${pull.number}`,
        state: state === 'draft' || state === 'merged' || state === 'closed' ? state : 'open',
      }
    }),
    ...named
      .filter(({ name }) => !pulls.some((pull) => pull.branch === name))
      .map(({ name }): Development => {
        return { kind: 'branch', label: name, href: `${home}/tree/${name}`, state: 'open' }
      }),
  ]
}

function actions(alert: Alert, viewer: Person | null, asked: boolean): string[] {
  if (!mayPush(alert.repository, viewer) || alert.repository.archived) return []
  if (alert.state === 'dismissed') return ['Reopen alert']
  if (alert.state === 'fixed') return []
  return [...(alert.rule.autofix && !asked ? ['Generate fix'] : []), 'Dismiss alert']
}
