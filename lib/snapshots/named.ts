import type { Snapshot, SnapshotAlert } from './snapshot'

/** Everybody whom a snapshot names. */
export function loginsOf({ exportedBy, campaigns }: Snapshot): string[] {
  const ofAlert = (alert: SnapshotAlert) => (alert.status === 'not-visible' ? [] : alert.assignees)
  const ofCampaigns = campaigns.flatMap(({ managers, createdBy, alerts }) => [
    ...managers,
    createdBy,
    ...alerts.flatMap(ofAlert),
  ])
  return [exportedBy, ...ofCampaigns]
}

/** What a file without names may hold in place of a login: a pseudonym, an app (which is no person), or nobody. */
export function isNameless(login: string): boolean {
  return isNobody(login) || /^person-[1-9]\d*$/.test(login)
}

/** An app is no person. */
export function isNobody(login: string): boolean {
  return login === '' || login.endsWith('[bot]')
}
