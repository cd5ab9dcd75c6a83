import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GITHUB_LIMITS as LIMITS } from '@/lib/campaigns/limits'
import { chooseAlerts, isBig, type Candidate } from '@/lib/campaigns/selection'

const kind = 'code-scanning'
const many = (repositoryId: number, count: number, pushedAt: number | null): Candidate[] =>
  Array.from({ length: count }, (_, i) => ({ repositoryId, kind, number: i + 1, pushedAt }))

describe('isBig', () => {
  it('asks above 1000 alerts or 100 repositories, not at them', () => {
    expect(isBig(1000, 100, LIMITS)).toBe(false)
    expect(isBig(1001, 1, LIMITS)).toBe(true)
    expect(isBig(101, 101, LIMITS)).toBe(true)
    expect(isBig(1001, 101, { alerts: 5000, repositories: 101 })).toBe(false)
  })
})

describe('chooseAlerts', () => {
  it('keeps everything that fits', () => {
    const choice = chooseAlerts([...many(1, 3, 10), ...many(2, 2, null)], LIMITS)
    expect(choice.kept).toEqual({ alerts: 5, repositories: 2 })
    expect(choice.leftOut).toBe(0)
  })

  it('prefers the most recently pushed repositories and fills the last one partly', () => {
    const choice = chooseAlerts([...many(1, 900, 10), ...many(2, 50, null), ...many(3, 800, 20)], LIMITS)
    expect(choice.alerts.map(({ repositoryId, numbers }) => [repositoryId, numbers.length])).toEqual([
      [3, 800],
      [1, 200],
    ])
    expect(choice.alerts[1]?.numbers.at(-1)).toBe(200)
    expect(choice.leftOut).toBe(750)
    expect(choice.repositories).toEqual([
      { repositoryId: 3, alerts: 800, kept: 800 },
      { repositoryId: 1, alerts: 900, kept: 200 },
      { repositoryId: 2, alerts: 50, kept: 0 },
    ])
  })

  it('stops at 100 repositories', () => {
    const choice = chooseAlerts(Array.from({ length: 130 }, (_, i) => many(i + 1, 2, i)).flat(), LIMITS)
    expect(choice.kept).toEqual({ alerts: 200, repositories: 100 })
    expect(choice.alerts.every(({ repositoryId }) => repositoryId > 30)).toBe(true)
    expect(choice.leftOut).toBe(60)
  })

  it('keeps more where the limits were raised', () => {
    const all = Array.from({ length: 130 }, (_, i) => many(i + 1, 20, i)).flat()
    const choice = chooseAlerts(all, { alerts: 2500, repositories: 128 })
    expect(choice.kept).toEqual({ alerts: 2500, repositories: 125 })
    expect(chooseAlerts(all, { alerts: 5000, repositories: 128 }).leftOut).toBe(40)
  })

  it('never exceeds the limits, loses nothing silently and does not depend on the order', () => {
    const candidate = fc.record({
      repositoryId: fc.integer({ min: 1, max: 150 }),
      kind: fc.constant(kind),
      number: fc.integer({ min: 1, max: 60 }),
    })
    const candidates = fc
      .uniqueArray(candidate, {
        maxLength: 1500,
        selector: (c) => `${c.repositoryId}/${c.number}`,
        size: 'max',
      })
      .map((all) => all.map((c) => ({ ...c, pushedAt: (c.repositoryId * 7919) % 97 })))
    fc.assert(
      fc.property(candidates, (all) => {
        const choice = chooseAlerts(all, LIMITS)
        expect(choice.kept.alerts).toBeLessThanOrEqual(LIMITS.alerts)
        expect(choice.kept.repositories).toBeLessThanOrEqual(LIMITS.repositories)
        expect(choice.kept.alerts + choice.leftOut).toBe(all.length)
        expect(chooseAlerts([...all].reverse(), LIMITS)).toEqual(choice)
        const sum = (of: (one: (typeof choice.repositories)[number]) => number) =>
          choice.repositories.reduce((total, one) => total + of(one), 0)
        expect(sum(({ alerts }) => alerts)).toBe(all.length)
        expect(sum(({ kept }) => kept)).toBe(choice.kept.alerts)
        const isIn = choice.repositories.map(({ kept }) => kept > 0)
        expect(isIn).toEqual(isIn.toSorted((a, b) => Number(b) - Number(a)))
      }),
      { numRuns: 40 },
    )
  })
})
