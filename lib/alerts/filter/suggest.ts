import { atCursor } from './cursor'
import { countsOf, rowsAround } from './facets'
import { SORTS } from './order'
import { parseFilter } from './parse'
import { allQualifiers, lacksData, qualifierOf } from './lookup'
import { quote } from './quote'
import type { AtCursor } from './cursor'
import type { ParsedFilter } from './parse'
import type { FilterOptions, Suggestion, Suggestions } from './types'
import type { AlertIndex } from '@/lib/alerts/alert-index'
import { t } from '@/lib/i18n'

/** How many completions are offered at once. */
const MAX_OPTIONS = 50

/**
 * What may stand at the cursor: names of qualifiers where a word begins, after a colon or a comma the values that exist.
 * A value's count is that of the alerts that match it and everything else in the filter; where the rest of the filter has
 * problems, that of all alerts that match the value.
 */
export function suggest(
  text: string,
  cursor: number,
  index: AlertIndex,
  options: FilterOptions,
): Suggestions {
  const parsed = parseFilter(text)
  const place = atCursor(parsed, Math.max(0, Math.min(Math.trunc(cursor), text.length)))
  if (place.kind === 'name') return { from: place.from, to: place.to, options: names(place, index) }
  if (place.kind === 'value')
    return { from: place.from, to: place.to, options: values(parsed, place, index, options) }
  return { from: cursor, to: cursor, options: [] }
}

function names({ typed, negated }: AtCursor & { kind: 'name' }, index: AlertIndex): Suggestion[] {
  const offered = allQualifiers(index)
    .filter((one) => !(negated && one.kind === 'order') && !lacksData(one, [], index))
    .map(({ name, help }) => ({ insert: `${name}:`, label: name, note: t(help), count: null }))
  return closest(offered, typed)
}

function values(
  parsed: ParsedFilter,
  { typed, term, word }: AtCursor & { kind: 'value' },
  index: AlertIndex,
  options: FilterOptions,
): Suggestion[] {
  const qualifier = qualifierOf(term.name, index)
  if (!qualifier || lacksData(qualifier, [], index)) return []
  if (qualifier.kind === 'order')
    return closest(
      SORTS.map((sort) => suggestion(sort, null, null)),
      typed,
    )
  const rows = rowsAround(parsed, term, index, options)
  const counted = countsOf(qualifier, index, options, rows)
  const others = new Set(
    term.words.filter((other) => other !== word).map((other) => other.value.toLowerCase()),
  )
  const offered = counted
    .filter(({ value }) => !others.has(value.toLowerCase()))
    .map(({ value, note, count }) => suggestion(value, note, count))
  return closest(offered, typed)
}

function suggestion(value: string, note: string | null, count: number | null): Suggestion {
  return { insert: quote(value), label: value, note, count }
}

/** Those that begin with what was typed, then those that contain it, then those whose note does; else in their order. */
function closest(options: readonly Suggestion[], typed: string): Suggestion[] {
  const part = typed.toLowerCase()
  const ranks: Suggestion[][] = [[], [], []]
  for (const option of options) {
    const at = option.label.toLowerCase().indexOf(part)
    if (at >= 0) ranks[at === 0 ? 0 : 1]?.push(option)
    else if (option.count !== null && option.note?.toLowerCase().includes(part)) ranks[2]?.push(option)
  }
  return ranks.flat().slice(0, MAX_OPTIONS)
}
