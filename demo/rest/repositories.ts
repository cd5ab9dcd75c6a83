import { Hono } from 'hono'
import { permissionOf, reachRepository, requireToken } from './access.ts'
import { answer } from './answer.ts'
import type { Api, ApiContext, ApiVariables } from './context.ts'
import { ApiError } from './errors.ts'
import { nodeId } from './json/dates.ts'
import { pullRequestJson } from './json/pull-request.ts'
import { fullRepositoryJson } from './json/repository.ts'
import { cutByNumber } from './pages.ts'

/** One repository: itself, its branches, its pull requests. */
export function repositoryRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()
  const at = (c: ApiContext) =>
    reachRepository(c, world, c.req.param('owner') ?? '', c.req.param('repo') ?? '')

  app.get('/repos/:owner/:repo', (c) => {
    const repository = at(c)
    return answer(c, fullRepositoryJson(repository, permissionOf(repository, requireToken(c).person)))
  })

  app.get('/repos/:owner/:repo/git/matching-refs/:ref{.+}', (c) => {
    const repository = at(c)
    if (repository.branches.length === 0) throw new ApiError(409, 'Git Repository is empty.')
    const prefix = `refs/${c.req.param('ref')}`
    const api = `https://api.github.com/repos/${repository.owner.login}/${repository.name}/git`
    const refs = repository.branches
      .map((branch) => ({ ref: `refs/heads/${branch.name}`, sha: branch.sha }))
      .filter(({ ref }) => ref.startsWith(prefix))
      .map(({ ref, sha }, index) => ({
        ref,
        node_id: nodeId('REF', repository.id * 1000 + index),
        url: `${api}/${ref}`,
        object: { sha, type: 'commit', url: `${api}/commits/${sha}` },
      }))
    const page = cutByNumber(
      c,
      refs,
      `/repositories/${repository.id}/git/matching-refs/${c.req.param('ref')}`,
    )
    return answer(c, page.items, page.link)
  })

  app.get('/repos/:owner/:repo/pulls', (c) => {
    const repository = at(c)
    const state = c.req.query('state') ?? 'open'
    const head = c.req.query('head')
    const pulls = repository.pullRequests
      .filter((pull) => state === 'all' || pull.state === state)
      .filter((pull) => head === undefined || head === `${repository.owner.login}:${pull.branch}`)
      .toSorted((left, right) => right.createdAt - left.createdAt)
    const page = cutByNumber(c, pulls, `/repositories/${repository.id}/pulls`)
    return answer(
      c,
      page.items.map((pull) => pullRequestJson(repository, pull)),
      page.link,
    )
  })

  return app
}
