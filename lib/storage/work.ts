import * as v from 'valibot'
import { organizationKey } from './organization-record'
import { beginningWith } from './transactions'
import { PULL_REQUEST_STATES } from '@/lib/tracking/work'
import type { Outcome } from '@/lib/failure'
import type { Database } from './database'
import type { WorkRecord } from './records'
import type { Transactions } from './transactions'

/** Branches and pull requests for alerts. Only `lib/sync` writes them. */
export interface WorkTable {
  ofOrganization(login: string): Promise<Outcome<WorkRecord[]>>
  save(records: readonly WorkRecord[]): Promise<Outcome<null>>
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const etag = v.nullable(v.string())
const schema: v.GenericSchema<unknown, WorkRecord> = v.object({
  organization: v.string(),
  repositoryId: count,
  branches: v.object({ etag, known: v.array(v.object({ number: count, name: v.string() })) }),
  pulls: v.object({
    etag,
    changedAt: v.nullable(count),
    anyOpen: v.boolean(),
    known: v.array(
      v.object({
        number: count,
        state: v.picklist(PULL_REQUEST_STATES),
        branch: v.nullable(v.string()),
        alerts: v.array(count),
        createdAt: v.exactOptional(count),
        mergedAt: v.exactOptional(count),
      }),
    ),
  }),
  links: v.array(v.object({ number: count, etag, lookedAt: count, pulls: v.array(count) })),
})

export function createWork({ database, read, write }: Transactions): WorkTable {
  const { work, organizations } = database
  return {
    ofOrganization: (login) => read([work], () => workOfOrganization(database, organizationKey(login))),
    save: (records) =>
      write([work, organizations], async () => {
        // One that was removed meanwhile does not come back by its work.
        const there = new Set(await organizations.toCollection().primaryKeys())
        await work.bulkPut(records.filter(({ organization }) => there.has(organization)))
        return null
      }),
  }
}

/** Reads it inside a transaction. A damaged record is as good as none: the next look asks GitHub for everything. */
export async function workOfOrganization(database: Database, key: string): Promise<WorkRecord[]> {
  const found: unknown[] = await database.work
    .where(':id')
    .between(...beginningWith(key))
    .toArray()
  return found.filter((record): record is WorkRecord => v.is(schema, record))
}

/** The same of one repository. */
export async function workOfRepository(
  { work }: Database,
  key: string,
  repositoryId: number,
): Promise<WorkRecord | null> {
  const parsed = v.safeParse(schema, await work.get([key, repositoryId]))
  return parsed.success ? parsed.output : null
}
