import { changeAlert, isDismissalPending, readStanding } from './alert-changes'
import { commitAutofix, findCommit } from './autofix-commits'
import { createPullRequest, pullRequestsFrom } from './pull-request-writes'
import { createBranch, readHead } from './refs'
import { requestReview, requestedReviewers } from './reviews'
import type { Outcome } from '@/lib/failure'
import type { AlertChange, AlertPlace, AlertStanding } from './alert-changes'
import type { CommitSearch, NewAutofixCommit } from './autofix-commits'
import type { NewPullRequest, OwnPullRequest } from './pull-request-writes'
import type { BranchPlace, NewBranch } from './refs'
import type { ReviewPlace } from './reviews'
import type { Send } from './transport'

/** What GitHub is asked when developers act on alerts; each is described where it is done. */
export interface ActingCalls {
  head(place: BranchPlace): Promise<Outcome<string | null>>
  createBranch(branch: NewBranch): Promise<Outcome<null>>
  commitAutofix(commit: NewAutofixCommit): Promise<Outcome<string>>
  findCommit(query: CommitSearch): Promise<Outcome<string | null>>
  createPullRequest(pull: NewPullRequest): Promise<Outcome<OwnPullRequest | null>>
  pullRequestsFrom(place: BranchPlace): Promise<Outcome<OwnPullRequest[]>>
  requestReview(review: ReviewPlace & { login: string }): Promise<Outcome<null>>
  requestedReviewers(place: ReviewPlace): Promise<Outcome<string[]>>
  standing(place: AlertPlace): Promise<Outcome<AlertStanding>>
  changeAlert(place: AlertPlace, change: AlertChange): Promise<Outcome<AlertStanding | 'asked-before'>>
  isDismissalPending(place: AlertPlace): Promise<Outcome<boolean>>
}

export function actingCalls(send: Send): ActingCalls {
  return {
    head: (place) => readHead(send, place),
    createBranch: (branch) => createBranch(send, branch),
    commitAutofix: (commit) => commitAutofix(send, commit),
    findCommit: (query) => findCommit(send, query),
    createPullRequest: (pull) => createPullRequest(send, pull),
    pullRequestsFrom: (place) => pullRequestsFrom(send, place),
    requestReview: (review) => requestReview(send, review),
    requestedReviewers: (place) => requestedReviewers(send, place),
    standing: (place) => readStanding(send, place),
    changeAlert: (place, change) => changeAlert(send, place, change),
    isDismissalPending: (place) => isDismissalPending(send, place),
  }
}
