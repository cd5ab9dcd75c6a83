import { Dexie } from 'dexie'
import { fail, ok } from '@/lib/failure'
import { Refusal, needsReopening, storageFailure } from './failures'
import { checkFormat, writeFormat } from './format'
import type { Table } from 'dexie'
import type { Outcome } from '@/lib/failure'
import type { Database } from './database'

/** The ways into the database: each is one transaction, and what goes wrong in it is an outcome. */
export interface Transactions {
  database: Database
  read<T>(tables: Table[], work: () => Promise<T>): Promise<Outcome<T>>
  /** All or nothing: a `Refusal` or any other error undoes everything that was written. */
  write<T>(tables: Table[], work: () => Promise<T>): Promise<Outcome<T>>
}

/** Transactions of this database, each guarded by its format. */
export function createTransactions(database: Database): Transactions {
  async function transact<T>(mode: 'r' | 'rw', tables: Table[], work: () => Promise<T>): Promise<Outcome<T>> {
    try {
      const value = await database.transaction(mode, [database.meta, ...tables], async () => {
        await checkFormat(database)
        // The browser may have removed the database under us; what is written then needs its mark again.
        if (mode === 'rw') await writeFormat(database)
        return work()
      })
      return ok(value)
    } catch (error) {
      if (error instanceof Refusal) return fail(error.failure)
      if (needsReopening(error)) database.close({ disableAutoOpen: false })
      return fail(storageFailure(error))
    }
  }
  return {
    database,
    read: (tables, work) => transact('r', tables, work),
    write: (tables, work) => transact('rw', tables, work),
  }
}

/** The range of a compound key that begins with these parts. */
export function beginningWith(...parts: string[]): [lower: unknown[], upper: unknown[]] {
  return [
    [...parts, Dexie.minKey],
    [...parts, Dexie.maxKey],
  ]
}
