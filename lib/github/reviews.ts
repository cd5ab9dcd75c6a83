import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { ownerAndName, type RepositoryPlace } from './place'
import { REFUSED, refusalOf, wordsOf } from './refusals'
import type { Outcome } from '@/lib/failure'
import type { Send } from './transport'

export interface ReviewPlace extends RepositoryPlace {
  /** The pull request's. */
  number: number
}

const reviewers = v.object({
  requested_reviewers: v.nullish(v.array(v.object({ login: v.string() })), []),
})

/** `POST …/pulls/{n}/requested_reviewers`: one at a time, since GitHub refuses all of them for one that cannot be asked. */
export async function requestReview(
  send: Send,
  review: ReviewPlace & { login: string },
): Promise<Outcome<null>> {
  const reply = await send({
    ...aboutOf(review),
    accepts: REFUSED,
    once: true,
    call: (octokit, options) =>
      octokit.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers', {
        ...ownerAndName(review),
        pull_number: review.number,
        reviewers: [review.login],
        ...options,
      }),
  })
  if (!reply.ok) return reply
  if (reply.value.status < 400) return ok(null)
  // What it says of collaborators is about the reviewer, not about whoever asks.
  if (reply.value.status === 422) return fail({ kind: 'refused', status: 422, message: wordsOf(reply.value) })
  return fail(refusalOf(reply.value, { ...aboutOf(review), fullName: review.fullName }))
}

/** `GET …/pulls/{n}`: logins of those who are asked for a review and have not given one. */
export async function requestedReviewers(send: Send, place: ReviewPlace): Promise<Outcome<string[]>> {
  const reply = await send({
    ...aboutOf(place),
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
        ...ownerAndName(place),
        pull_number: place.number,
        ...options,
      }),
  })
  if (!reply.ok) return reply
  const parsed = v.safeParse(reviewers, reply.value.data)
  return parsed.success
    ? ok(parsed.output.requested_reviewers.map(({ login }) => login))
    : unexpected('requested_reviewers')
}

function aboutOf({ organization, fullName, signal }: RepositoryPlace) {
  return { subject: 'pull-requests' as const, name: fullName, organization, signal }
}

function unexpected(problem: string): Outcome<never> {
  return fail({ kind: 'unexpected-answer', subject: 'pull-requests', problems: [problem] })
}
