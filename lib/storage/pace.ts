import * as v from 'valibot'
import { paceSchema } from './outbox-checks'
import type { Database } from './database'
import type { Keep } from './outbox-queue'
import type { Pace } from './outbox-records'

/** Times of all writes to GitHub, whoever sent them: its limits know only the person. Inside a transaction, all of this. */

const PACE = 'outbox-pace'

export async function paceOf({ meta }: Database): Promise<Pace> {
  const found = await meta.get(PACE)
  return v.parse(paceSchema, found?.value)
}

/** Counts a request that leaves at `at`. */
export async function countWrite(
  database: Database,
  at: number,
  keep: Keep,
  makesContent: boolean,
): Promise<void> {
  const pace = await paceOf(database)
  const recent = (times: number[], seconds: number) => times.filter((time) => time > at - seconds)
  await database.meta.put({
    key: PACE,
    value: {
      writes: [...recent(pace.writes, keep.writes), at],
      content: [...recent(pace.content, keep.content), ...(makesContent ? [at] : [])],
    },
  })
}
