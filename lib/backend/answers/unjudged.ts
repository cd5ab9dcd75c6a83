import type { Observed } from './observed'
import type { UnjudgedAlerts } from '../views'
import type { AlertIndex } from '@/lib/alerts/alert-index'
import type { Unjudged } from '@/lib/alerts/filter/unjudged'

/** Names that are told; of more repositories only how many there are. */
const NAMED = 10

/** What a filter could not judge, as the answer to it says it: nothing where it could judge everything. */
export function unjudgedIn(
  observed: Observed,
  unjudged: Unjudged | undefined,
): { unjudged?: UnjudgedAlerts } {
  const { index } = observed
  if (!unjudged || unjudged.rows.length === 0) return {}
  const { rows, unknown } = unjudged
  const concerned = placesOf(index, rows)
  const qualifiers = [...unknown].flatMap(([name, places]) =>
    [...concerned].some((place) => places[place] === 1) ? [name] : [],
  )
  const names = namesOf(observed, rows).slice(0, NAMED)
  return { unjudged: { qualifiers, alerts: rows.length, repositories: concerned.size, names } }
}

/** The repositories of these rows by their full names, in alphabetical order. */
export function namesOf({ index }: Observed, rows: Iterable<number>): string[] {
  return Array.from(placesOf(index, rows), (place) => {
    const known = index.places[place]
    return known?.repository?.fullName ?? `repository ${known?.id}`
  }).sort()
}

function placesOf({ columns }: AlertIndex, rows: Iterable<number>): Set<number> {
  const places = new Set<number>()
  for (const row of rows) places.add(columns.repository[row] ?? -1)
  return places
}
