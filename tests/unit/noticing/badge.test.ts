import { describe, expect, it } from 'vitest'
import { ME, atRisk, concern, onTrack, overdue, place } from './concerns'
import { badgeOf } from '@/lib/noticing/badge'
import type { Concern } from '@/lib/noticing/concern'
import { NO_NEEDS, needsOf, sumOfNeeds, type Needs } from '@/lib/noticing/needs'

const managed = (due: Concern['due'], change = {}) => concern({ managers: [ME] }, { due, ...change })

describe('what needs a person', () => {
  it.each<[string, Concern, Partial<Needs>]>([
    ['alerts left where I can write', concern(), { toFix: 1 }],
    ['perhaps alerts left there', concern({}, { writable: [place({ left: null })] }), { toFix: 1 }],
    ['several repositories, one campaign', concern({}, { writable: [place(), place()] }), { toFix: 1 }],
    ['a campaign that I made and somebody else manages', concern({ createdBy: ME }), { toFix: 1 }],
    ['nothing left there', concern({}, { writable: [place({ left: 0 })] }), {}],
    ['nowhere to write', concern({}, { writable: [] }), {}],
    ['a closed campaign', concern({ state: 'closed' }), {}],
    ['a draft', concern({ state: 'draft', managers: [ME] }, { due: overdue }), {}],
    ['one I manage is overdue', managed(overdue), { overdue: 1 }],
    ['one I manage is overdue, and I could fix nothing', managed(overdue, { writable: [] }), { overdue: 1 }],
    ['one I manage is at risk', managed(atRisk), { atRisk: 1 }],
    ['one I manage is on track', managed(onTrack), {}],
    ['nothing is known of one I manage', managed(null), {}],
    ['somebody else’s is overdue', concern({}, { due: overdue, writable: [] }), {}],
  ])('%s', (_, one, expected) => {
    expect(needsOf([one], ME)).toEqual({ ...NO_NEEDS, ...expected })
  })

  it('is added up over organizations', () => {
    const all = [
      { overdue: 1, atRisk: 0, toFix: 2 },
      { overdue: 1, atRisk: 3, toFix: 0 },
    ]
    expect(sumOfNeeds(all)).toEqual({ overdue: 2, atRisk: 3, toFix: 2 })
    expect(sumOfNeeds([])).toEqual(NO_NEEDS)
  })
})

describe('the badge', () => {
  const badge = (needs: Partial<Needs>) => badgeOf({ ...NO_NEEDS, ...needs })

  it('is none where nothing needs anybody', () => {
    expect(badge({})).toBeNull()
  })

  it.each<[Partial<Needs>, string, string]>([
    [{ toFix: 1 }, '1', '1 campaign needs you: 1 has alerts in repositories you can write to · Muster'],
    [{ toFix: 3 }, '3', '3 campaigns need you: 3 have alerts in repositories you can write to · Muster'],
    [
      { toFix: 1, overdue: 1 },
      '2',
      '2 campaigns need you: 1 has alerts in repositories you can write to, 1 you manage is overdue · Muster',
    ],
    [
      { overdue: 2, atRisk: 1 },
      '3',
      '3 campaigns need you: 2 you manage are overdue, 1 you manage is at risk · Muster',
    ],
  ])('for %j is %s and says: %s', (needs, text, title) => {
    expect(badge(needs)).toEqual({ text, title })
  })

  it.each([
    [99, '99'],
    [100, '99+'],
    [12_345, '99+'],
  ])('of %d is %s: at most four characters', (toFix, text) => {
    expect(badge({ toFix })?.text).toBe(text)
    expect(badge({ toFix })?.title).toContain(toFix.toLocaleString('en'))
  })
})
