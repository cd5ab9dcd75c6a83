import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '@/lib/campaigns/limits'
import { chooseAlerts, isBig, type Candidate } from '@/lib/campaigns/selection'

const kind = 'code-scanning'
const many = (repositoryId: number, count: number, pushedAt: number | null): Candidate[] =>
  Array.from({ length: count }, (_, i) => ({ repositoryId, kind, number: i + 1, pushedAt }))

describe('isBig', () => {
  it('asks above 1000 alerts or 100 repositories, not at them', () => {
    expect(isBig(1000, 100)).toBe(false)
    expect(isBig(1001, 1)).toBe(true)
    expect(isBig(101, 101)).toBe(true)
  })
})

describe('chooseAlerts', () => {
  it('keeps everything that fits', () => {
    const choice = chooseAlerts([...many(1, 3, 10), ...many(2, 2, null)])
    expect(choice.kept).toEqual({ alerts: 5, repositories: 2 })
    expect(choice.leftOut).toBe(0)
  })

  it('prefers the most recently pushed repositories and fills the last one partly', () => {
    const choice = chooseAlerts([...many(1, 900, 10), ...many(2, 50, null), ...many(3, 800, 20)])
    expect(choice.alerts.map(({ repositoryId, numbers }) => [repositoryId, numbers.length])).toEqual([
      [3, 800],
      [1, 200],
    ])
    expect(choice.alerts[1]?.numbers.at(-1)).toBe(200)
    expect(choice.leftOut).toBe(750)
  })

  it('stops at 100 repositories', () => {
    const choice = chooseAlerts(Array.from({ length: 130 }, (_, i) => many(i + 1, 2, i)).flat())
    expect(choice.kept).toEqual({ alerts: 200, repositories: 100 })
    expect(choice.alerts.every(({ repositoryId }) => repositoryId > 30)).toBe(true)
    expect(choice.leftOut).toBe(60)
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
        const choice = chooseAlerts(all)
        expect(choice.kept.alerts).toBeLessThanOrEqual(LIMITS.alerts)
        expect(choice.kept.repositories).toBeLessThanOrEqual(LIMITS.repositories)
        expect(choice.kept.alerts + choice.leftOut).toBe(all.length)
        expect(chooseAlerts([...all].reverse())).toEqual(choice)
      }),
      { numRuns: 40 },
    )
  })
})
