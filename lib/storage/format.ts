import * as v from 'valibot'
import { Refusal } from './failures'
import type { Database } from './database'

/** Version of what is stored. Raised when an older Muster could no longer read it right. */
const FORMAT_VERSION = 1

const KEY = 'format'
const record = v.object({ value: v.pipe(v.number(), v.integer()) })

/**
 * Refuses what a newer Muster wrote. Dexie opens a newer database with older code without a word, and two versions of the
 * extension may be alive at once after an update, so every transaction asks.
 */
export async function checkFormat(database: Database): Promise<void> {
  const stored = await database.meta.get(KEY)
  if (stored === undefined) return
  const parsed = v.safeParse(record, stored)
  if (!parsed.success || parsed.output.value > FORMAT_VERSION) throw new Refusal({ kind: 'storage-newer' })
}

/** Says in a fresh database which format it has. */
export async function writeFormat(database: Database): Promise<void> {
  await database.meta.put({ key: KEY, value: FORMAT_VERSION })
}
