import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { failureOf } from './failures'
import type { Failure, Outcome } from '@/lib/failure'
import type { Reply } from './reply'
import type { Send } from './transport'

/** What Copilot Autofix says of an alert: at work, with a fix, without one, failed. */
export type AutofixStatus = 'pending' | 'ready' | 'none' | 'failed'

export interface AutofixQuery {
  organization: string
  /** `octo-org/shop` */
  fullName: string
  /** The alert's number in its repository. */
  number: number
  signal?: AbortSignal | undefined
}

/** `status` null: it was never asked, or its answer is no longer kept. */
export type AutofixAnswer =
  { unchanged: true } | { unchanged: false; etag: string | null; status: AutofixStatus | null }

/** GitHub's words (REST "Get the status of an autofix for a code scanning alert"); an outdated fix is still a fix. */
const WORDS = { pending: 'pending', success: 'ready', outdated: 'ready', error: 'failed' } as const
const schema = v.object({ status: v.picklist(['pending', 'success', 'outdated', 'error']) })

/** Asked when GitHub has no fix for this alert (400, 404, 422); 403 is a refusal with a reason. */
const NO_FIX = [400, 404, 422]

/** `GET …/autofix`: how far it is. 400 and 404 say that there is nothing. */
export async function readAutofix(
  send: Send,
  query: AutofixQuery & { etag: string | null },
): Promise<Outcome<AutofixAnswer>> {
  const reply = await send({
    ...aboutOf(query),
    etag: query.etag,
    accepts: NO_FIX,
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix', {
        ...placeOf(query),
        ...options,
      }),
  })
  if (!reply.ok) return reply
  if (reply.value.status === 304) return ok({ unchanged: true })
  if (NO_FIX.includes(reply.value.status)) {
    const refused = missingPermission(reply.value, query)
    return refused ? fail(refused) : ok({ unchanged: false, etag: null, status: null })
  }
  const status = statusOf(reply.value)
  return status.ok
    ? ok({ unchanged: false, etag: reply.value.headers['etag'] ?? null, status: status.value })
    : status
}

/**
 * `POST …/autofix`: asks for a fix. 202 is a new or running one, 200 one that is there. Its limit is counted apart
 * (REST "Get rate limit status": `code_scanning_autofix`).
 */
export async function requestAutofix(send: Send, query: AutofixQuery): Promise<Outcome<AutofixStatus>> {
  const reply = await send({
    ...aboutOf(query),
    accepts: NO_FIX,
    once: true,
    bucket: 'code_scanning_autofix',
    call: (octokit, options) =>
      octokit.request('POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix', {
        ...placeOf(query),
        ...options,
      }),
  })
  if (!reply.ok) return reply
  if (!NO_FIX.includes(reply.value.status)) return statusOf(reply.value)
  const refused = missingPermission(reply.value, query)
  return refused ? fail(refused) : ok('none')
}

function aboutOf({ organization, fullName, signal }: AutofixQuery) {
  return { subject: 'autofix' as const, name: fullName, organization, signal }
}

function placeOf({ fullName, number }: AutofixQuery) {
  const [owner = '', repo = ''] = fullName.split('/')
  return { owner, repo, alert_number: number }
}

/** GitHub also answers 404 to a token that lacks a scope, and says so in its headers. */
function missingPermission(reply: Reply, { fullName, organization }: AutofixQuery): Failure | null {
  if (reply.status !== 404) return null
  const failure = failureOf(reply, { subject: 'autofix', name: fullName, organization })
  return failure.kind === 'no-permission' && failure.needs !== null ? failure : null
}

function statusOf(reply: Reply): Outcome<AutofixStatus> {
  const parsed = v.safeParse(schema, reply.data)
  return parsed.success
    ? ok(WORDS[parsed.output.status])
    : fail({ kind: 'unexpected-answer', subject: 'autofix', problems: ['status'] })
}
