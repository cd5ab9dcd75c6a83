import { identityKey } from '@/lib/alerts/alert'
import type { WorkRecord } from '@/lib/storage/records'
import { workOf, type Work } from '@/lib/tracking/work'

/** The work of repositories, by the identity of the alerts that it is for. */
export function workByIdentity(records: readonly WorkRecord[]): Map<string, Work[]> {
  const all = new Map<string, Work[]>()
  for (const { repositoryId, branches, pulls, links } of records)
    for (const [number, work] of workOf({ branches: branches.known, pulls: pulls.known, links }))
      all.set(identityKey({ repositoryId, kind: 'code-scanning', number }), work)
  return all
}
