import * as v from 'valibot'
import { paceSchema } from './outbox-checks'
import { freeAt, withWrite, type Pace } from '@/lib/campaigns/write-pace'
import type { Outcome } from '@/lib/failure'
import type { Database } from './database'
import type { Transactions } from './transactions'

/** Times of all writes to GitHub, whoever sends them: its limits know only the person. */
export interface PaceTable {
  /**
   * Counts a request that leaves at `at`, in seconds by the local clock, if the pace allows it; answers `at` then, and otherwise the
   * later moment at which one may leave, for which nothing is counted.
   */
  take(at: number, makesContent: boolean): Promise<Outcome<number>>
}

const PACE = 'outbox-pace'

export function createPace({ database, write }: Transactions): PaceTable {
  return { take: (at, makesContent) => write([], () => takeWrite(database, at, makesContent)) }
}

/** Inside a transaction. */
export async function paceOf({ meta }: Database): Promise<Pace> {
  const found = await meta.get(PACE)
  return v.parse(paceSchema, found?.value)
}

/** As `take`, inside the transaction that marks what the request is for. */
export async function takeWrite(database: Database, at: number, makesContent: boolean): Promise<number> {
  const pace = await paceOf(database)
  const free = freeAt(pace, at, makesContent)
  if (free === at) await database.meta.put({ key: PACE, value: withWrite(pace, at, makesContent) })
  return free
}
