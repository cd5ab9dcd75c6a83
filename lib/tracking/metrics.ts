import { ageOf, type Age } from './age'
import { courseOf, type Course, type Span } from './course'
import { dayCounts } from './day-counts'
import { flowOf, type Flow } from './flow'
import { forecastOf, type Forecast } from './forecast'
import { noticedOn, type Look } from './looks'
import { pacesOf, type Paces } from './pace'
import { count, noProgress } from './progress'
import { remediationOf, type Remediation } from './remediation'
import { stalledOf, type Stalled } from './stalled'
import { standingsOf, type Standings } from './standings'
import { timeline, type CampaignDay } from './timeline'
import type { TrackedAlert } from './tracked'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { EpochSeconds } from '@/lib/time'

/** The version of the definitions in `docs/metrics.md`. A number computed otherwise is another number: raise it then. */
export const DEFINITIONS = 1

/**
 * Everything measured of a campaign over time. Null stands for what is not known or not there; no number is ever NaN or
 * infinite. Instants are in seconds, durations in days.
 */
export interface CampaignMetrics {
  definitions: number
  /** The campaign's start, and as of when its alerts are known. */
  start: EpochSeconds
  asOf: EpochSeconds
  timeline: CampaignDay[]
  flow: Flow
  age: Age
  remediation: Remediation
  pace: Paces
  forecast: Forecast
  stalled: Stalled
  standings: Standings
}

/** What a campaign's life tells of its measuring. */
export type Measured = Pick<Campaign, 'state' | 'timeZone' | 'createdAt' | 'publishedAt' | 'closedAt'>

export interface MetricsSource {
  campaign: Measured
  /** All of the campaign, in any order. */
  alerts: readonly TrackedAlert[]
  /** What was counted on days on which Muster looked, in any order. */
  looks: Iterable<Look>
  /** False where the token cannot read the teams. */
  knowsTeams: boolean
  asOf: EpochSeconds
}

/** Measures a campaign. The same source gives the same metrics, in whatever order its alerts come. */
export function metricsOf({ campaign, alerts, looks, knowsTeams, asOf }: MetricsSource): CampaignMetrics {
  const span = spanOf(campaign, asOf)
  const progress = noProgress()
  for (const { status } of alerts) count(progress, status)
  const courses = alerts.flatMap(({ alert }) => (alert ? [courseOf(alert, span.asOf)] : []))
  const counts = dayCounts(courses, span)
  const noticed = noticedOn(counts, looks, progress)
  const paces = pacesOf(courses, running(campaign, span))
  const repositories = standingsOf(alerts, ({ repository }) => [repository], span)
  return {
    definitions: DEFINITIONS,
    ...span,
    timeline: timeline(counts, noticed),
    flow: flowOf(counts, noticed),
    age: ageOf(courses, span.asOf),
    remediation: remediationOf(courses, span),
    pace: paces,
    forecast: forecastOf({
      campaign,
      scope: courses.length,
      remaining: courses.filter(({ closedAt }) => closedAt === null).length,
      lastClosedAt: lastClosing(courses),
      paces,
      asOf: span.asOf,
    }),
    stalled: stalledOf(alerts, repositories, span.asOf),
    standings: {
      repositories,
      teams: knowsTeams ? standingsOf(alerts, ({ teams }) => teams, span) : null,
    },
  }
}

/** When a campaign began; a draft has begun with its making. */
export function startOf({
  publishedAt,
  createdAt,
}: Pick<Campaign, 'publishedAt' | 'createdAt'>): EpochSeconds {
  return publishedAt ?? createdAt
}

/** What is measured: from the start to the last data, or the start alone where the data are older. */
export function spanOf(campaign: Pick<Campaign, 'publishedAt' | 'createdAt'>, asOf: EpochSeconds): Span {
  const start = startOf(campaign)
  return { start, asOf: Math.max(start, asOf) }
}

/** The part of it in which the campaign ran: the pace of a closed one is that of its time. */
function running({ state, closedAt }: Measured, { start, asOf }: Span): Span {
  if (state !== 'closed' || closedAt === null) return { start, asOf }
  return { start, asOf: Math.max(start, Math.min(asOf, closedAt)) }
}

function lastClosing(courses: readonly Course[]): EpochSeconds | null {
  return courses.reduce<EpochSeconds | null>(
    (last, { closedAt }) => (closedAt === null ? last : Math.max(last ?? 0, closedAt)),
    null,
  )
}
