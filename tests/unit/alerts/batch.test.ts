import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityKey } from '@/lib/alerts/alert'
import { batchSize, packAlerts, splitByRepository, unpackAlerts } from '@/lib/alerts/batch'
import { anyAlert } from './arbitraries'
import { anAlert } from './samples'
import type { Alert } from '@/lib/alerts/alert'

describe('packing alerts', () => {
  it('gives back every field of every alert, in order', () => {
    fc.assert(
      fc.property(fc.array(anyAlert(), { maxLength: 30 }), (alerts) => {
        const batch = packAlerts(alerts)
        expect(batchSize(batch)).toBe(alerts.length)
        expect(unpackAlerts(batch)).toEqual(alerts)
      }),
    )
  })

  it('survives a structured clone, which is how it is stored', () => {
    fc.assert(
      fc.property(fc.array(anyAlert(), { maxLength: 10 }), (alerts) => {
        expect(unpackAlerts(structuredClone(packAlerts(alerts)))).toEqual(alerts)
      }),
    )
  })

  it('keeps one entry for a text that many alerts share', () => {
    const alerts = Array.from({ length: 50 }, (_, i) => anAlert({ number: i + 1 }))
    const batch = packAlerts(alerts)
    expect(batch.repositories).toEqual([1])
    expect(batch.strings).toHaveLength(4)
  })

  it('tells no reason from an empty one', () => {
    const alerts = [anAlert({ dismissedReason: null }), anAlert({ number: 2, dismissedReason: '' })]
    expect(unpackAlerts(packAlerts(alerts)).map((alert) => alert.dismissedReason)).toEqual([null, ''])
  })
})

describe('splitting by repository', () => {
  it('keeps exactly the newest version of every alert, whatever the pages', () => {
    const pages = fc.array(fc.array(anyAlert(), { maxLength: 20 }), { maxLength: 6 })
    fc.assert(
      fc.property(pages, (alertsOfPages) => {
        const split = splitByRepository(alertsOfPages.map(packAlerts))
        const found = [...split.values()].flatMap(unpackAlerts)
        const expected = newest(alertsOfPages.flat())
        expect(found).toHaveLength(expected.size)
        for (const alert of found) expect(alert).toEqual(expected.get(identityKey(alert)))
      }),
    )
  })

  it('gives each repository its own batch, numbers ascending', () => {
    fc.assert(
      fc.property(fc.array(anyAlert(), { maxLength: 40 }), (alerts) => {
        for (const [id, batch] of splitByRepository([packAlerts(alerts)])) {
          const own = unpackAlerts(batch)
          expect(own.every((alert) => alert.repositoryId === id)).toBe(true)
          expect(own.length).toBeGreaterThan(0)
          const numbers = own.map((alert) => alert.number)
          expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
          expect(new Set(batch.strings).size).toBe(batch.strings.length)
        }
      }),
    )
  })

  it('is the same again when its own result is split', () => {
    fc.assert(
      fc.property(fc.array(anyAlert(), { maxLength: 40 }), (alerts) => {
        const once = splitByRepository([packAlerts(alerts)])
        expect(splitByRepository([...once.values()])).toEqual(once)
      }),
    )
  })

  it('does not let an older record override a newer one that came before it', () => {
    const newer = anAlert({ state: 'fixed', updatedAt: 1_700_000_200, fixedAt: 1_700_000_200 })
    const older = anAlert({ state: 'open', updatedAt: 1_700_000_100 })
    const split = splitByRepository([packAlerts([newer]), packAlerts([older])])
    expect([...split.values()].flatMap(unpackAlerts)).toEqual([newer])
  })

  it('lets the later batch win at equal times', () => {
    const first = anAlert({ assignees: [] })
    const second = anAlert({ assignees: ['mona'] })
    const split = splitByRepository([packAlerts([first]), packAlerts([second])])
    expect([...split.values()].flatMap(unpackAlerts)).toEqual([second])
  })

  it('leaves out repositories without alerts, and does not change what it was given', () => {
    const batch = packAlerts([anAlert({ repositoryId: 9 })])
    const unused = { ...batch, repositories: [9, 10, 11] }
    const before = structuredClone(unused)
    expect([...splitByRepository([unused]).keys()]).toEqual([9])
    expect(unused).toEqual(before)
    expect(splitByRepository([]).size).toBe(0)
  })
})

function newest(alerts: readonly Alert[]): Map<string, Alert> {
  const result = new Map<string, Alert>()
  for (const alert of alerts) {
    const known = result.get(identityKey(alert))
    if (!known || alert.updatedAt >= known.updatedAt) result.set(identityKey(alert), alert)
  }
  return result
}
