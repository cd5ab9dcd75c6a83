import * as v from 'valibot'
import { checked } from './checks'
import { beginningWith } from './transactions'
import type { Outcome } from '@/lib/failure'
import type { DailyProgress } from './records'
import type { Transactions } from './transactions'

export interface DailyTable {
  /** The latest of a day stays. Entries of campaigns that no longer exist are left out. */
  record(entries: readonly DailyProgress[]): Promise<Outcome<null>>
  /** The same, but what is there for a day stays. */
  fill(entries: readonly DailyProgress[]): Promise<Outcome<null>>
  /** By date, earliest first. */
  ofCampaign(id: string): Promise<Outcome<DailyProgress[]>>
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const schema: v.GenericSchema<unknown, DailyProgress> = v.object({
  campaignId: v.string(),
  date: v.string(),
  progress: v.object({
    total: count,
    open: count,
    inProgress: count,
    fixed: count,
    dismissed: count,
    notVisible: count,
  }),
})

export function createDaily({ database, read, write }: Transactions): DailyTable {
  const { campaigns, dailyProgress } = database
  return {
    record: (entries) =>
      write([campaigns, dailyProgress], async () => {
        const existing = new Set(await campaigns.toCollection().primaryKeys())
        await dailyProgress.bulkPut(entries.filter(({ campaignId }) => existing.has(campaignId)))
        return null
      }),
    fill: (entries) =>
      write([campaigns, dailyProgress], async () => {
        const existing = new Set(await campaigns.toCollection().primaryKeys())
        for (const entry of entries) {
          const there = await dailyProgress.get([entry.campaignId, entry.date])
          if (there === undefined && existing.has(entry.campaignId)) await dailyProgress.add(entry)
        }
        return null
      }),
    ofCampaign: (id) =>
      read([dailyProgress], async () => {
        const found: unknown[] = await dailyProgress
          .where(':id')
          .between(...beginningWith(id))
          .toArray()
        return found.map((record) => checked(schema, 'dailyProgress', record))
      }),
  }
}
