import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathMatches } from '@/lib/alerts/filter/path-pattern'
import { anAlert, anIndex } from '../samples'

const matches = (path: string, pattern: string): boolean =>
  pathMatches(anIndex({ alerts: [anAlert({ path })] }), pattern)(0)

describe('matching a path', () => {
  it.each([
    ['src/db.js', 'db', true],
    ['src/db.js', 'DB.JS', true],
    ['Src/Db.js', 'src/db', true],
    ['src/db.js', 'xdb', false],
    ['src/db.js', 'src/*', true],
    ['src/a/b/db.js', 'src/*.js', true],
    ['lib/src/db.js', 'src/*', false],
    ['src/db.js', '*', true],
    ['src/db.js', '**', true],
    ['src/db.js', '*.ts', false],
    ['src/db.js', '*db*', true],
    ['src/db.js', '*js*db*', false],
    ['aa', 'a*a', true],
    ['a', 'a*a', false],
    ['abcab', 'ab*ab*ab', false],
    ['pages/[id].js', 'pages/[id]*', true],
    ['pages/i.js', 'pages/[id]*', false],
    ['a.js', '?.js', false],
  ])('%s with %s: %s', (path, pattern, expected) => {
    expect(matches(path, pattern)).toBe(expected)
  })

  it('agrees with a regular expression', () => {
    const unit = fc.constantFrom('a', 'b', '/', '*')
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 10 }),
        (pattern, path) => {
          fc.pre(pattern.includes('*'))
          expect(matches(path, pattern)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(path))
        },
      ),
      { numRuns: 500 },
    )
  })
})
