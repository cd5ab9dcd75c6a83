import type { Alert, Organization, Repository } from '../organization/model.ts'
import { securitySeverityLevel } from '../organization/severity.ts'
import type { World } from '../organization/world.ts'

/** What GitHub's alert lists can select by. Absent means: everything. */
export interface AlertQuery {
  state?: string
  severity?: string
  tool?: string
  /** No tool here has one, so that it finds nothing. */
  toolGuid?: string
  ref?: string
  /** `none`, `*`, or logins with commas between them. */
  assignees?: string
  sort: 'created' | 'updated'
  direction: 'asc' | 'desc'
}

/**
 * Sorted selections of alerts, kept until the world changes: a pull of a hundred pages must not sort a hundred times.
 */
export class AlertIndex {
  readonly #world: World
  readonly #kept = new Map<string, Alert[]>()
  #revision = -1

  constructor(world: World) {
    this.#world = world
  }

  /** The alerts of an organization or of one repository that match, in order. Do not change the array. */
  select(scope: Organization | Repository, query: AlertQuery): readonly Alert[] {
    if (this.#revision !== this.#world.revision) {
      this.#kept.clear()
      this.#revision = this.#world.revision
    }
    const key = JSON.stringify([scope.id, query])
    const kept = this.#kept.get(key)
    if (kept) return kept
    const repositories = 'repositories' in scope ? scope.repositories : [scope]
    const found = repositories.flatMap((repository) =>
      repository.alerts.filter((alert) => matches(alert, query)),
    )
    const sign = query.direction === 'asc' ? 1 : -1
    found.sort((left, right) => sign * compare(left, right, query.sort))
    this.#kept.set(key, found)
    return found
  }
}

function compare(left: Alert, right: Alert, sort: AlertQuery['sort']): number {
  const time = sort === 'created' ? left.createdAt - right.createdAt : left.updatedAt - right.updatedAt
  return time || left.repository.id - right.repository.id || left.number - right.number
}

function matches(alert: Alert, query: AlertQuery): boolean {
  if (query.state !== undefined && !hasState(alert, query.state)) return false
  if (query.tool !== undefined && alert.tool.name !== query.tool) return false
  if (query.toolGuid !== undefined) return false
  if (query.severity !== undefined && !hasSeverity(alert, query.severity)) return false
  if (query.ref !== undefined && !isDefaultBranch(alert, query.ref)) return false
  if (query.assignees === 'none') return alert.assignees.length === 0
  if (query.assignees === '*') return alert.assignees.length > 0
  if (query.assignees !== undefined) {
    const logins = query.assignees.toLowerCase().split(',')
    return alert.assignees.some((person) => logins.includes(person.login.toLowerCase()))
  }
  return true
}

/** `closed` means fixed or dismissed. */
function hasState(alert: Alert, state: string): boolean {
  return state === 'closed' ? alert.state !== 'open' : alert.state === state
}

/** The security severity where there is one, otherwise the severity of the rule. */
function hasSeverity(alert: Alert, severity: string): boolean {
  return (securitySeverityLevel(alert.rule) ?? alert.rule.severity) === severity
}

function isDefaultBranch(alert: Alert, ref: string): boolean {
  return ref.replace(/^refs\/heads\//, '') === alert.repository.defaultBranch
}
