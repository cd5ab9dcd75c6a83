import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '@/lib/alerts/filter/evaluate'
import { parseFilter } from '@/lib/alerts/filter/parse'
import { suggest } from '@/lib/alerts/filter/suggest'
import { anAlert, anIndex } from '../samples'
import { NOW, OPTIONS, REPOSITORIES, TEAMS, TERMS, anyIndex } from './organization'

const rule = (id: string, description: string) => ({ id, description, tags: ['security'] })
const alerts = [
  anAlert({ number: 1, severity: 'high', rule: rule('js/xss', 'Cross-site scripting') }),
  anAlert({ number: 2, severity: 'high', rule: rule('js/xss', 'Cross-site scripting') }),
  anAlert({ number: 3, severity: 'low', rule: rule('js/sql-injection', 'Query built from user input') }),
  anAlert({ number: 4, repositoryId: 2, state: 'fixed', fixedAt: NOW, severity: 'low', tool: 'Semgrep OSS' }),
]
const index = anIndex({ alerts, repositories: REPOSITORIES, teams: TEAMS })

/** Suggestions where `|` stands in the text. */
function at(marked: string, of = index, options = OPTIONS) {
  const cursor = marked.indexOf('|')
  const text = marked.replace('|', '')
  const { from, to, options: found } = suggest(text, cursor, of, options)
  return {
    from,
    to,
    labels: found.map(({ label }) => label),
    counts: found.map(({ label, count }) => [label, count]),
    inserts: found.map(({ insert }) => insert),
    notes: found.map(({ note }) => note),
  }
}

describe('names of qualifiers', () => {
  it.each(['|', 'is:open |', '| is:open', '-|', 'is:open -|'])('are offered at %s', (marked) => {
    const { from, to, inserts } = at(marked)
    const cursor = marked.indexOf('|')
    expect([from, to]).toEqual([cursor, cursor])
    expect(inserts.slice(0, 3)).toEqual(['is:', 'severity:', 'rule:'])
    expect(inserts).toContain('props.Tier:')
  })

  it('are narrowed down to what is typed, those that begin with it first', () => {
    expect(at('is:open s|').labels.slice(0, 3)).toEqual(['severity', 'state', 'sort'])
    expect(at('is:open sev|')).toMatchObject({ from: 8, to: 11, inserts: ['severity:'] })
    expect(at('-TAG|')).toMatchObject({ from: 1, to: 4, inserts: ['tag:'] })
    expect(at('props|').labels).toEqual(['props.Tier', 'props.regions'])
    expect(at('zzz|').labels).toEqual([])
  })

  it('replace a name that is already there, with its colon', () => {
    expect(at('se|v:high')).toMatchObject({ from: 0, to: 4, inserts: ['severity:'] })
    expect(at('|is:open').from).toBe(0)
  })

  it('say what they do', () => {
    expect(at('path|').notes).toEqual(['part of the file’s path; * stands for anything'])
  })

  it('leave out what cannot be used', () => {
    expect(at('-sor|').labels).toEqual([])
    expect(at('sor|').labels).toEqual(['sort'])
    const partial = anIndex({ alerts, missing: { teams: true, repositories: true } })
    expect(at('|', partial).labels).not.toContain('team')
    expect(at('|', partial).labels).not.toContain('repo')
  })

  it('are not offered inside quotes', () => {
    expect(at('"se|').labels).toEqual([])
  })
})

