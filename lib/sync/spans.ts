import { PER_PAGE } from '@/lib/github/listing'

/** A page of a listing by its number and size: the alerts at places `(page - 1) * size` up to before `page * size`. */
export interface Span {
  page: number
  size: number
}

/** Smaller pages are not worth their request. Even sizes only: a page on which GitHub's server fails is asked in halves. */
const SMALLEST = PER_PAGE * 0.8

export const TOP: Span = { page: 1, size: PER_PAGE }

/** Place of the first alert of a page. */
export function startOf({ page, size }: Span): number {
  return (page - 1) * size
}

/** Place behind the last alert of a page. */
export function endOf({ page, size }: Span): number {
  return page * size
}

/**
 * The page that holds the place and reaches furthest behind it. GitHub counts pages by their size, so that the size has to change
 * for a page to begin inside the one before: 100 alerts, then from the 99th on, and so on.
 * @param place counted from 0
 */
export function spanFrom(place: number): Span {
  let best: Span = { page: Math.floor(place / PER_PAGE) + 1, size: PER_PAGE }
  for (let size = PER_PAGE - 2; size >= SMALLEST; size -= 2) {
    const span = { page: Math.floor(place / size) + 1, size }
    if (endOf(span) > endOf(best)) best = span
  }
  return best
}
