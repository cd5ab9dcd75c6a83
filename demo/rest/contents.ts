import { Hono } from 'hono'
import { findCommit, headOf } from '../organization/git-history.ts'
import type { Entry } from '../organization/git-model.ts'
import { listFolder } from '../organization/git-objects.ts'
import type { Repository } from '../organization/model.ts'
import { answer, isKnown } from './answer.ts'
import type { Api, ApiContext, ApiVariables } from './context.ts'
import { ApiError, notFound } from './errors.ts'
import { entryJson, fileJson } from './json/content.ts'
import { reachFor } from './repository-access.ts'

/** GitHub's limits: entries of a folder that it lists, and bytes of a file that it gives out at all. */
const MOST_ENTRIES = 1000
const LARGEST_FILE = 100 * 1_048_576

/** Files and folders: the media type decides between JSON, one object for either (`object`) and the bytes (`raw`). */
export function contentRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.get('/repos/:owner/:repo/contents', (c) => read(c, ''))
  app.get('/repos/:owner/:repo/contents/:path{.*}', (c) => read(c, c.req.param('path')))

  const read = (c: ApiContext, asked: string): Response | Promise<Response> => {
    const { repository } = reachFor(c, world, 'contents', 'read')
    const path = asked.replace(/^\/+|\/+$/g, '')
    const ref = c.req.query('ref') ?? repository.defaultBranch
    const { files } = reachCommit(c, repository)
    const media = /vnd\.github\.(?:v3\.)?(raw|object)/.exec(c.req.header('accept') ?? '')?.[1]
    const file = files.get(path)
    if (!file) {
      const entries = listFolder(files, path)?.slice(0, MOST_ENTRIES)
      if (!entries) throw notFound()
      const list = entries.map((entry) => entryJson(repository, ref, entry))
      return answer(c, media === 'object' ? { ...folderJson(repository, ref, path), entries: list } : list)
    }
    if (file.bytes.length > LARGEST_FILE) throw tooLarge()
    if (media !== 'raw') return answer(c, fileJson(repository, ref, path, file))
    const etag = `"${file.sha}"`
    c.header('etag', etag)
    if (isKnown(c, etag)) return c.body(null, 304)
    c.header('content-type', 'application/vnd.github.raw+json; charset=utf-8')
    return c.body(new Uint8Array(file.bytes))
  }

  return app
}

/** The commit that `ref` names, or the last of the default branch; 404 when there is none. */
function reachCommit(c: ApiContext, repository: Repository) {
  const ref = c.req.query('ref')
  const commit = ref === undefined ? headOf(repository) : findCommit(repository, ref)
  if (commit) return commit
  if (repository.branches.length === 0) throw new ApiError(404, 'This repository is empty.')
  throw new ApiError(404, `No commit found for the ref ${ref ?? repository.defaultBranch}`)
}

/** The folder itself; of the root nothing but its commit would tell a sha, and nobody asks. */
function folderJson(repository: Repository, ref: string, path: string) {
  const entry: Entry = { kind: 'dir', name: path.split('/').at(-1) ?? '', path, sha: '', size: 0 }
  return entryJson(repository, ref, entry)
}

function tooLarge(): ApiError {
  const message = 'The requested blob is too large to fetch via the API: files up to 100 MB are supported.'
  return new ApiError(403, message, {}, undefined, [{ resource: 'Blob', field: 'data', code: 'too_large' }])
}
