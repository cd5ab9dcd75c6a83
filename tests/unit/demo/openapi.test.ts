// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { organizationOf, restOf, rowsOf, smallWorld } from './helpers.ts'
import { loadDescription } from './openapi.ts'

const description = loadDescription()
const world = smallWorld()
const organization = organizationOf(world)
const rest = restOf(world)
const busiest = organization.repositories.toSorted(
  (left, right) => right.pullRequests.length - left.pullRequests.length,
)[0]
if (!busiest) throw new Error('The world has no repositories')
const unscanned = world.organization('no-scanning-org')?.repositories[0]
if (!unscanned) throw new Error('The organization without scanning has no repositories')
const name = `octo-org/${busiest.name}`
const linked = busiest.pullRequests[0]?.alerts[0] ?? 1
const dismissed = organization.repositories
  .flatMap((one) => one.alerts)
  .find((alert) => alert.state === 'dismissed')
if (!dismissed) throw new Error('The world has no dismissed alert')

/** Each operation of GitHub's description that the local GitHub answers, and addresses to ask it at. */
const OPERATIONS: [string, string[]][] = [
  ['/user', ['/user']],
  ['/rate_limit', ['/rate_limit']],
  ['/versions', ['/versions']],
  [
    '/orgs/{org}/code-scanning/alerts',
    [
      '/orgs/octo-org/code-scanning/alerts?per_page=100',
      '/orgs/octo-org/code-scanning/alerts?per_page=100&state=dismissed',
      '/orgs/octo-org/code-scanning/alerts?per_page=100&tool_name=Trivy',
      '/orgs/octo-org/code-scanning/alerts?per_page=100&assignees=*',
      '/orgs/empty-org/code-scanning/alerts',
    ],
  ],
  [
    '/orgs/{org}/repos',
    ['/orgs/octo-org/repos?per_page=100', '/orgs/no-scanning-org/repos', '/orgs/empty-org/repos'],
  ],
  ['/orgs/{org}/properties/values', ['/orgs/octo-org/properties/values?per_page=100']],
  ['/orgs/{org}/teams', ['/orgs/octo-org/teams']],
  [
    '/orgs/{org}/teams/{team_slug}/repos',
    ['/orgs/octo-org/teams/payments/repos', '/orgs/octo-org/teams/security/repos'],
  ],
  ['/orgs/{org}/teams/{team_slug}/members', ['/orgs/octo-org/teams/payments/members']],
  ['/orgs/{org}/members', ['/orgs/octo-org/members?per_page=100', '/orgs/octo-org/members?role=admin']],
  ['/orgs/{org}/organization-roles', ['/orgs/octo-org/organization-roles']],
  ['/orgs/{org}/organization-roles/{role_id}/users', ['/orgs/octo-org/organization-roles/8138/users']],
  ['/orgs/{org}/organization-roles/{role_id}/teams', ['/orgs/octo-org/organization-roles/8138/teams']],
  ['/user/memberships/orgs/{org}', ['/user/memberships/orgs/octo-org']],
  ['/orgs/{org}/memberships/{username}', ['/orgs/octo-org/memberships/devon-developer']],
  ['/repos/{owner}/{repo}', [`/repos/${name}`, `/repos/no-scanning-org/${unscanned.name}`]],
  ['/repos/{owner}/{repo}/code-scanning/alerts', [`/repos/${name}/code-scanning/alerts?per_page=100`]],
  [
    '/repos/{owner}/{repo}/code-scanning/alerts/{alert_number}',
    [
      `/repos/${name}/code-scanning/alerts/${linked}`,
      `/repos/octo-org/${dismissed.repository.name}/code-scanning/alerts/${dismissed.number}`,
    ],
  ],
  [
    '/repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances',
    [
      `/repos/${name}/code-scanning/alerts/${linked}/instances`,
      `/repos/octo-org/${dismissed.repository.name}/code-scanning/alerts/${dismissed.number}/instances`,
    ],
  ],
  ['/repos/{owner}/{repo}/git/matching-refs/{ref}', [`/repos/${name}/git/matching-refs/heads/`]],
  ['/repos/{owner}/{repo}/pulls', [`/repos/${name}/pulls?state=all`]],
]

describe.skipIf(description === null)("answers held against GitHub's OpenAPI description", () => {
  it.each(OPERATIONS.flatMap(([operation, addresses]) => addresses.map((address) => [operation, address])))(
    '%s at %s',
    async (operation = '', address = '') => {
      const answer = await rest.get(address, { 'x-github-api-version': '2026-03-10' })
      expect(answer.status).toBe(200)
      expect(description?.complaints('get', operation, 200, answer.json)).toEqual([])
    },
  )

  it('PATCH of an alert', async () => {
    const operation = '/repos/{owner}/{repo}/code-scanning/alerts/{alert_number}'
    const body = { state: 'dismissed', dismissed_reason: 'false positive', dismissed_comment: 'Checked' }
    const answer = await restOf(smallWorld()).send(
      'PATCH',
      `/repos/${name}/code-scanning/alerts/${linked}`,
      body,
    )
    expect(answer.status).toBe(200)
    expect(description?.complaints('patch', operation, 200, answer.json)).toEqual([])
  })

  it('the campaigns of an organization that has them', async () => {
    const licensed = smallWorld()
    organizationOf(licensed).nativeCampaigns = true
    const answer = await restOf(licensed).get('/orgs/octo-org/campaigns')
    expect(answer.status).toBe(200)
    expect(description?.complaints('get', '/orgs/{org}/campaigns', 200, answer.json)).toEqual([])
  })

  it('finds fault with an answer that is wrong', async () => {
    const [first = {}] = rowsOf(await rest.get('/orgs/octo-org/code-scanning/alerts?per_page=1'))
    const operation = '/orgs/{org}/code-scanning/alerts'
    expect(description?.complaints('get', operation, 200, [{ ...first, state: 'half-open' }])).not.toEqual([])
    const { rule: _rule, ...withoutRule } = first
    expect(description?.complaints('get', operation, 200, [withoutRule])).not.toEqual([])
    expect(
      description?.complaints('get', operation, 200, [{ ...first, created_at: 'yesterday' }]),
    ).not.toEqual([])
  })
})
