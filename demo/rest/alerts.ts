import { Hono } from 'hono'
import type { Alert, Repository } from '../organization/model.ts'
import { managesSecurity, reachOrganization, requireGrant } from './access.ts'
import type { AlertQuery } from './alert-index.ts'
import { answer } from './answer.ts'
import type { Api, ApiContext, ApiVariables } from './context.ts'
import { ApiError, notFound } from './errors.ts'
import {
  alertItemJson,
  alertJson,
  instanceJson,
  linkedPullRequests,
  organizationAlertItemJson,
} from './json/alert.ts'
import { cutByCursor, cutByNumber, type Page } from './pages.ts'
import { reachScanning } from './repository-access.ts'

const DOCUMENTATION = 'https://docs.github.com/rest/code-scanning/code-scanning'

/** Code scanning alerts: of an organization, of a repository (for whoever pushes there), and one by one. */
export function alertRoutes({ world, alerts }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.get('/orgs/:org/code-scanning/alerts', (c) => {
    const organization = reachOrganization(c, world, c.req.param('org'))
    const token = requireGrant(c, ['repo', 'security_events'], 'security_events')
    // For this list GitHub documents 404 and nothing else: to those who may not, and where scanning is off.
    if (!managesSecurity(organization, token.person)) throw notFound()
    if (!organization.codeScanning) throw new ApiError(404, 'no analysis found', {}, DOCUMENTATION)
    const page = cut(
      c,
      alerts.select(organization, readQuery(c)),
      `/organizations/${organization.id}/code-scanning/alerts`,
    )
    return answer(c, page.items.map(organizationAlertItemJson), { link: page.link })
  })

  app.get('/repos/:owner/:repo/code-scanning/alerts', (c) => {
    const repository = reachScanning(c, world)
    if (repository.language === null) throw new ApiError(404, 'no analysis found', {}, DOCUMENTATION)
    const page = cut(
      c,
      alerts.select(repository, readQuery(c)),
      `/repositories/${repository.id}/code-scanning/alerts`,
    )
    return answer(c, page.items.map(alertItemJson), { link: page.link })
  })

  app.get('/repos/:owner/:repo/code-scanning/alerts/:number', (c) => {
    const alert = findAlert(c, reachScanning(c, world))
    return answer(c, alertJson(alert), { etagOf: [alertItemJson(alert), linkedPullRequests(alert)] })
  })

  app.get('/repos/:owner/:repo/code-scanning/alerts/:number/instances', (c) => {
    const alert = findAlert(c, reachScanning(c, world))
    // A dismissal is a decision about the alert: the instance itself is still there, so it is open.
    return answer(c, [{ ...instanceJson(alert), state: alert.state === 'fixed' ? 'fixed' : 'open' }])
  })

  return app
}

/** The alert of the address in a repository that was reached; 404 when it has none of that number. */
export function findAlert(c: ApiContext, repository: Repository): Alert {
  const number = Number(c.req.param('number'))
  const alert = repository.alerts.find((candidate) => candidate.number === number)
  if (!alert) throw new ApiError(404, 'No alert found for alert number', {}, DOCUMENTATION)
  return alert
}

function readQuery(c: ApiContext): AlertQuery {
  const query: AlertQuery = {
    sort: c.req.query('sort') === 'updated' ? 'updated' : 'created',
    direction: c.req.query('direction') === 'asc' ? 'asc' : 'desc',
  }
  const state = c.req.query('state')
  const severity = c.req.query('severity')
  const tool = c.req.query('tool_name')
  const toolGuid = c.req.query('tool_guid')
  const ref = c.req.query('ref')
  const assignees = c.req.query('assignees')
  if (state !== undefined) query.state = state
  if (severity !== undefined) query.severity = severity
  if (tool !== undefined) query.tool = tool
  if (toolGuid !== undefined) query.toolGuid = toolGuid
  if (ref !== undefined) query.ref = ref
  if (assignees !== undefined) query.assignees = assignees
  return query
}

/** Both styles of paging exist here: by cursor when the caller sends one, otherwise by number. */
function cut(c: ApiContext, found: readonly Alert[], base: string): Page<Alert> {
  const byCursor = c.req.query('after') !== undefined || c.req.query('before') !== undefined
  if (!byCursor) return cutByNumber(c, found, base)
  return cutByCursor(c, found, base, (alert) => `${alert.repository.id}:${alert.number}`)
}
