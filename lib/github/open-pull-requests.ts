import { fail, ok } from '@/lib/failure'
import { PER_PAGE, missingOf, readPage } from './listing'
import { pullRequestSchema } from './pull-request-answer'
import type { Outcome } from '@/lib/failure'
import type { Host } from './hosts'
import type { Page } from './listing'
import type { PullRequest } from './pull-request-answer'
import type { PullRequestQuery } from './pull-requests'
import type { Send } from './transport'

type Item = PullRequest & { repositoryId: number | null }

/**
 * `GET /repos/{owner}/{repo}/pulls`: all that are open, a request for each hundred and one more where there are several pages. They go
 * by creation, oldest first and the last page first: where some are closed meanwhile, those behind them move to a page that is
 * still to be read. So the first page, which tells how many there are, is read again at the end.
 */
export async function readOpenPullRequests(
  send: Send,
  host: Host,
  query: Omit<PullRequestQuery, 'etag'>,
): Promise<Outcome<PullRequest[]>> {
  const first = await readOpenPage(send, host, query, 1)
  if (!first.ok) return first
  const pages: Page<Item>[] = [first.value]
  for (let number = first.value.last ?? 1; number >= 1 && first.value.last !== null; number--) {
    const page = await readOpenPage(send, host, query, number)
    if (!page.ok) return page
    pages.push(page.value)
  }
  const [unread] = pages.flatMap(({ malformed }) => missingOf('pull-requests', 1, malformed))
  if (unread) return fail(unread.why)
  const found = pages.flatMap(({ items }) => items.map(({ repositoryId: _, ...pull }) => pull))
  return ok([...new Map(found.map((pull) => [pull.number, pull])).values()])
}

async function readOpenPage(
  send: Send,
  host: Host,
  { organization, fullName, signal }: Omit<PullRequestQuery, 'etag'>,
  page: number,
): Promise<Outcome<Page<Item>>> {
  const [owner = '', repo = ''] = fullName.split('/')
  const reply = await send({
    subject: 'pull-requests',
    name: fullName,
    organization,
    signal,
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/pulls', {
        ...{ owner, repo, page, per_page: PER_PAGE },
        ...{ state: 'open', sort: 'created', direction: 'asc' },
        ...options,
      }),
  })
  if (!reply.ok) return reply
  return readPage(reply.value, pullRequestSchema, 'pull-requests', `${host.api}/repos/${fullName}/pulls`)
}
