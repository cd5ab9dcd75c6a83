import { Hono } from 'hono'
import { findCommit, historyOf } from '../organization/git-history.ts'
import { answer } from './answer.ts'
import type { Api, ApiVariables } from './context.ts'
import { emptyRepository, notFound } from './errors.ts'
import { commitJson } from './json/commit.ts'
import { cutByNumber } from './pages.ts'
import { reachFor } from './repository-access.ts'

/**
 * The commits of a branch, or those up to a commit, newest first (docs "REST API endpoints for commits", *List commits*).
 * GitHub's filters by path, person and time are not here.
 */
export function commitRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.get('/repos/:owner/:repo/commits', (c) => {
    const { repository } = reachFor(c, world, 'contents', 'read')
    if (repository.branches.length === 0) throw emptyRepository()
    const end = findCommit(repository, c.req.query('sha') ?? repository.defaultBranch)
    if (!end) throw notFound()
    const page = cutByNumber(c, historyOf(repository, end.sha), `/repositories/${repository.id}/commits`)
    const list = page.items.map((commit) => commitJson(repository, commit))
    return answer(c, list, { link: page.link })
  })

  return app
}
