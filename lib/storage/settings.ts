import * as v from 'valibot'
import { checked } from './checks'
import { Refusal } from './failures'
import { GITHUB_LIMITS, limitProblems, type CampaignLimits } from '@/lib/campaigns/limits'
import type { Outcome } from '@/lib/failure'
import type { Transactions } from './transactions'

/** What people set for all organizations. */
export interface SettingsTable {
  /** GitHub's own numbers until somebody raised them. */
  limits(): Promise<Outcome<CampaignLimits>>
  /** Refuses with `invalid-input` what is below GitHub's numbers; nothing is stored then. */
  saveLimits(limits: CampaignLimits): Promise<Outcome<CampaignLimits>>
}

const KEY = 'limits'
const count = v.pipe(v.number(), v.integer(), v.minValue(1))
const record = v.object({
  value: v.object({ alerts: count, repositories: count, openCampaigns: count }),
})

export function createSettings({ database, read, write }: Transactions): SettingsTable {
  const { meta } = database
  return {
    limits: () =>
      read([], async () => {
        const stored: unknown = await meta.get(KEY)
        if (stored === undefined) return GITHUB_LIMITS
        const { value } = checked(record, 'meta', stored)
        // GitHub may have raised its own since.
        return {
          alerts: Math.max(value.alerts, GITHUB_LIMITS.alerts),
          repositories: Math.max(value.repositories, GITHUB_LIMITS.repositories),
          openCampaigns: Math.max(value.openCampaigns, GITHUB_LIMITS.openCampaigns),
        }
      }),
    saveLimits: ({ alerts, repositories, openCampaigns }) =>
      write([], async () => {
        const value = { alerts, repositories, openCampaigns }
        const problems = limitProblems(value)
        if (problems.length > 0) throw new Refusal({ kind: 'invalid-input', problems })
        await meta.put({ key: KEY, value })
        return value
      }),
  }
}
