import { AUTOFIX_TOOL, STATES } from './alert'
import { RESOLUTION, emptyColumns } from './alert-columns'
import { unpackRule } from './batch'
import {
  CELL,
  STRIDE,
  classificationMask,
  kindCode,
  severityCode,
  splitTexts,
  stateCode,
} from './batch-layout'
import type { AlertColumns, AlertDictionaries, AlertNumbers } from './alert-columns'
import type { Gathered } from './gather'

const FIXED = STATES.indexOf('fixed')
const DISMISSED = STATES.indexOf('dismissed')

/** Turns rows into columns, each with its own dictionary. `supportsAutofix`: whether Copilot Autofix knows a rule of CodeQL's. */
export function columnsOf(
  all: Gathered,
  supportsAutofix: (ruleId: string) => boolean,
): AlertDictionaries & { columns: AlertColumns; numbers: AlertNumbers } {
  const size = all.cells.length / STRIDE
  const rules = selection(all.strings, unpackRule)
  const tools = selection(all.strings, (text) => text)
  const paths = selection(all.strings, (text) => text)
  const assignees = selection(all.strings, splitTexts)
  const reasons = selection(all.strings, (text) => text)
  const { columns, numbers } = emptyColumns(size)
  const autofixOfRule: number[] = []
  const cell = (row: number, field: number): number => all.cells[row * STRIDE + field] ?? 0
  for (let row = 0; row < size; row++) {
    const marks = cell(row, CELL.marks)
    const rule = rules.place(cell(row, CELL.rule))
    const tool = tools.place(cell(row, CELL.tool))
    const state = stateCode(marks)
    const reasonCell = cell(row, CELL.reason)
    const reason = reasonCell === 0 ? 0 : reasons.place(reasonCell - 1) + 1
    columns.row[row] = row
    columns.repository[row] = cell(row, CELL.repository)
    columns.rule[row] = rule
    columns.tool[row] = tool
    columns.path[row] = paths.place(cell(row, CELL.path))
    columns.assignees[row] = assignees.place(cell(row, CELL.assignees))
    columns.reason[row] = reason
    columns.resolution[row] = resolutionOf(state, reason)
    columns.state[row] = state
    columns.severity[row] = severityCode(marks)
    columns.kind[row] = kindCode(marks)
    columns.classifications[row] = classificationMask(marks)
    autofixOfRule[rule] ??= supportsAutofix(rules.values[rule]?.id ?? '') ? 1 : 0
    columns.autofix[row] = tools.values[tool] === AUTOFIX_TOOL ? (autofixOfRule[rule] ?? 0) : 0
    numbers.number[row] = cell(row, CELL.number)
    numbers.line[row] = cell(row, CELL.line)
    numbers.createdAt[row] = cell(row, CELL.createdAt)
    numbers.updatedAt[row] = cell(row, CELL.updatedAt)
    numbers.fixedAt[row] = cell(row, CELL.fixedAt)
    numbers.dismissedAt[row] = cell(row, CELL.dismissedAt)
  }
  return {
    columns,
    numbers,
    rules: rules.values,
    tools: tools.values,
    paths: paths.values,
    assignees: assignees.values,
    reasons: reasons.values,
  }
}

function resolutionOf(state: number, reason: number): number {
  if (state === FIXED) return RESOLUTION.fixed
  return state === DISMISSED ? RESOLUTION.dismissed + reason : RESOLUTION.open
}

/** The strings that play one part, read once each; `place` answers where the string at a global position stands among them. */
function selection<T>(
  strings: readonly string[],
  read: (text: string) => T,
): { values: T[]; place: (at: number) => number } {
  const places = new Uint32Array(strings.length)
  const values: T[] = []
  return {
    values,
    place(at) {
      const known = places[at] ?? 0
      if (known > 0) return known - 1
      places[at] = values.push(read(strings[at] ?? ''))
      return values.length - 1
    },
  }
}
