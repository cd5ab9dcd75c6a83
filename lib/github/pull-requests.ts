import { fail, ok } from '@/lib/failure'
import { parseItems } from './answers'
import { PER_PAGE } from './listing'
import { pullRequestSchema } from './pull-request-answer'
import type { Failure, Outcome } from '@/lib/failure'
import type { PullRequest } from './pull-request-answer'
import type { Send } from './transport'

export interface PullRequestQuery {
  organization: string
  /** `octo-org/shop` */
  fullName: string
  /** That of the last answer: what has not changed since costs none of the hourly limit. */
  etag: string | null
  signal?: AbortSignal | undefined
}

export type PullRequestAnswer =
  | { unchanged: true }
  | {
      unchanged: false
      etag: string | null
      pulls: PullRequest[]
      /** Whether these are all that there are; else those that changed last. */
      whole: boolean
      /** What could not be read of it. */
      missing: Failure | null
    }

/**
 * `GET /repos/{owner}/{repo}/pulls`: the hundred of all states that changed last. What is not among them has not changed
 * since it was.
 */
export async function readPullRequests(
  send: Send,
  query: PullRequestQuery,
): Promise<Outcome<PullRequestAnswer>> {
  const [owner = '', repo = ''] = query.fullName.split('/')
  const reply = await send({
    subject: 'pull-requests',
    name: query.fullName,
    organization: query.organization,
    signal: query.signal,
    etag: query.etag,
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/pulls', {
        owner,
        repo,
        state: 'all',
        sort: 'updated',
        direction: 'desc',
        per_page: PER_PAGE,
        ...options,
      }),
  })
  if (!reply.ok) return reply
  const { status, headers, data } = reply.value
  if (status === 304) return ok({ unchanged: true })
  const parsed = parseItems(data, pullRequestSchema)
  if (parsed === null)
    return fail({ kind: 'unexpected-answer', subject: 'pull-requests', problems: ['not a list'] })
  const problems = parsed.malformed.flatMap(({ index, problems }) =>
    problems.map((path) => `[${index}].${path}`),
  )
  return ok({
    unchanged: false,
    etag: headers['etag'] ?? null,
    pulls: parsed.items.map(({ repositoryId: _, ...pull }) => pull),
    whole: parsed.items.length + parsed.malformed.length < PER_PAGE,
    missing: problems.length === 0 ? null : { kind: 'unexpected-answer', subject: 'pull-requests', problems },
  })
}
