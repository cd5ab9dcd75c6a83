import { progressBy, slugsOf, type TeamsOf } from './groups'
import { differs, partProblems, sumOver } from './parts'
import type { SnapshotCampaign } from './snapshot'
import { DAY, dateOf } from '@/lib/time'
import { noProgress, type Progress } from '@/lib/tracking/progress'
import type { CampaignMetrics } from '@/lib/tracking/metrics'
import type { Standing } from '@/lib/tracking/standings'

/** Where what was computed about a campaign does not agree with its alerts, its progress or itself. */
export function metricsProblems(path: string, campaign: SnapshotCampaign, teams: TeamsOf): string[] {
  const { metrics, progress, alerts } = campaign
  const byRepository = progressBy(alerts, ({ repositoryId }) => [String(repositoryId)])
  const byTeam = progressBy(alerts, ({ repositoryId }) => slugsOf(teams, repositoryId))
  return [
    ...(metrics.asOf < metrics.start ? [`${path}.asOf: before the campaign's start`] : []),
    ...timelineProblems(`${path}.timeline`, metrics, progress),
    ...flowProblems(`${path}.flow`, metrics, progress),
    ...ageProblems(`${path}.age`, metrics, progress),
    ...remediationProblems(`${path}.remediation`, metrics),
    ...stalledProblems(`${path}.stalled`, metrics),
    ...standingProblems(`${path}.standings.repositories`, metrics.standings.repositories, byRepository),
    ...standingProblems(`${path}.standings.teams`, metrics.standings.teams, byTeam),
  ]
}

function timelineProblems(path: string, metrics: CampaignMetrics, progress: Progress): string[] {
  const { timeline } = metrics
  const problems: string[] = []
  // A day of another age would make an axis of a million days. No calendar on Earth is more than a day from UTC's.
  const earliest = dateOf(metrics.start - DAY)
  const latest = dateOf(metrics.asOf + DAY)
  let before = ''
  for (const [index, day] of timeline.entries()) {
    const at = `${path}[${index}]`
    if (day.date < earliest || day.date > latest)
      problems.push(`${at}.date: not between the campaign's start and the data`)
    if (day.date <= before) problems.push(`${at}.date: not later than the day before it`)
    if (day.fixed + day.dismissed + day.remaining !== day.scope)
      problems.push(`${at}: the parts do not add up`)
    const { inProgress, open, remaining } = day
    if (inProgress === null || open === null ? inProgress !== open : inProgress + open !== remaining)
      problems.push(`${at}: what remained does not add up`)
    before = day.date
  }
  const last = timeline.at(-1)
  if (!last) return problems
  const at = `${path}[${timeline.length - 1}]`
  const { scope, fixed, dismissed } = last
  return [
    ...problems,
    ...partProblems(
      at,
      { scope, fixed, dismissed },
      {
        scope: progress.total - progress.notVisible,
        fixed: progress.fixed,
        dismissed: progress.dismissed,
      },
    ),
  ]
}

function flowProblems(path: string, { flow }: CampaignMetrics, progress: Progress): string[] {
  const { weeks, total, closedBefore } = flow
  const parts = ['fixed', 'dismissed', 'undone', 'closed', 'reopened', 'added', 'net'] as const
  return [
    ...parts.flatMap((part) =>
      differs(
        `${path}.total.${part}`,
        total[part] ?? 0,
        sumOver(weeks, (week) => week[part]),
      ),
    ),
    ...differs(path, total.fixed + total.dismissed + closedBefore, progress.fixed + progress.dismissed),
    ...weeks.flatMap((week, index) =>
      differs(
        `${path}.weeks[${index}].closed`,
        week.closed,
        week.fixed + week.dismissed + (week.undone ?? 0),
      ),
    ),
  ]
}

function ageProblems(path: string, { age }: CampaignMetrics, progress: Progress): string[] {
  return [
    ...differs(`${path}.total.alerts`, age.total.alerts, progress.open + progress.inProgress),
    ...differs(
      `${path}.severities`,
      sumOver(age.severities, ({ alerts }) => alerts),
      age.total.alerts,
    ),
    ...[...age.severities, age.total].flatMap(({ bands, alerts }) =>
      differs(
        `${path}.bands`,
        sumOver(bands, (band) => band),
        alerts,
      ),
    ),
  ]
}

function remediationProblems(path: string, { remediation }: CampaignMetrics): string[] {
  const { severities, total, months } = remediation
  return [
    ...differs(
      `${path}.severities`,
      sumOver(severities, ({ alerts }) => alerts),
      total.alerts,
    ),
    ...differs(
      `${path}.months`,
      sumOver(months, ({ alerts }) => alerts),
      total.alerts,
    ),
    ...months.flatMap((month, index) =>
      differs(
        `${path}.months[${index}]`,
        sumOver(month.severities, ({ alerts }) => alerts),
        month.alerts,
      ),
    ),
  ]
}

function stalledProblems(path: string, { stalled }: CampaignMetrics): string[] {
  const lists = (['assigned', 'waiting', 'merged'] as const).filter(
    (list) => stalled[list].first.length > stalled[list].count,
  )
  return lists.map((list) => `${path}.${list}.count: fewer than are named`)
}

/** Null where teams could not be read: then there is nothing to compare. */
function standingProblems(
  path: string,
  written: readonly Standing[] | null,
  counted: ReadonlyMap<string, Progress>,
): string[] {
  if (written === null) return []
  const keys = new Set(written.map(({ key }) => key))
  if (keys.size < written.length) return [`${path}: one stands there twice`]
  if (keys.size !== counted.size || ![...keys].every((key) => counted.has(key)))
    return [`${path}: not those of the alerts`]
  return written.flatMap(({ key, progress }, index) =>
    partProblems(`${path}[${index}].progress`, { ...progress }, { ...(counted.get(key) ?? noProgress()) }),
  )
}
