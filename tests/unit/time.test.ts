import { describe, expect, it } from 'vitest'
import { addDays, dateOf, daysBetween, fromIso, isCalendarDate, toIso } from '@/lib/time'

const at = (iso: string) => Date.parse(iso) / 1000

describe('the date of an instant', () => {
  it.each([
    ['2026-11-20T23:59:59Z', 'UTC', '2026-11-20'],
    ['2026-11-20T23:59:59Z', 'Pacific/Kiritimati', '2026-11-21'],
    ['2026-11-20T00:00:00Z', 'Etc/GMT+12', '2026-11-19'],
    // The nights on which Berlin's clocks change, an hour from midnight on either side.
    ['2026-03-28T22:59:59Z', 'Europe/Berlin', '2026-03-28'],
    ['2026-03-29T21:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
    ['9999-12-31T12:00:00Z', 'Asia/Kathmandu', '9999-12-31'],
  ])('%s in %s is %s', (instant, zone, date) => {
    expect(dateOf(at(instant), zone)).toBe(date)
  })
})

describe('calendar dates', () => {
  it('are counted in days, whatever clocks do', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2)
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  })

  it.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '20261120', '31.02.2026', '', '2026-1-1'])(
    'are not %j',
    (text) => expect(isCalendarDate(text)).toBe(false),
  )

  it('are 29 February of a leap year, and the last day of year 9999', () => {
    expect(isCalendarDate('2028-02-29')).toBe(true)
    expect(isCalendarDate('9999-12-31')).toBe(true)
  })
})

describe('instants', () => {
  it('go to ISO texts and back by whole seconds', () => {
    expect(toIso(1_790_000_000)).toBe('2026-09-21T14:13:20Z')
    expect(fromIso('2026-09-21T14:13:20Z')).toBe(1_790_000_000)
    expect(fromIso('2026-09-21T14:13:20.999Z')).toBe(1_790_000_000)
    expect(fromIso('yesterday')).toBeNull()
  })
})
