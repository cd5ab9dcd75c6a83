import { Hono } from 'hono'
import type { DismissalRequest } from '../organization/dismissal-requests.ts'
import type { Repository } from '../organization/model.ts'
import { managesSecurity, reachOrganization, requireGrant, requireToken } from './access.ts'
import { findAlert } from './alerts.ts'
import { answer } from './answer.ts'
import { readBody } from './body.ts'
import type { Api, ApiContext, ApiVariables } from './context.ts'
import { ApiError, invalid, notFound } from './errors.ts'
import { oneOf } from './issue-list.ts'
import { dismissalRequestJson } from './json/dismissal-request.ts'
import { cutByNumber } from './pages.ts'
import { reachScanning } from './repository-access.ts'

const PATH = '/repos/:owner/:repo/dismissal-requests/code-scanning'
const HOUR = 3_600_000
const PERIODS: Record<string, number> = { hour: HOUR, day: 24 * HOUR, week: 168 * HOUR, month: 720 * HOUR }
/** GitHub's limit for a reviewer's message, in characters. */
const LONGEST_MESSAGE = 2048

/** Requests to dismiss an alert, where dismissing is delegated: list, ask for, decide. */
export function dismissalRequestRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()
  const { dismissals } = world
  const statusOf = (request: DismissalRequest) => dismissals.statusOf(request, world.clock())
  const json = (request: DismissalRequest) => dismissalRequestJson(request, statusOf(request))

  /** The repository of the address; 404 where nobody has to ask. */
  const reach = (c: ApiContext, level: 'read' | 'write'): Repository => {
    const repository = reachScanning(c, world, level)
    if (!dismissals.delegated(repository)) throw notFound()
    return repository
  }

  app.get('/orgs/:org/dismissal-requests/code-scanning', (c) => {
    const organization = reachOrganization(c, world, c.req.param('org'))
    const { person } = requireGrant(c, ['repo', 'security_events'], 'security_events')
    if (!managesSecurity(organization, person)) throw mayNotReview()
    const name = c.req.query('repository_name')
    const found = select(c).filter(({ alert: { repository } }) => {
      return repository.owner === organization && (name === undefined || repository.name === name)
    })
    const page = cutByNumber(c, found, `/organizations/${organization.id}/dismissal-requests/code-scanning`)
    return answer(c, page.items.map(json), { link: page.link })
  })

  app.get(PATH, (c) => {
    const repository = reach(c, 'read')
    const found = select(c).filter((request) => request.alert.repository === repository)
    const page = cutByNumber(c, found, `/repositories/${repository.id}/dismissal-requests/code-scanning`)
    return answer(c, page.items.map(json), { link: page.link })
  })

  app.get(`${PATH}/:number`, (c) => {
    const request = dismissals.of(findAlert(c, reach(c, 'read')))
    if (!request) throw notFound()
    return answer(c, json(request))
  })

  app.patch(`${PATH}/:number`, async (c) => {
    const repository = reach(c, 'write')
    const { person } = requireToken(c)
    if (!managesSecurity(repository.owner, person)) throw mayNotReview()
    const alert = findAlert(c, repository)
    const { status, message } = await readBody(c)
    if (status !== 'approve' && status !== 'deny') throw wrong('status')
    if (typeof message !== 'string' || message.length > LONGEST_MESSAGE) throw wrong('message')
    const request = dismissals.of(alert)
    if (!request) throw notFound()
    if (statusOf(request) !== 'pending') throw wrong('status')
    const name = `${repository.owner.login}/${repository.name}`
    const decision = status === 'approve' ? 'approved' : 'denied'
    world.reviewDismissal(name, alert.number, decision, message, person)
    return c.body(null, 204)
  })

  /** What the query asks for, newest first. Without a period GitHub looks back a month. */
  function select(c: ApiContext): DismissalRequest[] {
    const status = oneOf(c, 'request_status', ['all', 'open', 'approved', 'expired', 'denied'])
    const wanted = status === 'open' ? 'pending' : status
    const since = world.clock() - (PERIODS[oneOf(c, 'time_period', Object.keys(PERIODS), 'month')] ?? 0)
    const requester = c.req.query('requester')?.toLowerCase()
    const reviewer = c.req.query('reviewer')?.toLowerCase()
    return dismissals.all
      .filter((request) => request.createdAt > since)
      .filter((request) => wanted === 'all' || statusOf(request) === wanted)
      .filter(({ by }) => requester === undefined || by.login.toLowerCase() === requester)
      .filter(({ response }) => reviewer === undefined || response?.by.login.toLowerCase() === reviewer)
      .toReversed()
  }

  return app
}

function mayNotReview(): ApiError {
  return new ApiError(403, 'You are not authorized to review alert dismissal requests.')
}

function wrong(field: string): ApiError {
  return invalid({ resource: 'DismissalRequest', field, code: 'invalid' })
}
