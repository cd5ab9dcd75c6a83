import { messageOf } from './reply'
import type { Failure, Subject } from '@/lib/failure'
import type { Reply } from './reply'

/** What was asked, for the failure to name. */
export interface Asked {
  subject: Subject
  /** Name of the thing, for `not-found`. */
  name: string
  /** The organization that single sign-on would be about. */
  organization: string
}

/** REST reference, "List code scanning alerts": 403 where the product is off; 404 with this text where nothing was ever analyzed. */
const NOT_ENABLED =
  /(advanced security|code security|code scanning)[^.]*\b(must be|is not|not|isn['’]t)\b[^.]*enabled/i
const NEVER_ANALYZED = /no analysis found/i
/** What GitHub says to a write into an archived repository, and where issues are switched off (REST "Create an issue": 410). */
const ARCHIVED = /\barchived\b/i
const ISSUES_OFF = /issues (are|is|has been|have been)\s+disabled/i

/** Translates a refusal of GitHub's into a failure. Only for replies with a status of 400 and more. */
export function failureOf(reply: Reply, asked: Asked): Failure {
  const { status, headers } = reply
  const message = messageOf(reply.data)
  if (status >= 500) return { kind: 'server-error', status }
  if (status === 401) return { kind: 'token-rejected' }
  // The header's URL works for an hour and holds a request token, so it goes nowhere (docs "Authorizing a token for SSO").
  if (status === 403 && /^\s*required/i.test(headers['x-github-sso'] ?? '')) {
    return { kind: 'sso-required', organization: asked.organization }
  }
  if (status === 403 && ARCHIVED.test(message)) return { kind: 'archived', name: asked.name }
  if (status === 410 && asked.subject === 'issues') return gone(asked, message)
  if (NOT_ENABLED.test(message) || NEVER_ANALYZED.test(message)) {
    return { kind: 'not-enabled', subject: asked.subject }
  }
  if (status === 403) return { kind: 'no-permission', subject: asked.subject, needs: needsOf(headers) }
  if (status === 404 || status === 410) return hidden(asked, headers)
  return { kind: 'unexpected-answer', subject: asked.subject, problems: [`status ${status}`] }
}

/** Of these the name was told by GitHub itself, or typed by a person: 404 is then about the thing. */
const NAMED: readonly Subject[] = ['organization', 'branches', 'pull-requests']

/** GitHub answers 404 where a token may not know of something; only for what has a name that means "not there". */
function hidden(asked: Asked, headers: Record<string, string>): Failure {
  if (NAMED.includes(asked.subject)) {
    return { kind: 'not-found', subject: asked.subject, name: asked.name }
  }
  return { kind: 'no-permission', subject: asked.subject, needs: needsOf(headers) }
}

/** 410 says of an issue that it was deleted, and of a repository that it has no issues. */
function gone({ subject, name }: Asked, message: string): Failure {
  return ISSUES_OFF.test(message) ? { kind: 'issues-off', name } : { kind: 'not-found', subject, name }
}

/** The missing permission of a fine-grained token, or the scopes of which a classic one has none. */
function needsOf(headers: Record<string, string>): string | null {
  const permissions = headers['x-accepted-github-permissions']?.trim()
  if (permissions) return permissions
  const has = headers['x-oauth-scopes']
  const accepted = scopeList(headers['x-accepted-oauth-scopes'])
  if (has === undefined || accepted.length === 0) return null
  const own = new Set(scopeList(has))
  return accepted.some((scope) => own.has(scope)) ? null : accepted.join(', ')
}

/** The names in a header such as `repo, read:org`. */
export function scopeList(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '')
}
