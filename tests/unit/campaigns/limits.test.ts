import { describe, expect, it } from 'vitest'
import { GITHUB_LIMITS, LIMITS, limitProblems } from '@/lib/campaigns/limits'

describe('the limits of campaigns', () => {
  it('are GitHub’s own', () => {
    expect(GITHUB_LIMITS).toEqual({ alerts: 1000, repositories: 100, openCampaigns: 10 })
    expect(LIMITS).toMatchObject({ ...GITHUB_LIMITS, name: 50, description: 255 })
  })

  it('may be raised, and each may stay as it is', () => {
    expect(limitProblems(GITHUB_LIMITS)).toEqual([])
    expect(limitProblems({ alerts: 5000, repositories: 100, openCampaigns: 40 })).toEqual([])
  })

  it('are never lowered: each field that is says so', () => {
    expect(limitProblems({ alerts: 999, repositories: 1, openCampaigns: 10 })).toEqual([
      { field: 'alerts', problem: 'fields.limits.low', values: { limit: 1000 } },
      { field: 'repositories', problem: 'fields.limits.low', values: { limit: 100 } },
    ])
  })
})
