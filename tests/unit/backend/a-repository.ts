import { NOW, testBackend, valueOf, type TestBackend } from './backend'
import { ORGANIZATION, someAlerts } from './some-alerts'
import { campaign } from '../storage/samples'
import type { Alert } from '@/lib/alerts/alert'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { RepositoryAlertsRead } from '@/lib/storage/repository-chunk'
import type { RepositoryPull } from '@/lib/storage/repository-pull'
import type { Parts } from '@/lib/backend/implementation/parts'

export const REPOSITORY = 'octo-org/orders'

const CREATED = NOW - 10 * 86_400

export const kind = 'code-scanning' as const

/** Repository 1 has the alerts 1 to 4: 2 is Copilot's, 4 is fixed. */
export const here = (change: Partial<Campaign> = {}) =>
  campaign({
    organization: ORGANIZATION,
    dueDate: '2026-11-30',
    timeZone: 'UTC',
    createdAt: CREATED,
    publishedAt: CREATED,
    alerts: [
      { repositoryId: 1, kind, numbers: [1, 2, 3, 4] },
      { repositoryId: 2, kind, numbers: [1] },
    ],
    ...change,
  })

export const ID = here().id

export const id = (digit: number) => ID.slice(0, -1) + digit

export const pull = (change: Partial<RepositoryPull> = {}): RepositoryPull => ({
  organization: ORGANIZATION,
  repositoryId: 1,
  nameKey: REPOSITORY,
  fullName: REPOSITORY,
  facts: null,
  alerts: { asOf: NOW, etag: null, wholeAt: NOW, newest: NOW, count: 4 },
  failure: null,
  ...change,
})

export async function knowing(
  campaigns: Campaign[] = [here()],
  change: Partial<Parts> = {},
): Promise<TestBackend> {
  const backend = await testBackend(change)
  valueOf(await backend.store.organizations.add(ORGANIZATION))
  for (const one of campaigns) valueOf(await backend.store.campaigns.add(one))
  return backend
}

const alertsOf = (repositoryId: number) => someAlerts().filter((alert) => alert.repositoryId === repositoryId)

export async function looked(
  { store }: TestBackend,
  change: Partial<RepositoryPull> = {},
  read: readonly Alert[] | null = alertsOf(1),
) {
  const alerts: RepositoryAlertsRead | null = read && { kind: 'whole', alerts: read, since: NOW }
  valueOf(await store.repositoryPulls.commit({ pull: pull(change), alerts, work: null }))
}

export const status = async ({ handlers }: TestBackend, repository = REPOSITORY) =>
  valueOf(await handlers['repository.status']({ repository }))
