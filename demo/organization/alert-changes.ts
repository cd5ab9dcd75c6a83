import type { Alert, DismissedReason, Person, Rule, Tool } from './model.ts'
import { MAYA } from './people.ts'
import { WorldState } from './world-state.ts'

/** What a new alert needs; the rest has sensible defaults. */
export interface NewAlert {
  rule: Rule
  tool: Tool
  path: string
  line?: number
  message?: string
  classifications?: Alert['classifications']
}

/** What can happen to alerts. */
export class AlertChanges extends WorldState {
  fixAlert(fullName: string, number: number): Alert {
    return this.#changeAlert(this.alert(fullName, number), (alert, at) => {
      Object.assign(alert, { state: 'fixed', fixedAt: at, dismissal: null })
    })
  }

  dismissAlert(
    fullName: string,
    number: number,
    reason: DismissedReason = "won't fix",
    comment: string | null = null,
    by: Person = MAYA,
  ): Alert {
    return this.#changeAlert(this.alert(fullName, number), (alert, at) => {
      Object.assign(alert, { state: 'dismissed', fixedAt: null, dismissal: { at, by, reason, comment } })
    })
  }

  reopenAlert(fullName: string, number: number): Alert {
    return this.#changeAlert(this.alert(fullName, number), (alert, at) => {
      Object.assign(alert, { state: 'open', fixedAt: null, dismissal: null, reopenedAt: at })
    })
  }

  assignAlert(fullName: string, number: number, people: Person[]): Alert {
    return this.#changeAlert(this.alert(fullName, number), (alert) => {
      alert.assignees = people
    })
  }

  /** A new finding in `owner/name`, numbered after the last one. */
  openAlert(fullName: string, found: NewAlert): Alert {
    const repository = this.mustFind(fullName)
    const at = this.tick()
    const line = found.line ?? 1
    const alert: Alert = {
      repository,
      number: (repository.alerts.at(-1)?.number ?? 0) + 1,
      rule: found.rule,
      tool: found.tool,
      state: 'open',
      createdAt: at,
      updatedAt: at,
      fixedAt: null,
      reopenedAt: null,
      dismissal: null,
      path: found.path,
      line,
      endLine: line,
      column: 1,
      endColumn: 2,
      message: found.message ?? `${found.rule.name}.`,
      classifications: found.classifications ?? [],
      assignees: [],
      commit: 'f'.repeat(40),
    }
    repository.alerts.push(alert)
    return alert
  }

  #changeAlert(alert: Alert, apply: (alert: Alert, at: number) => void): Alert {
    const at = Math.max(this.tick(), alert.updatedAt)
    apply(alert, at)
    alert.updatedAt = at
    return alert
  }
}
