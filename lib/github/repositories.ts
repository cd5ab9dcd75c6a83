import * as v from 'valibot'
import { VISIBILITIES } from '@/lib/alerts/organization'
import { ok } from '@/lib/failure'
import { flag, id, maybeInstant, text } from './answers'
import { PER_PAGE, placeParameters, readAll, readPage } from './listing'
import { propertyValues, valuesOf } from './property-values'
import type { Repository } from '@/lib/alerts/organization'
import type { Missing } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { Host } from './hosts'
import type { Send } from './transport'

/** What we use of an item of `GET /orgs/{org}/repos`; `custom_properties` is optional there. */
const answer = v.object({
  id,
  name: v.string(),
  full_name: v.string(),
  private: flag,
  visibility: v.nullish(v.picklist(VISIBILITIES)),
  archived: flag,
  language: v.nullish(v.string(), null),
  topics: v.nullish(v.array(v.string()), []),
  pushed_at: maybeInstant,
  default_branch: text,
  custom_properties: v.nullish(propertyValues),
})

const schema = v.pipe(
  answer,
  v.transform((from) => ({
    carriesProperties: from.custom_properties !== undefined && from.custom_properties !== null,
    repository: {
      id: from.id,
      fullName: from.full_name,
      name: from.name,
      visibility: from.visibility ?? (from.private ? 'private' : 'public'),
      archived: from.archived,
      language: from.language,
      topics: from.topics,
      pushedAt: from.pushed_at,
      defaultBranch: from.default_branch,
      properties: valuesOf(from.custom_properties ?? {}),
    } satisfies Repository,
  })),
)

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
      return readPage(reply.value, schema, 'repositories', `${host.api}/orgs/${organization}/repos`)
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
