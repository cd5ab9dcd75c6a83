// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import type { Alert } from '../../../demo/organization/model.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { organizationOf, restOf, smallWorld } from './helpers.ts'
import { loadDescription } from './openapi.ts'
import { firstOf, isDevons, nameOf, openAlerts } from './subjects.ts'

const description = loadDescription()

/** A world with an open and a closed campaign, and a request to dismiss `asked` that waits. Always the same. */
function prepare() {
  const world = smallWorld()
  const organization = organizationOf(world)
  const alerts = openAlerts(organization)
  const own = alerts.filter((alert) => isDevons(alert.repository))
  const asked = firstOf(own)
  const { repository } = asked
  const fresh = firstOf(own.filter((one) => one.repository === repository && one !== asked))
  const frozen = firstOf(organization.repositories.filter((one) => one.archived).flatMap((one) => one.alerts))
  world.switchNativeCampaigns('octo-org', true)
  const teamManagers = organization.securityManagers.teams
  const some = alerts.slice(0, 30)
  world.createCampaign('octo-org', { name: 'A', alerts: some, teamManagers, generateIssues: true })
  world.createCampaign('octo-org', { name: 'B', alerts: [], contactLink: 'https://example.com/talk' })
  world.closeCampaign('octo-org', 2)
  world.switchDelegatedDismissal(nameOf(repository), true)
  world.requestDismissal(nameOf(repository), asked.number)
  const rests = {
    maya: restOf(world),
    noor: restOf(world, DEMO_TOKENS.securityManager),
    devon: restOf(world, DEMO_TOKENS.developer),
  }
  return { world, repository, asked, fresh, frozen, rests }
}

const { repository, asked, fresh, frozen } = prepare()
const name = nameOf(repository)
let world: World
let rests: ReturnType<typeof prepare>['rests']
beforeEach(() => {
  const prepared = prepare()
  world = prepared.world
  rests = prepared.rests
})

const ORG = '/orgs/{org}/campaigns'
const ONE = `${ORG}/{campaign_number}`
const LIST = '/repos/{owner}/{repo}/code-scanning/alerts'
const ALERT = `${LIST}/{alert_number}`
const ASKED = '/repos/{owner}/{repo}/dismissal-requests/code-scanning'
const ASKED_ONE = `${ASKED}/{alert_number}`
const campaigns = '/orgs/octo-org/campaigns'
const requests = `/repos/${name}/dismissal-requests/code-scanning`
const pathOf = (alert: Alert) => `/repos/${nameOf(alert.repository)}/code-scanning/alerts/${alert.number}`
const body = {
  name: 'C',
  description: 'D',
  managers: ['maya-manager'],
  ends_at: '2027-01-01T00:00:00Z',
  code_scanning_alerts: [{ repository_id: repository.id, alert_numbers: [asked.number] }],
}
const dismissal = { state: 'dismissed', dismissed_reason: 'mitigated', dismissed_comment: 'E' }
const request = { ...dismissal, create_request: true }

