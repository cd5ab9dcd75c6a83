import type { Place } from './places'
import type { EpochSeconds } from '@/lib/time'
import type { OpenedSnapshot } from '@/stores/snapshots'

/**
 * The snapshots of one organization, the earliest first: of the one that is named, where it is among them, else of that with the
 * latest data. `opened` in the store's order.
 */
export function rowOf(opened: readonly OpenedSnapshot[], organization: string | null): OpenedSnapshot[] {
  const wanted = organization?.toLowerCase()
  const named = opened.filter((one) => nameOf(one) === wanted)
  if (named.length > 0) return named
  const [first, ...others] = opened
  if (!first) return []
  const latest = others.reduce((best, one) => (one.snapshot.asOf > best.snapshot.asOf ? one : best), first)
  return opened.filter((one) => nameOf(one) === nameOf(latest))
}

/** The one of this moment, or the nearest to it; the last of the row where no moment is named. */
export function atMoment(row: readonly OpenedSnapshot[], at: EpochSeconds | null): OpenedSnapshot | null {
  const last = row.at(-1) ?? null
  if (at === null || !last) return last
  const distance = ({ snapshot }: OpenedSnapshot) => Math.abs(snapshot.asOf - at)
  return row.reduce((best, one) => (distance(one) < distance(best) ? one : best), last)
}

/** The two that are compared: the first and the last of the row unless told. Null where there are not two. */
export function pairOf(
  row: readonly OpenedSnapshot[],
  { older, newer }: Pick<Place, 'older' | 'newer'>,
): { older: OpenedSnapshot; newer: OpenedSnapshot } | null {
  const [first] = row
  const last = row.at(-1)
  if (!first || !last || row.length < 2) return null
  const pair = {
    older: older === null ? first : (atMoment(row, older) ?? first),
    newer: newer === null ? last : (atMoment(row, newer) ?? last),
  }
  return row.indexOf(pair.older) <= row.indexOf(pair.newer) ? pair : { older: pair.newer, newer: pair.older }
}

function nameOf({ snapshot }: OpenedSnapshot): string {
  return snapshot.organization.toLowerCase()
}
