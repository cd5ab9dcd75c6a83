import { fail, ok } from '@/lib/failure'
import { prepareAssignment, prepareDismissal } from './prepare-alert'
import { placeOf, pullRequestOf, type At, type Of, type Ready, type Surroundings } from './surroundings'
import type { Outcome } from '@/lib/failure'
import type { RepositoryPlace } from '@/lib/github/place'
import type { Made } from '@/lib/storage/action-records'

/** Reads what a request depends on, and makes it ready to be sent. */
export function prepare(around: Surroundings, { action, step }: At): Promise<Outcome<Ready>> {
  const place = placeOf(around, action)
  switch (step.kind) {
    case 'branch':
      return prepareBranch(around, place, step)
    case 'autofix':
      return prepareAutofix(around, place, step)
    case 'pull-request':
      return Promise.resolve(ok({ kind: 'send', sha: null, send: () => open(around, place, step) }))
    case 'reviewers':
      return Promise.resolve(prepareReview(around, place, step, pullRequestOf(action)))
    case 'assign':
    case 'copilot':
      return prepareAssignment(around, place, step)
    case 'dismiss':
      return prepareDismissal(around, place, step)
    case 'issue':
      return Promise.resolve(
        ok({
          kind: 'send',
          sha: null,
          send: async () => {
            const { title, body } = step
            const number = await around.github.createIssue({ ...place, title, body })
            return number.ok ? ok({ kind: 'issue', number: number.value }) : number
          },
        }),
      )
  }
}

async function prepareBranch(
  { github }: Surroundings,
  place: RepositoryPlace,
  { name, base }: Of<'branch'>,
): Promise<Outcome<Ready>> {
  const head = await github.head({ ...place, branch: base })
  if (!head.ok) return head
  const sha = head.value
  if (sha === null) return fail({ kind: 'not-found', subject: 'branches', name: base })
  const send = async (): Promise<Outcome<Made>> => {
    const created = await github.createBranch({ ...place, branch: name, sha })
    return created.ok ? ok({ kind: 'branch', name }) : created
  }
  return ok({ kind: 'send', sha, send })
}

/** GitHub refuses alike what it has no suggestion for and what the branch will not take: so the suggestion is asked for first. */
async function prepareAutofix(
  { github }: Surroundings,
  place: RepositoryPlace,
  { alert: number, branch, message }: Of<'autofix'>,
): Promise<Outcome<Ready>> {
  const autofix = await github.autofix({ ...place, number, etag: null })
  if (!autofix.ok) return autofix
  if (autofix.value.unchanged || autofix.value.status !== 'ready') return fail({ kind: 'autofix-not-ready' })
  const head = await github.head({ ...place, branch })
  if (!head.ok) return head
  if (head.value === null) return fail({ kind: 'not-found', subject: 'branches', name: branch })
  const send = async (): Promise<Outcome<Made>> => {
    const sha = await github.commitAutofix({ ...place, number, branch, message })
    return sha.ok ? ok({ kind: 'commit', sha: sha.value }) : sha
  }
  return ok({ kind: 'send', sha: head.value, send })
}

/** Where there is one from this branch already, it is that one. */
async function open(
  { github }: Surroundings,
  place: RepositoryPlace,
  { branch, base, title, body }: Of<'pull-request'>,
): Promise<Outcome<Made>> {
  const made = await github.createPullRequest({ ...place, branch, base, title, body })
  if (!made.ok) return made
  if (made.value) return ok({ kind: 'pull-request', number: made.value.number })
  const there = await github.pullRequestsFrom({ ...place, branch })
  if (!there.ok) return there
  const pull = there.value.find(({ isOpen }) => isOpen)
  return pull
    ? ok({ kind: 'pull-request', number: pull.number })
    : fail({ kind: 'not-found', subject: 'pull-requests', name: branch })
}

function prepareReview(
  { github }: Surroundings,
  place: RepositoryPlace,
  { login }: Of<'reviewers'>,
  number: number | null,
): Outcome<Ready> {
  if (number === null) return fail({ kind: 'not-found', subject: 'pull-requests', name: place.fullName })
  const send = async (): Promise<Outcome<null>> => github.requestReview({ ...place, number, login })
  return ok({ kind: 'send', sha: null, send })
}
