import * as v from 'valibot'
import { fromIso } from '@/lib/time'

/** Building blocks for the shapes of GitHub's answers. They are tolerant: unknown fields are fine, and null or absent is the same. */

/** What a batch can hold: instants, lines and numbers are 32-bit there. */
const LARGEST = 2 ** 32 - 1

/** An ISO 8601 text as seconds since 1970. */
export const instant = v.pipe(
  v.string(),
  v.transform(fromIso),
  v.number('not a date'),
  v.minValue(1),
  v.maxValue(LARGEST),
)
export const maybeInstant = v.nullish(instant, null)
/** Of repositories and other things with ids. */
export const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
export const alertNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST))
export const line = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST))
export const text = v.nullish(v.string(), '')
export const flag = v.nullish(v.boolean(), false)

/** An item of a listing that is not of the documented shape. */
export interface Malformed {
  /** Its position on the page, from 0. */
  index: number
  /** Paths inside the item, never values: those may be anything. */
  problems: string[]
}

export interface Parsed<T> {
  items: T[]
  malformed: Malformed[]
}

/** Reads each item of a page by itself, so that one bad item does not cost the others; null where the page is no list at all. */
export function parseItems<T>(data: unknown, schema: v.GenericSchema<unknown, T>): Parsed<T> | null {
  if (!Array.isArray(data)) return null
  const items: T[] = []
  const malformed: Malformed[] = []
  data.forEach((item: unknown, index) => {
    const parsed = v.safeParse(schema, item)
    if (parsed.success) items.push(parsed.output)
    else malformed.push({ index, problems: pathsOf(parsed.issues) })
  })
  return { items, malformed }
}

/** Where a value differs from its schema: `rule.severity`, or `(root)`. */
function pathsOf(issues: readonly v.BaseIssue<unknown>[]): string[] {
  return [...new Set(issues.map((issue) => v.getDotPath(issue) ?? '(root)'))]
}
