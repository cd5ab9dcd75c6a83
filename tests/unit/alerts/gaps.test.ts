import { describe, expect, it } from 'vitest'
import { gapsOf } from '@/lib/alerts/gaps'

describe('what a list of missing parts takes away', () => {
  it('is a whole subject only where it is missing as a whole', () => {
    for (const subject of ['repositories', 'properties', 'teams'] as const) {
      const whole = gapsOf([{ subject, name: null }]).missing
      expect(whole).toEqual({ repositories: false, properties: false, teams: false, [subject]: true })
      const named = gapsOf([{ subject, name: 'octo-org/hidden' }]).missing
      expect(named).toEqual({ repositories: false, properties: false, teams: false })
    }
  })

  it('is in part what is named, of properties and teams', () => {
    const { partial } = gapsOf([
      { subject: 'teams', name: 'Secret' },
      { subject: 'teams', name: '+40' },
      { subject: 'properties', name: 'page 2, item 7' },
      { subject: 'members', name: 'x' },
    ])
    expect(partial).toEqual({ properties: true, teams: new Set(['secret', '+40']) })
    expect(gapsOf([]).partial).toEqual({ properties: false, teams: new Set() })
    expect(gapsOf([{ subject: 'properties', name: null }]).partial.properties).toBe(false)
  })
})
