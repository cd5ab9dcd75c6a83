/**
 * What can go wrong, as values. A person sees each member as its own sentence with advice (`lib/i18n/en/failures.ts`),
 * so nothing that failed is ever shown as an empty list or a zero.
 */

/** The data that a failure is about. */
export type Subject =
  | 'token'
  | 'organization'
  | 'alerts'
  /** The alerts of one repository. */
  | 'repository-alerts'
  | 'repositories'
  | 'properties'
  | 'teams'
  | 'members'
  | 'branches'
  | 'pull-requests'
  | 'issues'
  | 'autofix'
  | 'campaign'
  | 'campaigns'
  | 'contents'
  | 'dismissals'
  | 'snapshot'
  | 'storage'

/** A field of a form and why its value was refused; `problem` is a key of the message catalogue. */
export interface FieldProblem {
  field: string
  problem: string
  /** Values that the message names, such as a limit. */
  values?: Record<string, string | number>
}

export type Failure =
  /** No token was given yet. */
  | { kind: 'no-token' }
  /** A token is remembered, but its passphrase was not given since the browser started. */
  | { kind: 'token-locked' }
  /** GitHub answered 401: the token is wrong, expired or revoked. */
  | { kind: 'token-rejected' }
  | { kind: 'wrong-passphrase' }
  /** The organization wants the token authorized for single sign-on. */
  | { kind: 'sso-required'; organization: string }
  /** The token's user or scopes may not read it. `needs` names scope or permission where GitHub told it. */
  | { kind: 'no-permission'; subject: Subject; needs: string | null }
  /** The feature is switched off or not licensed there. */
  | { kind: 'not-enabled'; subject: Subject }
  /** The repository `name` is archived: nothing can be written there. */
  | { kind: 'archived'; name: string }
  /** The repository `name` has its issues switched off. */
  | { kind: 'issues-off'; name: string }
  /** The token's user may read the repository `name` and not write there. */
  | { kind: 'read-only'; name: string }
  /** The repository `name` has no commit yet. */
  | { kind: 'empty-repository'; name: string }
  | { kind: 'branch-exists'; name: string }
  /** A rule of the repository refuses pushes to this branch. */
  | { kind: 'branch-protected'; name: string }
  /** The branch has no commit that the default branch lacks: there is nothing to ask a review for. */
  | { kind: 'nothing-to-merge'; name: string }
  /** Copilot Autofix has no suggestion for this alert (yet). */
  | { kind: 'autofix-not-ready' }
  /** Dismissing has to be requested here: somebody else decides (docs "Enabling delegated alert dismissal"). */
  | { kind: 'dismissal-needs-request' }
  /** GitHub refused it for a reason of its own, in its words. */
  | { kind: 'refused'; status: number; message: string }
  /** The person logged in on the page is not the token's: nothing is written in the name of somebody else. */
  | { kind: 'other-user'; token: string; page: string }
  /** Nobody has shared a campaign in this organization: its campaign repository is not there. */
  | { kind: 'no-campaign-repository'; name: string }
  /** Files of the campaign repository that are left alone. */
  | { kind: 'shared-file-damaged'; problems: string[] }
  | { kind: 'shared-file-newer'; version: string }
  /** Somebody wrote it at the same moment: it is read again and merged. */
  | { kind: 'conflict'; name: string }
  /** GitHub says that it does not exist, or hides it from this token. */
  | { kind: 'not-found'; subject: Subject; name: string }
  /** `until`: seconds since 1970 by GitHub's clock. */
  | { kind: 'rate-limited'; until: number }
  | { kind: 'offline' }
  | { kind: 'timeout' }
  | { kind: 'server-error'; status: number }
  /** An answer that is not of GitHub's documented shape. `problems` name paths in the answer, never its values. */
  | { kind: 'unexpected-answer'; subject: Subject; problems: string[] }
  | { kind: 'cancelled' }
  | { kind: 'storage-full' }
  /** Written by a newer Muster: this one reads nothing and writes nothing. */
  | { kind: 'storage-newer' }
  | { kind: 'storage-failed'; detail: string }
  /** Nothing was pulled from this organization yet. */
  | { kind: 'never-synced'; organization: string }
  | { kind: 'campaign-gone' }
  /** What somebody had Muster do was taken off the list. */
  | { kind: 'action-gone' }
  /** Somebody else changed it meanwhile; what was typed is still in the form. */
  | { kind: 'campaign-changed' }
  | { kind: 'too-many-campaigns'; limit: number }
  | { kind: 'nothing-selected' }
  | { kind: 'invalid-input'; problems: FieldProblem[] }
  | { kind: 'not-a-snapshot' }
  | { kind: 'snapshot-version'; version: string }
  | { kind: 'snapshot-damaged'; problems: string[] }
  | { kind: 'file-too-large'; limit: number }
  /** The file is a folder, or went away after it was chosen. */
  | { kind: 'file-unreadable' }
  /** Two snapshots that are to be seen together are not of one organization: `name` where `expected` is meant. */
  | { kind: 'other-organization'; name: string; expected: string }
  /** The extension was updated or removed while this page stayed open. */
  | { kind: 'extension-gone' }
  /** A fault in Muster itself. */
  | { kind: 'internal'; detail: string }

/** The result of everything that can fail. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure }

/** A success. */
export function ok<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

/** A failure. */
export function fail<T = never>(failure: Failure): Outcome<T> {
  return { ok: false, failure }
}
