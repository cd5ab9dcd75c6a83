import { canonical } from './canonical'
import { loginsOf } from './named'
import { masks, withoutPaths, type Masks } from './people'
import type { Repository } from '@/lib/alerts/organization'
import type { Snapshot, SnapshotAlert, SnapshotCampaign, Withheld } from './snapshot'

/**
 * The snapshot without names of people, without paths, or without both, and with a word about it in the file. Names become
 * `person-1`, `person-2`, … in the order in which they first appear in the file; the contact link goes with them. What was
 * withheld before stays so. Words that somebody typed keep everything but mentions and addresses of mail.
 */
export function withhold(snapshot: Snapshot, { people, paths }: Withheld): Snapshot {
  const before = snapshot.withheld
  const unnamed = people && !before.people ? withoutPeople(canonical(snapshot)) : snapshot
  const bare = paths && !before.paths ? withoutAllPaths(unnamed) : unnamed
  return { ...bare, withheld: { people: people || before.people, paths: paths || before.paths } }
}

function withoutPeople(snapshot: Snapshot): Snapshot {
  const mask = masks()
  // In the order of the file, which numbers them.
  const exportedBy = mask.login(snapshot.exportedBy)
  const scope = { ...snapshot.scope, filters: snapshot.scope.filters.map((filter) => mask.filter(filter)) }
  const known = new Set(loginsOf(snapshot).map((login) => login.toLowerCase()))
  const repositories = snapshot.repositories.map((one) => unnamedRepository(one, mask, known))
  return {
    ...snapshot,
    exportedBy,
    scope,
    repositories,
    campaigns: snapshot.campaigns.map((one) => unnamedCampaign(one, mask)),
  }
}

/** Custom properties such as an owner hold people too: by their login, as mentions or addresses. */
function unnamedRepository(repository: Repository, mask: Masks, known: ReadonlySet<string>): Repository {
  const unnamed = (value: string) => (known.has(value.toLowerCase()) ? mask.login(value) : mask.text(value))
  const properties = Object.entries(repository.properties).map(
    ([name, values]) => [name, values.map(unnamed)] as const,
  )
  return { ...repository, properties: Object.fromEntries(properties) }
}

function unnamedCampaign(campaign: SnapshotCampaign, mask: Masks): SnapshotCampaign {
  return {
    ...campaign,
    name: mask.text(campaign.name),
    description: mask.text(campaign.description),
    managers: campaign.managers.map((login) => mask.login(login)),
    contactLink: null,
    filter: mask.filter(campaign.filter),
    createdBy: mask.login(campaign.createdBy),
    alerts: campaign.alerts.map((alert) => unnamedAlert(alert, mask)),
  }
}

function unnamedAlert(alert: SnapshotAlert, mask: Masks): SnapshotAlert {
  if (alert.status === 'not-visible') return alert
  return {
    ...alert,
    assignees: alert.assignees.map((login) => mask.login(login)),
    work: alert.work.map((one) => {
      if (one.kind === 'branch') return { ...one, name: mask.branch(one.name) }
      return { ...one, branch: one.branch === null ? null : mask.branch(one.branch) }
    }),
  }
}

function withoutAllPaths(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    scope: { ...snapshot.scope, filters: snapshot.scope.filters.map(withoutPaths) },
    campaigns: snapshot.campaigns.map((campaign) => ({
      ...campaign,
      filter: withoutPaths(campaign.filter),
      alerts: campaign.alerts.map((alert) =>
        alert.status === 'not-visible' ? alert : { ...alert, path: '', line: 0 },
      ),
    })),
  }
}
