import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { alertNumber, flag, instant } from './answers'
import { PER_PAGE } from './listing'
import { ownerAndName } from './place'
import { REFUSED, refusalOf, wordsOf } from './refusals'
import type { Outcome } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { BranchPlace } from './refs'
import type { Send } from './transport'

export interface NewPullRequest extends BranchPlace {
  /** The branch that it is to be merged into. */
  base: string
  title: string
  /** Markdown. */
  body: string
}

export interface OwnPullRequest {
  number: number
  isOpen: boolean
  isDraft: boolean
  createdAt: EpochSeconds
}

const one = v.pipe(
  v.object({
    number: alertNumber,
    state: v.picklist(['open', 'closed']),
    draft: flag,
    created_at: instant,
  }),
  v.transform(({ number, state, draft, created_at: createdAt }) => ({
    number,
    isOpen: state === 'open',
    isDraft: draft,
    createdAt,
  })),
) satisfies v.GenericSchema<unknown, OwnPullRequest>
const list = v.array(one)

const NO_COMMITS = /no commits between/i
const EXISTS = /pull request already exists/i

/**
 * `POST /repos/{owner}/{repo}/pulls`: opens a draft. null where GitHub says that there is one from this branch already (422);
 * `nothing-to-merge` where the branch has no commit that its base lacks.
 */
export async function createPullRequest(
  send: Send,
  pull: NewPullRequest,
): Promise<Outcome<OwnPullRequest | null>> {
  const reply = await send({
    ...aboutOf(pull),
    accepts: REFUSED,
    once: true,
    call: (octokit, options) =>
      octokit.request('POST /repos/{owner}/{repo}/pulls', {
        ...ownerAndName(pull),
        title: pull.title,
        body: pull.body,
        head: pull.branch,
        base: pull.base,
        draft: true,
        ...options,
      }),
  })
  if (!reply.ok) return reply
  if (reply.value.status >= 400) {
    const words = wordsOf(reply.value)
    if (EXISTS.test(words)) return ok(null)
    if (NO_COMMITS.test(words)) return fail({ kind: 'nothing-to-merge', name: pull.branch })
    return fail(refusalOf(reply.value, { ...aboutOf(pull), fullName: pull.fullName }))
  }
  const parsed = v.safeParse(one, reply.value.data)
  return parsed.success ? ok(parsed.output) : unexpected('pull')
}

/** `GET /repos/{owner}/{repo}/pulls?head={owner}:{branch}&state=all`: those from a branch of the same repository, newest first. */
export async function pullRequestsFrom(send: Send, place: BranchPlace): Promise<Outcome<OwnPullRequest[]>> {
  const { owner, repo } = ownerAndName(place)
  const reply = await send({
    ...aboutOf(place),
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/pulls', {
        owner,
        repo,
        head: `${owner}:${place.branch}`,
        state: 'all',
        sort: 'created',
        direction: 'desc',
        per_page: PER_PAGE,
        ...options,
      }),
  })
  if (!reply.ok) return reply
  const parsed = v.safeParse(list, reply.value.data)
  return parsed.success ? ok(parsed.output) : unexpected('pulls[]')
}

function aboutOf({ organization, fullName, signal }: BranchPlace) {
  return { subject: 'pull-requests' as const, name: fullName, organization, signal }
}

function unexpected(problem: string): Outcome<never> {
  return fail({ kind: 'unexpected-answer', subject: 'pull-requests', problems: [problem] })
}
