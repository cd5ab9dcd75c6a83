import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marks, points, scale } from '@/lib/exports/html/charts/scale'

describe('the marks of an axis', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [234, [0, 100, 200, 300]],
  ])('up to %i', (most, expected) => {
    expect(marks(most)).toEqual(expected)
  })

  it('are whole, evenly apart, few, and reach the highest value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(), fc.double({ min: 0, max: 1e9, noNaN: true })), (most) => {
        const values = marks(most)
        const [zero, step = 0] = values
        expect(zero).toBe(0)
        expect(values.every((value, index) => value === index * step && Number.isInteger(value))).toBe(true)
        expect(values.length).toBeLessThanOrEqual(6)
        expect(values.at(-1)).toBeGreaterThanOrEqual(most)
      }),
    )
  })
})

describe('a scale', () => {
  it('leads from values to places, in either direction', () => {
    const y = scale([0, 100], [200, 20])
    expect([0, 50, 100].map(y)).toEqual([200, 110, 20])
    // Values without a span all stand at the beginning.
    expect(scale([5, 5], [10, 20])(5)).toBe(10)
  })

  it('writes points with a digit at most', () => {
    const x = scale([0, 3], [0, 10])
    expect(points([[x(1), x(2)]])).toBe('3.3,6.7')
  })
})
