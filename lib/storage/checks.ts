import * as v from 'valibot'
import { KINDS } from '@/lib/alerts/alert'
import { Refusal } from './failures'
import type { AlertBatch } from '@/lib/alerts/batch'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { Completeness, Missing } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'
import type { SyncJob } from './job'
import type { OrganizationRecord } from './organization-record'

/** Shapes of what is read back: a damaged record is said to be one, and nothing is computed from it. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const maybeCount = v.nullable(count)
/** Records of before it was written down have none; that makes none of them damaged. */
const maybeUser = v.optional(v.nullable(v.string()), null)
/** Failures and completeness are only shown again, so the kind is what must be there. */
const failure = v.custom<Failure>((value) => v.is(v.looseObject({ kind: v.string() }), value))
const missing = v.custom<Missing>((value) =>
  v.is(v.object({ subject: v.string(), name: v.nullable(v.string()), why: failure }), value),
)
const completeness: v.GenericSchema<unknown, Completeness> = v.variant('state', [
  v.object({ state: v.literal('complete') }),
  v.object({ state: v.literal('partial'), missing: v.array(missing) }),
])

export const organizationSchema: v.GenericSchema<unknown, OrganizationRecord> = v.object({
  key: v.string(),
  login: v.string(),
  syncedAt: maybeCount,
  fullSyncAt: maybeCount,
  structureAt: maybeCount,
  watermark: maybeCount,
  pulledBy: maybeUser,
  alerts: count,
  repositories: count,
  completeness,
  lastFailure: v.nullable(v.object({ failure, at: count })),
})

export const campaignSchema: v.GenericSchema<unknown, Campaign> = v.object({
  id: v.string(),
  organization: v.string(),
  state: v.picklist(['draft', 'open', 'closed']),
  name: v.string(),
  description: v.string(),
  dueDate: v.string(),
  managers: v.array(v.string()),
  contactLink: v.nullable(v.string()),
  timeZone: v.string(),
  filter: v.string(),
  template: v.nullable(v.string()),
  alerts: v.array(v.object({ repositoryId: count, kind: v.picklist(KINDS), numbers: v.array(count) })),
  leftOut: count,
  launch: v.object({ autofix: v.boolean(), issues: v.boolean() }),
  createdAt: count,
  createdBy: v.string(),
  publishedAt: maybeCount,
  closedAt: maybeCount,
  revision: count,
})

const cursor = v.union([v.object({ page: count }), v.object({ after: v.string() })])
const parts = v.array(v.picklist(['repositories', 'teams', 'members']))

export const jobSchema: v.GenericSchema<unknown, SyncJob> = v.object({
  organization: v.string(),
  login: v.string(),
  user: maybeUser,
  pull: v.string(),
  kind: v.picklist(['full', 'later']),
  phase: v.picklist(['gathering', 'work']),
  startedAt: count,
  since: maybeCount,
  wanted: parts,
  settled: parts,
  pages: v.object({
    done: v.array(count),
    last: maybeCount,
    next: v.nullable(cursor),
    ended: v.boolean(),
    lost: v.boolean(),
  }),
  byRepository: v.nullable(v.object({ why: failure, done: v.array(count) })),
  newest: maybeCount,
  alerts: count,
  missing: v.array(missing),
  waitingUntil: maybeCount,
  pauses: count,
  failed: v.boolean(),
})

/** The record as its type says, or a refusal that names table and paths. */
export function checked<T>(schema: v.GenericSchema<unknown, T>, table: string, value: unknown): T {
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return parsed.output
  const paths = [...new Set(parsed.issues.map((issue) => v.getDotPath(issue) ?? '(root)'))]
  throw new Refusal({
    kind: 'storage-failed',
    detail: `damaged record in ${table}: ${paths.slice(0, 5).join(', ')}`,
  })
}

/** Whether a stored batch has the form of one, at a cost that does not grow with its alerts. */
export function isBatch(value: unknown): value is AlertBatch {
  if (typeof value !== 'object' || value === null) return false
  if (!('cells' in value) || !('repositories' in value) || !('strings' in value)) return false
  const { cells, repositories, strings } = value
  return cells instanceof Uint32Array && Array.isArray(repositories) && Array.isArray(strings)
}
