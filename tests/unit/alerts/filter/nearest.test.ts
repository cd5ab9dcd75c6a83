import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distance, nearest } from '@/lib/alerts/filter/nearest'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })

describe('the number of typing mistakes', () => {
  it.each([
    ['', '', 0],
    ['high', 'high', 0],
    ['hgih', 'high', 1],
    ['critcal', 'critical', 1],
    ['sverity', 'severity', 1],
    ['severitty', 'severity', 1],
    ['abc', 'xyz', 3],
    ['', 'abc', 3],
  ])('between %s and %s is %i', (a, b, expected) => {
    expect(distance(a, b, 9)).toBe(expected)
  })

  it('is the same both ways, zero only for the same word, and at most the longer length', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const mistakes = distance(a, b, 20)
        expect(mistakes).toBe(distance(b, a, 20))
        expect(mistakes === 0).toBe(a === b)
        expect(mistakes).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    )
  })

  it('stays the same below a limit and passes it above', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 5 }), (a, b, limit) => {
        expect(distance(a, b, limit)).toBe(Math.min(distance(a, b, 20), limit + 1))
      }),
    )
  })
})

describe('the nearest word', () => {
  it.each([
    ['hgih', ['critical', 'high', 'medium'], 'high'],
    ['HGIH', ['High'], 'High'],
    ['sev', ['state', 'severity'], 'severity'],
    ['sql', ['js/sql-injection', 'py/sql', 'js/xss'], 'py/sql'],
    ['opne', ['open', 'closed'], 'open'],
    ['banana', ['open', 'closed'], null],
    ['x', ['y', 'z'], null],
    ['foo', [], null],
  ])('to %s among %j is %s', (typed, candidates, expected) => {
    expect(nearest(typed, candidates)).toBe(expected)
  })

  it('is the one with the fewest mistakes, wherever it stands', () => {
    expect(nearest('payments', ['paymants-x', 'payment', 'paymenst'])).toBe('payment')
    expect(nearest('payments', ['paymenst', 'payment', 'payments'])).toBe('payments')
  })
})
