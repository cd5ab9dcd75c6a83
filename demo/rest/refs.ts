import { Hono } from 'hono'
import { isBranchName, isProtected, standsInTheWay } from '../organization/branch-rules.ts'
import { findBranch, findCommit } from '../organization/git-history.ts'
import type { Branch } from '../organization/git-model.ts'
import type { Repository } from '../organization/model.ts'
import { reachRepository } from './access.ts'
import { answer } from './answer.ts'
import { readBody, readRequired } from './body.ts'
import type { Api, ApiVariables } from './context.ts'
import { ApiError, emptyRepository, notFound } from './errors.ts'
import { fullNameOf } from './issues.ts'
import { cutByNumber } from './pages.ts'
import { reachFor, reachToPush } from './repository-access.ts'

const REFS = '/repos/:owner/:repo/git'

/**
 * Branches as git's references: by the beginning of their name, one, a new one, away with one. The ETag of the list
 * changes with these branches and with nothing else. There are no tags here.
 */
export function refRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.get(`${REFS}/matching-refs/:ref{.+}`, (c) => {
    const repository = reachRepository(c, world)
    if (repository.branches.length === 0) throw emptyRepository()
    const prefix = c.req.param('ref')
    const found = repository.branches.filter((branch) => `heads/${branch.name}`.startsWith(prefix))
    const page = cutByNumber(c, found, `/repositories/${repository.id}/git/matching-refs/${prefix}`)
    const list = page.items.map((branch) => refJson(repository, branch))
    return answer(c, list, { link: page.link })
  })

  app.get(`${REFS}/ref/:ref{.+}`, (c) => {
    const { repository } = reachFor(c, world, 'contents', 'read')
    if (repository.branches.length === 0) throw emptyRepository()
    const branch = findBranch(repository, branchIn(`refs/${c.req.param('ref')}`) ?? '')
    if (!branch) throw notFound()
    return answer(c, refJson(repository, branch))
  })

  app.post(`${REFS}/refs`, async (c) => {
    const { repository } = reachToPush(c, world)
    const body = await readBody(c)
    const name = readNewBranch(repository, readRequired(body, 'ref'))
    const sha = readRequired(body, 'sha')
    if (!/^[\da-f]{40}$/i.test(sha))
      throw new ApiError(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].')
    if (!findCommit(repository, sha.toLowerCase())) throw new ApiError(422, 'Object does not exist')
    const json = refJson(repository, world.createBranch(fullNameOf(repository), name, sha.toLowerCase()))
    c.header('location', json.url)
    return answer(c, json, { status: 201 })
  })

  app.delete(`${REFS}/refs/:ref{.+}`, (c) => {
    const { repository, token } = reachToPush(c, world)
    const name = branchIn(`refs/${c.req.param('ref')}`) ?? ''
    if (!findBranch(repository, name)) throw new ApiError(422, 'Reference does not exist')
    if (name === repository.defaultBranch) throw new ApiError(422, 'Cannot delete the default branch')
    if (isProtected(repository, name)) throw new ApiError(422, 'Cannot delete a protected branch')
    world.deleteBranch(fullNameOf(repository), name, token.person)
    return c.body(null, 204)
  })

  return app
}

/** The branch that a full name of a reference means; undefined when it is no branch's. */
export function branchIn(ref: string): string | undefined {
  return /^refs\/heads\/(.+)$/s.exec(ref)?.[1]
}

/**
 * The name of a branch that can be made: 409 where there is no branch yet, 422 for a name that will not do, is taken, or
 * is kept for others. GitHub says of that last no more than that it failed.
 */
function readNewBranch(repository: Repository, ref: string): string {
  if (repository.branches.length === 0) throw emptyRepository()
  if (!/^refs\/[^/]*\/./s.test(ref))
    throw new ApiError(422, 'Reference name must contain at least three slash-separated components.')
  const name = branchIn(ref) ?? ''
  if (!isBranchName(name)) throw new ApiError(422, `${ref} is not a valid ref name.`)
  if (findBranch(repository, name)) throw new ApiError(422, 'Reference already exists')
  if (isProtected(repository, name) || standsInTheWay(repository, name))
    throw new ApiError(422, 'Reference update failed')
  return name
}

/** Schema `git-ref` of a branch. */
function refJson(repository: Repository, { name, sha }: Branch) {
  const api = `https://api.github.com/repos/${fullNameOf(repository)}/git`
  const ref = `refs/heads/${name}`
  return {
    ref,
    node_id: `REF_${Buffer.from(`demo:${repository.id}:${ref}`).toString('base64url')}`,
    url: `${api}/${ref}`,
    object: { sha, type: 'commit', url: `${api}/commits/${sha}` },
  }
}
