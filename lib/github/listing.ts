import { fail, ok } from '@/lib/failure'
import { parseItems } from './answers'
import { readLink } from './link'
import type { GenericSchema } from 'valibot'
import type { Missing } from '@/lib/backend/views'
import type { Failure, Outcome, Subject } from '@/lib/failure'
import type { Malformed } from './answers'
import type { LinkPlaces, Place } from './link'
import type { Reply } from './reply'

/** One page of a listing. */
export interface Page<T> extends LinkPlaces {
  items: T[]
  malformed: Malformed[]
}

/** A listing as a whole, with what of it could not be read. */
export interface Listing<T> {
  items: T[]
  missing: Missing[]
}

/** The largest page that GitHub gives. */
export const PER_PAGE = 100

/**
 * Reads one page out of a reply.
 * @param address URL of the listing without its query, to hold the Link header against
 */
export function readPage<T>(
  reply: Reply,
  schema: GenericSchema<unknown, T>,
  subject: Subject,
  address: string,
): Outcome<Page<T>> {
  const parsed = parseItems(reply.data, schema)
  if (parsed === null) return fail(unexpected(subject, ['not a list']))
  const places = readLink(reply.headers['link'], new URL(address))
  if (places === null) return fail(unexpected(subject, ['link header']))
  return ok({ ...parsed, ...places })
}

/**
 * Reads a listing to its end: side by side where the first page tells the last, else one after the other.
 * One page that fails fails the listing; a malformed item does not.
 * @param read reads the page at a place; null is the first
 */
export async function readAll<T>(
  subject: Subject,
  read: (place: Place | null) => Promise<Outcome<Page<T>>>,
  onPage?: (done: number, total: number | null) => void,
): Promise<Outcome<Listing<T>>> {
  const first = await read(null)
  if (!first.ok) return first
  const rest = await (first.value.last === null ? readOn : readBeside)(first.value, subject, read, onPage)
  if (!rest.ok) return rest
  const pages = [first.value, ...rest.value]
  return ok({
    items: pages.flatMap((page) => page.items),
    missing: pages.flatMap((page, index) => missingOf(subject, index + 1, page.malformed)),
  })
}

type Report = ((done: number, total: number | null) => void) | undefined
type Read<T> = (place: Place | null) => Promise<Outcome<Page<T>>>

async function readBeside<T>(
  first: Page<T>,
  _: Subject,
  read: Read<T>,
  report: Report,
): Promise<Outcome<Page<T>[]>> {
  const last = first.last ?? 1
  let done = 1
  report?.(done, last)
  let failure: Failure | null = null
  const pages = await Promise.all(
    Array.from({ length: last - 1 }, async (_, index) => {
      const page = await read({ page: index + 2 })
      if (!page.ok) failure ??= page.failure
      report?.((done += 1), last)
      return page.ok ? [page.value] : []
    }),
  )
  return failure === null ? ok(pages.flat()) : fail(failure)
}

async function readOn<T>(
  first: Page<T>,
  subject: Subject,
  read: Read<T>,
  report: Report,
): Promise<Outcome<Page<T>[]>> {
  const pages: Page<T>[] = []
  const seen = new Set<string>()
  for (let next = first.next; next !== null;) {
    // The same place twice would go on for ever.
    if (seen.has(JSON.stringify(next))) return fail(unexpected(subject, ['link header']))
    seen.add(JSON.stringify(next))
    report?.(pages.length + 1, null)
    const page = await read(next)
    if (!page.ok) return page
    pages.push(page.value)
    next = page.value.next
  }
  return ok(pages)
}

/** The malformed items of a page, one entry each, named by page and place: `page 3, item 12`. */
export function missingOf(subject: Subject, page: number, malformed: readonly Malformed[]): Missing[] {
  return malformed.map(({ index, problems }) => ({
    subject,
    name: `page ${page}, item ${index + 1}`,
    why: unexpected(
      subject,
      problems.map((path) => `[${index}].${path}`),
    ),
  }))
}

function unexpected(subject: Subject, problems: string[]): Failure {
  return { kind: 'unexpected-answer', subject, problems }
}

/** The query parameters of a place. */
export function placeParameters(place: Place | null): { page?: number; after?: string } {
  return place ?? {}
}
