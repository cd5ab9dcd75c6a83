import { alertsOnce } from './alerts-once'
import type { Moment } from './compare'
import type { Snapshot } from './snapshot'
import type { CampaignState } from '@/lib/campaigns/campaign'
import { fail, ok, type Outcome } from '@/lib/failure'
import { count, noProgress, type Progress } from '@/lib/tracking/progress'

/** A campaign in a row of snapshots: one entry for each moment, null where the snapshot does not hold it. */
export interface CampaignTrend {
  id: string
  /** As it is called in the latest snapshot that holds it. */
  name: string
  points: ({ progress: Progress; state: CampaignState; dueDate: string } | null)[]
}

export interface Trend {
  organization: string
  /** When the data are of, ascending. Two snapshots of the same moment are two entries. */
  moments: Moment[]
  /** Every alert of a snapshot's campaigns once. A jump may only mean that other campaigns are in the file. */
  all: Progress[]
  /** In the order in which they first appear. */
  campaigns: CampaignTrend[]
  /** Whether all snapshots hold the same alerts by the same filters. */
  isComparable: boolean
}

/** A row of snapshots of one organization over time. `other-organization` for a mixed row, `nothing-selected` for an empty one. */
export function trend(snapshots: readonly Snapshot[]): Outcome<Trend> {
  const row = snapshots.toSorted((a, b) => a.asOf - b.asOf || a.exportedAt - b.exportedAt)
  const last = row.at(-1)
  if (!last) return fail({ kind: 'nothing-selected' })
  const expected = last.organization
  const other = row.find(({ organization }) => organization.toLowerCase() !== expected.toLowerCase())
  if (other) return fail({ kind: 'other-organization', name: other.organization, expected })

  const campaigns = new Map<string, CampaignTrend>()
  for (const [at, snapshot] of row.entries())
    for (const { id, name, progress, state, dueDate } of snapshot.campaigns) {
      const known = campaigns.get(id) ?? { id, name, points: row.map(() => null) }
      known.name = name
      known.points[at] = { progress, state, dueDate }
      campaigns.set(id, known)
    }
  return ok({
    organization: expected,
    moments: row.map(({ asOf, exportedAt }) => ({ asOf, exportedAt })),
    all: row.map(allOf),
    campaigns: [...campaigns.values()],
    isComparable: new Set(row.map(({ scope }) => JSON.stringify(scope.filters))).size === 1,
  })
}

/** The progress of all campaigns of a snapshot together, every alert counted once. */
export function allOf({ campaigns }: Pick<Snapshot, 'campaigns'>): Progress {
  const progress = noProgress()
  for (const { status } of alertsOnce(campaigns)) count(progress, status)
  return progress
}
