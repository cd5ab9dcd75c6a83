import { fail, ok } from '@/lib/failure'
import { isAssigned } from './prepare-alert'
import { MARGIN, placeOf, pullRequestOf, type At, type Of, type Surroundings } from './surroundings'
import type { Outcome } from '@/lib/failure'
import type { RepositoryPlace } from '@/lib/github/place'
import type { AskedStep, Made } from '@/lib/storage/action-records'

/** What became of a request whose answer nobody has: it was done, or it was not. */
export type Found = { done: true; made: Made | null } | { done: false }

const NOTHING: Found = { done: false }
const found = (made: Made | null): Outcome<Found> => ok({ done: true, made })

/** Looks for the trace of a request. */
export async function lookFor(
  around: Surroundings,
  { action, step }: At,
  asked: AskedStep,
): Promise<Outcome<Found>> {
  const { github } = around
  const place = placeOf(around, action)
  switch (step.kind) {
    case 'branch': {
      const head = await github.head({ ...place, branch: step.name })
      if (!head.ok) return head
      if (head.value === null) return ok(NOTHING)
      // One that ends elsewhere was made by somebody else.
      return head.value === asked.sha
        ? found({ kind: 'branch', name: step.name })
        : fail({ kind: 'branch-exists', name: step.name })
    }
    case 'autofix':
      return lookForCommit(around, place, step, asked)
    case 'pull-request': {
      const pulls = await github.pullRequestsFrom({ ...place, branch: step.branch })
      if (!pulls.ok) return pulls
      const pull = pulls.value.find(({ isOpen, createdAt }) => isOpen || createdAt >= asked.at - MARGIN)
      return pull ? found({ kind: 'pull-request', number: pull.number }) : ok(NOTHING)
    }
    case 'reviewers': {
      const number = pullRequestOf(action)
      if (number === null) return ok(NOTHING)
      const logins = await github.requestedReviewers({ ...place, number })
      if (!logins.ok) return logins
      const isAsked = logins.value.some((login) => login.toLowerCase() === step.login.toLowerCase())
      return isAsked ? found(null) : ok(NOTHING)
    }
    case 'assign':
    case 'copilot': {
      const standing = await github.standing({ ...place, number: step.alert })
      if (!standing.ok) return standing
      const made: Made = { kind: 'alert', number: step.alert, requested: false }
      return isAssigned(standing.value, step.logins) ? found(made) : ok(NOTHING)
    }
    case 'dismiss':
      return lookForDismissal(around, place, step)
    case 'issue': {
      const search = { creator: asked.by, since: asked.at - MARGIN, marker: step.marker }
      const number = await github.findIssue({ ...place, ...search })
      if (!number.ok) return number
      return number.value === null ? ok(NOTHING) : found({ kind: 'issue', number: number.value })
    }
  }
}

/** Where the branch still ends as it did, nothing was committed; else the commit is known by its message. */
async function lookForCommit(
  { github }: Surroundings,
  place: RepositoryPlace,
  { branch, message }: Of<'autofix'>,
  { sha: after }: AskedStep,
): Promise<Outcome<Found>> {
  const head = await github.head({ ...place, branch })
  if (!head.ok) return head
  if (head.value === null || head.value === after) return ok(NOTHING)
  const commit = await github.findCommit({ ...place, branch, message, after: after ?? '' })
  if (!commit.ok) return commit
  return commit.value === null ? ok(NOTHING) : found({ kind: 'commit', sha: commit.value })
}

async function lookForDismissal(
  { github }: Surroundings,
  place: RepositoryPlace,
  { alert: number, request }: Of<'dismiss'>,
): Promise<Outcome<Found>> {
  const standing = await github.standing({ ...place, number })
  if (!standing.ok) return standing
  if (standing.value.state === 'dismissed') return found({ kind: 'alert', number, requested: false })
  if (!request) return ok(NOTHING)
  const pending = await github.isDismissalPending({ ...place, number })
  if (!pending.ok) return pending
  return pending.value ? found({ kind: 'alert', number, requested: true }) : ok(NOTHING)
}
