import type { Alert } from '../../organization/model.ts'
import type { PullRequest } from '../../organization/thread-model.ts'
import { securitySeverityLevel } from '../../organization/severity.ts'
import { iso, isoOrNull } from './dates.ts'
import { personJson } from './person.ts'
import { pullRequestJson } from './pull-request.ts'
import { simpleRepositoryJson } from './repository.ts'

/** Schema `code-scanning-alert-items`: an alert in the list of its repository. */
export function alertItemJson(alert: Alert) {
  const fullName = `${alert.repository.owner.login}/${alert.repository.name}`
  const api = `https://api.github.com/repos/${fullName}/code-scanning/alerts/${alert.number}`
  return {
    number: alert.number,
    created_at: iso(alert.createdAt),
    updated_at: iso(alert.updatedAt),
    url: api,
    html_url: `https://github.com/${fullName}/security/code-scanning/${alert.number}`,
    state: alert.state,
    fixed_at: isoOrNull(alert.fixedAt),
    dismissed_by: alert.dismissal ? personJson(alert.dismissal.by) : null,
    dismissed_at: isoOrNull(alert.dismissal?.at ?? null),
    dismissed_reason: alert.dismissal?.reason ?? null,
    dismissed_comment: alert.dismissal?.comment ?? null,
    rule: ruleJson(alert),
    tool: { name: alert.tool.name, guid: null, version: alert.tool.version },
    most_recent_instance: instanceJson(alert),
    instances_url: `${api}/instances`,
    dismissal_approved_by: alert.dismissal?.approvedBy ? personJson(alert.dismissal.approvedBy) : null,
    assignees: alert.assignees.map(personJson),
  }
}

/** Schema `code-scanning-organization-alert-items`: the same with its repository. */
export function organizationAlertItemJson(alert: Alert) {
  return { ...alertItemJson(alert), repository: simpleRepositoryJson(alert.repository) }
}

/** Schema `code-scanning-alert`: one alert asked for by number, with the pull requests that would fix it. */
export function alertJson(alert: Alert) {
  const item = alertItemJson(alert)
  return {
    ...item,
    rule: {
      ...item.rule,
      help: alert.rule.help ?? `# ${alert.rule.name}\nTreat what comes from outside as untrusted.`,
      help_uri: null,
    },
    linked_pull_requests: linkedPullRequests(alert).map((pull) => pullRequestJson(alert.repository, pull)),
  }
}

/** The pull requests that say they fix the alert. */
export function linkedPullRequests(alert: Alert): PullRequest[] {
  return alert.repository.pullRequests.filter((pull) => pull.alerts.includes(alert.number))
}

/** Schema `code-scanning-alert-instance`. */
export function instanceJson(alert: Alert) {
  const codeql = alert.tool.name === 'CodeQL'
  const language = (alert.repository.language ?? 'javascript').toLowerCase()
  const category = codeql
    ? `/language:${language === 'c#' ? 'csharp' : language}`
    : alert.tool.name.toLowerCase()
  return {
    ref: `refs/heads/${alert.repository.defaultBranch}`,
    analysis_key: codeql ? 'dynamic/github-code-scanning/codeql:analyze' : '.github/workflows/scan.yml:scan',
    environment: '{}',
    category,
    state: alert.state,
    commit_sha: alert.commit,
    message: { text: alert.message },
    location: {
      path: alert.path,
      start_line: alert.line,
      end_line: alert.endLine,
      start_column: alert.column,
      end_column: alert.endColumn,
    },
    classifications: alert.classifications,
  }
}

function ruleJson(alert: Alert) {
  const { rule } = alert
  const level = securitySeverityLevel(rule)
  return {
    id: rule.id,
    severity: rule.severity,
    description: rule.name,
    name: rule.id,
    tags: rule.tags,
    full_description: `${rule.name}.`,
    // A tool that gives no score has no security severity: GitHub then leaves the field out.
    ...(level !== null && { security_severity_level: level }),
  }
}
