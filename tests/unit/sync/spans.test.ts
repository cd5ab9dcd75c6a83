import { describe, expect, it } from 'vitest'
import { TOP, endOf, spanFrom, startOf } from '@/lib/sync/spans'

describe('the page that holds a place', () => {
  it('begins at or before it, ends behind it, and is even and no larger than GitHub gives', () => {
    for (let place = 0; place < 20_000; place += 7) {
      const span = spanFrom(place)
      expect(startOf(span)).toBeLessThanOrEqual(place)
      expect(endOf(span)).toBeGreaterThan(place)
      expect(span.size % 2).toBe(0)
      expect(span.size).toBeLessThanOrEqual(100)
    }
  })

  it('is the first one at the top', () => {
    expect(spanFrom(0)).toEqual(TOP)
  })

  it('lets a listing be read with pages that all share an alert, at a quarter more requests at most', () => {
    let requests = 1
    for (let end = endOf(TOP); end < 100 * 100; requests++) {
      const next = spanFrom(end - 1)
      expect(startOf(next)).toBeLessThan(end)
      expect(endOf(next)).toBeGreaterThan(end)
      end = endOf(next)
    }
    expect(requests).toBeLessThan(125)
  })
})
