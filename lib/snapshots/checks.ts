import type { Snapshot, SnapshotAlert, SnapshotCampaign } from './snapshot'
import { identityKey } from '@/lib/alerts/alert'
import { countAutofix, noAutofix, type AutofixCount } from '@/lib/tracking/autofix'
import { count, noProgress, type Progress } from '@/lib/tracking/progress'
import { statusOf } from '@/lib/tracking/work'

/** Sentences are cheap, damaged files are not: after so many the rest is the same story. */
const ENOUGH = 20

/**
 * What a form cannot say: identities are unique, parts add up, sums agree with the alerts they were made from.
 * Gives `path: what is wrong`, empty when all is well. A file in which a number was changed by hand is found here.
 */
export function inconsistencies(snapshot: Snapshot): string[] {
  const problems: string[] = []
  if (new Set(snapshot.repositories.map(({ id }) => id)).size < snapshot.repositories.length)
    problems.push('repositories: an id stands there twice')
  if (new Set(snapshot.campaigns.map(({ id }) => id)).size < snapshot.campaigns.length)
    problems.push('campaigns: an id stands there twice')
  const teams = new Set(snapshot.teams.map(({ slug }) => slug))
  for (const [index, repository] of snapshot.repositories.entries())
    if (!repository.teams.every((slug) => teams.has(slug)))
      problems.push(`repositories[${index}].teams: not all among the teams`)

  const known = new Map<string, string>()
  for (const [index, campaign] of snapshot.campaigns.entries()) {
    if (problems.length > ENOUGH) break
    const path = `campaigns[${index}]`
    problems.push(...alertProblems(path, campaign.alerts, known), ...sumProblems(path, campaign))
  }
  return problems.slice(0, ENOUGH)
}

function alertProblems(path: string, alerts: SnapshotAlert[], known: Map<string, string>): string[] {
  const problems: string[] = []
  const here = new Set<string>()
  for (const [index, alert] of alerts.entries()) {
    const at = `${path}.alerts[${index}]`
    const key = identityKey(alert)
    if (here.has(key)) problems.push(`${at}: the alert stands there twice`)
    here.add(key)
    if (alert.status === 'not-visible') continue
    if (statusOf(alert, alert.work) !== alert.status)
      problems.push(`${at}.status: does not agree with state, assignees and work`)
    // One alert may be in several campaigns, but it is the same alert.
    const text = JSON.stringify(alert)
    if ((known.get(key) ?? text) !== text)
      problems.push(`${at}: differs from the same alert in another campaign`)
    known.set(key, text)
  }
  return problems
}

function sumProblems(path: string, campaign: SnapshotCampaign): string[] {
  const problems: string[] = []
  const counted = noProgress()
  for (const alert of campaign.alerts) count(counted, alert.status)
  for (const part of Object.keys(counted) as (keyof Progress)[])
    if (campaign.progress[part] !== counted[part])
      problems.push(
        `${path}.progress.${part}: ${campaign.progress[part]}, but the alerts give ${counted[part]}`,
      )

  const autofix = noAutofix()
  for (const alert of campaign.alerts)
    if (alert.status !== 'not-visible') countAutofix(autofix, alert.autofix, alert.status)
  for (const part of Object.keys(autofix) as (keyof AutofixCount)[])
    if (campaign.autofix[part] !== autofix[part])
      problems.push(
        `${path}.autofix.${part}: ${campaign.autofix[part]}, but the alerts give ${autofix[part]}`,
      )

  let before = ''
  for (const [index, day] of campaign.timeline.entries()) {
    const at = `${path}.timeline[${index}]`
    if (day.date <= before) problems.push(`${at}.date: not later than the day before it`)
    if (day.fixed + day.dismissed + day.remaining !== day.scope)
      problems.push(`${at}: the parts do not add up`)
    if ((day.inProgress ?? 0) > day.remaining) problems.push(`${at}.inProgress: more than remained`)
    before = day.date
  }
  return problems
}
