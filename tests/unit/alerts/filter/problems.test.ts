import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '@/lib/alerts/filter/evaluate'
import { COPILOT_LOGIN } from '@/lib/alerts/alert'
import { en } from '@/lib/i18n/en/index'
import { aRepository, anAlert, anIndex } from '../samples'
import { CAMPAIGNS, NOW, OPTIONS, REPOSITORIES, TEAMS, TERMS, anyIndex } from './organization'
import type { FilterOptions, FilterProblem } from '@/lib/alerts/filter/types'

const alerts = [
  anAlert({ number: 1, assignees: ['mona', COPILOT_LOGIN] }),
  anAlert({ number: 2, state: 'dismissed', dismissedReason: "won't fix", dismissedAt: NOW, repositoryId: 2 }),
]
const index = anIndex({ alerts, repositories: REPOSITORIES, teams: TEAMS })

const problemsOf = (text: string, options: FilterOptions = OPTIONS, of = index): FilterProblem[] => {
  const { problems, rows } = evaluate(text, of, options)
  if (problems.length > 0) expect(rows).toHaveLength(0)
  return problems
}

describe('a word that is misspelt', () => {
  it.each([
    ['severity:hgih', 'unknown-value', 'hgih', 'high'],
    ['is:opne', 'unknown-value', 'opne', 'open'],
    ['-is:opne', 'unknown-value', 'opne', 'open'],
    ['state:close', 'unknown-value', 'close', null],
    ['is:fixed', 'unknown-value', 'fixed', null],
    ['resolution:wontfix', 'unknown-value', 'wontfix', 'wont-fix'],
    ['rule:js/sql-injektion', 'unknown-value', 'js/sql-injektion', 'js/sql-injection'],
    ['rule:nothing-like-it', 'unknown-value', 'nothing-like-it', null],
    ['tag:cwe-89', 'unknown-value', 'cwe-89', 'external/cwe/cwe-089'],
    ['tag:CWE79', 'unknown-value', 'CWE79', 'external/cwe/cwe-079'],
    ['tag:external/cwe/cwe-89', 'unknown-value', 'external/cwe/cwe-89', 'external/cwe/cwe-089'],
    ['tag:secruity', 'unknown-value', 'secruity', 'security'],
    ['tool:CodeQI', 'unknown-value', 'CodeQI', 'CodeQL'],
    ['repo:shopp', 'unknown-value', 'shopp', 'shop'],
    ['repo:"shop "', 'unknown-value', '"shop "', 'shop'],
    ['team:chekout', 'unknown-value', 'chekout', 'checkout'],
    ['topic:payment', 'unknown-value', 'payment', 'payments'],
    ['language:"jupiter notebook"', 'unknown-value', '"jupiter notebook"', '"Jupyter Notebook"'],
    ['props.tier:glod', 'unknown-value', 'glod', 'gold'],
    ['visibility:pubilc', 'unknown-value', 'pubilc', 'public'],
    ['archived:yes', 'unknown-value', 'yes', null],
    ['autofilter:ture', 'unknown-value', 'ture', 'true'],
    ['autofix:suported', 'unknown-value', 'suported', 'supported'],
    ['assignee:monna', 'unknown-value', 'monna', 'mona'],
    ['campaign:"fix sql"', 'unknown-value', '"fix sql"', '"Fix SQL first"'],
    ['sort:created', 'unknown-value', 'created', 'created-asc'],
    ['created:2026-02-30', 'bad-date', '2026-02-30', null],
    ['updated:2026-1-5', 'bad-date', '2026-1-5', '2026-01-05'],
    ['age:>30days', 'bad-comparison', '>30days', '>30d'],
    ['foo:bar', 'unknown-qualifier', 'foo', null],
    ['serverity:high', 'unknown-qualifier', 'serverity', 'severity'],
    ['-sev:high', 'unknown-qualifier', 'sev', 'severity'],
    ['https://example.com', 'unknown-qualifier', 'https', null],
    ['props.teir:gold', 'unknown-qualifier', 'props.teir', 'props.Tier'],
    ['props.:gold', 'unknown-qualifier', 'props.', 'props.Tier'],
    ['-sort:created-asc', 'not-negatable', '-sort:created-asc', 'sort:created-asc'],
  ])('%s: %s in %s, meant %s', (text, reason, word, suggestion) => {
    const problems = problemsOf(text)
    expect(problems).toMatchObject([{ reason, text: word, suggestion }])
    for (const problem of problems) expect(text.slice(problem.from, problem.to)).toBe(word)
  })

  it('is right once the suggestion stands in its place', () => {
    for (const text of [
      'severity:hgih',
      'tag:cwe-89',
      'language:"jupiter notebook"',
      'serverity:high',
      '-sort:created-asc',
    ]) {
      const [problem] = problemsOf(text)
      const better = text.slice(0, problem?.from) + problem?.suggestion + text.slice(problem?.to)
      expect(problemsOf(better), better).toEqual([])
    }
  })

  it('is named with every other, in the order of the text', () => {
    const problems = problemsOf('severity:hgih,low,mdium foo:bar is: "open')
    expect(problems.map(({ reason, text }) => [reason, text])).toEqual([
      ['unknown-value', 'hgih'],
      ['unknown-value', 'mdium'],
      ['unknown-qualifier', 'foo'],
      ['missing-value', 'is:'],
      ['unclosed-quote', '"open'],
    ])
  })

  it('makes any filter match nothing, however right the rest is', () => {
    const wrong = fc.constantFrom(
      'severity:hgih',
      'foo:bar',
      'is:',
      '-',
      ',',
      '"',
      'has:deployment',
      'created:never',
    )
    fc.assert(
      fc.property(anyIndex, fc.constantFrom(...TERMS), wrong, (any, right, broken) => {
        const { problems, rows } = evaluate(`${right} ${broken}`, any, OPTIONS)
        expect(problems.length).toBeGreaterThan(0)
        expect(rows).toHaveLength(0)
      }),
    )
  })
})

