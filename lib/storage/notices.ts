import * as v from 'valibot'
import { checked } from './checks'
import { organizationKey } from './organization-record'
import type { NoticeWishes } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { Transactions } from './transactions'

/** Something that a person is to be told once. */
export interface Tellable {
  /** What it is about: told again only with a later step. */
  about: string
  campaignId: string
  organization: string
  /** Days until what it announces; 0 where it has no steps. Later ones are smaller. */
  step: number
}

/** Something that a person was told. */
export interface NoticeRecord extends Tellable {
  at: EpochSeconds
}

/** What was told, and what is wanted to be told. */
export interface NoticeTable {
  /** Everything until somebody chose. */
  wishes(): Promise<Outcome<NoticeWishes>>
  saveWishes(wishes: NoticeWishes): Promise<Outcome<NoticeWishes>>
  /**
   * Writes down, before anything is shown, what is told now, and answers that part of it that nobody has told before: whoever is
   * killed between the two, or does the same at the same time, never tells it twice. A campaign that was deleted meanwhile is
   * left out.
   */
  claim(wanted: readonly Tellable[], at: EpochSeconds): Promise<Outcome<Tellable[]>>
}

const KEY = 'notices'
const DEFAULT: NoticeWishes = { newCampaigns: true, reminders: true }
const wishesRecord = v.object({ value: v.object({ newCampaigns: v.boolean(), reminders: v.boolean() }) })
const noticeRecord = v.object({ step: v.pipe(v.number(), v.integer()) })

export function createNotices({ database, read, write }: Transactions): NoticeTable {
  const { campaigns, meta, notices } = database

  async function isTold({ about, step }: Tellable): Promise<boolean> {
    const record: unknown = await notices.get(about)
    return record !== undefined && checked(noticeRecord, 'notices', record).step <= step
  }

  return {
    wishes: () =>
      read([], async () => {
        const stored: unknown = await meta.get(KEY)
        return stored === undefined ? DEFAULT : checked(wishesRecord, 'meta', stored).value
      }),
    saveWishes: ({ newCampaigns, reminders }) =>
      write([], async () => {
        const value = { newCampaigns, reminders }
        await meta.put({ key: KEY, value })
        return value
      }),
    claim: (wanted, at) =>
      write([campaigns, notices], async () => {
        const claimed: Tellable[] = []
        for (const one of wanted) {
          if ((await isTold(one)) || (await campaigns.get(one.campaignId)) === undefined) continue
          await notices.put({ ...one, organization: organizationKey(one.organization), at })
          claimed.push(one)
        }
        return claimed
      }),
  }
}
