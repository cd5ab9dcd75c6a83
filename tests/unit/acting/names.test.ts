import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { branchProblem, freeName } from '@/lib/acting/branch-name'
import {
  alertsOfBody,
  alertsOfBranch,
  alertsOfTitle,
  fixBranchName,
  withAlertMark,
} from '@/lib/alerts/fix-names'

const someNumbers = fc.uniqueArray(fc.integer({ min: 1, max: 999_999_999 }), { minLength: 1, maxLength: 60 })
const ascending = (numbers: number[]) => numbers.toSorted((a, b) => a - b)

describe('the name of a fix’s branch', () => {
  it.each<[number[], string]>([
    [[7], 'alert-autofix-7'],
    [[9, 5, 7, 5], 'alert-autofix-5-7-9'],
    [Array.from({ length: 40 }, (_, index) => index + 100), 'alert-autofix-100-and-39-more'],
  ])('for %j is %s', (numbers, name) => {
    expect(fixBranchName(numbers)).toBe(name)
  })

  it('tells its alerts again, as far as they fit', () => {
    fc.assert(
      fc.property(someNumbers, (numbers) => {
        const name = fixBranchName(numbers)
        expect(name.length).toBeLessThanOrEqual(100)
        expect(branchProblem(name)).toEqual([])
        const told = alertsOfBranch(name)
        expect(told).toEqual(name.includes('more') ? [Math.min(...numbers)] : ascending(numbers))
        // And so does the next one, when this is taken.
        expect(alertsOfBranch(freeName(name, [name]))).toEqual(told)
      }),
    )
  })

  it.each<[string, number[]]>([
    ['alert-autofix-5', [5]],
    ['alert-autofix-5.1', [5]],
    ['alert-autofix-5-7', [5, 7]],
    ['alert-autofix-5-7.2', [5, 7]],
    ['alert-autofix-5-7-again', [5, 7]],
    ['alert-autofix-5-2', [5]],
    ['alert-autofix-5-5', [5]],
    ['alert-autofix-5-9-7', [5]],
    ['alert-autofix-5-and-2-more', [5]],
    ['alert-autofix-0', []],
    ['alert-autofix-5x', []],
    ['my-alert-autofix-5', []],
    ['', []],
  ])('%s means %j', (name, numbers) => {
    expect(alertsOfBranch(name)).toEqual(numbers)
  })
})

describe('the mark in a pull request', () => {
  it('tells its alerts whatever people write around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), someNumbers, (body, numbers) => {
        const marked = withAlertMark(body, numbers)
        expect(alertsOfBody(marked)).toEqual(ascending(numbers))
        expect(alertsOfBody(`${marked}\r\nEdited later`)).toEqual(ascending(numbers))
      }),
    )
  })

  it('takes the place of one that is there', () => {
    const once = withAlertMark('Text', [1, 2])
    expect(withAlertMark(once, [3])).toBe('Text\n\n<!-- muster alerts=3 -->')
    expect(withAlertMark('', [3])).toBe('<!-- muster alerts=3 -->')
  })

  it.each([
    '<!-- muster alerts= -->',
    '<!-- muster alerts=0 -->',
    '<!--muster alerts=1-->',
    'muster alerts=1',
  ])('is not %s', (body) => expect(alertsOfBody(body)).toEqual([]))

  it('tells a thousand at most', () => {
    const many = Array.from({ length: 5000 }, (_, index) => index + 1)
    expect(alertsOfBody(`<!-- muster alerts=${many.join(',')} -->`)).toHaveLength(1000)
  })

  it('stands beside what a title tells', () => {
    expect(alertsOfTitle('Fix code scanning alert no. 12: SQL injection')).toEqual([12])
    expect(alertsOfTitle('Fix 3 code scanning alerts: SQL injection')).toEqual([])
  })
})

describe('a branch name that somebody typed', () => {
  it.each([
    'fix/campaign',
    'x',
    'ünïcode/ok',
    'a.b',
    'a@b',
    '50%',
    "it's",
    '0123456789abcdef0123456789abcdef0123456',
  ])('%s is one', (name) => expect(branchProblem(name)).toEqual([]))

  it.each([
    ...['@', '-x', '.x', 'x.', 'x..y', 'x y', 'x~1', 'x^', 'x:y', 'x?', 'x*', 'x[', 'x\\y', 'x@{y'],
    ...[
      '/x',
      'x/',
      'x//y',
      'x/.y',
      'x.lock',
      'x.lock/y',
      'x\ty',
      'x\u007f',
      'x\ud800',
      'HEAD',
      'refs/heads/x',
    ],
    ...['a'.repeat(241), 'ä'.repeat(121), '0123456789abcdef0123456789abcdef01234567'],
  ])('%j is none', (name) => {
    expect(branchProblem(name)).toEqual([{ field: 'branch', problem: 'fields.branch.invalid' }])
  })

  it('is missing when it is empty', () => {
    expect(branchProblem('')).toEqual([{ field: 'branch', problem: 'fields.branch.missing' }])
  })

  it('that passes, passes git', () => {
    const parts = fc.constantFrom('a', 'B', '.', '/', '-', '@', '{', '~', ' ', '*', 'é', '..', '.lock', '\\')
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 6 }), (some) => {
        const name = some.join('')
        if (branchProblem(name).length > 0) return
        execFileSync('git', ['check-ref-format', `refs/heads/${name}`])
      }),
      { numRuns: 60 },
    )
  })
})

describe('a free name', () => {
  it.each<[string[], string]>([
    [[], 'a'],
    [['b'], 'a'],
    [['a'], 'a.1'],
    [['A', 'a.1'], 'a.2'],
  ])('beside %j is %s', (taken, free) => expect(freeName('a', taken)).toBe(free))
})
