import { fail, ok } from '@/lib/failure'
import { readAlerts } from './repository-alerts'
import { readFacts } from './repository-facts'
import type { Repository } from '@/lib/alerts/organization'
import type { Missing } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { RepositoryPull } from '@/lib/storage/repository-pull'
import type { RepositoryContent } from '@/lib/storage/repository-pulls'
import type { Asking } from './pull'

/** A repository of open campaigns; only its name is known where the listing does not have it. */
export interface Place {
  id: number
  name: string
  listed: Repository | null
}

/** The record of a repository as it is before a look at it. */
export function pullOf(
  { pull }: Pick<RepositoryContent, 'pull'>,
  organization: string,
  repositoryId: number,
  fullName: string,
): RepositoryPull {
  const before = pull ?? { facts: null, alerts: null, failure: null }
  return { ...before, organization, repositoryId, fullName, nameKey: fullName.toLowerCase() }
}

/**
 * Reads the alerts of one repository and stores them, for the pull of its organization. Its failure is stored as well, with
 * what was there before.
 */
export async function lookAtPlace(
  asking: Asking,
  { id, name, listed }: Place,
): Promise<Outcome<{ count: number; missing: Missing[] }>> {
  const { github, store, job } = asking
  const content = await store.repositoryPulls.load(job.login, id)
  if (!content.ok) return content
  const told = listed ? ok(null) : await readFacts(asking, name, content.value.pull)
  const repository = told.ok ? (listed ?? told.value?.repository ?? null) : null
  const before = pullOf(content.value, job.organization, id, repository?.fullName ?? name)
  const read = await (async () => {
    if (!told.ok) return told
    // Another repository has the name now.
    if (repository?.id !== id) return fail({ kind: 'not-found', subject: 'repositories', name })
    return readAlerts(asking, repository, content.value)
  })()
  if (!read.ok && read.failure.kind === 'cancelled') return read
  const facts = told.ok && told.value?.repository.id === id ? told.value : before.facts
  const stored = await store.repositoryPulls.commit({
    pull: read.ok
      ? { ...before, facts, alerts: read.value.own, failure: null }
      : { ...before, facts, failure: { why: read.failure, at: github.now() } },
    alerts: read.ok ? read.value.alerts : null,
    work: null,
  })
  if (!stored.ok) return stored
  return read.ok ? ok({ count: read.value.own.count, missing: read.value.missing }) : read
}
