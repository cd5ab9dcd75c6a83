import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex } from '@/lib/alerts/build-index'
import { packAlerts, splitByRepository, unpackAlerts } from '@/lib/alerts/batch'
import { anyAlert } from './arbitraries'
import { aRepository, anAlert, anIndex } from './samples'

describe('the index of all alerts', () => {
  it('holds every alert once, as it was packed', () => {
    fc.assert(
      fc.property(fc.array(anyAlert(), { maxLength: 40 }), (alerts) => {
        const batches = [packAlerts(alerts.slice(0, 15)), packAlerts(alerts.slice(15))]
        const index = anIndex({ batches })
        const expected = [...splitByRepository(batches).values()].flatMap(unpackAlerts)
        expect(Array.from({ length: index.size }, (_, row) => index.alert(row))).toEqual(expected)
      }),
    )
  })

  it('finds each alert by its identity, and none that is not there', () => {
    fc.assert(
      fc.property(fc.array(anyAlert(), { maxLength: 40 }), anyAlert(), (alerts, other) => {
        const index = anIndex({ alerts })
        for (let row = 0; row < index.size; row++) expect(index.find(index.alert(row))).toBe(row)
        const known = alerts.some(
          ({ repositoryId, number }) => repositoryId === other.repositoryId && number === other.number,
        )
        expect(index.find(other) >= 0).toBe(known)
      }),
    )
  })

  it('finds nothing in an empty organization', () => {
    const index = anIndex({})
    expect(index.size).toBe(0)
    expect(index.find(anAlert())).toBe(-1)
    expect(() => index.alert(0)).toThrow(RangeError)
  })

  it('joins alerts with their repositories', () => {
    const shop = aRepository({ id: 5, name: 'shop' })
    const index = anIndex({
      alerts: [anAlert({ repositoryId: 5 })],
      repositories: [aRepository({ id: 4 }), shop],
    })
    expect(index.repositoryOf(0)).toBe(shop)
    expect(index.places.map(({ id, from, to }) => [id, from, to])).toEqual([
      [5, 0, 1],
      [4, 0, 0],
    ])
  })

  it('keeps alerts of a repository that the listing does not name', () => {
    const index = anIndex({ alerts: [anAlert({ repositoryId: 99 })], repositories: [] })
    expect(index.size).toBe(1)
    expect(index.repositoryOf(0)).toBeUndefined()
    expect(index.alert(0).repositoryId).toBe(99)
    expect(index.repositoryOf(1)).toBeUndefined()
  })

  it('knows the rules that Copilot Autofix supports, for CodeQL alone', () => {
    const rule = { id: 'js/sql-injection', description: '', tags: [] }
    const alerts = [
      anAlert({ number: 1, rule }),
      anAlert({ number: 2, rule, tool: 'Other' }),
      anAlert({ number: 3, rule: { ...rule, id: 'js/of-our-own' } }),
    ]
    const index = anIndex({ alerts })
    expect([0, 1, 2].map((row) => index.autofixSupported(row))).toEqual([true, false, false])
  })

  it('is not changed by what later happens to the batches', () => {
    const batch = packAlerts([anAlert()])
    const index = buildIndex({
      batches: [batch],
      repositories: [],
      teams: [],
      missing: { repositories: false, properties: false, teams: false },
    })
    batch.cells.fill(0)
    expect(index.alert(0)).toEqual(anAlert())
  })
})
