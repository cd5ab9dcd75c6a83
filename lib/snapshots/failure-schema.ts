import * as v from 'valibot'
import type { Failure, Subject } from '@/lib/failure'

/** The reasons for missing data, as they stand in a file. */

export const subjectSchema = v.picklist([
  'token',
  'organization',
  'alerts',
  'repository-alerts',
  'repositories',
  'properties',
  'teams',
  'members',
  'branches',
  'pull-requests',
  'issues',
  'autofix',
  'campaign',
  'campaigns',
  'contents',
  'dismissals',
  'snapshot',
  'storage',
]) satisfies v.GenericSchema<unknown, Subject>

const number = v.pipe(v.number(), v.finite())
const texts = v.array(v.string())
const value = v.union([v.string(), number])
const fieldProblem = v.union([
  v.strictObject({ field: v.string(), problem: v.string() }),
  v.strictObject({ field: v.string(), problem: v.string(), values: v.record(v.string(), value) }),
])

function of<K extends string, E extends v.ObjectEntries>(kind: K, entries: E) {
  return v.strictObject({ kind: v.literal(kind), ...entries })
}

/** Every member of `Failure`: what Muster can say about missing data, it can write and read. */
export const failureSchema = v.variant('kind', [
  of('no-token', {}),
  of('token-locked', {}),
  of('token-rejected', {}),
  of('wrong-passphrase', {}),
  of('sso-required', { organization: v.string() }),
  of('no-permission', { subject: subjectSchema, needs: v.nullable(v.string()) }),
  of('not-enabled', { subject: subjectSchema }),
  of('archived', { name: v.string() }),
  of('issues-off', { name: v.string() }),
  of('read-only', { name: v.string() }),
  of('empty-repository', { name: v.string() }),
  of('branch-exists', { name: v.string() }),
  of('branch-protected', { name: v.string() }),
  of('nothing-to-merge', { name: v.string() }),
  of('autofix-not-ready', {}),
  of('dismissal-needs-request', {}),
  of('refused', { status: number, message: v.string() }),
  of('other-user', { token: v.string(), page: v.string() }),
  of('no-campaign-repository', { name: v.string() }),
  of('shared-file-damaged', { problems: texts }),
  of('shared-file-newer', { version: v.string() }),
  of('conflict', { name: v.string() }),
  of('not-found', { subject: subjectSchema, name: v.string() }),
  of('rate-limited', { until: number }),
  of('offline', {}),
  of('timeout', {}),
  of('server-error', { status: number }),
  of('unexpected-answer', { subject: subjectSchema, problems: texts }),
  of('cancelled', {}),
  of('storage-full', {}),
  of('storage-newer', {}),
  of('storage-failed', { detail: v.string() }),
  of('never-synced', { organization: v.string() }),
  of('campaign-gone', {}),
  of('action-gone', {}),
  of('campaign-changed', {}),
  of('too-many-campaigns', { limit: number }),
  of('nothing-selected', {}),
  of('invalid-input', { problems: v.array(fieldProblem) }),
  of('not-a-snapshot', {}),
  of('snapshot-version', { version: v.string() }),
  of('snapshot-damaged', { problems: texts }),
  of('file-too-large', { limit: number }),
  of('file-unreadable', {}),
  of('other-organization', { name: v.string(), expected: v.string() }),
  of('extension-gone', {}),
  of('internal', { detail: v.string() }),
]) satisfies v.GenericSchema<Failure, Failure>
