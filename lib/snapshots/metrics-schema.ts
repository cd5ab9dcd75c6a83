import * as v from 'valibot'
import { progress } from './progress-schema'
import { count, date, id, instant, integer, rate, small, text } from '@/lib/files/fields'
import { KINDS, SEVERITIES } from '@/lib/alerts/alert'
import type { CampaignMetrics } from '@/lib/tracking/metrics'

/** Everything computed about a campaign over time, as it stands in a file (docs/metrics.md). */

const severity = v.picklist(SEVERITIES)
const known = v.nullable(count)
const days = v.nullable(rate)

const day = v.strictObject({
  date,
  scope: count,
  fixed: count,
  dismissed: count,
  remaining: count,
  inProgress: known,
  open: known,
  reopened: known,
})

const sums = {
  fixed: count,
  dismissed: count,
  undone: known,
  closed: count,
  reopened: known,
  added: count,
  net: integer,
}
const week = v.strictObject({
  week: v.pipe(text, v.regex(/^\d{4}-W\d{2}$/, 'a week such as 2026-W47')),
  from: date,
  to: date,
  isUnderway: v.boolean(),
  ...sums,
})
const flow = v.strictObject({ closedBefore: count, weeks: v.array(week), total: v.strictObject(sums) })

const ages = { bands: v.pipe(v.array(count), v.length(4)), alerts: count, meanDays: days, medianDays: days }
const age = v.strictObject({
  severities: v.array(v.strictObject({ severity, ...ages })),
  total: v.strictObject(ages),
})

const remedied = { alerts: count, meanDays: days, fromStartDays: days }
const bySeverity = v.array(v.strictObject({ severity, ...remedied }))
const month = v.strictObject({
  month: v.pipe(text, v.regex(/^\d{4}-\d{2}$/, 'a month such as 2026-11')),
  isUnderway: v.boolean(),
  ...remedied,
  severities: bySeverity,
})
const remediation = v.strictObject({
  severities: bySeverity,
  total: v.strictObject(remedied),
  falsePositives: count,
  months: v.array(month),
})

const pace = v.strictObject({ days: rate, closed: count, perDay: days })

const assumption = v.strictObject({
  remaining: count,
  days: rate,
  closed: count,
  slow: rate,
  likely: rate,
  fast: rate,
})
const forecast = v.variant('state', [
  v.strictObject({ state: v.literal('done'), on: v.nullable(date) }),
  v.strictObject({ state: v.literal('not-running') }),
  v.strictObject({
    state: v.literal('not-enough-data'),
    why: v.picklist(['no-alerts', 'young', 'nothing-closed', 'few-closed']),
    days: rate,
    closed: count,
    needsDays: rate,
    needsClosed: count,
  }),
  v.strictObject({
    state: v.literal('range'),
    earliest: date,
    likely: date,
    latest: v.nullable(date),
    assumption,
  }),
  v.strictObject({ state: v.literal('beyond'), earliest: v.nullable(date), assumption }),
])

const stalledAlert = v.strictObject({
  repositoryId: id,
  kind: v.picklist(KINDS),
  number: v.pipe(small, v.minValue(1)),
  repository: v.nullable(text),
  title: text,
  severity,
  days,
  pull: v.nullable(v.pipe(small, v.minValue(1))),
})
const stalledList = v.strictObject({
  count,
  longerThan: days,
  unknown: count,
  first: v.array(stalledAlert),
})
const stalled = v.strictObject({
  untouched: v.strictObject({
    repositories: count,
    alerts: count,
    first: v.array(v.strictObject({ key: text, label: v.nullable(text), remaining: count })),
  }),
  assigned: stalledList,
  waiting: stalledList,
  merged: stalledList,
})

const standing = v.strictObject({
  key: text,
  label: v.nullable(text),
  progress,
  percent: v.nullable(v.pipe(count, v.maxValue(100))),
  closedSinceStart: count,
  lastClosedAt: v.nullable(instant),
})
const standings = v.strictObject({
  repositories: v.array(standing),
  teams: v.nullable(v.array(standing)),
})

export const metricsSchema = v.strictObject({
  definitions: v.pipe(count, v.minValue(1)),
  start: instant,
  asOf: instant,
  timeline: v.array(day),
  flow,
  age,
  remediation,
  pace: v.strictObject({ last14: pace, last28: pace, sinceStart: pace }),
  forecast,
  stalled,
  standings,
}) satisfies v.GenericSchema<unknown, CampaignMetrics>
