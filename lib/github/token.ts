import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { scopeList } from './failures'
import type { ScopeCheck, TokenStatus } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { Reply } from './reply'
import type { Send } from './transport'

/** What is known of a token without the token itself. */
export type TokenInfo = Omit<Extract<TokenStatus, { state: 'present' }>, 'state' | 'kept'>

const userSchema = v.object({ login: v.string() })

/** The token as it was meant: without the blanks, line ends and quotes that come along when it is copied. */
export function trimToken(text: string): string {
  return text
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .trim()
}

/** Whether a text could be a token at all: other characters cannot stand in a header. */
export function couldBeToken(text: string): boolean {
  return /^[\x21-\x7e]{1,500}$/.test(text)
}

/** `GET /user`: whose token it is and what its headers tell. Sent with the token that is to be checked. */
export async function readToken(
  send: Send,
  token: string,
  signal?: AbortSignal,
): Promise<Outcome<TokenInfo>> {
  const reply = await send({
    subject: 'token',
    name: '',
    organization: '',
    signal,
    call: (octokit, options) => octokit.request('GET /user', { ...options }),
  })
  if (!reply.ok) return reply
  const parsed = v.safeParse(userSchema, reply.value.data)
  if (!parsed.success) return fail({ kind: 'unexpected-answer', subject: 'token', problems: ['login'] })
  return ok({ login: parsed.output.login, ...tokenFacts(reply.value, token) })
}

function tokenFacts({ headers }: Reply, token: string): Omit<TokenInfo, 'login'> {
  const type = token.startsWith('github_pat_') ? 'fine-grained' : 'classic'
  const told = headers['x-oauth-scopes']
  return {
    type,
    scopes:
      type === 'fine-grained' ? permissions() : scopeChecks(told === undefined ? null : scopeList(told)),
    expiresAt: expiryOf(headers['github-authentication-token-expiration']),
  }
}

/** Scopes that hold another inside (docs "Scopes for OAuth apps"). */
const ENOUGH = {
  security_events: ['security_events', 'repo'],
  'read:org': ['read:org', 'write:org', 'admin:org'],
  repo: ['repo'],
} as const

function scopeChecks(own: string[] | null): ScopeCheck[] {
  const check = (
    name: keyof typeof ENOUGH,
    purpose: ScopeCheck['purpose'],
    required: boolean,
  ): ScopeCheck => ({
    name,
    purpose,
    required,
    state:
      own === null ? 'unknown' : ENOUGH[name].some((scope) => own.includes(scope)) ? 'present' : 'missing',
  })
  return [
    check('security_events', 'readAlerts', true),
    check('read:org', 'readOrganization', false),
    check('repo', 'readPrivate', false),
  ]
}

/** The permissions that a fine-grained token needs, by GitHub's names; it tells none of them. */
function permissions(): ScopeCheck[] {
  return [
    { name: 'Code scanning alerts: read', purpose: 'readAlerts', state: 'unknown', required: true },
    { name: 'Members: read', purpose: 'readOrganization', state: 'unknown', required: false },
    { name: 'Contents: read', purpose: 'readPrivate', state: 'unknown', required: false },
  ]
}

/** `2026-06-03 19:52:44 UTC`, or with an offset such as `-0700`: not of a form that every browser's Date reads. */
function expiryOf(header: string | undefined): EpochSeconds | null {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (?:UTC|([+-]\d\d):?(\d\d))$/.exec(header?.trim() ?? '')
  if (!match) return null
  const [, date, time, hours, minutes] = match
  const milliseconds = Date.parse(`${date}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`)
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000)
}
