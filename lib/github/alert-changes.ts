import * as v from 'valibot'
import { STATES, type AlertState } from '@/lib/alerts/alert'
import { fail, ok } from '@/lib/failure'
import { ownerAndName, type RepositoryPlace } from './place'
import { REFUSED, refusalOf, wordsOf } from './refusals'
import type { DismissalReason } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { Send } from './transport'

export interface AlertPlace extends RepositoryPlace {
  /** The alert's number in its repository. */
  number: number
}

/** What of an alert a developer changes. */
export interface AlertStanding {
  state: AlertState
  /** Logins. */
  assignees: string[]
}

export type AlertChange =
  /** `request`: ask for the dismissal where it is not the person's to decide. */
  | { kind: 'dismiss'; reason: DismissalReason; comment: string; request: boolean }
  /** All assignees from now on. */
  | { kind: 'assign'; logins: readonly string[] }

const schema = v.object({
  state: v.picklist(STATES),
  assignees: v.nullish(v.array(v.object({ login: v.string() })), []),
})
const request = v.object({ status: v.string() })

/**
 * Said where dismissals are delegated and no request was asked for
 * (https://github.com/microsoft/sarif-vscode-extension/issues/608), with 400 or 403.
 */
const DELEGATED = /delegated|create_request|dismissal request is required/i
const ASKED_BEFORE = /pending dismissal request/i

/** `GET …/code-scanning/alerts/{n}`: how it stands now. */
export async function readStanding(send: Send, place: AlertPlace): Promise<Outcome<AlertStanding>> {
  const reply = await send({
    subject: 'alerts',
    name: `${place.fullName}#${place.number}`,
    organization: place.organization,
    signal: place.signal,
    accepts: [404],
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}', {
        ...ownerAndName(place),
        alert_number: place.number,
        ...options,
      }),
  })
  if (!reply.ok) return reply
  if (reply.value.status === 404)
    return fail({ kind: 'not-found', subject: 'alerts', name: `${place.fullName}#${place.number}` })
  return standingOf(reply.value.data)
}

/**
 * `PATCH …/code-scanning/alerts/{n}`; one alert at a time, there is no other way. Answers how it stands then: an alert whose
 * dismissal was asked for is still open. `dismissal-needs-request` where somebody else decides.
 */
export async function changeAlert(
  send: Send,
  place: AlertPlace,
  change: AlertChange,
): Promise<Outcome<AlertStanding | 'asked-before'>> {
  const reply = await send({
    ...aboutOf(place),
    accepts: REFUSED,
    once: true,
    call: (octokit, options) =>
      octokit.request('PATCH /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}', {
        ...ownerAndName(place),
        alert_number: place.number,
        ...fieldsOf(change),
        ...options,
      }),
  })
  if (!reply.ok) return reply
  if (reply.value.status < 400) return standingOf(reply.value.data)
  const words = wordsOf(reply.value)
  if (change.kind === 'dismiss' && change.request && ASKED_BEFORE.test(words)) return ok('asked-before')
  if (change.kind === 'dismiss' && !change.request && DELEGATED.test(words))
    return fail({ kind: 'dismissal-needs-request' })
  return fail(refusalOf(reply.value, { ...aboutOf(place), fullName: place.fullName }))
}

/** `GET …/dismissal-requests/code-scanning/{n}`: whether somebody has asked for the alert's dismissal and waits for an answer. */
export async function isDismissalPending(send: Send, place: AlertPlace): Promise<Outcome<boolean>> {
  const reply = await send({
    ...aboutOf(place),
    accepts: [403, 404],
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/dismissal-requests/code-scanning/{alert_number}', {
        ...ownerAndName(place),
        alert_number: place.number,
        ...options,
      }),
  })
  if (!reply.ok) return reply
  const parsed = v.safeParse(request, reply.value.data)
  return ok(parsed.success && (parsed.output.status === 'pending' || parsed.output.status === 'open'))
}

function fieldsOf(change: AlertChange) {
  if (change.kind === 'assign') return { assignees: [...change.logins] }
  return {
    state: 'dismissed' as const,
    dismissed_reason: change.reason,
    ...(change.comment !== '' && { dismissed_comment: change.comment }),
    ...(change.request && { create_request: true }),
  }
}

function standingOf(data: unknown): Outcome<AlertStanding> {
  const parsed = v.safeParse(schema, data)
  if (!parsed.success)
    return fail({ kind: 'unexpected-answer', subject: 'alerts', problems: ['state or assignees'] })
  const { state, assignees } = parsed.output
  return ok({ state, assignees: assignees.map(({ login }) => login) })
}

function aboutOf({ organization, fullName, signal }: AlertPlace) {
  return { subject: 'dismissals' as const, name: fullName, organization, signal }
}
