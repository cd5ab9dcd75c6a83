// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { autofixFails } from '../../../demo/organization/autofixes.ts'
import { NOW, organizationOf, restOf, smallWorld, type Answer } from './helpers.ts'
import { loadDescription } from './openapi.ts'
import { firstOf, nameOf, openAlerts, repositoryWith } from './subjects.ts'

const description = loadDescription()
const world = smallWorld()
const organization = organizationOf(world)
const rest = restOf(world)
const repository = repositoryWith(organization, (one) => one.visibility === 'public')
const name = nameOf(repository)
const archived = nameOf(
  organization.repositories.find(
    (one) => one.archived && one.alerts.some((alert) => alert.state === 'open'),
  ) ?? repository,
)
const off = nameOf(repositoryWith(organization, (one) => one !== repository))
world.switchIssues(off, false)
const ISSUES = '/repos/{owner}/{repo}/issues'
const ISSUE = `${ISSUES}/{issue_number}`
const COMMENTS = `${ISSUE}/comments`
const PULL = '/repos/{owner}/{repo}/pulls/{pull_number}'
const AUTOFIX = '/repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix'
const issue = world.createIssue(name, { title: 'A', body: 'B', labels: ['x'] })
const pull = world.createPullRequest(name, [], 'topic', { body: 'C' })
world.commentOn(name, issue.number, 'D')
const merged = world.createPullRequest(name, [], 'merged')
world.mergePullRequest(name, merged.number)
const deleted = world.createIssue(name, { title: 'E' })
world.deleteIssue(name, deleted.number)
const here = `/repos/${name}/issues`

type Case = [
  method: 'get' | 'post' | 'patch',
  operation: string,
  status: number,
  path: string,
  body?: unknown,
]
const CASES: Case[] = [
  ['get', ISSUES, 200, `${here}?state=all`],
  ['get', ISSUES, 422, `${here}?state=half`],
  ['get', ISSUES, 404, '/repos/octo-org/nothing/issues'],
  ['post', ISSUES, 201, here, { title: 'A', body: 'B', labels: ['x'], assignees: ['devon-developer'] }],
  ['post', ISSUES, 400, here],
  ['post', ISSUES, 422, here, {}],
  ['post', ISSUES, 422, here, { title: 'A', assignees: ['nobody'] }],
  ['post', ISSUES, 403, `/repos/${archived}/issues`, { title: 'A' }],
  ['post', ISSUES, 404, '/repos/octo-org/nothing/issues', { title: 'A' }],
  ['post', ISSUES, 410, `/repos/${off}/issues`, { title: 'A' }],
  ['get', ISSUE, 200, `${here}/${issue.number}`],
  ['get', ISSUE, 200, `${here}/${pull.number}`],
  ['get', ISSUE, 200, `${here}/${merged.number}`],
  ['get', ISSUE, 404, `${here}/99999`],
  ['get', ISSUE, 410, `${here}/${deleted.number}`],
  ['patch', ISSUE, 200, `${here}/${issue.number}`, { state: 'closed', state_reason: 'not_planned' }],
  ['patch', ISSUE, 200, `${here}/${issue.number}`, { state: 'open', title: 'F' }],
  ['patch', ISSUE, 403, `/repos/${archived}/issues/1`, { state: 'closed' }],
  ['patch', ISSUE, 404, `${here}/99999`, { state: 'closed' }],
  ['patch', ISSUE, 410, `${here}/${deleted.number}`, { state: 'closed' }],
  ['patch', ISSUE, 422, `${here}/${issue.number}`, { state: 'half' }],
  ['get', COMMENTS, 200, `${here}/${issue.number}/comments`],
  ['get', COMMENTS, 404, `${here}/99999/comments`],
  ['get', COMMENTS, 410, `${here}/${deleted.number}/comments`],
  ['post', COMMENTS, 201, `${here}/${issue.number}/comments`, { body: 'G' }],
  ['post', COMMENTS, 403, `/repos/${archived}/issues/1/comments`, { body: 'G' }],
  ['post', COMMENTS, 404, `${here}/99999/comments`, { body: 'G' }],
  ['post', COMMENTS, 410, `${here}/${deleted.number}/comments`, { body: 'G' }],
  ['post', COMMENTS, 422, `${here}/${issue.number}/comments`, {}],
  ['get', '/repos/{owner}/{repo}/pulls', 200, `/repos/${name}/pulls?state=all`],
  ['get', '/repos/{owner}/{repo}/pulls', 422, `/repos/${name}/pulls?state=half`],
  ['get', PULL, 200, `/repos/${name}/pulls/${pull.number}`],
  ['get', PULL, 200, `/repos/${name}/pulls/${merged.number}`],
  ['get', PULL, 404, `/repos/${name}/pulls/${issue.number}`],
]

