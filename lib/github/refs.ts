import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { ownerAndName, type RepositoryPlace } from './place'
import { REFUSED, refusalOf, wordsOf } from './refusals'
import type { Failure, Outcome } from '@/lib/failure'
import type { Send } from './transport'

export interface BranchPlace extends RepositoryPlace {
  branch: string
}

export interface NewBranch extends BranchPlace {
  /** The commit that it begins with. */
  sha: string
}

const sha = v.pipe(v.string(), v.regex(/^[\da-f]{40,64}$/i))
const schema = v.object({ object: v.object({ sha }) })
const list = v.array(v.object({ ref: v.string() }))

const EXISTS = /already exists/i
/** Said of everything that stands in the way of a name, whatever it is. */
const UPDATE_FAILED = /reference update failed/i

/**
 * `GET /repos/{owner}/{repo}/git/ref/heads/{branch}`: the commit at the end of a branch; null where there is no such branch.
 * `empty-repository` where there is no commit at all (409).
 */
export async function readHead(send: Send, place: BranchPlace): Promise<Outcome<string | null>> {
  const reply = await send({
    ...aboutOf(place),
    accepts: [404, 409],
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
        ...ownerAndName(place),
        ref: `heads/${place.branch}`,
        ...options,
      }),
  })
  if (!reply.ok) return reply
  if (reply.value.status === 404) return ok(null)
  if (reply.value.status >= 400) return fail(refusalOf(reply.value, wantedOf(place)))
  const parsed = v.safeParse(schema, reply.value.data)
  return parsed.success ? ok(parsed.output.object.sha) : unexpected('object.sha')
}

/** `POST /repos/{owner}/{repo}/git/refs`. `branch-exists` names what is there already: the branch, or one that stands in its way. */
export async function createBranch(send: Send, branch: NewBranch): Promise<Outcome<null>> {
  const reply = await send({
    ...aboutOf(branch),
    accepts: REFUSED,
    once: true,
    call: (octokit, options) =>
      octokit.request('POST /repos/{owner}/{repo}/git/refs', {
        ...ownerAndName(branch),
        ref: `refs/heads/${branch.branch}`,
        sha: branch.sha,
        ...options,
      }),
  })
  if (!reply.ok) return reply
  if (reply.value.status < 400) return ok(null)
  const words = wordsOf(reply.value)
  if (EXISTS.test(words)) return fail({ kind: 'branch-exists', name: branch.branch })
  const inTheWay = UPDATE_FAILED.test(words) ? await standingInTheWay(send, branch) : null
  return fail(inTheWay ?? refusalOf(reply.value, wantedOf(branch)))
}

/** To git a branch is a file: `a` and `a/b` cannot both be there, and GitHub does not say which it is that is. */
async function standingInTheWay(send: Send, place: BranchPlace): Promise<Failure | null> {
  const parts = place.branch.split('/')
  for (let length = 1; length < parts.length; length += 1) {
    const above = parts.slice(0, length).join('/')
    const head = await readHead(send, { ...place, branch: above })
    if (head.ok && head.value !== null) return { kind: 'branch-exists', name: above }
  }
  const below = await branchesBelow(send, place)
  return below === null ? null : { kind: 'branch-exists', name: below }
}

async function branchesBelow(send: Send, place: BranchPlace): Promise<string | null> {
  const reply = await send({
    ...aboutOf(place),
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', {
        ...ownerAndName(place),
        ref: `heads/${place.branch}/`,
        ...options,
      }),
  })
  const found = reply.ok ? v.safeParse(list, reply.value.data) : null
  return found?.success ? (found.output[0]?.ref.replace(/^refs\/heads\//, '') ?? null) : null
}

function aboutOf({ organization, fullName, signal }: BranchPlace) {
  return { subject: 'contents' as const, name: fullName, organization, signal }
}

function wantedOf(place: BranchPlace) {
  return { ...aboutOf(place), fullName: place.fullName, branch: place.branch }
}

function unexpected(problem: string): Outcome<never> {
  return fail({ kind: 'unexpected-answer', subject: 'branches', problems: [problem] })
}