describe('a word that is right although nothing has it', () => {
  it.each([
    'tag:external/cwe/cwe-611',
    'tag:external/cwe/cwe-1004',
    'rule:py/xxe',
    'resolution:mitigated',
    'severity:note',
    'repo:empty',
    'team:nobody',
    'topic:idle',
    'campaign:other',
    'path:nowhere',
    'no-such-repository',
  ])('%s matches nothing and is no problem', (text) => {
    expect(evaluate(text, index, OPTIONS)).toEqual({ problems: [], rows: new Uint32Array(0) })
    expect(evaluate(`-${text}`, index, OPTIONS).rows).toHaveLength(2)
  })

  it('lets every template be asked of an empty organization', () => {
    const empty = anIndex({ repositories: [] })
    for (const cwe of ['079', '089', '022', '078', '094', '918', '502', '117', '798', '611', '601', '312'])
      expect(
        problemsOf(`is:open autofilter:true autofix:supported tag:external/cwe/cwe-${cwe}`, OPTIONS, empty),
      ).toEqual([])
    expect(problemsOf('tool:CodeQL assignee:@copilot,@me,none,*', OPTIONS, empty)).toEqual([])
  })

  it('counts a reason that is new at GitHub among the resolutions', () => {
    const newer = anIndex({
      alerts: [anAlert({ state: 'dismissed', dismissedAt: NOW, dismissedReason: 'cosmic rays' })],
    })
    expect(evaluate('resolution:cosmic-rays', newer, OPTIONS).rows).toHaveLength(1)
    expect(problemsOf('resolution:cosmic-rays')).toMatchObject([{ reason: 'unknown-value' }])
  })
})

