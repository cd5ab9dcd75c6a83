import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { alertNumber, parseItems } from './answers'
import { pullRequestSchema } from './pull-request-answer'
import type { Outcome } from '@/lib/failure'
import type { PullRequest } from './pull-request-answer'
import type { PullRequestQuery } from './pull-requests'
import type { Send } from './transport'

export interface LinkQuery extends PullRequestQuery {
  repositoryId: number
  /** The alert's. */
  number: number
}

export type LinkAnswer = { unchanged: true } | { unchanged: false; etag: string | null; pulls: PullRequest[] }

const schema = v.object({ number: alertNumber, linked_pull_requests: v.nullish(v.array(v.unknown()), []) })

/**
 * The pull requests that GitHub links with an alert: `GET /repos/{owner}/{repo}/code-scanning/alerts/{n}` alone tells them
 * (`linked_pull_requests`), no listing does. An alert that is gone has none. Those of other repositories are left out,
 * their numbers mean nothing here.
 */
export async function readLinkedPullRequests(send: Send, query: LinkQuery): Promise<Outcome<LinkAnswer>> {
  const [owner = '', repo = ''] = query.fullName.split('/')
  const reply = await send({
    subject: 'pull-requests',
    name: `${query.fullName}#${query.number}`,
    organization: query.organization,
    signal: query.signal,
    etag: query.etag,
    accepts: [404],
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}', {
        owner,
        repo,
        alert_number: query.number,
        ...options,
      }),
  })
  if (!reply.ok) return reply
  const { status, headers, data } = reply.value
  if (status === 304) return ok({ unchanged: true })
  if (status === 404) return ok({ unchanged: false, etag: null, pulls: [] })
  const alert = v.safeParse(schema, data)
  const parsed = alert.success ? parseItems(alert.output.linked_pull_requests, pullRequestSchema) : null
  if (parsed === null || parsed.malformed.length > 0) {
    return fail({
      kind: 'unexpected-answer',
      subject: 'pull-requests',
      problems: ['linked_pull_requests'],
    })
  }
  const pulls = parsed.items
    .filter(({ repositoryId }) => repositoryId === null || repositoryId === query.repositoryId)
    .map(({ repositoryId: _, ...pull }) => pull)
  return ok({ unchanged: false, etag: headers['etag'] ?? null, pulls })
}
