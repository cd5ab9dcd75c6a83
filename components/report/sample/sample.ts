import { MOMENTS, ORGANIZATION, PEOPLE, REPOSITORIES, TEAMS } from './organization'
import { standing, TALES, type Fate, type Tale } from './story'
import { identityKey, type Alert } from '@/lib/alerts/alert'
import { buildIndex } from '@/lib/alerts/build-index'
import { packAlerts } from '@/lib/alerts/batch'
import type { Observed } from '@/lib/backend/answers/observed'
import { NOWHERE } from '@/lib/backend/answers/publication'
import { snapshotOf } from '@/lib/backend/answers/snapshot'
import { selectionsOf } from '@/lib/campaigns/alert-set'
import type { Campaign } from '@/lib/campaigns/campaign'
import { ok, type Outcome } from '@/lib/failure'
import { fileNameOf } from '@/lib/snapshots/file-name'
import { writeSnapshot } from '@/lib/snapshots/write'
import { DAY, dateOf, type EpochSeconds } from '@/lib/time'
import type { Look } from '@/lib/tracking/looks'
import { count, noProgress } from '@/lib/tracking/progress'
import { statusOf, type Work } from '@/lib/tracking/work'

/**
 * The sample: files that Muster would have exported from an invented organization, made by what makes every snapshot. So the
 * sample can never be of another format than the viewer reads, and weighs next to nothing.
 */
export function sampleFiles(): Outcome<{ name: string; text: string }[]> {
  const files: { name: string; text: string }[] = []
  for (const at of MOMENTS) {
    const tales = TALES.filter(({ publishedAt }) => publishedAt <= at)
    const observed = observedAt(at, tales)
    const histories = tales.map((tale) => ({ campaign: campaignAt(tale, at), looks: looksAt(tale, at) }))
    const made = snapshotOf(observed, histories, { asOf: at, version: 'sample', campaigns: 'all', query: '' })
    if (!made.ok) return made
    files.push({ name: fileNameOf(made.value, 'sample', 'json'), text: writeSnapshot(made.value) })
  }
  return ok(files)
}

function observedAt(at: EpochSeconds, tales: readonly Tale[]): Observed {
  const alerts: Alert[] = []
  const work = new Map<string, Work[]>()
  for (const fate of tales.flatMap(({ fates }) => fates)) {
    const now = standing(fate, at)
    if (!now) continue
    alerts.push(now.alert)
    work.set(identityKey(now.alert), now.work)
  }
  return {
    organization: ORGANIZATION,
    index: buildIndex({
      batches: [packAlerts(alerts)],
      repositories: REPOSITORIES,
      teams: TEAMS,
      missing: { repositories: false, properties: false, teams: false },
    }),
    work,
    autofix: new Map(),
    data: {
      state: 'present',
      asOf: at,
      alerts: alerts.length,
      repositories: REPOSITORIES.length,
      completeness: { state: 'complete' },
    },
    campaigns: tales.map((tale) => campaignAt(tale, at)),
    publications: NOWHERE,
    me: PEOPLE[0],
    // An export a minute after the last sync.
    now: at + 60,
  }
}

function campaignAt(tale: Tale, at: EpochSeconds): Campaign {
  const { fates, closedAt, ...details } = tale
  const isClosed = closedAt !== null && closedAt <= at
  return {
    ...details,
    organization: ORGANIZATION,
    state: isClosed ? 'closed' : 'open',
    timeZone: 'UTC',
    filter: `is:open tag:${fates[0]?.alert.rule.tags[1] ?? 'security'}`,
    alerts: selectionsOf(
      joined(fates, at)
        .map(({ alert }) => alert)
        .sort(byPlace),
    ),
    leftOut: 0,
    launch: { autofix: true, issues: false },
    createdAt: tale.publishedAt,
    createdBy: PEOPLE[0],
    closedAt: isClosed ? closedAt : null,
    revision: isClosed ? 1 : 0,
  }
}

function byPlace(a: Fate['alert'], b: Fate['alert']): number {
  return a.repositoryId - b.repositoryId || a.number - b.number
}

function joined(fates: readonly Fate[], at: EpochSeconds): Fate[] {
  return fates.filter(({ joinsAt }) => joinsAt <= at)
}

/** Somebody looked every day. */
function looksAt({ publishedAt, fates }: Tale, at: EpochSeconds): Look[] {
  const looks: Look[] = []
  for (let day = publishedAt; day < at; day += DAY) {
    const progress = noProgress()
    for (const fate of joined(fates, day)) {
      const then = standing(fate, day)
      count(progress, statusOf(then?.alert ?? null, then?.work))
    }
    looks.push({ date: dateOf(day), progress })
  }
  return looks
}
