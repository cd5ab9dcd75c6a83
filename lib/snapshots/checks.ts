import { alertsOnce } from './alerts-once'
import { sumProblems } from './check-sums'
import { teamsByRepository } from './groups'
import { isNameless, loginsOf } from './named'
import type { Snapshot, SnapshotAlert } from './snapshot'
import { identityKey } from '@/lib/alerts/alert'
import { statusOf } from '@/lib/tracking/work'

/** Sentences are cheap, damaged files are not: after so many the rest is the same story. */
const ENOUGH = 20

/**
 * What a form cannot say: identities are unique, parts add up, sums agree with the alerts they were made from, nothing is
 * there that was withheld. Gives `path: what is wrong`, empty when all is well. A file in which a number was changed by hand
 * is found here.
 */
export function inconsistencies(snapshot: Snapshot): string[] {
  const problems = [
    ...twice(snapshot, 'repositories', ({ id }) => id),
    ...twice(snapshot, 'campaigns', ({ id }) => id),
    ...twice(snapshot, 'teams', ({ slug }) => slug),
    ...notWithheld(snapshot),
  ]
  const known = new Map<string, string>()
  const teams = teamsByRepository(snapshot.teams)
  for (const [index, campaign] of snapshot.campaigns.entries()) {
    if (problems.length > ENOUGH) break
    const path = `campaigns[${index}]`
    // Joined by a loop: of more than some hundred thousand arguments a call dies.
    for (const list of [alertProblems(path, campaign.alerts, known), sumProblems(path, campaign, teams)])
      for (const problem of list) problems.push(problem)
    if (campaign.metrics.definitions !== snapshot.definitions)
      problems.push(`${path}.metrics.definitions: not those of the snapshot`)
  }
  return problems.slice(0, ENOUGH)
}

function twice<K extends 'repositories' | 'campaigns' | 'teams'>(
  snapshot: Snapshot,
  list: K,
  keyOf: (item: Snapshot[K][number]) => unknown,
): string[] {
  const items: readonly Snapshot[K][number][] = snapshot[list]
  return new Set(items.map(keyOf)).size < items.length ? [`${list}: an id stands there twice`] : []
}

function notWithheld(snapshot: Snapshot): string[] {
  const { people, paths } = snapshot.withheld
  const isNamed = people && !loginsOf(snapshot).every(isNameless)
  const isPlaced =
    paths && alertsOnce(snapshot.campaigns).some((alert) => 'path' in alert && alert.path !== '')
  return [
    ...(isNamed ? ['withheld.people: somebody is named'] : []),
    ...(isPlaced ? ['withheld.paths: a path is named'] : []),
  ]
}

function alertProblems(path: string, alerts: SnapshotAlert[], known: Map<string, string>): string[] {
  const problems: string[] = []
  const here = new Set<string>()
  for (const [index, alert] of alerts.entries()) {
    if (problems.length > ENOUGH) break
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
