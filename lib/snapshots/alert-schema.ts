import * as v from 'valibot'
import { id, instant, small, text } from '@/lib/files/fields'
import type { SnapshotAlert } from './snapshot'
import { CLASSIFICATIONS, KINDS, SEVERITIES, STATES } from '@/lib/alerts/alert'
import { AUTOFIX_STATES } from '@/lib/tracking/autofix'
import { PULL_REQUEST_STATES } from '@/lib/tracking/work'

const identity = { repositoryId: id, kind: v.picklist(KINDS), number: v.pipe(small, v.minValue(1)) }

const work = v.variant('kind', [
  v.strictObject({ kind: v.literal('branch'), name: text }),
  v.strictObject({
    kind: v.literal('pull-request'),
    number: v.pipe(small, v.minValue(1)),
    state: v.picklist(PULL_REQUEST_STATES),
    branch: v.nullable(text),
    // Absent where GitHub did not tell.
    createdAt: v.exactOptional(instant),
    mergedAt: v.exactOptional(instant),
  }),
])

/** Null where paths were withheld: then every alert has none. */
function withheld<T>(schema: v.GenericSchema<T>, without: T) {
  return v.pipe(
    v.nullable(schema),
    v.transform((value): T => value ?? without),
  )
}

/** An alert of a campaign, as it stands in a file. */
export const alertSchema = v.variant('status', [
  v.strictObject({
    ...identity,
    status: v.picklist(['open', 'in-progress', 'fixed', 'dismissed']),
    state: v.picklist(STATES),
    severity: v.picklist(SEVERITIES),
    rule: v.strictObject({ id: text, description: text, tags: v.array(text) }),
    tool: text,
    path: withheld(text, ''),
    line: withheld(small, 0),
    classifications: v.array(v.picklist(CLASSIFICATIONS)),
    createdAt: instant,
    updatedAt: instant,
    fixedAt: v.nullable(instant),
    dismissedAt: v.nullable(instant),
    dismissedReason: v.nullable(text),
    assignees: v.array(text),
    work: v.array(work),
    autofix: v.picklist(AUTOFIX_STATES),
  }),
  v.strictObject({ ...identity, status: v.literal('not-visible') }),
]) satisfies v.GenericSchema<unknown, SnapshotAlert>
