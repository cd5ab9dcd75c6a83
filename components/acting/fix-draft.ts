import { loginsIn } from '@/components/wizard/logins'
import type { Action, ActionProposal } from '@/lib/backend/views'
import type { FieldProblem } from '@/lib/failure'

/** What the form of a branch, its commits and its pull request holds, as typed. */
export interface FixDraft {
  branch: 'new' | 'existing'
  /** Each has a name of its own, so that looking at the other loses nothing. */
  names: { new: string; existing: string }
  autofix: boolean
  wantsPull: boolean
  title: string
  body: string
  reviewers: string[]
  reviewerText: string
}

export type FixStart = 'branch' | 'autofix' | 'pull-request'
export type Fix = Extract<Action, { kind: 'fix' }>

/** What is filled in at first. Whoever wants a pull request and has a branch already most likely means that one. */
export function fixDraft(start: FixStart, proposal: ActionProposal): FixDraft {
  const { branch, branches, autofixReady, pullRequest } = proposal
  const usesExisting = start === 'pull-request' && branches.length > 0
  return {
    branch: usesExisting ? 'existing' : 'new',
    names: { new: branch, existing: branches[0] ?? '' },
    autofix: autofixReady > 0 && !usesExisting && start !== 'branch',
    wantsPull: start === 'pull-request',
    title: pullRequest.title,
    body: pullRequest.body,
    reviewers: [...pullRequest.reviewers],
    reviewerText: '',
  }
}

/** The action that a draft asks for. A login that is still being typed counts: it can be seen in the form. */
export function fixOf(draft: FixDraft): Fix {
  const { branch, names, autofix, wantsPull, title, body, reviewers, reviewerText } = draft
  return {
    kind: 'fix',
    branch: { kind: branch, name: names[branch] },
    autofix,
    pullRequest: wantsPull ? { title, body, reviewers: [...reviewers, ...loginsIn(reviewerText)] } : null,
  }
}

/** What the ticks lack together; the names and texts are checked elsewhere. */
export function tickProblems({ branch, autofix, wantsPull }: FixDraft): FieldProblem[] {
  if (branch === 'existing' && !autofix && !wantsPull)
    return [{ field: 'pullRequest', problem: 'acting.fix.nothing' }]
  return isEmptyPull({ branch, autofix, wantsPull })
    ? [{ field: 'pullRequest', problem: 'acting.fix.draft.empty' }]
    : []
}

/** A pull request from a branch that has no commit of its own: GitHub would refuse it. */
export function isEmptyPull(draft: Pick<FixDraft, 'branch' | 'autofix' | 'wantsPull'>): boolean {
  return draft.wantsPull && draft.branch === 'new' && !draft.autofix
}
