import { describe, expect, it } from 'vitest'
import { ME, at, concern, place } from './concerns'
import type { Concern } from '@/lib/noticing/concern'
import { campaignsToTell } from '@/lib/noticing/new-campaigns'

const NOW = at('2026-11-20T10:00:00Z')
const told = (one: Concern, now = NOW) => campaignsToTell([one], ME, now).length === 1

describe('a campaign that is told', () => {
  it('is an open one of somebody else with alerts left where I can write', () => {
    const [first] = campaignsToTell([concern()], ME, NOW)
    expect(first?.campaign.name).toBe('No more injections')
    expect(first?.places).toEqual([place()])
  })

  it.each<[string, Concern, boolean]>([
    ['a draft', concern({ state: 'draft' }), false],
    ['a closed one', concern({ state: 'closed' }), false],
    ['one that I made', concern({ createdBy: 'devon' }), false],
    ['one that I made, in another spelling', concern({ createdBy: 'DEVON' }), false],
    ['one that I only manage', concern({ managers: ['devon'] }), true],
    ['one without a repository that I can write to', concern({}, { writable: [] }), false],
    ['one with nothing left there', concern({}, { writable: [place({ left: 0 })] }), false],
    [
      'one of which nobody knows what is left there',
      concern({}, { writable: [place({ left: null })] }),
      true,
    ],
    ['one that is done elsewhere', concern({}, { left: 3 }), true],
  ])('%s: %s', (_, one, expected) => {
    expect(told(one)).toBe(expected)
  })

  it('names only the repositories where something is left or may be', () => {
    const writable = [
      place({ fullName: 'octo-org/a', left: 0 }),
      place({ fullName: 'octo-org/b', left: 1 }),
      place({ fullName: 'octo-org/c', left: null }),
    ]
    const [first] = campaignsToTell([concern({}, { writable })], ME, NOW)
    expect(first?.places.map(({ fullName }) => fullName)).toEqual(['octo-org/b', 'octo-org/c'])
  })

  it.each([
    ['UTC', '2026-12-24T23:59:59Z', true],
    ['UTC', '2026-12-25T00:00:00Z', false],
    ['Pacific/Auckland', '2026-12-24T10:59:59Z', true],
    ['Pacific/Auckland', '2026-12-24T11:00:00Z', false],
    ['America/Los_Angeles', '2026-12-25T07:59:59Z', true],
    ['America/Los_Angeles', '2026-12-25T08:00:00Z', false],
  ])('is no news once the day of its due date has ended in %s: at %s %s', (timeZone, now, expected) => {
    expect(told(concern({ timeZone }), at(now))).toBe(expected)
  })
})
