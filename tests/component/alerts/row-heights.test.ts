import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowHeights } from '@/components/alerts/row-heights'

const from = (first: number, heights: number[]) =>
  new Map(heights.map((height, place) => [first + place, height]))

describe('the heights of rows', () => {
  test('are assumed until they are measured', () => {
    const rows = rowHeights(40)
    expect(rows.startOf(0)).toBe(0)
    expect(rows.startOf(1000)).toBe(40_000)
  })

  test('unmeasured rows count as high as the measured ones on average', () => {
    const rows = rowHeights(40)
    expect(rows.measure(from(0, [50, 70]))).toBe(true)
    expect(rows.startOf(1)).toBe(50)
    expect(rows.startOf(2)).toBe(120)
    expect(rows.startOf(10)).toBe(120 + 8 * 60)
  })

  test('after enough rows the average stands, so that the rows below do not move for ever', () => {
    const rows = rowHeights(40)
    rows.measure(
      from(
        0,
        Array.from({ length: 20 }, () => 60),
      ),
    )
    rows.measure(from(500, [600]))
    expect(rows.startOf(400)).toBe(400 * 60)
    expect(rows.startOf(501)).toBe(500 * 60 + 600)
  })

  test('the same heights again are no change, nor are roundings', () => {
    const rows = rowHeights(40)
    rows.measure(from(0, [50, 50]))
    expect(rows.measure(from(0, [50, 50.2]))).toBe(false)
    expect(rows.measure(from(0, [50, 53]))).toBe(true)
  })

  test('rows that are not laid out have no height to be measured', () => {
    const rows = rowHeights(40)
    expect(rows.measure(from(0, [0, 0]))).toBe(false)
    expect(rows.startOf(2)).toBe(80)
  })

  test('what was measured is forgotten with another width', () => {
    const rows = rowHeights(40)
    rows.measure(from(0, [100, 20]))
    rows.forget()
    expect(rows.startOf(1)).toBe(rows.startOf(2) / 2)
  })

  test('a distance finds its row, beyond both ends too', () => {
    const rows = rowHeights(10)
    rows.measure(from(0, [10, 30, 10]))
    expect([-5, 0, 9, 10, 39, 40, 1e9].map((distance) => rows.rowAt(distance, 3))).toEqual([
      0, 0, 0, 1, 1, 2, 2,
    ])
    expect(rows.rowAt(5, 0)).toBe(0)
  })

  test('places and distances agree, whatever was measured in whatever order', () => {
    const measured = fc.array(
      fc.dictionary(fc.nat({ max: 60 }).map(String), fc.integer({ min: 1, max: 300 })),
      {
        maxLength: 6,
      },
    )
    fc.assert(
      fc.property(measured, fc.nat({ max: 60 }), (rounds, row) => {
        const rows = rowHeights(45)
        const last = new Map<number, number>()
        for (const round of rounds) {
          const heights = new Map(Object.entries(round).map(([key, height]) => [Number(key), height]))
          rows.startOf(30)
          rows.measure(heights)
          for (const [key, height] of heights) last.set(key, height)
        }
        for (const [key, height] of last)
          expect(rows.startOf(key + 1) - rows.startOf(key)).toBeCloseTo(height, 6)
        expect(rows.rowAt(rows.startOf(row) + 0.01, 100)).toBe(row)
      }),
    )
  })
})
