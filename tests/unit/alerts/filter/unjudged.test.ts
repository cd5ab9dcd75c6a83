import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '@/lib/alerts/filter/evaluate'
import { suggest } from '@/lib/alerts/filter/suggest'
import { aRepository, anAlert, anIndex } from '../samples'
import { anyWorld, byAlerts } from './hidden'
import { OPTIONS, REPOSITORIES, TEAMS, TERMS } from './organization'
import type { AlertIndex } from '@/lib/alerts/alert-index'
import type { PartialData } from '@/lib/alerts/gaps'

const anyFilter = fc
  .array(
    fc.tuple(fc.boolean(), fc.constantFrom(...TERMS)).map(([negated, text]) => (negated ? `-${text}` : text)),
    { maxLength: 4 },
  )
  .map((terms) => terms.join(' '))
const ABOUT = ['topic:payments', 'language:go', 'archived:true', 'visibility:internal', 'props.tier:gold']

/** What a filter without problems finds: surely, and perhaps. */
function found(text: string, index: AlertIndex): { sure: number[]; unjudged: number[] } {
  const { problems, rows, unjudged } = evaluate(text, index, OPTIONS)
  expect(problems).toEqual([])
  return { sure: [...rows].sort((a, b) => a - b), unjudged: [...(unjudged?.rows ?? [])] }
}

describe('a filter over repositories of which some are known only by their alerts', () => {
  it('finds nothing that full knowledge would not, and leaves out nothing without saying so', () => {
    fc.assert(
      fc.property(anyWorld, anyFilter, ({ full, partial, hidden }, text) => {
        const right = new Set(found(text, full).sure)
        const { sure, unjudged } = found(text, partial)
        for (const row of sure) expect(right, `${text}: row ${row} is wrong`).toContain(row)
        const told = new Set([...sure, ...unjudged])
        for (const row of right) expect(told, `${text}: row ${row} is left out`).toContain(row)
        expect(told.size).toBe(sure.length + unjudged.length)
        for (const row of unjudged) expect(hidden).toContain(partial.identity(row).repositoryId)
      }),
      { numRuns: 1000 },
    )
  })

  it.each(ABOUT)('cannot judge theirs by %s, and judges all others', (text) => {
    fc.assert(
      fc.property(anyWorld, fc.constantFrom('', '-'), ({ full, partial, hidden }, sign) => {
        const { sure, unjudged } = found(`${sign}${text}`, partial)
        const isHidden = (row: number) => hidden.has(partial.identity(row).repositoryId)
        const isPublic = (row: number) => partial.repositoryOf(row)?.visibility === 'public'
        const all = Array.from({ length: partial.size }, (_, row) => row).filter(isHidden)
        const isVisibility = text.startsWith('visibility')
        expect(unjudged).toEqual(all.filter((row) => !isVisibility || !isPublic(row)))
        const others = found(`${sign}${text}`, full).sure.filter((row) => !isHidden(row))
        expect(sure.filter((row) => !isHidden(row))).toEqual(others)
      }),
      { numRuns: 30 },
    )
  })

  it.each([
    'repo:shop',
    '-shop',
    'team:checkout',
    'is:open',
    'visibility:public',
    '-visibility:public',
    'path:src',
  ])('judges everything by %s', (text) => {
    fc.assert(
      fc.property(anyWorld, ({ full, partial }) => {
        expect(evaluate(text, partial, OPTIONS)).toEqual(evaluate(text, full, OPTIONS))
      }),
      { numRuns: 30 },
    )
  })

  it('looks for what it cannot judge only among the given rows', () => {
    fc.assert(
      fc.property(anyWorld, anyFilter, fc.array(fc.nat({ max: 43 })), ({ partial }, text, some) => {
        const rows = Uint32Array.from(new Set(some.filter((row) => row < partial.size)))
        const { unjudged } = evaluate(text, partial, { ...OPTIONS, rows })
        const among = found(text, partial).unjudged.filter((row) => rows.includes(row))
        expect([...(unjudged?.rows ?? [])].sort((a, b) => a - b)).toEqual(among.sort((a, b) => a - b))
      }),
    )
  })
})

const [shop = aRepository(), api = aRepository(), ...rest] = REPOSITORIES
const alerts = [
  anAlert({ number: 1 }),
  anAlert({ number: 2, state: 'fixed' }),
  anAlert({ number: 3, repositoryId: 2 }),
]
const some = anIndex({ alerts, repositories: [byAlerts(shop), api, ...rest], teams: TEAMS })

