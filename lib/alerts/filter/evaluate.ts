import { select } from './select'
import { rowsInOrder } from './order'
import { parseFilter } from './parse'
import { resolveFilter } from './resolve'
import { surely, unjudgedOf } from './unjudged'
import type { Condition } from './condition'
import type { Sort } from './order'
import type { ParsedFilter } from './parse'
import type { Unjudged } from './unjudged'
import type { FilterOptions, FilterProblem } from './types'
import type { AlertIndex } from '@/lib/alerts/alert-index'

export interface Evaluation {
  problems: FilterProblem[]
  /** Rows of the index in the filter's order, newest first unless it names another; empty where there are problems. */
  rows: Uint32Array
  /** Alerts that may match too: their repositories are not known well enough to tell. Absent where all could be judged. */
  unjudged?: Unjudged
}

/**
 * The alerts that a filter matches. A filter with problems matches nothing: it is never evaluated as if the part with the
 * problem were not there.
 */
export function evaluate(
  filter: string | ParsedFilter,
  index: AlertIndex,
  options: FilterOptions,
): Evaluation {
  const parsed = typeof filter === 'string' ? parseFilter(filter) : filter
  const { problems, conditions, sort } = resolveFilter(parsed, index, options)
  if (problems.length > 0) return { problems, rows: new Uint32Array(0) }
  const rows = matchingRows(index, conditions.values(), sort, options.rows)
  const unjudged = unjudgedOf(index, conditions, options.rows)
  return unjudged ? { problems, rows, unjudged } : { problems, rows }
}

/** The rows that are known to meet the conditions, in that order; only those among `within`, where it is given. */
export function matchingRows(
  index: AlertIndex,
  conditions: Iterable<Condition>,
  sort: Sort,
  within?: Uint32Array,
): Uint32Array {
  const all = rowsInOrder(index, sort)
  const sure = Array.from(conditions, surely)
  if (!within) return select(index, sure, all)
  const mask = new Uint8Array(index.size)
  for (const row of within) mask[row] = 1
  const chosen: Condition = { kind: 'entries', column: 'row', anyOf: mask, noneOf: null }
  return select(index, [chosen, ...sure], all)
}
