import { Hono } from 'hono'
import { letCopilotFix } from '../organization/copilot.ts'
import type { Alert, DismissedReason, Person } from '../organization/model.ts'
import { COPILOT } from '../organization/people.ts'
import { managesSecurity, requireToken, roleOf } from './access.ts'
import { findAlert } from './alerts.ts'
import { answer } from './answer.ts'
import type { Api, ApiVariables } from './context.ts'
import { ApiError, invalid } from './errors.ts'
import { alertJson } from './json/alert.ts'
import { reachScanning } from './repository-access.ts'

const DOCUMENTATION = 'https://docs.github.com/rest/code-scanning/code-scanning#update-a-code-scanning-alert'
const REASONS: readonly DismissedReason[] = ['false positive', "won't fix", 'used in tests', 'mitigated']
/** GitHub's limit, in characters; it answers 422 above it. */
const LONGEST_COMMENT = 280

type Fields = Record<string, unknown>
interface Dismissing {
  reason: DismissedReason
  comment: string | null
}

/**
 * Changing one alert: dismissing (or asking for it), reopening, assigning. Everything is checked before anything
 * changes. Where dismissing is delegated, a writer's dismissal without `create_request` is refused with 400, and one with
 * it is answered 200 with the alert still open; seen in https://github.com/microsoft/sarif-vscode-extension/issues/608.
 */
export function alertUpdateRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.patch('/repos/:owner/:repo/code-scanning/alerts/:number', async (c) => {
    const alert = findAlert(c, reachScanning(c, world, 'write'))
    const body: unknown = await c.req.json().catch(() => null)
    if (typeof body !== 'object' || body === null) throw refused('Problems parsing JSON')
    const { person } = requireToken(c)
    const fields: Fields = { ...body }
    if (fields['state'] === undefined && fields['assignees'] === undefined)
      throw refused('Either state or assignees is required.')
    const assignees = readAssignees(fields['assignees'], alert)
    const turn = readState(fields, alert)
    const asks = turn !== null && turn !== 'open' && mustAsk(alert, person)
    if (asks) requireRequest(fields, turn, alert)
    if (assignees) assign(alert, assignees, person)
    if (turn) apply(alert, turn, asks, person)
    return answer(c, alertJson(alert))
  })

  function readAssignees(value: unknown, { repository }: Alert): Person[] | null {
    if (value === undefined) return null
    if (!Array.isArray(value)) throw refused('assignees must be a list of logins.')
    return value.map((login) => {
      const person = world.person(String(login))
      if (person && (person === COPILOT || roleOf(repository.owner, person))) return person
      throw invalid({ resource: 'Alert', field: 'assignees', code: 'invalid', value: String(login) })
    })
  }

  /** Owners and security managers decide themselves. */
  function mustAsk({ repository }: Alert, person: Person): boolean {
    return world.dismissals.delegated(repository) && !managesSecurity(repository.owner, person)
  }

  /** What GitHub wants of somebody who may only ask: that they say so, with a comment, once. */
  function requireRequest(fields: Fields, { comment }: Dismissing, alert: Alert): void {
    if (fields['create_request'] !== true) {
      throw refused(
        'Delegated alert dismissal is enabled. The alert cannot be dismissed when the create_request parameter is false.',
      )
    }
    if (comment === null || comment.trim() === '') throw refused('Alert dismissal comment is not valid.')
    const last = world.dismissals.of(alert)
    if (last && world.dismissals.statusOf(last, world.clock()) === 'pending')
      throw refused('There is a pending dismissal request for this alert already.')
  }

  /** Replaces the assignees. Copilot begins to work when it was not among them before. */
  function assign(alert: Alert, people: Person[], by: Person): void {
    const begins = people.includes(COPILOT) && !alert.assignees.includes(COPILOT)
    world.assignAlert(nameOf(alert), alert.number, [...new Set(people)])
    if (begins) letCopilotFix(world, alert, by)
  }

  function apply(alert: Alert, turn: 'open' | Dismissing, asks: boolean, by: Person): void {
    const name = nameOf(alert)
    if (turn === 'open') {
      if (alert.state !== 'open') world.reopenAlert(name, alert.number)
    } else if (asks) {
      world.requestDismissal(name, alert.number, turn.reason, turn.comment ?? '', by)
    } else {
      world.dismissAlert(name, alert.number, turn.reason, turn.comment, by)
    }
  }

  return app
}

/** What shall become of the alert; null when only its assignees change. */
function readState(fields: Fields, alert: Alert): 'open' | Dismissing | null {
  const { state, dismissed_reason: wanted, dismissed_comment: comment = null } = fields
  if (state === undefined) return null
  if (state !== 'open' && state !== 'dismissed') throw refused('state must be open or dismissed.')
  if (alert.state === 'fixed') throw refused('Alert is fixed: its state cannot be changed.')
  if (state === 'open') return 'open'
  if (alert.state === 'dismissed') throw refused('Alert is already dismissed.')
  const reason = REASONS.find((candidate) => candidate === wanted)
  if (!reason) throw refused('A dismissed reason is required when dismissing an alert.')
  if (comment !== null && (typeof comment !== 'string' || comment.length > LONGEST_COMMENT)) {
    const message = `dismissed_comment must be a text of at most ${LONGEST_COMMENT} characters.`
    throw new ApiError(422, `Invalid request.\n\n${message}`, {}, DOCUMENTATION)
  }
  return { reason, comment }
}

function refused(message: string): ApiError {
  return new ApiError(400, message, {}, DOCUMENTATION)
}

function nameOf({ repository }: Alert): string {
  return `${repository.owner.login}/${repository.name}`
}
