import * as v from 'valibot'
import { alertNumber, flag, id, text } from './answers'

/** A pull request as far as it tells of work on alerts. */
export interface PullRequest {
  number: number
  state: 'open' | 'draft' | 'closed' | 'merged'
  /** Its head; null where that lies in another repository (a fork) or is gone with it. */
  branch: string | null
  /** Numbers of the alerts that branch and title name. */
  alerts: number[]
}

/** GitHub's own name for the branch of an alert's fix: `alert-autofix-7`, with a suffix where that one exists already. */
export const FIX_BRANCH_PREFIX = 'alert-autofix-'
const FIX_BRANCH = /^alert-autofix-(\d{1,9})(?:[.-].*)?$/
/** GitHub's title for it: `Potential fix for code scanning alert no. 7: Code injection`. People put words before it. */
const FIX_TITLE = /\bcode scanning alert no\. ?(\d{1,9}):/i

const repository = v.nullish(v.object({ id }), null)

/** What we use of `pull-request-simple` in GitHub's OpenAPI description. */
const answer = v.object({
  number: alertNumber,
  state: v.picklist(['open', 'closed']),
  draft: flag,
  title: text,
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

/** The number of the alert in the name of a fix's branch, or null. */
export function alertOfBranch(name: string): number | null {
  return numberIn(FIX_BRANCH.exec(name))
}

/**
 * From a fork neither branch nor title count: the number would be that of an alert of the fork, and anybody could write it.
 */
function pullRequestOf({
  number,
  state,
  draft,
  title,
  merged_at: mergedAt,
  head,
  base,
}: Answer): PullRequest {
  const own = head.repo !== null && head.repo.id === base?.repo?.id
  const named = own ? [alertOfBranch(head.ref), numberIn(FIX_TITLE.exec(title))] : []
  return {
    number,
    state: state === 'open' ? (draft ? 'draft' : 'open') : mergedAt === null ? 'closed' : 'merged',
    branch: own ? head.ref : null,
    alerts: [...new Set(named.filter((one) => one !== null))],
  }
}

function numberIn(match: RegExpExecArray | null): number | null {
  const number = Number(match?.[1] ?? 0)
  return number === 0 ? null : number
}
