import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { parseItems } from './answers'
import { ownerAndName, type RepositoryPlace } from './place'
import { messageOf } from './reply'
import type { Outcome } from '@/lib/failure'
import type { Reply } from './reply'
import type { Send } from './transport'

export interface FolderQuery extends RepositoryPlace {
  path: string
  /** That of the last answer: what has not changed since costs none of the hourly limit. */
  etag: string | null
}

export interface FolderEntry {
  name: string
  kind: 'file' | 'folder' | 'other'
  /** Changes with whatever is in it. */
  sha: string
  /** In bytes; 0 of a folder. */
  size: number
}

export type FolderAnswer =
  | { unchanged: true }
  /** `isWhole`: GitHub lists no more than 1000 entries (REST "Get repository content"), so that more may be there. */
  | { unchanged: false; etag: string | null; entries: FolderEntry[]; isWhole: boolean }

const MOST = 1000

const schema = v.object({
  name: v.string(),
  type: v.string(),
  sha: v.string(),
  size: v.nullish(v.number(), 0),
})

/**
 * `GET /repos/{owner}/{repo}/contents/{path}` of a folder on the default branch; the top one has the empty path. One that is not there has no entries, and so has
 * an empty repository; `no-permission` where the token may not read the repository's files at all.
 */
export async function listFolder(send: Send, query: FolderQuery): Promise<Outcome<FolderAnswer>> {
  const reply = await read(send, query, query.path, query.etag)
  if (!reply.ok) return reply
  const { status, headers, data } = reply.value
  if (status === 304) return ok({ unchanged: true })
  if (status === 404) return isEmpty(reply.value) ? ok(NOTHING) : missing(send, query)
  const parsed = parseItems(data, schema)
  if (parsed === null || parsed.malformed.length > 0)
    return fail({ kind: 'unexpected-answer', subject: 'contents', problems: ['entries'] })
  const entries = parsed.items.map(({ name, type, sha, size }) => ({
    ...{ name, sha, size },
    kind: type === 'file' ? ('file' as const) : type === 'dir' ? ('folder' as const) : ('other' as const),
  }))
  return ok({ unchanged: false, etag: headers['etag'] ?? null, entries, isWhole: entries.length < MOST })
}

const NOTHING: FolderAnswer = { unchanged: false, etag: null, entries: [], isWhole: true }

/** A token that may not read files is told the same as where a folder is missing: the root of the repository tells them apart. */
async function missing(send: Send, query: FolderQuery): Promise<Outcome<FolderAnswer>> {
  const root = query.path === '' ? ok(null) : await read(send, query, '', null)
  if (!root.ok) return root
  if (root.value && (root.value.status !== 404 || isEmpty(root.value))) return ok(NOTHING)
  return fail({ kind: 'no-permission', subject: 'contents', needs: null })
}

function isEmpty({ status, data }: Reply): boolean {
  return status === 404 && /\bempty\b/i.test(messageOf(data))
}

function read(send: Send, query: FolderQuery, path: string, etag: string | null): Promise<Outcome<Reply>> {
  const { organization, fullName, signal } = query
  return send({
    subject: 'contents',
    name: fullName,
    organization,
    signal,
    etag,
    accepts: [404],
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/contents/{path}', {
        ...ownerAndName(query),
        path,
        ...options,
      }),
  })
}