type Case = [
  who: keyof typeof rests,
  method: string,
  operation: string,
  status: number,
  path: string,
  body?: unknown,
]
const CASES: Case[] = [
  ['maya', 'get', ORG, 200, campaigns],
  ['maya', 'get', ORG, 200, `${campaigns}?state=closed&sort=ends_at&direction=asc&per_page=1`],
  ['devon', 'get', ORG, 404, campaigns],
  ['maya', 'get', ORG, 404, '/orgs/empty-org/campaigns'],
  ['maya', 'post', ORG, 200, campaigns, body],
  ['maya', 'post', ORG, 200, campaigns, { ...body, generate_issues: true, contact_link: null }],
  ['maya', 'post', ORG, 400, campaigns],
  ['maya', 'post', ORG, 404, '/orgs/empty-org/campaigns', body],
  ['maya', 'post', ORG, 422, campaigns, { ...body, name: '', managers: ['devon-developer'] }],
  ['maya', 'post', ORG, 422, campaigns, { ...body, due: 'soon' }],
  ['noor', 'get', ONE, 200, `${campaigns}/1`],
  ['noor', 'get', ONE, 200, `${campaigns}/2`],
  ['noor', 'get', ONE, 404, `${campaigns}/99`],
  ['noor', 'get', ONE, 422, `${campaigns}/x`],
  ['maya', 'patch', ONE, 200, `${campaigns}/1`, { name: 'F', team_managers: [], state: 'closed' }],
  ['maya', 'patch', ONE, 400, `${campaigns}/1`],
  ['maya', 'patch', ONE, 404, `${campaigns}/99`, { name: 'F' }],
  ['maya', 'patch', ONE, 422, `${campaigns}/1`, { state: 'paused' }],
  ['maya', 'delete', ONE, 404, `${campaigns}/99`],
  ['devon', 'get', LIST, 200, `/repos/${name}/code-scanning/alerts?per_page=100`],
  ['devon', 'get', LIST, 404, '/repos/octo-org/nothing/code-scanning/alerts'],
  ['devon', 'patch', ALERT, 400, pathOf(fresh), dismissal],
  ['devon', 'patch', ALERT, 400, pathOf(fresh), { state: 'dismissed' }],
  ['devon', 'patch', ALERT, 200, pathOf(fresh), request],
  ['devon', 'patch', ALERT, 200, pathOf(fresh), { assignees: ['copilot-swe-agent[bot]', 'devon-developer'] }],
  ['maya', 'patch', ALERT, 403, pathOf(frozen), { assignees: [] }],
  ['maya', 'patch', ALERT, 404, `/repos/${name}/code-scanning/alerts/99999`, { assignees: [] }],
  ['devon', 'get', ASKED, 200, requests],
  ['devon', 'get', ASKED, 404, '/repos/octo-org/nothing/dismissal-requests/code-scanning'],
  ['devon', 'get', ASKED_ONE, 200, `${requests}/${asked.number}`],
  ['devon', 'get', ASKED_ONE, 404, `${requests}/99999`],
  ['devon', 'patch', ASKED_ONE, 403, `${requests}/${asked.number}`, { status: 'approve', message: 'G' }],
  ['noor', 'patch', ASKED_ONE, 404, `${requests}/99999`, { status: 'approve', message: 'G' }],
  ['noor', 'patch', ASKED_ONE, 422, `${requests}/${asked.number}`, { status: 'approve' }],
  [
    'noor',
    'get',
    '/orgs/{org}/dismissal-requests/code-scanning',
    200,
    '/orgs/octo-org/dismissal-requests/code-scanning',
  ],
  [
    'noor',
    'get',
    '/orgs/{org}/dismissal-requests/code-scanning',
    422,
    '/orgs/octo-org/dismissal-requests/code-scanning?request_status=half',
  ],
  [
    'devon',
    'get',
    '/orgs/{org}/dismissal-requests/code-scanning',
    403,
    '/orgs/octo-org/dismissal-requests/code-scanning',
  ],
]

describe.skipIf(description === null)(
  "campaigns and dismissals held against GitHub's OpenAPI description",
  () => {
    it.each(CASES)('%s: %s %s %i at %s', async (who, method, operation, status, path, sent?: unknown) => {
      const headers = { 'x-github-api-version': '2026-03-10' }
      const answer = await rests[who].send(method.toUpperCase(), path, sent, headers)
      expect(answer.status).toBe(status)
      expect(description?.complaints(method, operation, status, answer.json)).toEqual([])
    })

    it('an alert whose dismissal was approved, and its request', async () => {
      const sent = { status: 'approve', message: 'H' }
      const decided = await rests.noor.send('PATCH', `${requests}/${asked.number}`, sent)
      expect([decided.status, decided.json]).toEqual([204, null])
      const alert = await rests.devon.get(pathOf(asked))
      expect(description?.complaints('get', ALERT, 200, alert.json)).toEqual([])
      const listed = await rests.devon.get(requests)
      expect(description?.complaints('get', ASKED, 200, listed.json)).toEqual([])
      expect(JSON.stringify(listed.json)).toContain('approved')
    })

    it('a denied request', async () => {
      world.reviewDismissal(name, asked.number, 'denied')
      const answer = await rests.devon.get(`${requests}/${asked.number}`)
      expect(description?.complaints('get', ASKED_ONE, 200, answer.json)).toEqual([])
    })

    it('finds fault with a campaign that is wrong', async () => {
      const answer = await rests.maya.get(`${campaigns}/1`)
      const spoil = (change: object) =>
        description?.complaints('get', ONE, 200, { ...Object(answer.json), ...change })
      expect(spoil({})).toEqual([])
      expect(spoil({ state: 'paused' })).not.toEqual([])
      expect(spoil({ contact_link: 5 })).not.toEqual([])
      expect(
        spoil({ alert_stats: { open_count: 1, closed_count: 1, in_progress_count: 1, all: 3 } }),
      ).not.toEqual([])
    })
  },
)
