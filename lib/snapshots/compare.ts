import { alertsOnce } from './alerts-once'
import { latestNames } from './changes'
import { changedAssignees, changedDetails, type AssigneeChange, type DetailChange } from './details'
import { differenceOf, type FullDifference, type Surroundings } from './difference'
import { teamsByRepository } from './groups'
import type { Snapshot, SnapshotCampaign, SnapshotMissing } from './snapshot'
import { fail, ok, type Outcome } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { Progress } from '@/lib/tracking/progress'

/** Why numbers of two snapshots are less comparable than they look. */
export type Caution =
  /** They hold alerts by other filters: an alert that came or left may only be filtered. */
  | 'filters-differ'
  /** Other campaigns were chosen. */
  | 'campaigns-differ'
  /** Their numbers were computed by other definitions. The comparison itself is not: it counts alerts. */
  | 'definitions-differ'
  /** In at least one of them people have no names: who changed is not told. */
  | 'people-withheld'
  /** They are of the same moment. */
  | 'same-moment'

export interface CampaignDifference extends FullDifference {
  id: string
  /** As it is called in the newer one. */
  name: string
  details: DetailChange[]
  assignees: AssigneeChange[]
}

/** A campaign that only one of two snapshots holds. */
export interface LoneCampaign {
  id: string
  name: string
  state: SnapshotCampaign['state']
  progress: Progress
}

export interface Moment {
  asOf: EpochSeconds
  exportedAt: EpochSeconds
}

export interface Comparison {
  organization: string
  older: Moment
  newer: Moment
  cautions: Caution[]
  /** What was missing in the older one alone, in the newer one alone, and in both. */
  missing: { older: SnapshotMissing[]; newer: SnapshotMissing[]; both: SnapshotMissing[] }
  /** All campaigns that both hold, every alert counted once. */
  all: FullDifference
  /** The same of each, in the newer one's order. */
  campaigns: CampaignDifference[]
  onlyOlder: LoneCampaign[]
  onlyNewer: LoneCampaign[]
}

/**
 * What happened between two snapshots, in whichever order they are given: the later data are the newer. `other-organization`
 * where they are not of the same one.
 */
export function compareSnapshots(one: Snapshot, other: Snapshot): Outcome<Comparison> {
  if (one.organization.toLowerCase() !== other.organization.toLowerCase())
    return fail({ kind: 'other-organization', name: other.organization, expected: one.organization })
  const [older, newer] = isLater(one, other) ? [other, one] : [one, other]
  const surroundings = surroundingsOf(older, newer)
  const before = new Map(older.campaigns.map((campaign) => [campaign.id, campaign]))
  const shared = newer.campaigns.flatMap((after) => {
    const campaign = before.get(after.id)
    return campaign ? [{ before: campaign, after }] : []
  })
  const named = !older.withheld.people && !newer.withheld.people
  const both = new Set(shared.map(({ after }) => after.id))
  return ok({
    organization: newer.organization,
    older: momentOf(older),
    newer: momentOf(newer),
    cautions: cautionsOf(older, newer),
    missing: missingIn(older, newer),
    all: differenceOf(
      alertsOnce(shared.map((pair) => pair.before)),
      alertsOnce(shared.map((pair) => pair.after)),
      surroundings,
    ),
    campaigns: shared.map(({ before: was, after: is }) => ({
      id: is.id,
      name: is.name,
      ...differenceOf(was.alerts, is.alerts, surroundings),
      details: changedDetails(was, is, named),
      assignees: named ? changedAssignees(was.alerts, is.alerts) : [],
    })),
    onlyOlder: lone(older, both),
    onlyNewer: lone(newer, both),
  })
}

function isLater(one: Snapshot, other: Snapshot): boolean {
  return one.asOf === other.asOf ? one.exportedAt > other.exportedAt : one.asOf > other.asOf
}

/** By what the newer one knows; what only the older one knows stands in for the rest. */
function surroundingsOf(older: Snapshot, newer: Snapshot): Surroundings {
  return {
    names: latestNames(older.repositories, newer.repositories),
    teams: new Map([...teamsByRepository(older.teams), ...teamsByRepository(newer.teams)]),
    teamNames: new Map([...older.teams, ...newer.teams].map(({ slug, name }) => [slug, name])),
  }
}

function cautionsOf(older: Snapshot, newer: Snapshot): Caution[] {
  const filters = ({ scope }: Snapshot) => JSON.stringify(scope.filters)
  const ids = ({ campaigns }: Snapshot) => campaigns.map(({ id }) => id)
  const chosen = [older, newer].some(({ scope }) => scope.campaigns === 'chosen')
  const sameCampaigns = new Set([...ids(older), ...ids(newer)]).size === older.campaigns.length
  const cautions: [Caution, boolean][] = [
    ['filters-differ', filters(older) !== filters(newer)],
    ['campaigns-differ', chosen && !(sameCampaigns && older.campaigns.length === newer.campaigns.length)],
    ['definitions-differ', older.definitions !== newer.definitions],
    ['people-withheld', older.withheld.people || newer.withheld.people],
    ['same-moment', older.asOf === newer.asOf],
  ]
  return cautions.filter(([, holds]) => holds).map(([caution]) => caution)
}

function missingIn(older: Snapshot, newer: Snapshot): Comparison['missing'] {
  const list = ({ completeness }: Snapshot) => (completeness.state === 'partial' ? completeness.missing : [])
  const key = ({ subject, name, why }: SnapshotMissing) => JSON.stringify([subject, name, why.kind])
  const inOlder = new Set(list(older).map(key))
  const inNewer = new Set(list(newer).map(key))
  return {
    older: list(older).filter((one) => !inNewer.has(key(one))),
    newer: list(newer).filter((one) => !inOlder.has(key(one))),
    both: list(newer).filter((one) => inOlder.has(key(one))),
  }
}

function lone(snapshot: Snapshot, both: ReadonlySet<string>): LoneCampaign[] {
  return snapshot.campaigns
    .filter(({ id }) => !both.has(id))
    .map(({ id, name, state, progress }) => ({ id, name, state, progress }))
}

function momentOf({ asOf, exportedAt }: Snapshot): Moment {
  return { asOf, exportedAt }
}
