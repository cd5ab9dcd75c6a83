import { ok } from '@/lib/failure'
import type { Outcome } from '@/lib/failure'
import type { RepositoryPull } from '@/lib/storage/repository-pull'
import type { Asking } from './pull'

export type Facts = NonNullable<RepositoryPull['facts']>

/** Asks GitHub what is known of a repository, by its ETag where it was asked under this name before. */
export async function readFacts(
  { github, job, signal }: Asking,
  fullName: string,
  before: RepositoryPull | null,
): Promise<Outcome<Facts>> {
  const known = before?.nameKey === fullName.toLowerCase() ? before.facts : null
  const query = { organization: job.login, fullName, signal }
  const answer = await github.repositorySince({ ...query, etag: known?.etag ?? null })
  if (!answer.ok) return answer
  const at = github.now()
  if (!answer.value.unchanged) {
    const { repository, etag } = answer.value
    return ok({ repository, etag, at })
  }
  if (known) return ok({ ...known, at })
  const again = await github.repository(query)
  return again.ok ? ok({ repository: again.value, etag: null, at }) : again
}
