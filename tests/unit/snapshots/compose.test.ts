import { describe, expect, it } from 'vitest'
import { campaignOf, sample, SHOP, visibleAlert } from './samples'
import { composeSnapshot, onlyCampaigns } from '@/lib/snapshots/compose'

describe('composing a snapshot', () => {
  const parts = {
    ...sample(),
    repositories: [SHOP, { ...SHOP, id: 99, fullName: 'octo-org/secret', name: 'secret' }],
    teams: [
      { slug: 'payments', name: 'Payments', repositoryIds: [7, 99] },
      { slug: 'secret-team', name: 'Secret team', repositoryIds: [99] },
    ],
  }

  it('takes along only repositories and teams that the campaigns concern', () => {
    expect(composeSnapshot(parts)).toEqual(sample())
  })

  it('keeps the team of a repository that is not listed', () => {
    const teams = [{ slug: 'owners', name: 'Owners', repositoryIds: [8] }]
    expect(composeSnapshot({ ...parts, teams }).teams).toEqual(teams)
  })

  it('keeps a repository without teams', () => {
    const composed = composeSnapshot({ ...parts, teams: [] })
    expect(composed.repositories).toEqual([SHOP])
    expect(composed.teams).toEqual([])
  })
})

describe('taking some of the campaigns', () => {
  const other = '6f1f9d5e-8f60-4a51-9f0c-6d3f3f6d7a02'
  const both = sample({
    campaigns: [
      ...sample().campaigns,
      campaignOf([visibleAlert({ repositoryId: 9, number: 5 })], { id: other }),
    ],
  })

  it('leaves behind what concerns the others, and says so', () => {
    const one = onlyCampaigns(both, new Set([other]))
    expect(one.campaigns.map(({ id }) => id)).toEqual([other])
    expect(one.repositories).toEqual([])
    expect(one.teams).toEqual([])
    expect(one.scope).toEqual({ campaigns: 'chosen', filters: [] })
  })

  it('changes nothing where all are taken', () => {
    expect(onlyCampaigns(both, new Set(both.campaigns.map(({ id }) => id)))).toBe(both)
  })
})
