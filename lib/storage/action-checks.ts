import * as v from 'valibot'
import { DISMISSAL_REASONS } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'
import type { ActionRecord, Made, Step } from './action-records'

/** Shapes of what is read back of actions. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const seconds = v.pipe(v.number(), v.finite())
const failure = v.custom<Failure>((value) => v.is(v.looseObject({ kind: v.string() }), value))
const text = v.string()

const made: v.GenericSchema<unknown, Made> = v.variant('kind', [
  v.object({ kind: v.literal('branch'), name: text }),
  v.object({ kind: v.literal('commit'), sha: text }),
  v.object({ kind: v.literal('pull-request'), number: count }),
  v.object({ kind: v.literal('issue'), number: count }),
  v.object({ kind: v.literal('alert'), number: count, requested: v.boolean() }),
])

const progress = {
  state: v.picklist(['waiting', 'running', 'done', 'failed', 'skipped']),
  failure: v.nullable(failure),
  made: v.nullable(made),
  asked: v.nullable(v.object({ by: text, at: seconds, sha: v.nullable(text) })),
  tries: count,
  due: seconds,
}

const step: v.GenericSchema<unknown, Step> = v.variant('kind', [
  v.object({ kind: v.literal('branch'), alert: v.null(), name: text, base: text, ...progress }),
  v.object({ kind: v.literal('autofix'), alert: count, branch: text, message: text, ...progress }),
  v.object({
    kind: v.literal('pull-request'),
    alert: v.null(),
    branch: text,
    base: text,
    title: text,
    body: text,
    ...progress,
  }),
  v.object({ kind: v.literal('reviewers'), alert: v.null(), login: text, ...progress }),
  v.object({ kind: v.picklist(['assign', 'copilot']), alert: count, logins: v.array(text), ...progress }),
  v.object({
    kind: v.literal('dismiss'),
    alert: count,
    reason: v.picklist(DISMISSAL_REASONS),
    comment: text,
    request: v.boolean(),
    ...progress,
  }),
  v.object({ kind: v.literal('issue'), alert: v.null(), title: text, body: text, marker: text, ...progress }),
])

export const actionSchema: v.GenericSchema<unknown, ActionRecord> = v.object({
  id: text,
  organization: text,
  login: text,
  repositoryId: count,
  repository: text,
  kind: v.picklist(['fix', 'assign', 'copilot', 'dismiss', 'issue']),
  numbers: v.array(count),
  by: text,
  steps: v.array(step),
  startedAt: seconds,
  endedAt: v.nullable(seconds),
  cancelled: v.boolean(),
  forgotten: v.boolean(),
})
