import { Hono } from 'hono'
import type { Repository } from '../organization/model.ts'
import type { PullRequest } from '../organization/thread-model.ts'
import { findThread, isPullRequest } from '../organization/threads.ts'
import { answer } from './answer.ts'
import type { Api, ApiContext, ApiVariables } from './context.ts'
import { notFound } from './errors.ts'
import { oneOf } from './issue-list.ts'
import { fullPullRequestJson, pullRequestJson } from './json/pull-request.ts'
import { cutByNumber } from './pages.ts'
import { reachFor } from './repository-access.ts'

/** Sort keys of GitHub's list; how popular a pull request is is told by its comments here. */
const KEYS: Record<string, (pull: PullRequest) => number> = {
  created: (pull) => pull.createdAt,
  updated: (pull) => pull.updatedAt,
  popularity: (pull) => pull.comments.length,
  'long-running': (pull) => pull.createdAt,
}

/**
 * Pull requests of a repository. Their answers quote the whole repository; the ETag of the list still changes exactly
 * when one of its pull requests does (or it is renamed), and that of a single one with this one.
 */
export function pullRequestRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.get('/repos/:owner/:repo/pulls', (c) => {
    const { repository } = reachFor(c, world, 'pull_requests', 'read')
    const page = cutByNumber(c, select(c, repository), `/repositories/${repository.id}/pulls`)
    const list = page.items.map((pull) => pullRequestJson(repository, pull))
    const etagOf = [repository.owner.login, repository.name, c.req.query(), repository.pullRequests]
    return answer(c, list, { link: page.link, etagOf })
  })

  app.get('/repos/:owner/:repo/pulls/:number', (c) => {
    const { repository } = reachFor(c, world, 'pull_requests', 'read')
    const pull = findThread(repository, Number(c.req.param('number')))
    if (!pull || !isPullRequest(pull)) throw notFound()
    const etagOf = [repository.owner.login, repository.name, pull]
    return answer(c, fullPullRequestJson(repository, pull), { etagOf })
  })

  return app
}

function select(c: ApiContext, repository: Repository): PullRequest[] {
  const state = oneOf(c, 'state', ['open', 'closed', 'all'])
  const head = c.req.query('head')
  const base = c.req.query('base')
  const sort = oneOf(c, 'sort', Object.keys(KEYS))
  const sign = oneOf(c, 'direction', ['asc', 'desc'], sort === 'created' ? 'desc' : 'asc') === 'asc' ? 1 : -1
  const value = (pull: PullRequest) => KEYS[sort]?.(pull) ?? 0
  return repository.pullRequests
    .filter((pull) => state === 'all' || pull.state === state)
    .filter((pull) => base === undefined || base === pull.base)
    .filter((pull) => head === undefined || isHead(repository, pull, head))
    .sort((left, right) => sign * (value(left) - value(right) || left.number - right.number))
}

/** `octo-org:branch`. Without the owner GitHub pays no attention to it. */
function isHead(repository: Repository, pull: PullRequest, head: string): boolean {
  const [owner = '', ...branch] = head.split(':')
  if (branch.length === 0) return true
  return owner.toLowerCase() === repository.owner.login.toLowerCase() && branch.join(':') === pull.branch
}
