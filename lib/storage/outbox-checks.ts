import * as v from 'valibot'
import { ASKED_STATES } from '@/lib/tracking/autofix'
import type { Pace } from '@/lib/campaigns/write-pace'
import type { Failure } from '@/lib/failure'
import type { LaunchRecord, Task } from './outbox-records'

/** Shapes of what is read back of the outbox. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const seconds = v.pipe(v.number(), v.finite())
const failure = v.custom<Failure>((value) => v.is(v.looseObject({ kind: v.string() }), value))
const asked = v.object({ by: v.string(), at: seconds })
const text = v.object({ title: v.string(), section: v.string() })

const common = {
  id: v.string(),
  campaignId: v.string(),
  organization: v.string(),
  login: v.string(),
  repositoryId: count,
  repository: v.nullable(v.string()),
  state: v.picklist(['waiting', 'doing', 'held', 'done', 'failed']),
  hold: v.boolean(),
  due: seconds,
  tries: count,
  failure: v.nullable(failure),
  asked: v.nullable(asked),
}

export const taskSchema: v.GenericSchema<unknown, Task> = v.variant('kind', [
  v.object({
    kind: v.literal('autofix'),
    ...common,
    number: count,
    answer: v.nullable(v.picklist(ASKED_STATES)),
    etag: v.nullable(v.string()),
    polls: count,
  }),
  v.object({
    kind: v.literal('issue'),
    ...common,
    marker: v.string(),
    list: v.string(),
    alerts: count,
    text,
    written: v.nullable(text),
    number: v.nullable(count),
  }),
  v.object({
    kind: v.literal('comment'),
    ...common,
    occasion: v.picklist(['due', 'closed', 'reopened', 'deleted']),
    marker: v.string(),
    body: v.string(),
    issue: v.union([v.object({ number: count }), v.object({ marker: v.string(), asked })]),
  }),
])

export const launchSchema: v.GenericSchema<unknown, LaunchRecord> = v.object({
  campaignId: v.string(),
  organization: v.string(),
  options: v.object({ autofix: v.boolean(), issues: v.boolean() }),
  cancelled: v.boolean(),
  closed: v.boolean(),
  seen: v.object({ revision: count, dueDate: v.nullable(v.string()) }),
})

/** A damaged window is an empty one: GitHub itself still refuses what is too much. */
export const paceSchema: v.GenericSchema<unknown, Pace> = v.fallback(
  v.object({ writes: v.array(seconds), content: v.array(seconds) }),
  { writes: [], content: [] },
)
