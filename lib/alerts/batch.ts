import { KINDS, SEVERITIES, STATES } from './alert'
import {
  CELL,
  STRIDE,
  classificationMask,
  classificationsOf,
  joinTexts,
  kindCode,
  marksOf,
  severityCode,
  splitTexts,
  stateCode,
} from './batch-layout'
import type { Alert, Rule } from './alert'

/**
 * Many alerts, possibly of several repositories, in the form in which they are stored: one table of numbers and its dictionaries.
 * Three values however many alerts there are, because a structured clone pays per value: with a typed array for each field,
 * a thousand pages of a hundred alerts take two to three times as long to write.
 */
export interface AlertBatch {
  /** `STRIDE` numbers for each alert, see `batch-layout.ts`. */
  cells: Uint32Array
  /** Ids of repositories. */
  repositories: number[]
  /** Tools, paths and reasons; rules and lists of logins as joined texts. */
  strings: string[]
}

/** How many alerts a batch holds. */
export function batchSize(batch: AlertBatch): number {
  return batch.cells.length / STRIDE
}

/** The batch of these alerts, in their order. Classifications lose their order, which has no meaning. */
export function packAlerts(alerts: readonly Alert[]): AlertBatch {
  const cells = new Uint32Array(alerts.length * STRIDE)
  const repositories = dictionary<number>()
  const strings = dictionary<string>()
  alerts.forEach((alert, row) => {
    const { rule } = alert
    const at = row * STRIDE
    cells[at + CELL.repository] = repositories.indexOf(alert.repositoryId)
    cells[at + CELL.number] = alert.number
    cells[at + CELL.marks] = marksOf(alert)
    cells[at + CELL.rule] = strings.indexOf(joinTexts([rule.id, rule.description, ...rule.tags]))
    cells[at + CELL.tool] = strings.indexOf(alert.tool)
    cells[at + CELL.path] = strings.indexOf(alert.path)
    cells[at + CELL.reason] = alert.dismissedReason === null ? 0 : strings.indexOf(alert.dismissedReason) + 1
    cells[at + CELL.assignees] = strings.indexOf(joinTexts(alert.assignees))
    cells[at + CELL.line] = alert.line
    cells[at + CELL.createdAt] = alert.createdAt
    cells[at + CELL.updatedAt] = alert.updatedAt
    cells[at + CELL.fixedAt] = alert.fixedAt ?? 0
    cells[at + CELL.dismissedAt] = alert.dismissedAt ?? 0
  })
  return { cells, repositories: repositories.values, strings: strings.values }
}

/** The alerts of a batch, in its order. */
export function unpackAlerts(batch: AlertBatch): Alert[] {
  const { cells, repositories, strings } = batch
  const rules = new Map<number, Rule>()
  const ruleOf = (index: number): Rule => {
    const known = rules.get(index)
    if (known) return known
    const rule = unpackRule(strings[index] ?? '')
    rules.set(index, rule)
    return rule
  }
  return Array.from({ length: batchSize(batch) }, (_, row) => {
    const cell = (field: number): number => cells[row * STRIDE + field] ?? 0
    const text = (field: number): string => strings[cell(field)] ?? ''
    const marks = cell(CELL.marks)
    return {
      repositoryId: repositories[cell(CELL.repository)] ?? 0,
      kind: KINDS[kindCode(marks)] ?? 'code-scanning',
      number: cell(CELL.number),
      state: STATES[stateCode(marks)] ?? 'open',
      severity: SEVERITIES[severityCode(marks)] ?? 'none',
      rule: ruleOf(cell(CELL.rule)),
      tool: text(CELL.tool),
      path: text(CELL.path),
      line: cell(CELL.line),
      classifications: classificationsOf(classificationMask(marks)),
      createdAt: cell(CELL.createdAt),
      updatedAt: cell(CELL.updatedAt),
      fixedAt: cell(CELL.fixedAt) || null,
      dismissedAt: cell(CELL.dismissedAt) || null,
      dismissedReason: cell(CELL.reason) === 0 ? null : (strings[cell(CELL.reason) - 1] ?? null),
      assignees: splitTexts(text(CELL.assignees)),
    }
  })
}

/** The rule that a batch keeps as this joined text. */
export function unpackRule(joined: string): Rule {
  const [id = '', description = '', ...tags] = splitTexts(joined)
  return { id, description, tags }
}

function dictionary<T>(): { values: T[]; indexOf: (value: T) => number } {
  const values: T[] = []
  const positions = new Map<T, number>()
  return {
    values,
    indexOf(value) {
      const known = positions.get(value)
      if (known !== undefined) return known
      positions.set(value, values.length)
      return values.push(value) - 1
    },
  }
}

export { splitByRepository } from './split'
