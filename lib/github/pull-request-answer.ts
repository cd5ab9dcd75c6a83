import * as v from 'valibot'
import { alertNumber, flag, id, instant, maybeInstant, text } from './answers'
import { alertsOfBody, alertsOfBranch, alertsOfTitle } from '@/lib/alerts/fix-names'
import type { EpochSeconds } from '@/lib/time'

/** A pull request as far as it tells of work on alerts. */
export interface PullRequest {
  number: number
  state: 'open' | 'draft' | 'closed' | 'merged'
  /** Its head; null where that lies in another repository (a fork) or is gone with it. */
  branch: string | null
  /** Numbers of the alerts that branch, title and Muster's mark in the body name. */
  alerts: number[]
  /** When it was opened and merged; absent where the answer does not tell. */
  createdAt?: EpochSeconds
  mergedAt?: EpochSeconds
}

const repository = v.nullish(v.object({ id }), null)

/** What we use of `pull-request-simple` in GitHub's OpenAPI description. */
const answer = v.object({
  number: alertNumber,
  state: v.picklist(['open', 'closed']),
  draft: flag,
  title: text,
  body: text,
  created_at: v.fallback(maybeInstant, null),
  merged_at: v.nullish(v.string(), null),
  head: v.object({ ref: v.string(), repo: repository }),
  base: v.nullish(v.object({ repo: repository })),
})

type Answer = v.InferOutput<typeof answer>

/** A pull request with the id of the repository that it is made to, where GitHub told it. */
export const pullRequestSchema = v.pipe(
  answer,
  v.transform((from) => ({ ...pullRequestOf(from), repositoryId: from.base?.repo?.id ?? null })),
)

/**
 * From a fork nothing of it counts: the numbers would be those of alerts of the fork, and anybody could write them.
 */
function pullRequestOf({
  number,
  state,
  draft,
  title,
  body,
  created_at: createdAt,
  merged_at: merged,
  head,
  base,
}: Answer): PullRequest {
  const own = head.repo !== null && head.repo.id === base?.repo?.id
  const mergedAt = v.safeParse(instant, merged)
  const named = own ? [...alertsOfBranch(head.ref), ...alertsOfTitle(title), ...alertsOfBody(body)] : []
  return {
    number,
    state: state === 'open' ? (draft ? 'draft' : 'open') : merged === null ? 'closed' : 'merged',
    branch: own ? head.ref : null,
    alerts: [...new Set(named)],
    ...(createdAt !== null && { createdAt }),
    ...(mergedAt.success && { mergedAt: mergedAt.output }),
  }
}
