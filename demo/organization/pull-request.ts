import type { Alert } from './model.ts'
import type { PullRequest } from './thread-model.ts'

type Told = 'title' | 'body' | 'alerts' | 'labels' | 'assignees' | 'comments' | 'reviewers' | 'reviewingTeams'
type Given = Omit<PullRequest, Told>

/** A pull request for `alerts`, titled and described as GitHub does it. */
export function pullRequest(alerts: readonly Alert[], given: Given): PullRequest {
  return {
    title: pullRequestTitle(alerts),
    body: alerts.map(describe).join('\n') || null,
    alerts: alerts.map((alert) => alert.number),
    labels: [],
    assignees: [],
    comments: [],
    reviewers: [],
    reviewingTeams: [],
    ...given,
  }
}

/** The title that GitHub gives a pull request for one alert; for several (nothing public tells) one alike. */
export function pullRequestTitle(alerts: readonly Pick<Alert, 'number' | 'rule'>[]): string {
  const [first] = alerts
  if (!first) return 'A change without alerts'
  if (alerts.length > 1) return `Potential fixes for ${alerts.length} code scanning alerts`
  return `Potential fix for code scanning alert no. ${first.number}: ${first.rule.name}`
}

function describe(alert: Alert): string {
  const { owner, name } = alert.repository
  return `Potential fix for https://github.com/${owner.login}/${name}/security/code-scanning/${alert.number}`
}