describe('values', () => {
  it('of a fixed list come in its order', () => {
    expect(at('severity:|').counts).toEqual([
      ['critical', 0],
      ['high', 2],
      ['medium', 0],
      ['low', 2],
      ['error', 0],
      ['warning', 0],
      ['note', 0],
      ['none', 0],
    ])
    expect(at('visibility:|').labels).toEqual(['public', 'private', 'internal'])
    expect(at('sort:|').counts[0]).toEqual(['created-desc', null])
  })

  it('of an open list come with those of most alerts first, and with notes', () => {
    const { counts, notes } = at('rule:|')
    expect(counts).toEqual([
      ['js/sql-injection', 2],
      ['js/xss', 2],
    ])
    expect(notes[1]).toBe('Cross-site scripting')
    expect(at('repo:|').counts).toEqual([
      ['shop', 3],
      ['shop-api', 1],
      ['Legacy', 0],
      ['empty', 0],
    ])
    expect(at('team:|').notes[0]).toBe('Checkout')
  })

  it('count within the rest of the filter', () => {
    expect(at('is:open rule:|').counts).toEqual([
      ['js/xss', 2],
      ['js/sql-injection', 1],
    ])
    expect(at('rule:| severity:low is:closed').counts[0]).toEqual(['js/sql-injection', 1])
  })

  it('count alone where the rest has problems', () => {
    expect(at('severity:hgih rule:|').counts).toEqual(at('rule:|').counts)
    expect(at('is: rule:|').counts).toEqual(at('rule:|').counts)
  })

  it('count as alternatives to the other values of their qualifier', () => {
    expect(at('severity:high,|').counts.find(([label]) => label === 'low')).toEqual(['low', 2])
    expect(at('severity:high severity:|').counts.find(([label]) => label === 'low')).toEqual(['low', 2])
    expect(at('-severity:high severity:|').counts.find(([label]) => label === 'high')).toEqual(['high', 0])
  })

  it('count dates, ages and paths as alternatives too', () => {
    expect(at('age:>365 age:<=|').counts).toEqual(at('age:<=|').counts)
    expect(at('age:<=7 age:>|').counts).toContainEqual(['>365', 4])
    expect(at('path:nowhere path:|').counts).toEqual([['src/*', 4]])
    expect(at('-path:src path:|').counts).toEqual([['src/*', 0]])
  })

  it('count only the rows of which there is question', () => {
    expect(at('severity:|', index, { ...OPTIONS, rows: Uint32Array.of(0) }).counts[1]).toEqual(['high', 1])
  })

  it('are narrowed down by what stands before the cursor, and replace the whole word', () => {
    expect(at('rule:js/x|ss2 is:open')).toMatchObject({ from: 5, to: 12, labels: ['js/xss'] })
    expect(at('severity:critical,h|')).toMatchObject({ from: 18, to: 19, labels: ['high'] })
    expect(at('-is:c|')).toMatchObject({ from: 4, to: 5, inserts: ['closed'] })
    expect(at('rule:scripting|').labels).toEqual(['js/xss'])
  })

  it('leave out those that are there already', () => {
    expect(at('severity:high,|,low').labels).not.toContain('high')
    expect(at('severity:high,|,low').labels).not.toContain('low')
    expect(at('severity:hi|gh').labels).toEqual(['high'])
  })

  it('are quoted where they have spaces', () => {
    expect(at('tool:sem|').inserts).toEqual(['"Semgrep OSS"'])
    expect(at('tool:"sem|')).toMatchObject({ from: 5, to: 9, inserts: ['"Semgrep OSS"'] })
    expect(at('tool:"sem|" is:open')).toMatchObject({ from: 5, to: 10 })
  })

  it('do not swallow what follows an open quote', () => {
    expect(at('tool:"sem| is:open')).toMatchObject({ from: 5, to: 9, inserts: ['"Semgrep OSS"'] })
  })

  it('are there for dates, ages, paths, people and campaigns', () => {
    expect(at('age:>|').labels).toEqual(['>30', '>90', '>180', '>365'])
    expect(at('created:|').labels).toContain('>=2026-01-08')
    expect(at('path:|').counts).toEqual([['src/*', 4]])
    expect(at('assignee:|').labels).toEqual(['none', '*', '@copilot', '@me'])
    expect(at('assignee:|', index, { now: NOW }).labels).not.toContain('@me')
    expect(at('campaign:fix|').inserts).toEqual(['"Fix SQL first"'])
  })

  it('do not exist for what is unknown or missing', () => {
    expect(at('foo:|').labels).toEqual([])
    expect(at('has:|').labels).toEqual([])
    expect(at('team:|', anIndex({ alerts, missing: { teams: true } })).labels).toEqual([])
  })

  it('are at most fifty', () => {
    const many = Array.from({ length: 80 }, (_, i) => anAlert({ number: i + 1, rule: rule(`a/${i}`, '') }))
    expect(at('rule:|', anIndex({ alerts: many })).labels).toHaveLength(50)
  })
})

describe('any suggestion', () => {
  it('has the count of the filter in which it stands', () => {
    const rest = fc.constantFrom(
      '',
      ...TERMS.filter((term) => !term.startsWith('severity')),
      'severity:high',
      '-is:open',
    )
    const name = fc.constantFrom(
      'severity',
      'rule',
      'tag',
      'tool',
      'repo',
      'team',
      'topic',
      'language',
      'props.tier',
      'visibility',
    )
    const others = fc.constantFrom(
      'archived',
      'path',
      'state',
      'resolution',
      'assignee',
      'created',
      'updated',
      'age',
      'campaign',
      'is',
    )
    fc.assert(
      fc.property(anyIndex, rest, fc.oneof(name, others), (any, other, qualifier) => {
        fc.pre(!other.toLowerCase().includes(`${qualifier}:`))
        const text = `${other} ${qualifier}:`
        const { from, to, options } = suggest(text, text.length, any, OPTIONS)
        expect(options.length).toBeGreaterThan(0)
        for (const { insert, count } of options) {
          const { problems, rows } = evaluate(text.slice(0, from) + insert + text.slice(to), any, OPTIONS)
          expect(problems).toEqual([])
          expect(rows.length).toBe(count)
        }
      }),
    )
  })

  it('is one well-formed word at any place of any text', () => {
    const pieces = fc.constantFrom(
      'is:',
      'tool:',
      'rule:',
      'sort:',
      '"',
      ',',
      '-',
      ' ',
      'open',
      'Semgrep',
      '\\',
      'sev',
      'path:s',
    )
    const text = fc.string({ unit: pieces, maxLength: 12 })
    fc.assert(
      fc.property(text, fc.nat({ max: 60 }), (filter, place) => {
        const cursor = Math.min(place, filter.length)
        const { from, to, options } = suggest(filter, cursor, index, OPTIONS)
        expect(from).toBeLessThanOrEqual(cursor)
        expect(to).toBeLessThanOrEqual(filter.length)
        expect(to).toBeGreaterThanOrEqual(from)
        for (const { insert } of options) {
          const alone = parseFilter(insert.endsWith(':') ? `${insert}x` : `x:${insert}`)
          expect(alone.terms).toHaveLength(1)
          expect(alone.problems).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })

  it('survives a cursor outside the text', () => {
    for (const cursor of [-5, 99, 2.5])
      expect(suggest('is:', cursor, index, OPTIONS).options.length).toBeGreaterThan(0)
  })
})
