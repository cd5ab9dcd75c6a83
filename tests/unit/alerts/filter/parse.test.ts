import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_LENGTH, parseFilter } from '@/lib/alerts/filter/parse'
import { quote } from '@/lib/alerts/filter/quote'

/** Text as people and their slips write it. */
const anyFilter = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('a', 'is:', '"', ',', '-', ' ', '\\', ':', '\u00a0', 'x', '\n', 'props.A:'),
    maxLength: 30,
  }),
)

const brief = (text: string) =>
  parseFilter(text).terms.map(({ name, negated, words }) => [
    negated ? 'not' : 'is',
    name,
    ...words.map((word) => word.value),
  ])
const problems = (text: string) =>
  parseFilter(text).problems.map((problem) => [problem.reason, problem.from, problem.to, problem.suggestion])

describe('reading a filter', () => {
  it.each([
    ['', []],
    ['   ', []],
    ['is:open', [['is', 'is', 'open']]],
    [
      '  is:open\tSeverity:High ',
      [
        ['is', 'is', 'open'],
        ['is', 'severity', 'High'],
      ],
    ],
    ['severity:critical,high', [['is', 'severity', 'critical', 'high']]],
    ['-repo:x', [['not', 'repo', 'x']]],
    ['rule:"a b"', [['is', 'rule', 'a b']]],
    ['rule:"a, b",c', [['is', 'rule', 'a, b', 'c']]],
    ['rule:a" "b', [['is', 'rule', 'a b']]],
    ['rule:"say \\"hi\\" \\\\ \\n"', [['is', 'rule', 'say "hi" \\ \\n']]],
    ['path:C:\\x', [['is', 'path', 'C:\\x']]],
    ['shop', [['is', null, 'shop']]],
    ['-"two words"', [['not', null, 'two words']]],
    ['"is:open"', [['is', null, 'is:open']]],
    ['props.Cost-Center:a', [['is', 'props.cost-center', 'a']]],
    ['epss_percentage:>=0.01', [['is', 'epss_percentage', '>=0.01']]],
    ['tag:external/cwe/cwe-089', [['is', 'tag', 'external/cwe/cwe-089']]],
    ['created:2026-01-01..2026-02-01', [['is', 'created', '2026-01-01..2026-02-01']]],
    [
      ':x 1:2',
      [
        ['is', null, ':x'],
        ['is', null, '1:2'],
      ],
    ],
    [
      'a-b -c-d',
      [
        ['is', null, 'a-b'],
        ['not', null, 'c-d'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(brief(text)).toEqual(expected)
    expect(problems(text)).toEqual([])
  })

  it.each([
    ['is:', [['missing-value', 0, 3, null]]],
    ['a -is: b', [['missing-value', 2, 6, null]]],
    ['rule:""', [['missing-value', 5, 7, null]]],
    ['severity:high,', [['stray-comma', 13, 14, null]]],
    ['severity:,high', [['stray-comma', 9, 10, null]]],
    ['severity:a,,b', [['stray-comma', 10, 11, null]]],
    [',,', [['stray-comma', 0, 1, null]]],
    ['-', [['nothing-to-negate', 0, 1, null]]],
    ['is:open - is:closed', [['nothing-to-negate', 8, 9, null]]],
    ['--is:open', [['nothing-to-negate', 0, 2, '-']]],
    ['rule:"a b', [['unclosed-quote', 5, 9, '"a b"']]],
    ['rule:a,"', [['unclosed-quote', 7, 8, '""']]],
    ['"', [['unclosed-quote', 0, 1, '""']]],
  ])('%s has problems', (text, expected) => {
    expect(problems(text)).toEqual(expected)
  })

  it('reads 2,000 characters and refuses more as a whole', () => {
    expect(problems('a'.repeat(MAX_LENGTH))).toEqual([])
    const long = parseFilter(`is:open ${'a'.repeat(4992)}`)
    expect(long.terms).toEqual([])
    expect(long.problems).toMatchObject([{ reason: 'too-long', from: 2000, to: 5000 }])
  })

  it('never throws, and everything it names stands where it says', () => {
    fc.assert(
      fc.property(anyFilter, (text) => {
        const parsed = parseFilter(text)
        let end = 0
        for (const term of parsed.terms) {
          expect(term.from).toBeGreaterThanOrEqual(end)
          expect(term.to).toBeGreaterThan(term.from)
          end = term.to
          for (const word of term.words) {
            expect(word.from).toBeGreaterThanOrEqual(term.nameFrom)
            expect(word.to).toBeLessThanOrEqual(term.to)
            expect(word.from).toBeLessThanOrEqual(word.to)
          }
        }
        expect(end).toBeLessThanOrEqual(text.length)
        for (const problem of parsed.problems) {
          expect(problem.to).toBeGreaterThan(problem.from)
          expect(problem.text).toBe(text.slice(problem.from, problem.to))
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves nothing out: what is no term, no problem and no space does not exist', () => {
    fc.assert(
      fc.property(anyFilter, (text) => {
        const { terms, problems: found } = parseFilter(text)
        const rest = [...terms, ...found].reduce(
          (left, { from, to }) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to),
          text,
        )
        expect(rest.trim()).toBe('')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('quoting a value', () => {
  it('makes one word of any value, which is read back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), (value) => {
        const { terms, problems: found } = parseFilter(`rule:${quote(value)},x`)
        expect(found).toEqual([])
        expect(terms.map(({ words }) => words.map((word) => word.value))).toEqual([[value, 'x']])
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves plain values as they are', () => {
    expect(quote('js/sql-injection')).toBe('js/sql-injection')
    expect(quote('two words')).toBe('"two words"')
    expect(quote('a,"b"\\')).toBe('"a,\\"b\\"\\\\"')
  })
})
