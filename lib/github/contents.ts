import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { fromBase64, toBase64 } from './base64'
import { listFolder, type FolderAnswer, type FolderQuery } from './folders'
import { ownerAndName, type RepositoryPlace } from './place'
import { REFUSED, refusalOf, wordsOf } from './refusals'
import type { Outcome } from '@/lib/failure'
import type { Reply } from './reply'
import type { Send } from './transport'

export interface FileQuery extends RepositoryPlace {
  path: string
}

/** A text file as it stands on the default branch. */
export interface File {
  /** Names this content, for the next write. */
  sha: string
  text: string
}

export interface FileWrite extends FileQuery {
  text: string
  message: string
  /** Of the content that is to be replaced; null for a new file. */
  sha: string | null
}

/** Files of a repository's default branch. */
export interface ContentsCalls {
  folder(query: FolderQuery): Promise<Outcome<FolderAnswer>>
  file(query: FileQuery): Promise<Outcome<File | null>>
  writeFile(write: FileWrite): Promise<Outcome<{ sha: string }>>
}

export function contentsCalls(send: Send): ContentsCalls {
  return {
    folder: (query) => listFolder(send, query),
    file: (query) => readFile(send, query),
    writeFile: (write) => writeFile(send, write),
  }
}

/** REST "Get repository content": the JSON answer holds the content of files up to 1 MB. */
const LARGEST = 1024 * 1024

const fileSchema = v.object({
  type: v.literal('file'),
  sha: v.string(),
  size: v.number(),
  encoding: v.string(),
  content: v.string(),
})
const writtenSchema = v.object({ content: v.object({ sha: v.string() }) })

/** GitHub's push protection says why it refuses; anything else with this status is somebody who was faster. */
const SECRET = /\bsecrets?\b/i
/** "… wasn't supplied" where the file is there already, "… does not match …" where it is another one by now. */
const SHA = /\bsha\b|does not match/i

/**
 * `GET /repos/{owner}/{repo}/contents/{path}`: null where there is no such file. `file-too-large` above 1 MB,
 * `shared-file-damaged` for what is no text in UTF-8.
 */
async function readFile(send: Send, query: FileQuery): Promise<Outcome<File | null>> {
  const reply = await send({
    ...aboutOf(query),
    accepts: [404],
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/contents/{path}', {
        ...ownerAndName(query),
        path: query.path,
        ...options,
      }),
  })
  if (!reply.ok) return reply
  if (reply.value.status === 404) return ok(null)
  const parsed = v.safeParse(fileSchema, reply.value.data)
  if (!parsed.success) return fail({ kind: 'unexpected-answer', subject: 'contents', problems: ['file'] })
  const { sha, size, encoding, content } = parsed.output
  if (size > LARGEST || encoding === 'none') return fail({ kind: 'file-too-large', limit: 1 })
  const text = encoding === 'base64' ? fromBase64(content) : null
  if (text === null) return fail({ kind: 'shared-file-damaged', problems: ['file: is not a text in UTF-8'] })
  return ok({ sha, text })
}

/**
 * `PUT /repos/{owner}/{repo}/contents/{path}`: a commit of its own on the default branch, which the first write into an empty
 * repository makes. `conflict` where the file is another one than `sha` names (409, or 422 where none was named).
 */
async function writeFile(send: Send, write: FileWrite): Promise<Outcome<{ sha: string }>> {
  const reply = await send({
    ...aboutOf(write),
    once: true,
    accepts: REFUSED,
    call: (octokit, options) =>
      octokit.request('PUT /repos/{owner}/{repo}/contents/{path}', {
        ...ownerAndName(write),
        path: write.path,
        message: write.message,
        content: toBase64(write.text),
        ...(write.sha !== null && { sha: write.sha }),
        ...options,
      }),
  })
  if (!reply.ok) return reply
  if (reply.value.status >= 400) return fail(refusalOfWrite(reply.value, write))
  const parsed = v.safeParse(writtenSchema, reply.value.data)
  if (!parsed.success)
    return fail({ kind: 'unexpected-answer', subject: 'contents', problems: ['content.sha'] })
  return ok({ sha: parsed.output.content.sha })
}

function refusalOfWrite(reply: Reply, write: FileWrite) {
  const { status } = reply
  const words = wordsOf(reply)
  const failure = refusalOf(reply, {
    ...aboutOf(write),
    fullName: write.fullName,
    branch: `the default branch of ${write.fullName}`,
  })
  if (failure.kind === 'branch-protected') return failure
  const meant = (status === 409 && !SECRET.test(words)) || (status === 422 && SHA.test(words))
  return meant ? { kind: 'conflict' as const, name: write.path } : failure
}

function aboutOf({ organization, fullName, signal }: FileQuery) {
  return { subject: 'contents' as const, name: fullName, organization, signal }
}
