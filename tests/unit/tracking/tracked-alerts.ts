import * as fc from 'fast-check'
import { COPILOT_LOGIN, SEVERITIES, STATES, type Alert } from '@/lib/alerts/alert'
import { DAY, dateOf } from '@/lib/time'
import type { Look } from '@/lib/tracking/looks'
import { metricsOf, type CampaignMetrics, type MetricsSource } from '@/lib/tracking/metrics'
import { count, noProgress, type Progress } from '@/lib/tracking/progress'
import type { Place, TrackedAlert } from '@/lib/tracking/tracked'
import { PULL_REQUEST_STATES, statusOf, type Work } from '@/lib/tracking/work'

/** Monday, 2026-11-02 at noon UTC: when the campaigns of these tests begin. */
export const START = Date.UTC(2026, 10, 2, 12) / 1000
/** So many days after it. */
export const day = (days: number): number => START + days * DAY

export const RUNNING: MetricsSource['campaign'] = {
  state: 'open',
  timeZone: 'UTC',
  createdAt: START - DAY,
  publishedAt: START,
  closedAt: null,
}

let last = 0

/** An open alert of ten days before the start, changed where a test says so. */
export function tracked(
  change: Partial<Alert> = {},
  { work = [], ...places }: Partial<Pick<TrackedAlert, 'work' | 'repository' | 'teams'>> = {},
): TrackedAlert {
  last += 1
  const createdAt = change.createdAt ?? day(-10)
  const alert: Alert = {
    repositoryId: 7,
    kind: 'code-scanning',
    number: last,
    state: 'open',
    severity: 'high',
    rule: { id: 'js/sql-injection', description: 'Database query built from user input', tags: [] },
    tool: 'CodeQL',
    path: 'src/db.js',
    line: 12,
    classifications: [],
    createdAt,
    updatedAt: change.fixedAt ?? change.dismissedAt ?? createdAt,
    fixedAt: null,
    dismissedAt: null,
    dismissedReason: null,
    assignees: [],
    ...change,
  }
  const { repositoryId, kind, number } = alert
  return {
    identity: { repositoryId, kind, number },
    status: statusOf(alert, work),
    alert,
    work,
    repository: { key: String(repositoryId), label: `octo-org/r${repositoryId}` },
    teams: [{ key: '', label: null }],
    ...places,
  }
}

export const fixed = (days: number, change: Partial<Alert> = {}): TrackedAlert =>
  tracked({ state: 'fixed', fixedAt: day(days), ...change })
export const dismissed = (days: number, reason: string, change: Partial<Alert> = {}): TrackedAlert =>
  tracked({ state: 'dismissed', dismissedAt: day(days), dismissedReason: reason, ...change })

/** One that GitHub no longer shows. */
export function hidden(repositoryId = 7): TrackedAlert {
  const { identity, repository, teams } = tracked({ repositoryId })
  return { identity, repository, teams, status: 'not-visible', alert: null, work: [] }
}

/** What a look on that day of the campaign counted. */
export function look(days: number, parts: Partial<Progress>): Look {
  return { date: dateOf(day(days)), progress: { ...noProgress(), ...parts } }
}

/** The metrics of these alerts so many days after the start. */
export function measured(
  alerts: readonly TrackedAlert[],
  days: number,
  change: Partial<MetricsSource> = {},
): CampaignMetrics {
  return metricsOf({ campaign: RUNNING, alerts, looks: [], knowsTeams: true, asOf: day(days), ...change })
}

export function progressOf(alerts: Iterable<TrackedAlert>): Progress {
  const progress = noProgress()
  for (const { status } of alerts) count(progress, status)
  return progress
}

const instant = fc.integer({ min: day(-400), max: day(500) })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const pull = fc
  .record(
    {
      state: fc.constantFrom(...PULL_REQUEST_STATES),
      number: fc.nat(99),
      createdAt: instant,
      mergedAt: instant,
    },
    { requiredKeys: ['state', 'number'] },
  )
  .map((one): Work => ({ kind: 'pull-request', branch: null, ...one }))
const work = fc.array(fc.oneof(pull, fc.constant<Work>({ kind: 'branch', name: 'alert-autofix-1' })), {
  maxLength: 3,
})
const TEAMS: Place[] = ['red', 'blue', 'green'].map((key) => ({ key, label: key }))

/** Alerts in every state, at any time, also such as GitHub should not tell: closed before they were created, or in the future. */
const anyAlerts: fc.Arbitrary<TrackedAlert[]> = fc
  .array(
    fc.record({
      state: fc.constantFrom(...STATES),
      severity: fc.constantFrom(...SEVERITIES),
      repositoryId: fc.integer({ min: 1, max: 4 }),
      createdAt: instant,
      updatedAt: instant,
      fixedAt: maybe(instant),
      dismissedAt: maybe(instant),
      dismissedReason: fc.constantFrom(
        null,
        'false positive',
        "won't fix",
        'used in tests',
        'mitigated',
        'other',
      ),
      assignees: fc.subarray(['mona', COPILOT_LOGIN]),
      work,
      teams: fc.subarray(TEAMS),
      isHidden: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(({ work: begun, teams: chosen, isHidden, ...alert }, index) => {
      const teams = chosen.length === 0 ? [{ key: '', label: null }] : chosen
      if (isHidden) return { ...hidden(alert.repositoryId), teams }
      return tracked({ ...alert, number: index + 1 }, { work: begun, teams })
    }),
  )

const part = fc.nat(30)
const anyLooks: fc.Arbitrary<Look[]> = fc.uniqueArray(
  fc
    .tuple(
      fc.integer({ min: -3, max: 500 }),
      fc.record({ open: part, inProgress: part, fixed: part, dismissed: part, notVisible: fc.nat(3) }),
    )
    .map(([days, parts]) => look(days, parts)),
  { selector: ({ date }) => date, maxLength: 20 },
)

/** Anything that may have to be measured, whether the counts of its looks can have been or not. */
export const anySource: fc.Arbitrary<MetricsSource> = fc.record({
  campaign: fc.record({
    state: fc.constantFrom('draft' as const, 'open' as const, 'closed' as const),
    timeZone: fc.constantFrom('UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'),
    createdAt: fc.constant(START),
    publishedAt: fc.constant(START),
    closedAt: maybe(instant),
  }),
  alerts: anyAlerts,
  looks: anyLooks,
  knowsTeams: fc.boolean(),
  asOf: fc.integer({ min: day(-2), max: day(450) }),
})
