import type { SnapshotFile } from './schema'
import { progressFile } from './write-progress'
import { maybeIso } from './instants'
import { toIso } from '@/lib/time'
import type { AgeRow } from '@/lib/tracking/age'
import type { FlowSums } from '@/lib/tracking/flow'
import type { Assumption, Forecast } from '@/lib/tracking/forecast'
import type { CampaignMetrics } from '@/lib/tracking/metrics'
import type { Pace } from '@/lib/tracking/pace'
import type { RemediationRow } from '@/lib/tracking/remediation'
import type { StalledList } from '@/lib/tracking/stalled'
import type { Standing } from '@/lib/tracking/standings'

type MetricsFile = SnapshotFile['campaigns'][number]['metrics']
type StandingFile = MetricsFile['standings']['repositories'][number]

/** What was computed about a campaign, as it stands in the file: every field in its place, whoever made the object. */
export function metricsFile(metrics: CampaignMetrics): MetricsFile {
  const { definitions, flow, age, remediation, pace, stalled, standings } = metrics
  const { untouched } = stalled
  return {
    definitions,
    start: toIso(metrics.start),
    asOf: toIso(metrics.asOf),
    timeline: metrics.timeline.map(
      ({ date, scope, fixed, dismissed, remaining, inProgress, open, reopened }) => {
        return { date, scope, fixed, dismissed, remaining, inProgress, open, reopened }
      },
    ),
    flow: {
      closedBefore: flow.closedBefore,
      weeks: flow.weeks.map(({ week, from, to, isUnderway, ...rest }) => {
        return { week, from, to, isUnderway, ...sums(rest) }
      }),
      total: sums(flow.total),
    },
    age: {
      severities: age.severities.map((row) => ({ severity: row.severity, ...ages(row) })),
      total: ages(age.total),
    },
    remediation: {
      severities: remediation.severities.map(bySeverity),
      total: remedied(remediation.total),
      falsePositives: remediation.falsePositives,
      months: remediation.months.map(({ month, isUnderway, severities, ...rest }) => {
        return { month, isUnderway, ...remedied(rest), severities: severities.map(bySeverity) }
      }),
    },
    pace: {
      last14: paceFile(pace.last14),
      last28: paceFile(pace.last28),
      sinceStart: paceFile(pace.sinceStart),
    },
    forecast: forecastFile(metrics.forecast),
    stalled: {
      untouched: {
        repositories: untouched.repositories,
        alerts: untouched.alerts,
        first: untouched.first.map(({ key, label, remaining }) => ({ key, label, remaining })),
      },
      assigned: stalledFile(stalled.assigned),
      waiting: stalledFile(stalled.waiting),
      merged: stalledFile(stalled.merged),
    },
    standings: {
      repositories: standings.repositories.map(standingFile),
      teams: standings.teams?.map(standingFile) ?? null,
    },
  }
}

function sums({ fixed, dismissed, undone, closed, reopened, added, net }: FlowSums): FlowSums {
  return { fixed, dismissed, undone, closed, reopened, added, net }
}

function ages({ bands, alerts, meanDays, medianDays }: AgeRow): AgeRow {
  return { bands, alerts, meanDays, medianDays }
}

function remedied({ alerts, meanDays, fromStartDays }: RemediationRow): RemediationRow {
  return { alerts, meanDays, fromStartDays }
}

function bySeverity<R extends RemediationRow & { severity: unknown }>(row: R) {
  const severity: R['severity'] = row.severity
  return { severity, ...remedied(row) }
}

function paceFile({ days, closed, perDay }: Pace): Pace {
  return { days, closed, perDay }
}

function forecastFile(forecast: Forecast): Forecast {
  switch (forecast.state) {
    case 'done':
      return { state: forecast.state, on: forecast.on }
    case 'not-running':
      return { state: forecast.state }
    case 'not-enough-data': {
      const { state, why, days, closed, needsDays, needsClosed } = forecast
      return { state, why, days, closed, needsDays, needsClosed }
    }
    case 'range': {
      const { state, earliest, likely, latest } = forecast
      return { state, earliest, likely, latest, assumption: assumed(forecast.assumption) }
    }
    case 'beyond':
      return {
        state: forecast.state,
        earliest: forecast.earliest,
        assumption: assumed(forecast.assumption),
      }
  }
}

function assumed({ remaining, days, closed, slow, likely, fast }: Assumption): Assumption {
  return { remaining, days, closed, slow, likely, fast }
}

function stalledFile({ count, longerThan, unknown, first }: StalledList): StalledList {
  const alerts = first.map(({ repositoryId, kind, number, repository, title, severity, days, pull }) => {
    return { repositoryId, kind, number, repository, title, severity, days, pull }
  })
  return { count, longerThan, unknown, first: alerts }
}

function standingFile(standing: Standing): StandingFile {
  const { key, label, progress, percent, closedSinceStart, lastClosedAt } = standing
  return {
    key,
    label,
    progress: progressFile(progress),
    percent,
    closedSinceStart,
    lastClosedAt: maybeIso(lastClosedAt),
  }
}
