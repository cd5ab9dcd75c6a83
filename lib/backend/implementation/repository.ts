import type { Observatory } from './observatory'
import type { Handlers, Parts } from './parts'
import {
  repositoryAlert,
  repositoryAlerts,
  repositoryCampaigns,
  unknownRepository,
  type ObservedRepository,
} from '../answers/repository'
import type { RepositoryCampaigns } from '../views'
import { fail, ok, type Outcome } from '@/lib/failure'

type RepositoryOperation =
  'repository.status' | 'repository.refresh' | 'repository.alerts' | 'repository.alert'

export interface Repositories {
  handlers: Handlers<RepositoryOperation>
  /** Whether an open campaign has alerts in this repository (`octo-org/shop`), from what is stored. */
  concerns(repository: string): Promise<Outcome<boolean>>
}

/** Where a repository is stored. */
interface Found {
  organization: string
  repositoryId: number
}

/**
 * What developers see on the pages of a repository: from what is stored, at once, and read anew when they wish.
 * @param lookAtShared reads the campaigns that are shared in an organization; unless somebody asked, at most once in a while
 */
export function createRepositories(
  { store, sync, vault, announce }: Pick<Parts, 'store' | 'sync' | 'vault' | 'announce'>,
  observatory: Observatory,
  lookAtShared: (organization: string, asked: boolean) => Promise<unknown> = () => Promise.resolve(),
): Repositories {
  const running = new Map<string, Promise<Outcome<RepositoryCampaigns>>>()
  const isRefreshing = (repository: string) => running.has(repository.toLowerCase())

  /** The organization that owns it comes first, by its name; one that was renamed is stored under its former name. */
  async function organizationsFor(repository: string): Promise<Outcome<string[]>> {
    const records = await store.organizations.list()
    if (!records.ok) return records
    const isOwner = (login: string) => repository.toLowerCase().startsWith(`${login.toLowerCase()}/`)
    const logins = records.value.map(({ login }) => login)
    return ok(logins.sort((a, b) => Number(isOwner(b)) - Number(isOwner(a))))
  }

  async function find(repository: string): Promise<Outcome<Found | null>> {
    const organizations = await organizationsFor(repository)
    if (!organizations.ok) return organizations
    for (const organization of organizations.value) {
      const open = await store.campaigns.openAlerts(organization)
      if (!open.ok) return open
      if (open.value.size === 0) continue
      const id = await store.repositoryPulls.find(organization, repository)
      if (!id.ok) return id
      if (id.value !== null) return ok({ organization, repositoryId: id.value })
    }
    return ok(null)
  }

  async function observe(repository: string): Promise<Outcome<ObservedRepository | null>> {
    const found = await find(repository)
    if (!found.ok) return found
    if (!found.value) return ok(null)
    return observatory.observeRepository(found.value.organization, found.value.repositoryId)
  }

  async function status(repository: string): Promise<Outcome<RepositoryCampaigns>> {
    const observed = await observe(repository)
    if (!observed.ok) return observed
    return observed.value
      ? ok(repositoryCampaigns(observed.value, isRefreshing(repository)))
      : nothingKnown(repository)
  }

  /** Without a token that is the reason: whoever follows a link to a campaign is not to be told that there is none. */
  async function nothingKnown(repository: string): Promise<Outcome<RepositoryCampaigns>> {
    const unknown = unknownRepository(repository)
    const token = await vault.state()
    if (!token.ok || token.value.state === 'present') return token.ok ? ok(unknown) : token
    const kind = token.value.state === 'locked' ? 'token-locked' : 'no-token'
    return ok({ ...unknown, data: { state: 'failed', failure: { kind }, asOf: null } })
  }

  async function refresh(repository: string, asked: boolean): Promise<Outcome<RepositoryCampaigns>> {
    const organization = await ownerOf(repository)
    if (!organization.ok) return organization
    if (organization.value === null) return status(repository)
    // What it could not read is told by the sharing itself; the alerts are read all the same.
    await lookAtShared(organization.value, asked)
    const look = await sync.repository(organization.value, repository)
    if (look.ok) {
      const { changed, repositoryId, fullName } = look.value
      if (changed) observatory.forget(organization.value)
      const renamed = await store.outbox.rename(organization.value, new Map([[repositoryId, fullName]]))
      if (!renamed.ok) return renamed
    }
    announce({ topic: 'alerts', organization: organization.value })
    const after = await status(look.ok ? look.value.fullName : repository)
    if (!after.ok) return after
    if (look.ok || after.value.repositoryId !== null) return ok({ ...after.value, isRefreshing: false })
    return ok({ ...after.value, data: { state: 'failed', failure: look.failure, asOf: null } })
  }

  /** The organization in which it is stored, else the one whose name it bears; null where Muster knows neither. */
  async function ownerOf(repository: string): Promise<Outcome<string | null>> {
    const found = await find(repository)
    if (!found.ok || found.value) return found.ok ? ok(found.value?.organization ?? null) : found
    const owner = await store.organizations.get(repository.split('/')[0] ?? '')
    return owner.ok ? ok(owner.value?.login ?? null) : owner
  }

  return {
    handlers: {
      'repository.status': ({ repository }) => status(repository),
      'repository.refresh'({ repository, asked }) {
        const key = repository.toLowerCase()
        const known = running.get(key)
        if (known) return known
        const refreshing = refresh(repository, asked).finally(() => running.delete(key))
        running.set(key, refreshing)
        return refreshing
      },
      async 'repository.alerts'({ repository, id, ...page }) {
        const observed = await observe(repository)
        if (!observed.ok) return observed
        return observed.value ? repositoryAlerts(observed.value, id, page) : fail({ kind: 'campaign-gone' })
      },
      async 'repository.alert'({ repository, number }) {
        const observed = await observe(repository)
        if (!observed.ok) return observed
        return ok(observed.value ? repositoryAlert(observed.value, number) : { alert: null, campaigns: [] })
      },
    },
    async concerns(repository) {
      const found = await find(repository)
      if (!found.ok || !found.value) return found.ok ? ok(false) : found
      const open = await store.campaigns.openAlerts(found.value.organization)
      return open.ok ? ok(open.value.has(found.value.repositoryId)) : open
    },
  }
}
