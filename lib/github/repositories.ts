import { ok } from '@/lib/failure'
import { PER_PAGE, placeParameters, readAll, readPage } from './listing'
import { repositorySchema } from './repository-answer'
import type { Repository } from '@/lib/alerts/organization'
import type { Missing } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { Host } from './hosts'
import type { Send } from './transport'

export interface RepositoryList {
  repositories: Repository[]
  missing: Missing[]
  /** Whether the listing told the custom properties: else they have to be asked for. */
  carriesProperties: boolean
}

export interface ListQuery {
  organization: string
  signal?: AbortSignal | undefined
  onPage?: (done: number, total: number | null) => void
}

/** `GET /orgs/{org}/repos`: every repository that the token may see. `not-found` where there is no such organization. */
export async function readRepositories(
  send: Send,
  host: Host,
  query: ListQuery,
): Promise<Outcome<RepositoryList>> {
  const { organization, signal } = query
  const listing = await readAll(
    'repositories',
    async (place) => {
      const reply = await send({
        subject: 'organization',
        name: organization,
        organization,
        signal,
        call: (octokit, options) =>
          octokit.request('GET /orgs/{org}/repos', {
            org: organization,
            type: 'all',
            per_page: PER_PAGE,
            // By age, so that a push meanwhile does not move a repository to another page.
            sort: 'created',
            direction: 'asc',
            ...placeParameters(place),
            ...options,
          }),
      })
      if (!reply.ok) return reply
      return readPage(reply.value, repositorySchema, 'repositories', `${host.api}/orgs/${organization}/repos`)
    },
    query.onPage,
  )
  if (!listing.ok) return listing
  const { items, missing } = listing.value
  return ok({
    repositories: items.map(({ repository }) => repository),
    missing,
    carriesProperties: items.length === 0 || items.some(({ carriesProperties }) => carriesProperties),
  })
}
