import * as v from 'valibot'
import { alertSchema } from './alert-schema'
import { failureSchema, subjectSchema } from './failure-schema'
import {
  count,
  date,
  fullName,
  id,
  instant,
  integer,
  login,
  organization,
  rate,
  text,
  timeZone,
} from '@/lib/files/fields'
import { metricsSchema } from './metrics-schema'
import { progress } from './progress-schema'
import { FORMAT, VERSION, type Snapshot, type SnapshotCampaign } from './snapshot'
import { VISIBILITIES, type Repository } from '@/lib/alerts/organization'

/**
 * The form of a snapshot file. `public/schema/snapshot.v1.json` is made from it
 * (`npx vitest run tests/unit/snapshots -u`). Unknown fields are refused: a field that a later Muster adds
 * comes with a new version, so that nobody reads half of a file and takes it for the whole.
 */

const property = v.strictObject({ name: text, values: v.array(text) })

const repository = v.pipe(
  v.strictObject({
    id,
    fullName,
    visibility: v.picklist(VISIBILITIES),
    archived: v.boolean(),
    language: v.nullable(text),
    defaultBranch: text,
    pushedAt: v.nullable(instant),
    topics: v.array(text),
    // A list and not an object: a property may bear any name, `__proto__` among them.
    properties: v.array(property),
  }),
  v.transform(({ properties, ...rest }) => ({
    ...rest,
    name: rest.fullName.slice(rest.fullName.indexOf('/') + 1),
    properties: Object.fromEntries(properties.map(({ name, values }) => [name, values])),
  })),
) satisfies v.GenericSchema<unknown, Repository>

const due = v.variant('state', [
  v.strictObject({ state: v.literal('draft'), daysLeft: integer }),
  v.strictObject({ state: v.literal('closed') }),
  v.strictObject({ state: v.literal('complete'), daysLeft: integer }),
  v.strictObject({ state: v.literal('not-visible'), daysLeft: integer }),
  v.strictObject({ state: v.literal('overdue'), daysLeft: integer, remaining: count }),
  v.strictObject({ state: v.literal('at-risk'), daysLeft: integer, needed: rate, pace: rate }),
  v.strictObject({ state: v.literal('on-track'), daysLeft: integer, needed: rate, pace: rate }),
  v.strictObject({ state: v.literal('started'), daysLeft: integer, needed: rate }),
])

const campaign = v.strictObject({
  id: v.pipe(text, v.uuid()),
  name: text,
  description: text,
  dueDate: date,
  managers: v.array(login),
  contactLink: v.nullable(text),
  state: v.picklist(['draft', 'open', 'closed']),
  timeZone,
  filter: text,
  template: v.nullable(text),
  leftOut: count,
  launch: v.strictObject({ autofix: v.boolean(), issues: v.boolean() }),
  createdAt: instant,
  createdBy: text,
  publishedAt: v.nullable(instant),
  closedAt: v.nullable(instant),
  revision: count,
  progress,
  due,
  autofix: v.strictObject({
    supported: count,
    remaining: count,
    pending: count,
    ready: count,
    none: count,
    failed: count,
  }),
  metrics: metricsSchema,
  alerts: v.array(alertSchema),
}) satisfies v.GenericSchema<unknown, SnapshotCampaign>

const completeness = v.variant('state', [
  v.strictObject({ state: v.literal('complete') }),
  v.strictObject({
    state: v.literal('partial'),
    missing: v.array(v.strictObject({ subject: subjectSchema, name: v.nullable(text), why: failureSchema })),
  }),
])

/** A snapshot file of version 1; its output has instants as seconds since 1970. */
export const snapshotSchema = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  /** Of everything else (docs/snapshot.md). */
  sha256: v.pipe(text, v.regex(/^[\da-f]{64}$/, '64 hexadecimal digits')),
  exportedAt: instant,
  muster: text,
  definitions: v.pipe(count, v.minValue(1)),
  organization,
  asOf: instant,
  exportedBy: text,
  scope: v.strictObject({ campaigns: v.picklist(['all', 'chosen']), filters: v.array(text) }),
  withheld: v.strictObject({ people: v.boolean(), paths: v.boolean() }),
  completeness,
  teams: v.array(v.strictObject({ slug: text, name: text, repositoryIds: v.array(id) })),
  repositories: v.array(repository),
  campaigns: v.array(campaign),
}) satisfies v.GenericSchema<unknown, Snapshot>

/** What stands in the file. */
export type SnapshotFile = v.InferInput<typeof snapshotSchema>
