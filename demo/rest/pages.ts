import type { ApiContext } from './context.ts'
import { ApiError } from './errors.ts'

/** One page of a list and the `Link` header that leads to its neighbours (empty when there are none). */
export interface Page<T> {
  items: T[]
  link: string
}

const API = 'https://api.github.com'

/** Page size as GitHub reads it: 30 unless told, never more than 100. */
function pageSize(c: ApiContext): number {
  const asked = Number(c.req.query('per_page') ?? 30)
  return Number.isInteger(asked) && asked >= 1 ? Math.min(asked, 100) : 30
}

/** Cuts the page that `page` and `per_page` ask for; `base` is the canonical path that GitHub puts in its links. */
export function cutByNumber<T>(c: ApiContext, all: readonly T[], base: string): Page<T> {
  const size = pageSize(c)
  const page = Math.max(1, Math.floor(Number(c.req.query('page') ?? 1)) || 1)
  const last = Math.max(1, Math.ceil(all.length / size))
  const link: string[] = []
  const add = (number: number, rel: string) =>
    link.push(`<${address(c, base, { page: String(number) })}>; rel="${rel}"`)
  if (page > 1) add(Math.min(page - 1, last), 'prev')
  if (page < last) {
    add(page + 1, 'next')
    add(last, 'last')
  }
  if (page > 1) add(1, 'first')
  return { items: all.slice((page - 1) * size, page * size), link: link.join(', ') }
}

/**
 * Cuts by cursor: `after` and `before` hold the identity of an item, opaque to the caller; an empty one means the
 * beginning. `identify` must give every item a different text that stays the same.
 */
export function cutByCursor<T>(
  c: ApiContext,
  all: readonly T[],
  base: string,
  identify: (item: T) => string,
): Page<T> {
  const size = pageSize(c)
  const after = c.req.query('after')
  const before = c.req.query('before')
  const start = before
    ? Math.max(0, find(all, before, identify) - size)
    : after
      ? find(all, after, identify) + 1
      : 0
  const end = before ? find(all, before, identify) : start + size
  const items = all.slice(start, end)
  const link: string[] = []
  const first = items[0]
  const final = items.at(-1)
  if (final !== undefined && end < all.length) {
    link.push(`<${address(c, base, { after: encode(identify(final)) })}>; rel="next"`)
  }
  if (first !== undefined && start > 0) {
    link.push(`<${address(c, base, { before: encode(identify(first)) })}>; rel="prev"`)
  }
  return { items, link: link.join(', ') }
}

function find<T>(all: readonly T[], cursor: string, identify: (item: T) => string): number {
  const wanted = Buffer.from(cursor, 'base64url').toString()
  const index = all.findIndex((item) => identify(item) === wanted)
  if (index < 0) throw new ApiError(400, 'The pagination cursor is invalid')
  return index
}

function encode(identity: string): string {
  return Buffer.from(identity).toString('base64url')
}

function address(c: ApiContext, base: string, changes: Record<string, string>): string {
  const query = new URL(c.req.url).searchParams
  for (const name of ['page', 'after', 'before']) query.delete(name)
  for (const [name, value] of Object.entries(changes)) query.set(name, value)
  return `${API}${base}?${query.toString()}`
}
