import type { SnapshotAlert, SnapshotCampaign } from './snapshot'
import { identityKey, type AlertIdentity } from '@/lib/alerts/alert'

/** What a person may change about a campaign. */
export const DETAILS = [
  'name',
  'description',
  'dueDate',
  'timeZone',
  'managers',
  'contactLink',
  'state',
] as const
export type Detail = (typeof DETAILS)[number]

/** A detail with what it was and what it is, as texts; null for none. */
export interface DetailChange {
  detail: Detail
  before: string | null
  after: string | null
}

/** Somebody was assigned to an alert, or is not any more. */
export interface AssigneeChange extends AlertIdentity {
  assigned: string[]
  unassigned: string[]
}

/** Details that hold names of people, and cannot be compared where these were withheld. */
export const PERSONAL: readonly Detail[] = ['name', 'description', 'managers', 'contactLink']

/** What was changed about a campaign. Without names (`named` false) only what has none in it. */
export function changedDetails(
  before: SnapshotCampaign,
  after: SnapshotCampaign,
  named: boolean,
): DetailChange[] {
  return DETAILS.filter((detail) => named || !PERSONAL.includes(detail))
    .map((detail) => ({ detail, before: detailText(before, detail), after: detailText(after, detail) }))
    .filter((change) => change.before !== change.after)
}

/** A detail as one text. The order of managers means nothing. */
export function detailText(campaign: Pick<SnapshotCampaign, Detail>, detail: Detail): string | null {
  return detail === 'managers' ? campaign.managers.toSorted().join(', ') : campaign[detail]
}

/** Who was assigned to alerts that both hold, and who is not any more. */
export function changedAssignees(
  before: readonly SnapshotAlert[],
  after: readonly SnapshotAlert[],
): AssigneeChange[] {
  const earlier = new Map(before.map((alert) => [identityKey(alert), alert]))
  const changed: AssigneeChange[] = []
  for (const alert of after) {
    const was = earlier.get(identityKey(alert))
    if (!was || was.status === 'not-visible' || alert.status === 'not-visible') continue
    const assigned = alert.assignees.filter((login) => !was.assignees.includes(login))
    const unassigned = was.assignees.filter((login) => !alert.assignees.includes(login))
    if (assigned.length + unassigned.length === 0) continue
    const { repositoryId, kind, number } = alert
    changed.push({ repositoryId, kind, number, assigned, unassigned })
  }
  return changed
}
