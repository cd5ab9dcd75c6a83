import { DAY, dateOf, fromIso, isCalendarDate } from '@/lib/time'
import type { CalendarDate, EpochSeconds } from '@/lib/time'

/** Instants from `from` to `to`, both inclusive. */
export interface Span {
  from: EpochSeconds
  to: EpochSeconds
}

export type Reading = { ok: true; span: Span } | { ok: false; reason: Unreadable; suggestion: string | null }

type Unreadable = 'bad-date' | 'bad-comparison'

interface Bound {
  text: string
  /** Whether the bound itself is left out. */
  strict: boolean
}

/** Null: no bound. */
interface Bounds {
  low: Bound | null
  high: Bound | null
}

/** Reads `2026-01-31`, `>2026-01-31`, `2026-01-01..2026-01-31`, `2026-01-01..*`: calendar dates in UTC. */
export function readDates(text: string): Reading {
  return reading(text, spanOfDates)
}

/** Reads `>30`, `<=90`, `30..60`, in days, or in weeks as `4w`, into when an alert of that age was created. */
export function readAge(text: string, now: EpochSeconds): Reading {
  return reading(text, (age) => spanOfAge(age, Math.floor(now)))
}

/** Dates and ages that are worth offering, in the form in which they are typed. */
export function exampleDates(now: EpochSeconds): string[] {
  return [7, 30, 90, 365].flatMap((days) => {
    const date = dateOf(now - days * DAY)
    return [`>=${date}`, `<${date}`]
  })
}

export const EXAMPLE_AGES: readonly string[] = ['<=7', '<=30', '>30', '>90', '>180', '>365']

function reading(text: string, spanOf: (text: string) => Span | Unreadable): Reading {
  const span = spanOf(text)
  if (typeof span === 'object') return { ok: true, span }
  const better = [turned(text), tidied(text), padded(text)].find((other) => typeof spanOf(other) === 'object')
  return { ok: false, reason: span, suggestion: better ?? null }
}

function spanOfDates(text: string): Span | Unreadable {
  const bounds = boundsOf(text)
  if (!bounds) return 'bad-comparison'
  const low = bounds.low ? startOf(bounds.low.text) : -Infinity
  const high = bounds.high ? startOf(bounds.high.text) : Infinity
  if (low === null || high === null) return 'bad-date'
  const from = low + (bounds.low?.strict ? DAY : 0)
  const to = high + (bounds.high?.strict ? 0 : DAY) - 1
  return from > to ? 'bad-comparison' : { from, to }
}

/** An age is a number of whole days: an alert is one day old from 24 hours until 48. */
function spanOfAge(text: string, now: EpochSeconds): Span | Unreadable {
  const bounds = boundsOf(text)
  const low = bounds?.low ? daysOf(bounds.low.text) : 0
  const high = bounds?.high ? daysOf(bounds.high.text) : Infinity
  if (!bounds || low === null || high === null) return 'bad-comparison'
  const youngest = low + (bounds.low?.strict ? 1 : 0)
  const oldest = high - (bounds.high?.strict ? 1 : 0)
  // Where clocks differ an alert may seem to come from the future: it is new.
  const to = youngest === 0 ? Infinity : now - youngest * DAY
  return youngest > oldest ? 'bad-comparison' : { from: now - (oldest + 1) * DAY + 1, to }
}

function boundsOf(text: string): Bounds | null {
  const [, first = '', last = ''] = /^([^<>=]+)\.\.([^<>=]+)$/.exec(text) ?? []
  if (first === '*' && last === '*') return null
  if (first !== '') return { low: inclusive(first), high: inclusive(last) }
  const [, operator = '', value = ''] = /^(>=|<=|>|<|)([^<>=*]+)$/.exec(text) ?? []
  if (value === '' || value.includes('..')) return null
  const bound = { text: value, strict: !operator.endsWith('=') }
  if (operator.startsWith('>')) return { low: bound, high: null }
  if (operator.startsWith('<')) return { low: null, high: bound }
  return { low: inclusive(value), high: inclusive(value) }
}

function inclusive(text: string): Bound | null {
  return text === '*' ? null : { text, strict: false }
}

function startOf(date: CalendarDate): EpochSeconds | null {
  return isCalendarDate(date) ? fromIso(`${date}T00:00:00Z`) : null
}

function daysOf(text: string): number | null {
  const [, digits, unit] = /^(\d{1,6})([dw]?)$/i.exec(text) ?? []
  return digits === undefined ? null : Number(digits) * (unit?.toLowerCase() === 'w' ? 7 : 1)
}

/** `60..30` the other way round. */
function turned(text: string): string {
  return text.replace(/^([^.]+)\.\.([^.]+)$/, '$2..$1')
}

/** `=>30`, `30 days`, `30..`, `≥30` as they should be. */
function tidied(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/=>|≥/, '>=')
    .replace(/=<|≤/, '<=')
    .replace(/^=+(?=\d)/, '')
    .replace(/(\d)(d|w)[a-z]+/gi, '$1$2')
    .replace(/…|\.{3,}/, '..')
    .replace(/\.\.$/, '..*')
    .replace(/^\.\./, '*..')
}

/** `2026/1/5` as `2026-01-05`. */
function padded(text: string): string {
  return text.replace(
    /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/g,
    (_, year: string, month: string, day: string) => {
      return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    },
  )
}
