import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXAMPLE_AGES, exampleDates, readAge, readDates } from '@/lib/alerts/filter/comparison'
import { DAY, addDays, fromIso } from '@/lib/time'
import type { Reading } from '@/lib/alerts/filter/comparison'

const NOW = 1_768_478_400
const start = (date: string): number => fromIso(`${date}T00:00:00Z`) ?? NaN

describe('reading dates', () => {
  it.each([
    ['2026-01-15', start('2026-01-15'), start('2026-01-16') - 1],
    ['>2026-01-15', start('2026-01-16'), Infinity],
    ['>=2026-01-15', start('2026-01-15'), Infinity],
    ['<2026-01-15', -Infinity, start('2026-01-15') - 1],
    ['<=2026-01-15', -Infinity, start('2026-01-16') - 1],
    ['2026-01-15..2026-02-01', start('2026-01-15'), start('2026-02-02') - 1],
    ['2026-01-15..2026-01-15', start('2026-01-15'), start('2026-01-16') - 1],
    ['2026-01-15..*', start('2026-01-15'), Infinity],
    ['*..2026-01-15', -Infinity, start('2026-01-16') - 1],
    ['2024-02-29', start('2024-02-29'), start('2024-03-01') - 1],
  ])('%s', (text, from, to) => {
    expect(readDates(text)).toEqual({ ok: true, span: { from, to } })
  })

  it.each([
    ['2026-02-30', 'bad-date', null],
    ['2023-02-29', 'bad-date', null],
    ['yesterday', 'bad-date', null],
    ['2026-1-5', 'bad-date', '2026-01-05'],
    ['>2026/01/05', 'bad-date', '>2026-01-05'],
    ['2026-13-01..2026-14-01', 'bad-date', null],
    ['2026-02-01..2026-01-01', 'bad-comparison', '2026-01-01..2026-02-01'],
    ['=>2026-01-01', 'bad-comparison', '>=2026-01-01'],
    ['=2026-01-01', 'bad-comparison', '2026-01-01'],
    ['2026-01-01..', 'bad-comparison', '2026-01-01..*'],
    ['..2026-01-01', 'bad-comparison', '*..2026-01-01'],
    ['> 2026-01-01', 'bad-date', '>2026-01-01'],
    ['*..*', 'bad-comparison', null],
    ['*', 'bad-comparison', null],
    ['>', 'bad-comparison', null],
    ['>>2026-01-01', 'bad-comparison', null],
    ['>2026-01-01..2026-02-01', 'bad-comparison', null],
  ])('%s is refused as %s, with %s instead', (text, reason, suggestion) => {
    expect(readDates(text)).toEqual({ ok: false, reason, suggestion })
  })
})

describe('reading ages', () => {
  it.each([
    ['>30', -Infinity, NOW - 31 * DAY],
    ['>=30', -Infinity, NOW - 30 * DAY],
    ['<30', NOW - 30 * DAY + 1, Infinity],
    ['<=30', NOW - 31 * DAY + 1, Infinity],
    ['30', NOW - 31 * DAY + 1, NOW - 30 * DAY],
    ['30d', NOW - 31 * DAY + 1, NOW - 30 * DAY],
    ['>4W', -Infinity, NOW - 29 * DAY],
    ['30..60', NOW - 61 * DAY + 1, NOW - 30 * DAY],
    ['4w..*', -Infinity, NOW - 28 * DAY],
    ['0', NOW - DAY + 1, Infinity],
  ])('%s', (text, from, to) => {
    expect(readAge(text, NOW)).toEqual({ ok: true, span: { from, to } })
  })

  it.each([
    ['60..30', '30..60'],
    ['30days', '30d'],
    ['>2 weeks', '>2w'],
    ['≥30', '>=30'],
    ['=>30', '>=30'],
    ['30...60', '30..60'],
    ['<0', null],
    ['-3', null],
    ['3.5', null],
    ['x', null],
    ['>1e3', null],
    ['9999999', null],
    ['2026-01-01', null],
  ])('%s is refused, with %s instead', (text, suggestion) => {
    expect(readAge(text, NOW)).toEqual({ ok: false, reason: 'bad-comparison', suggestion })
  })
})

describe('any reading', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom('>', '<', '=', '.', '*', '-', '3', '0', 'd', 'w', ' '),
      maxLength: 12,
    }),
  )
  const check = (reading: Reading, again: (text: string) => Reading): void => {
    if (reading.ok) expect(reading.span.from).toBeLessThanOrEqual(reading.span.to)
    else if (reading.suggestion !== null) expect(again(reading.suggestion).ok).toBe(true)
  }

  it('is a span that is not empty, or a problem whose suggestion can be read', () => {
    fc.assert(
      fc.property(text, (any) => {
        check(readDates(any), readDates)
        check(readAge(any, NOW), (other) => readAge(other, NOW))
      }),
      { numRuns: 1000 },
    )
  })

  it('covers every instant once: before, on and after a date', () => {
    const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days))
    fc.assert(
      fc.property(date, fc.integer({ min: -2 * DAY, max: 2 * DAY }), (day, offset) => {
        const instant = start(day) + offset
        const parts = [`<${day}`, day, `>${day}`].map(readDates)
        expect(
          parts.filter((part) => part.ok && instant >= part.span.from && instant <= part.span.to),
        ).toHaveLength(1)
      }),
    )
  })

  it('understands the examples that are offered', () => {
    for (const example of exampleDates(NOW)) expect(readDates(example).ok, example).toBe(true)
    for (const example of EXAMPLE_AGES) expect(readAge(example, NOW).ok, example).toBe(true)
  })
})
