import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { readRepositoryAlerts } from './repository-alerts'
import { repositorySchema } from './repository-answer'
import type { Repository } from '@/lib/alerts/organization'
import type { Outcome } from '@/lib/failure'
import type { Host } from './hosts'
import type { Reply } from './reply'
import type { RepositoryAlertQuery, RepositoryAlerts } from './repository-alerts'
import type { Send } from './transport'

export interface RepositoryQuery {
  organization: string
  /** `octo-org/shop`; a former name will do. */
  fullName: string
  signal?: AbortSignal | undefined
}

/** `unchanged`: as in the answer of the ETag, which cost none of the hourly limit. */
export type RepositoryAnswer =
  { unchanged: true } | { unchanged: false; etag: string | null; repository: Repository }

/** What GitHub is asked about one repository. */
export interface RepositoryCalls {
  repository(query: RepositoryQuery): Promise<Outcome<Repository>>
  /** `etag`: that of the last answer under this name. */
  repositorySince(query: RepositoryQuery & { etag: string | null }): Promise<Outcome<RepositoryAnswer>>
  repositoryAlerts(query: RepositoryAlertQuery): Promise<Outcome<RepositoryAlerts>>
}

export function repositoryCalls(send: Send, host: Host): RepositoryCalls {
  return {
    async repository(query) {
      const reply = await ask(send, query, null)
      return reply.ok ? repositoryOf(reply.value, query) : reply
    },
    async repositorySince({ etag, ...query }) {
      const reply = await ask(send, query, etag)
      if (!reply.ok) return reply
      if (reply.value.status === 304) return ok({ unchanged: true })
      const found = repositoryOf(reply.value, query)
      if (!found.ok) return found
      return ok({ unchanged: false, etag: reply.value.headers['etag'] ?? null, repository: found.value })
    },
    repositoryAlerts: (query) => readRepositoryAlerts(send, host, query),
  }
}

/**
 * `GET /repos/{owner}/{repo}`. A former name leads to the repository by 301 (docs "Renaming a repository"), which is followed:
 * the answer tells the present one.
 */
function ask(send: Send, query: RepositoryQuery, etag: string | null): Promise<Outcome<Reply>> {
  const { organization, fullName, signal } = query
  const [owner = '', repo = ''] = fullName.split('/')
  return send({
    subject: 'repositories',
    name: fullName,
    organization,
    signal,
    etag,
    accepts: [404],
    call: (octokit, options) => octokit.request('GET /repos/{owner}/{repo}', { owner, repo, ...options }),
  })
}

/** `not-found` where there is none of this name, or none that the token may see. */
function repositoryOf({ status, data }: Reply, { fullName }: RepositoryQuery): Outcome<Repository> {
  if (status === 404) return fail({ kind: 'not-found', subject: 'repositories', name: fullName })
  const parsed = v.safeParse(repositorySchema, data)
  if (parsed.success) return ok(parsed.output.repository)
  const problems = [...new Set(parsed.issues.map((issue) => v.getDotPath(issue) ?? '(root)'))]
  return fail({ kind: 'unexpected-answer', subject: 'repositories', problems })
}
