import { describe, expect, it } from 'vitest'
import { sample } from '../../unit/snapshots/samples'
import { atMoment, pairOf, rowOf } from '@/components/report/choose'
import { hashOf, NOWHERE, placeOf, type Place } from '@/components/report/places'
import type { OpenedSnapshot } from '@/stores/snapshots'

const ID = '6f1f9d5e-8f60-4a51-9f0c-6d3f3f6d7a01'

describe('the address of a place', () => {
  it('is read as it was written', () => {
    const place: Place = {
      view: 'compare',
      organization: 'octo-org',
      campaign: ID,
      asOf: 1_795_168_740,
      older: 1_790_000_000,
      newer: 1_795_168_740,
      by: 'team',
      query: 'severity:high path:"a b" & c=d #x',
      sample: true,
    }
    expect(placeOf(hashOf(place))).toEqual(place)
    expect(hashOf({})).toBe('#view=campaigns')
    expect(placeOf('')).toEqual(NOWHERE)
  })

  it.each([
    '#view=nowhere&campaign=1&as-of=yesterday&by=colour',
    '#campaign=../x&organization=a/b',
    '#%E0%A4%A&=&&&view',
    '#<img src=x onerror=alert(1)>',
    '#__proto__=1&constructor=2',
  ])('leaves %j alone, because it means nothing', (hash) => {
    expect(placeOf(hash)).toEqual(NOWHERE)
  })

  it('takes a filter for a text of limited length', () => {
    expect(placeOf(`#query=${'x'.repeat(9000)}`).query).toHaveLength(5000)
  })
})

const opened = (key: string, organization: string, asOf: number): OpenedSnapshot => ({
  key,
  fileName: `${key}.json`,
  snapshot: sample({ organization, asOf }),
})
const a1 = opened('a1', 'apple-org', 100)
const a2 = opened('a2', 'Apple-Org', 200)
const a3 = opened('a3', 'apple-org', 300)
const b1 = opened('b1', 'berry-org', 250)
const all = [a1, a2, a3, b1]

describe('what is shown of the opened snapshots', () => {
  it('is the organization that the address names, else that with the latest data', () => {
    expect(rowOf(all, 'BERRY-org')).toEqual([b1])
    expect(rowOf(all, 'nobody')).toEqual([a1, a2, a3])
    expect(rowOf(all, null)).toEqual([a1, a2, a3])
    expect(rowOf([], null)).toEqual([])
  })

  it('is the moment that the address names, the nearest to it, or the last', () => {
    expect(atMoment([a1, a2, a3], 200)).toBe(a2)
    expect(atMoment([a1, a2, a3], 140)).toBe(a1)
    expect(atMoment([a1, a2, a3], null)).toBe(a3)
    expect(atMoment([], 5)).toBe(null)
  })

  it('is compared from the first to the last unless told, and never backwards', () => {
    expect(pairOf([a1, a2, a3], { older: null, newer: null })).toEqual({ older: a1, newer: a3 })
    expect(pairOf([a1, a2, a3], { older: 300, newer: 200 })).toEqual({ older: a2, newer: a3 })
    expect(pairOf([a1], { older: null, newer: null })).toBe(null)
  })
})
