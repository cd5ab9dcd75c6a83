import { select } from './select'
import type { Condition } from './condition'
import type { AlertIndex } from '@/lib/alerts/alert-index'

/** Alerts of which a filter cannot say whether they match, because too little is known of their repositories. */
export interface Unjudged {
  /** They meet every condition that could be asked. By repository, then number. */
  rows: Uint32Array
  /** By the qualifier's name, 1 for each of the index's places that it cannot judge. */
  unknown: ReadonlyMap<string, Uint8Array>
}

/** The condition for what is known to match: what is unknown meets neither a word nor its opposite. */
export function surely(condition: Condition): Condition {
  const unknown = unknownOf(condition)
  if (!unknown) return condition
  if (condition.kind === 'entries')
    return { ...condition, noneOf: unknown.map((one, entry) => one | (condition.noneOf?.[entry] ?? 0)) }
  if (condition.kind === 'tests')
    return { ...condition, noneOf: [(entry) => unknown[entry] === 1, ...condition.noneOf] }
  return condition
}

/** The condition for what may match: what is unknown meets every word. */
function possibly(condition: Condition): Condition {
  const unknown = unknownOf(condition)
  if (!unknown) return condition
  if (condition.kind === 'entries') {
    const { anyOf, noneOf } = condition
    return {
      ...condition,
      anyOf: anyOf && anyOf.map((one, entry) => one | (unknown[entry] ?? 0)),
      noneOf: noneOf && noneOf.map((one, entry) => (unknown[entry] ? 0 : one)),
    }
  }
  if (condition.kind === 'tests') {
    const { anyOf, noneOf } = condition
    return {
      ...condition,
      anyOf: anyOf.map((test) => (entry) => unknown[entry] === 1 || test(entry)),
      noneOf: noneOf.map((test) => (entry) => unknown[entry] !== 1 && test(entry)),
    }
  }
  return condition
}

/**
 * The alerts that no condition rules out and at least one cannot judge; null where there are none. Only the alerts of the
 * repositories concerned are looked at.
 * @param conditions by qualifier; each free text has a key of its own
 * @param within only these rows, where it is given
 */
export function unjudgedOf(
  index: AlertIndex,
  conditions: ReadonlyMap<string, Condition>,
  within: Uint32Array | undefined,
): Unjudged | null {
  const unknown = unknownByName(conditions)
  if (unknown.size === 0) return null
  const candidates = within
    ? within.filter((row) => isUnknown(unknown, index.columns.repository[row] ?? 0))
    : Uint32Array.from(rowsOf(index, unknown))
  const rows = select(index, [...conditions.values()].map(possibly), candidates)
  return rows.length === 0 ? null : { rows, unknown }
}

function unknownByName(conditions: ReadonlyMap<string, Condition>): Map<string, Uint8Array> {
  const unknown = new Map<string, Uint8Array>()
  for (const [key, condition] of conditions) {
    const places = unknownOf(condition)
    // Free text looks for names, as `repo:` does.
    const name = key.startsWith('text ') ? 'repo' : key
    const before = unknown.get(name)
    if (places) unknown.set(name, before ? places.map((one, place) => one | (before[place] ?? 0)) : places)
  }
  return unknown
}

function unknownOf(condition: Condition): Uint8Array | undefined {
  return condition.kind === 'spans' ? undefined : condition.unknown
}

function isUnknown(unknown: ReadonlyMap<string, Uint8Array>, place: number): boolean {
  for (const places of unknown.values()) if (places[place] === 1) return true
  return false
}

function* rowsOf({ places }: AlertIndex, unknown: ReadonlyMap<string, Uint8Array>): Generator<number> {
  for (const [place, { from, to }] of places.entries())
    if (isUnknown(unknown, place)) for (let row = from; row < to; row++) yield row
}
