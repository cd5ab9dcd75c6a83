import { Hono } from 'hono'
import type { Branch, Repository } from '../organization/model.ts'
import { reachRepository } from './access.ts'
import { answer } from './answer.ts'
import type { Api, ApiVariables } from './context.ts'
import { ApiError } from './errors.ts'
import { cutByNumber } from './pages.ts'

/** Branches by the beginning of their name. The ETag changes with these branches and with nothing else. */
export function refRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.get('/repos/:owner/:repo/git/matching-refs/:ref{.+}', (c) => {
    const repository = reachRepository(c, world)
    if (repository.branches.length === 0) throw new ApiError(409, 'Git Repository is empty.')
    const prefix = c.req.param('ref')
    const found = repository.branches.filter((branch) => `heads/${branch.name}`.startsWith(prefix))
    const page = cutByNumber(c, found, `/repositories/${repository.id}/git/matching-refs/${prefix}`)
    const list = page.items.map((branch) => refJson(repository, branch))
    return answer(c, list, { link: page.link })
  })

  return app
}

/** Schema `git-ref` of a branch. */
function refJson(repository: Repository, { name, sha }: Branch) {
  const api = `https://api.github.com/repos/${repository.owner.login}/${repository.name}/git`
  const ref = `refs/heads/${name}`
  return {
    ref,
    node_id: `REF_${Buffer.from(`demo:${repository.id}:${ref}`).toString('base64url')}`,
    url: `${api}/${ref}`,
    object: { sha, type: 'commit', url: `${api}/commits/${sha}` },
  }
}