describe('what a filter cannot judge', () => {
  it('is named by the qualifiers that are to blame, and narrowed by all others', () => {
    const { unjudged } = evaluate('is:open language:go props.tier:silver team:checkout', some, OPTIONS)
    expect(unjudged?.rows).toEqual(Uint32Array.of(0))
    expect([...(unjudged?.unknown.keys() ?? [])]).toEqual(['language', 'props.tier'])
  })

  it('is nothing where another word rules it out', () => {
    expect(evaluate('language:go repo:shop-api', some, OPTIONS).unjudged).toBeUndefined()
    expect(evaluate('language:go visibility:private', some, OPTIONS).unjudged).toBeUndefined()
  })

  it('is not counted among the values that are offered', () => {
    const counts = (text: string) =>
      Object.fromEntries(
        suggest(text, text.length, some, OPTIONS).options.map((one) => [one.label, one.count]),
      )
    expect(counts('archived:')).toEqual({ true: 0, false: 1 })
    expect(counts('visibility:')).toEqual({ public: 2, private: 1, internal: 0 })
    expect(counts('language:go severity:')).toMatchObject({ high: 1 })
  })
})

describe('a qualifier of which nothing at all is known', () => {
  const none = anIndex({ alerts, repositories: [byAlerts(shop), byAlerts(api)], teams: TEAMS })

  it.each([
    ['language:go', 'repositories'],
    ['-topic:web', 'repositories'],
    ['archived:false', 'repositories'],
    ['visibility:internal', 'repositories'],
    ['props.tier:gold', 'properties'],
  ])('%s is a problem', (text, data) => {
    const answer = (index: AlertIndex) => evaluate(text, index, OPTIONS).problems
    if (text.startsWith('visibility')) expect(answer(none)).toEqual([])
    else expect(answer(none)).toMatchObject([{ reason: 'data-missing', data, text }])
    const hidden = anIndex({ alerts, repositories: [byAlerts({ ...api, id: 1 }), byAlerts(api)] })
    expect(answer(hidden)).toMatchObject([{ reason: 'data-missing', data, text }])
  })

  it('is not offered', () => {
    const names = suggest('', 0, none, OPTIONS).options.map(({ label }) => label)
    expect(names).toContain('repo')
    expect(names).not.toContain('language')
    expect(suggest('language:', 9, none, OPTIONS).options).toEqual([])
  })
})

describe('custom properties that could be read in part', () => {
  const partial: PartialData = { properties: true, teams: new Set() }
  const plain = aRepository({ id: 2, properties: {} })

  it('judge where there are any, and nowhere else', () => {
    const index = anIndex({ alerts, repositories: [shop, plain], partial })
    expect(found('props.tier:gold', index)).toEqual({ sure: [0, 1], unjudged: [2] })
    expect(found('-props.tier:gold', index)).toEqual({ sure: [], unjudged: [2] })
    expect(found('language:javascript', index)).toEqual({ sure: [0, 1, 2], unjudged: [] })
  })

  it('are a problem where there are none', () => {
    const index = anIndex({ alerts, repositories: [plain], partial })
    expect(evaluate('props.any:thing', index, OPTIONS).problems).toMatchObject([
      { reason: 'data-missing', data: 'properties' },
    ])
  })
})

describe('teams of which some are missing', () => {
  const partial: PartialData = { properties: false, teams: new Set(['platform', 'secret', '+40']) }
  const index = anIndex({ alerts, repositories: REPOSITORIES, teams: TEAMS, partial })

  it('are filtered by where they are known', () => {
    expect(found('team:Checkout', index)).toEqual({ sure: [0, 1, 2], unjudged: [] })
    expect(found('-team:checkout', index)).toEqual({ sure: [], unjudged: [] })
  })

  it.each(['secret', 'platform', 'PLATFORM', 'perhaps-among-the-forty'])(
    'are a problem as %s, for that word alone',
    (slug) => {
      expect(evaluate(`team:checkout,${slug} is:open`, index, OPTIONS).problems).toMatchObject([
        { reason: 'data-missing', data: 'teams', text: slug },
      ])
      expect(evaluate(`-team:${slug}`, index, OPTIONS).problems).toHaveLength(1)
    },
  )
})
