import * as v from 'valibot'
import { fromIso, isCalendarDate, toIso } from '@/lib/time'

/** The kinds of values in Muster's JSON files: snapshots and what stands in a campaign repository. */

/** Numbers and instants of alerts are kept in 32 bits. */
const LARGEST = 4_294_967_295

export const text = v.string()
export const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
export const integer = v.pipe(v.number(), v.safeInteger())
/** What the index of alerts can hold. */
export const small = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST))
export const rate = v.pipe(v.number(), v.finite(), v.minValue(0))

export const instant = v.pipe(
  text,
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'an instant such as 2026-11-20T10:00:00Z'),
  v.check(
    (iso) => seconds(iso) >= 0 && seconds(iso) <= LARGEST && toIso(seconds(iso)) === iso,
    'an instant from 1970 to 2105',
  ),
  v.transform(seconds),
)
export const date = v.pipe(
  text,
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-11-20'),
  v.check(isCalendarDate, 'a date that exists'),
)
export const timeZone = v.pipe(text, v.check(isTimeZone, 'a time zone such as Europe/Berlin'))

/** GitHub's characters for names. Links are built from it, so nothing else may come in. */
export const fullName = v.pipe(
  text,
  v.maxLength(200),
  v.regex(/^(?!\.{1,2}\/)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/, 'a name such as octo-org/shop'),
)
export const login = v.pipe(text, v.regex(/^[\w-]{1,100}(\[bot\])?$/, 'a login'))
export const organization = v.pipe(text, v.regex(/^[\w-]{1,100}$/, 'the name of an organization'))

function seconds(iso: string): number {
  return fromIso(iso) ?? Number.NaN
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat
  } catch {
    return false
  }
}
