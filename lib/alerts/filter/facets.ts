import { entryCount } from './condition'
import { select } from './select'
import { withoutPositive } from './extend'
import { matchingRows } from './evaluate'
import { SORTS } from './order'
import { resolveFilter } from './resolve'
import { resolveWord } from './resolve-word'
import type { Condition } from './condition'
import type { ParsedFilter, Term } from './parse'
import type { OrderQualifier, Qualifier, SpanQualifier } from './qualifier'
import type { FilterOptions } from './types'
import type { AlertIndex } from '@/lib/alerts/alert-index'

/** A value of a qualifier with the number of alerts that match it. */
export interface Facet {
  value: string
  note: string | null
  count: number
}

/**
 * The rows that match the rest of a filter: everything but `term`, and but the other values that are asked for with its
 * qualifier, since those are alternatives. All rows, where the rest has problems.
 */
export function rowsAround(
  { text, terms, problems }: ParsedFilter,
  term: Term & { name: string },
  index: AlertIndex,
  options: FilterOptions,
): Uint32Array {
  const rest = terms.filter(({ from }) => from !== term.from)
  const others = problems.filter(({ from, to }) => to <= term.from || from >= term.to)
  const resolved = resolveFilter({ text, terms: rest, problems: others }, index, options)
  const conditions = resolved.problems.length > 0 ? new Map<string, Condition>() : resolved.conditions
  const own = conditions.get(term.name)
  if (own) conditions.set(term.name, withoutPositive(own))
  return matchingRows(index, conditions.values(), SORTS[0], options.rows)
}

/** All values of a qualifier that may be offered, each with the number of these rows that match it. */
export function countsOf(
  qualifier: Exclude<Qualifier, OrderQualifier>,
  index: AlertIndex,
  options: FilterOptions,
  rows: Uint32Array,
): Facet[] {
  if (qualifier.kind === 'span') return countsOfSpans(qualifier, index, options, rows)
  const { column, words } = qualifier.vocabulary(index, options)
  const alertsOfEntry = new Uint32Array(entryCount(index, column))
  const values = index.columns[column]
  for (const row of rows) {
    const entry = values[row] ?? 0
    alertsOfEntry[entry] = (alertsOfEntry[entry] ?? 0) + 1
  }
  const facets = Array.from(words.values(), ({ value, note, members }) => {
    let count = 0
    for (const member of members) count += alertsOfEntry[member] ?? 0
    return { value, note, count }
  })
  const listed = qualifier.kind === 'words' && qualifier.offer === 'as-listed'
  return listed ? facets : facets.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function countsOfSpans(
  qualifier: SpanQualifier,
  index: AlertIndex,
  options: FilterOptions,
  rows: Uint32Array,
): Facet[] {
  return qualifier.examples(options.now).flatMap((value) => {
    const meant = resolveWord(qualifier, value, index, options)
    if (meant.kind !== 'span') return []
    const condition: Condition = { kind: 'spans', column: meant.column, anyOf: [meant.span], noneOf: [] }
    return { value, note: null, count: select(index, [condition], rows).length }
  })
}