const ask = (method: string, path: string, body?: unknown, asker = rest): Promise<Answer> =>
  asker.send(method.toUpperCase(), path, body, { 'x-github-api-version': '2026-03-10' })
const complaints = (method: string, operation: string, status: number, answer: Answer) =>
  description?.complaints(method, operation, status, answer.json)

describe.skipIf(description === null)("writes and refusals held against GitHub's OpenAPI description", () => {
  it.each(CASES)('%s %s %i at %s', async (method, operation, status, path, body?: unknown) => {
    const answer = await ask(method, path, body)
    expect(answer.status).toBe(status)
    expect(complaints(method, operation, status, answer)).toEqual([])
  })

  it('an alert with several pull requests, and branches', async () => {
    const alert = firstOf(openAlerts(organization))
    const own = nameOf(alert.repository)
    world.createBranch(own, 'fix/one')
    world.createPullRequest(own, alert.number, 'fix/one')
    world.mergePullRequest(own, world.createPullRequest(own, alert.number, 'fix/two').number)
    const answer = await ask('get', `/repos/${own}/code-scanning/alerts/${alert.number}`)
    expect(complaints('get', AUTOFIX.replace('/autofix', ''), 200, answer)).toEqual([])
    const refs = await ask('get', `/repos/${own}/git/matching-refs/heads/fix`)
    expect(complaints('get', '/repos/{owner}/{repo}/git/matching-refs/{ref}', 200, refs)).toEqual([])
  })

  it('a fix asked for, pending, there, failed and refused', async () => {
    let clock = NOW
    const own = smallWorld({ clock: () => clock })
    const asker = restOf(own)
    const alerts = openAlerts(organizationOf(own))
    const pathOf = ({ repository: its, number }: (typeof alerts)[number]) =>
      `/repos/${nameOf(its)}/code-scanning/alerts/${number}/autofix`
    const good = firstOf(alerts.filter((alert) => !autofixFails(alert)))
    const bad = firstOf(alerts.filter(autofixFails))
    const held = async (method: 'get' | 'post', path: string, status: number) => {
      const answer = await ask(method, path, undefined, asker)
      expect(answer.status).toBe(status)
      expect(complaints(method, AUTOFIX, status, answer)).toEqual([])
    }
    await held('get', pathOf(good), 404)
    await held('post', pathOf(good), 202)
    await held('post', pathOf(bad), 202)
    await held('get', pathOf(good), 200)
    clock += 3_600_000
    await held('post', pathOf(good), 200)
    await held('get', pathOf(bad), 200)
    own.archiveRepository(nameOf(good.repository))
    await held('post', pathOf(good), 403)
    await held('get', '/repos/octo-org/nothing/code-scanning/alerts/1/autofix', 404)
  })

  it('a refusal for want of a permission, of budget, and of patience', async () => {
    const fine = await restOf(world, DEMO_TOKENS.fineGrainedWithoutAlerts).send('POST', here, { title: 'A' })
    expect(fine.status).toBe(403)
    expect(complaints('post', ISSUES, 403, fine)).toEqual([])
    const hurried = restOf(world)
    hurried.limits.secondary.writesPerMinute = 0
    const fast = await ask('post', here, { title: 'A' }, hurried)
    expect(fast.status).toBe(403)
    expect(complaints('post', ISSUES, 403, fast)).toEqual([])
    const overview = await ask('get', '/rate_limit')
    expect(complaints('get', '/rate_limit', 200, overview)).toEqual([])
  })

  it('finds fault with an issue that is wrong', async () => {
    const answer = await rest.get(`${here}/${issue.number}`)
    const spoilt = { ...answer, json: { ...Object(answer.json), updated_at: 'yesterday' } }
    expect(complaints('get', ISSUE, 200, spoilt)).not.toEqual([])
  })
})