describe('what cannot be evaluated', () => {
  it.each([
    'has:deployment',
    'runtime-risk:internet-exposed',
    'artifact-registry:x',
    'epss_percentage:>=0.01',
    '-secret-type:a',
    'validity:active',
    'codeql.rule:x',
    'is:publicly-leaked',
    'resolution:revoked',
    'assignee:@octo-org/team',
  ])('%s is named as GitHub’s, not as misspelt', (text) => {
    expect(problemsOf(text)).toMatchObject([{ reason: 'not-supported', suggestion: null }])
  })

  it.each([
    ['team:checkout', 'teams', 'teams'],
    ['-team:anything', 'teams', 'teams'],
    ['props.tier:gold', 'properties', 'properties'],
    ['props.unheard-of:gold', 'properties', 'properties'],
    ['repo:shop', 'repositories', 'repositories'],
    ['-topic:web', 'repositories', 'repositories'],
    ['language:go', 'repositories', 'repositories'],
    ['visibility:public', 'repositories', 'repositories'],
    ['archived:false', 'repositories', 'repositories'],
    ['shop', 'repositories', 'repositories'],
  ] as const)('%s without %s says so', (text, missing, data) => {
    const partial = anIndex({
      alerts,
      repositories: REPOSITORIES,
      teams: TEAMS,
      missing: { [missing]: true },
    })
    expect(problemsOf(text, OPTIONS, partial)).toMatchObject([{ reason: 'data-missing', data, text }])
    expect(problemsOf('is:open severity:high', OPTIONS, partial)).toEqual([])
  })

  it('is @me without a login and campaign: without campaigns', () => {
    expect(problemsOf('assignee:@me', { now: NOW })).toMatchObject([
      { reason: 'data-missing', data: 'login' },
    ])
    expect(problemsOf('campaign:x', { now: NOW })).toMatchObject([
      { reason: 'data-missing', data: 'campaigns' },
    ])
    expect(problemsOf('assignee:@me campaign:c0ffee')).toEqual([])
  })

  it('is a second order', () => {
    expect(problemsOf('sort:created-asc,updated-asc')).toMatchObject([
      { reason: 'only-one', text: 'updated-asc' },
    ])
    expect(problemsOf('sort:created-asc is:open sort:created-asc')).toMatchObject([
      { reason: 'only-one', from: 30 },
    ])
  })
})

describe('an alert of a repository that is not listed', () => {
  const lost = anIndex({ alerts: [anAlert({ repositoryId: 99 })], repositories: [aRepository()] })

  it('is found by everything that is not about repositories', () => {
    expect(evaluate('is:open severity:high path:src', lost, OPTIONS)).toEqual({
      problems: [],
      rows: Uint32Array.of(0),
    })
  })

  it.each(['-repo:shop -archived:true', 'repo:shop', 'archived:false', 'shop', '-shop'])(
    'can be judged neither by %s nor by its opposite',
    (text) => {
      const { rows, unjudged } = evaluate(text, lost, OPTIONS)
      expect(rows).toHaveLength(0)
      expect(unjudged?.rows).toEqual(Uint32Array.of(0))
    },
  )
})

describe('any text', () => {
  const pieces = [
    'is:',
    'severity:',
    'sort:',
    'props.Tier:',
    'created:',
    'age:',
    'foo:',
    'high',
    '>3',
    '"',
    ',',
    '-',
    ' ',
    'shop',
    '@me',
    '*',
    '\\',
  ]
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 50 }),
    fc.string({ unit: fc.constantFrom(...pieces), maxLength: 20 }),
  )

  it('is answered with rows or problems that lie within it and whose texts exist', () => {
    fc.assert(
      fc.property(anyIndex, text, (any, filter) => {
        for (const problem of problemsOf(filter, OPTIONS, any)) {
          expect(problem.from).toBeGreaterThanOrEqual(0)
          expect(problem.to).toBeLessThanOrEqual(filter.length)
          expect(problem.text).toBe(filter.slice(problem.from, problem.to))
          expect(problem.text).not.toBe('')
          expect(en).toHaveProperty([`alerts.problem.${problem.reason}`])
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is answered also when it is full of mistakes', () => {
    const many = `rule:${Array.from({ length: 300 }, (_, i) => `x${i}`).join(',')}`
    expect(problemsOf(many)).toHaveLength(300)
  })

  it('finds campaigns by the options, whose alerts may be gone', () => {
    expect(CAMPAIGNS[1]?.alerts[0]?.repositoryId).toBe(777)
    expect(evaluate('campaign:decaf', index, OPTIONS).rows).toHaveLength(0)
    expect(evaluate('campaign:c0ffee', index, OPTIONS).rows).toHaveLength(1)
  })
})
