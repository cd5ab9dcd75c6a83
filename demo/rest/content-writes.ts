import { Hono } from 'hono'
import { isProtected } from '../organization/branch-rules.ts'
import { mayBegin } from '../organization/git-changes.ts'
import { findBranch, findCommit } from '../organization/git-history.ts'
import type { Files, GitFile } from '../organization/git-model.ts'
import { gitFile, listFolder } from '../organization/git-objects.ts'
import type { Repository } from '../organization/model.ts'
import { answer } from './answer.ts'
import { readBody, readOptional, readRequired } from './body.ts'
import type { Api, ApiVariables } from './context.ts'
import { ApiError, notFound } from './errors.ts'
import { fullNameOf } from './issues.ts'
import { fileCommitJson } from './json/content.ts'
import { reachToPush } from './repository-access.ts'

const PATH = '/repos/:owner/:repo/contents/:path{.+}'

/**
 * Writes and deletes a file, each in a commit of its own. Whoever changes a file names the blob that is to go; 409 tells
 * that somebody was faster.
 */
export function contentWriteRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.put(PATH, async (c) => {
    const { repository, token } = reachToPush(c, world)
    const body = await readBody(c)
    const message = readRequired(body, 'message')
    const file = readFile(readRequired(body, 'content'))
    const { branch, files } = reachBranch(repository, readOptional(body, 'branch'))
    const path = readPath(files, c.req.param('path'))
    const present = files.get(path)
    // Without a file there is nothing that the sha could be wrong about: GitHub then makes one all the same.
    if (present) requirePresent(path, present, readRequired(body, 'sha'))
    else readOptional(body, 'sha')
    requireUnprotected(repository, branch)
    const commit = world.commit(fullNameOf(repository), new Map([[path, file]]), {
      by: token.person,
      message,
      branch,
    })
    return answer(c, fileCommitJson(repository, branch, path, commit), { status: present ? 200 : 201 })
  })

  app.delete(PATH, async (c) => {
    const { repository, token } = reachToPush(c, world)
    const body = await readBody(c)
    const message = readRequired(body, 'message')
    const sha = readRequired(body, 'sha')
    const { branch, files } = reachBranch(repository, readOptional(body, 'branch'))
    const path = c.req.param('path')
    const present = files.get(path)
    if (!present) throw notFound()
    requirePresent(path, present, sha)
    requireUnprotected(repository, branch)
    const commit = world.removeFile(fullNameOf(repository), path, { by: token.person, message, branch })
    return answer(c, fileCommitJson(repository, branch, path, commit))
  })

  return app
}

/** The branch to write to and what it holds; 404 when it is not there and no first push could make it. */
function reachBranch(
  repository: Repository,
  name = repository.defaultBranch,
): { branch: string; files: Files } {
  const branch = name.replace(/^refs\/heads\//, '')
  const found = findBranch(repository, branch)
  if (found) return { branch, files: findCommit(repository, found.sha)?.files ?? new Map() }
  if (mayBegin(repository, branch)) return { branch, files: new Map() }
  throw new ApiError(404, `Branch ${name} not found`)
}

function readFile(content: string): GitFile {
  const text = content.replaceAll(/\s/g, '')
  if (!/^[A-Za-z\d+/]*={0,2}$/.test(text)) throw new ApiError(422, 'content is not valid Base64')
  return gitFile(Buffer.from(text, 'base64'))
}

/** A path that a file can have: no empty or dotted parts, no folder of that name, no file where a folder must be. */
function readPath(files: Files, path: string): string {
  const parts = path.split('/')
  if (parts.some((part) => ['', '.', '..', '.git'].includes(part)))
    throw new ApiError(422, 'path contains a malformed path component')
  const above = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
  if (above.some((folder) => files.has(folder)) || listFolder(files, path))
    throw new ApiError(422, 'path cannot be a folder and a file at once')
  return path
}

function requirePresent(path: string, present: GitFile, sha: string): void {
  if (present.sha !== sha.toLowerCase()) throw new ApiError(409, `${path} does not match ${sha}`)
}

/** A rule of the repository is documented as 409 for contents. */
function requireUnprotected(repository: Repository, branch: string): void {
  if (!isProtected(repository, branch)) return
  const why = 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n'
  throw new ApiError(409, why)
}
