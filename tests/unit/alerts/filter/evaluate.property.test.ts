import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '@/lib/alerts/filter/evaluate'
import { OPTIONS, TERMS, anyIndex } from './organization'
import { matchesTerm } from './reference'
import type { AlertIndex } from '@/lib/alerts/alert-index'

const term = fc.constantFrom(...TERMS)
const anyTerm = fc.tuple(fc.boolean(), term).map(([negated, text]) => (negated ? `-${text}` : text))
const nameOf = (text: string): string => /^-?([a-z][\w.]*):/i.exec(text)?.[1]?.toLowerCase() ?? ''

describe('evaluating any filter', () => {
  it.each(TERMS)('matches %s and its opposite as the plain reading does', (text) => {
    fc.assert(
      fc.property(anyIndex, (index) => {
        expect(rows(text, index)).toEqual(reference([text], index))
        expect(rows(`-${text}`, index)).toEqual(reference([`-${text}`], index))
      }),
      { numRuns: 15 },
    )
  })

  it('joins terms as the plain reading does', () => {
    fc.assert(
      fc.property(anyIndex, fc.array(anyTerm, { maxLength: 5 }), (index, terms) => {
        expect(rows(terms.join(' '), index)).toEqual(reference(terms, index))
      }),
      { numRuns: 300 },
    )
  })

  it('splits all alerts between a term, its opposite, and what neither can judge', () => {
    fc.assert(
      fc.property(anyIndex, term, (index, text) => {
        const unjudged = [...(evaluate(text, index, OPTIONS).unjudged?.rows ?? [])]
        expect([...(evaluate(`-${text}`, index, OPTIONS).unjudged?.rows ?? [])]).toEqual(unjudged)
        const all = [...rows(text, index), ...rows(`-${text}`, index), ...unjudged].sort((a, b) => a - b)
        expect(all).toEqual(Array.from({ length: index.size }, (_, row) => row))
      }),
    )
  })

  it('takes a comma and a repeated qualifier as or', () => {
    const severity = fc.constantFrom('critical', 'high', 'medium', 'low', 'error', 'warning', 'note', 'none')
    fc.assert(
      fc.property(anyIndex, severity, severity, (index, a, b) => {
        const union = [...new Set([...rows(`severity:${a}`, index), ...rows(`severity:${b}`, index)])]
        expect(rows(`severity:${a},${b}`, index)).toEqual(union.sort((x, y) => x - y))
        expect(rows(`severity:${a} severity:${b}`, index)).toEqual(union)
      }),
    )
  })

  it('takes a space between different qualifiers as and', () => {
    fc.assert(
      fc.property(anyIndex, anyTerm, anyTerm, (index, a, b) => {
        fc.pre(nameOf(a) !== nameOf(b))
        const second = new Set(rows(b, index))
        expect(rows(`${a} ${b}`, index)).toEqual(rows(a, index).filter((row) => second.has(row)))
      }),
    )
  })

  it('takes every free text as needed, and a comma in one as or', () => {
    fc.assert(
      fc.property(anyIndex, (index) => {
        expect(rows('shop api', index)).toEqual(rows('repo:shop-api', index))
        expect(rows('shop -api', index)).toEqual(rows('repo:shop', index))
        expect(rows('shop legacy', index)).toEqual([])
        expect(rows('shop,legacy', index)).toEqual(rows('repo:shop,shop-api,legacy', index))
      }),
      { numRuns: 30 },
    )
  })

  it('finds within given rows exactly what it finds among all that is one of them', () => {
    fc.assert(
      fc.property(anyIndex, anyTerm, fc.array(fc.nat({ max: 43 })), (index, text, some) => {
        const given = Uint32Array.from(some.filter((row) => row < index.size))
        const { rows: found } = evaluate(text, index, { ...OPTIONS, rows: given })
        expect([...found].sort((a, b) => a - b)).toEqual(
          rows(text, index).filter((row) => given.includes(row)),
        )
      }),
    )
  })

  it.each([
    ['created-desc', 'createdAt', -1],
    ['created-asc', 'createdAt', 1],
    ['updated-desc', 'updatedAt', -1],
    ['updated-asc', 'updatedAt', 1],
  ] as const)('sorts by %s', (sort, field, sign) => {
    fc.assert(
      fc.property(anyIndex, (index) => {
        const times = [...evaluate(`sort:${sort}`, index, OPTIONS).rows].map((row) => index.alert(row)[field])
        expect(times).toEqual([...times].sort((a, b) => sign * (a - b)))
        expect(times).toHaveLength(index.size)
      }),
      { numRuns: 30 },
    )
  })
})

/** Teams name their repositories by their ids. */
function isAboutRepository(name: string): boolean {
  return (
    ['', 'repo', 'topic', 'language', 'visibility', 'archived'].includes(name) || name.startsWith('props.')
  )
}

/** Matching rows in ascending order; a filter of these tests has no problems. */
function rows(text: string, index: AlertIndex): number[] {
  const { problems, rows: found } = evaluate(text, index, OPTIONS)
  expect(problems).toEqual([])
  return [...found].sort((a, b) => a - b)
}

function reference(terms: readonly string[], index: AlertIndex): number[] {
  const alerts = Array.from({ length: index.size }, (_, row) => row)
  return alerts.filter((row) => {
    const alert = index.alert(row)
    // Nothing is known of a repository without a name, so that neither a word nor its opposite is known to match.
    if (!index.repositoryOf(row) && terms.some((text) => isAboutRepository(nameOf(text)))) return false
    const groups = Map.groupBy(terms, (text) => nameOf(text))
    return [...groups].every(([name, group]) => {
      const negated = group.filter((text) => text.startsWith('-'))
      const positive = group.filter((text) => !text.startsWith('-'))
      const matched = (text: string): boolean => matchesTerm(alert, text)
      const wanted = name === '' ? positive.every(matched) : positive.length === 0 || positive.some(matched)
      return wanted && negated.every(matched)
    })
  })
}
