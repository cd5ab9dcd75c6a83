// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import type { Alert, Repository } from '../../../demo/organization/model.ts'
import type { World } from '../../../demo/organization/world.ts'
import { fieldsOf, linkOf, NOW, organizationOf, restOf, rowsOf, smallWorld, type Rest } from './helpers.ts'
import { nameOf, openAlerts } from './subjects.ts'

const PATH = '/orgs/octo-org/campaigns'
let world: World
let clock: number
let rest: Rest
let alerts: Alert[]

beforeEach(() => {
  clock = NOW
  world = smallWorld({ clock: () => clock })
  world.switchNativeCampaigns('octo-org', true)
  rest = restOf(world)
  const untouched = openAlerts(organizationOf(world)).filter(({ repository, number }) => {
    return (
      !repository.branches.some((branch) => branch.name.startsWith(`alert-autofix-${number}`)) &&
      !repository.pullRequests.some((pull) => pull.alerts.includes(number))
    )
  })
  alerts = untouched.slice(0, 8)
})

const patch = (number: number, body: unknown) => rest.send('PATCH', `${PATH}/${number}`, body)
const stats = async () => Object(fieldsOf(await rest.get(`${PATH}/1`))['alert_stats'])
const numbers = async (query: string) =>
  rowsOf(await rest.get(`${PATH}?${query}`)).map((row) => Number(row['number']))
const at = (index: number) => {
  const alert = alerts[index]
  if (!alert) throw new Error('Too few alerts')
  return { alert, name: nameOf(alert.repository), number: alert.number }
}

describe("a campaign's counts", () => {
  it('follow the present states of its alerts', async () => {
    world.createCampaign('octo-org', { name: 'A', alerts })
    expect(await stats()).toEqual({ open_count: 8, closed_count: 0, in_progress_count: 0 })
    world.fixAlert(at(0).name, at(0).number)
    world.dismissAlert(at(1).name, at(1).number)
    world.createBranch(at(2).name, `alert-autofix-${at(2).number}`)
    world.createBranch(at(3).name, `alert-autofix-${at(3).number}.1`)
    world.createPullRequest(at(4).name, at(4).number, 'topic')
    expect(await stats()).toEqual({ open_count: 6, closed_count: 2, in_progress_count: 3 })
    world.reopenAlert(at(0).name, at(0).number)
    expect(await stats()).toEqual({ open_count: 7, closed_count: 1, in_progress_count: 3 })
  })

  it('leave out work that was given up, keep what was merged, and mistake no other branch', async () => {
    world.createCampaign('octo-org', { name: 'A', alerts })
    const { number } = world.createPullRequest(at(0).name, at(0).number, 'given-up')
    world.closePullRequest(at(0).name, number)
    const merged = world.createPullRequest(at(1).name, at(1).number, 'merged')
    world.mergePullRequest(at(1).name, merged.number)
    world.createBranch(at(2).name, `alert-autofix-${at(2).number}0`)
    expect(await stats()).toMatchObject({ in_progress_count: 1 })
  })

  it('see a fix that was committed to a branch of any name, until it is gone', async () => {
    world.createCampaign('octo-org', { name: 'A', alerts })
    const { alert, name, number } = at(0)
    world.createBranch(name, 'spring-cleaning', world.commits(name)[0]?.sha)
    expect(await stats()).toMatchObject({ in_progress_count: 0 })
    world.commit(name, new Map(), { branch: 'spring-cleaning', autofixOf: number })
    expect(await stats()).toMatchObject({ in_progress_count: 1 })
    world.deleteBranch(name, 'spring-cleaning')
    expect(await stats()).toMatchObject({ in_progress_count: 0 })
    expect(alert.state).toBe('open')
  })

  it('forget repositories that left', async () => {
    world.createCampaign('octo-org', { name: 'A', alerts })
    const gone = at(0).alert.repository
    world.deleteRepository(nameOf(gone))
    const left = alerts.filter((alert) => alert.repository !== gone).length
    expect(await stats()).toMatchObject({ open_count: left, closed_count: 0 })
  })
})

describe('the list of campaigns', () => {
  beforeEach(() => {
    for (const [index, day] of [20, 10, 30].entries()) {
      clock = NOW + index * 60_000
      world.createCampaign('octo-org', { name: `C${index + 1}`, alerts, endsAt: NOW + day * 86_400_000 })
    }
    clock += 60_000
    world.closeCampaign('octo-org', 1)
  })

  it('is sorted and selected', async () => {
    expect(await numbers('')).toEqual([3, 2, 1])
    expect(await numbers('direction=asc')).toEqual([1, 2, 3])
    expect(await numbers('sort=updated')).toEqual([1, 3, 2])
    expect(await numbers('sort=ends_at&direction=asc')).toEqual([2, 1, 3])
    expect(await numbers('sort=published')).toEqual([3, 2, 1])
    expect([await numbers('state=open'), await numbers('state=closed')]).toEqual([[3, 2], [1]])
    expect((await rest.get(`${PATH}?state=all`)).status).toBe(422)
  })

  it('comes in pages whose links can be followed, and is not sent again unchanged', async () => {
    const first = await rest.get(`${PATH}?per_page=2`)
    const next = await rest.get(linkOf(first.headers, 'next') ?? '')
    expect(rowsOf(next).map((row) => row['number'])).toEqual([1])
    const etag = first.headers.get('etag') ?? ''
    expect((await rest.get(`${PATH}?per_page=2`, { 'if-none-match': etag })).status).toBe(304)
    world.fixAlert(at(0).name, at(0).number)
    expect((await rest.get(`${PATH}?per_page=2`, { 'if-none-match': etag })).status).toBe(200)
  })
})

describe('changing a campaign', () => {
  beforeEach(() => {
    world.createCampaign('octo-org', { name: 'A', description: 'Before', alerts })
    clock += 5000
  })

  it('takes every editable field, alone and together', async () => {
    const body = {
      name: 'B',
      description: 'After',
      managers: ['noor-haddad'],
      team_managers: ['security'],
      ends_at: '2027-01-31T00:00:00Z',
      contact_link: 'https://example.com/talk',
    }
    const answer = fieldsOf(await patch(1, body))
    expect(answer).toMatchObject({
      ...body,
      managers: [{ login: 'noor-haddad' }],
      team_managers: [{ slug: 'security' }],
      updated_at: '2026-11-20T12:00:05Z',
    })
    expect(fieldsOf(await patch(1, { contact_link: null, managers: [] }))).toMatchObject({
      name: 'B',
      contact_link: null,
      managers: [],
    })
  })

  it('closes and reopens, and says when', async () => {
    expect(fieldsOf(await patch(1, { state: 'closed' }))).toMatchObject({
      state: 'closed',
      closed_at: '2026-11-20T12:00:05Z',
    })
    expect(fieldsOf(await patch(1, { state: 'open' }))).toMatchObject({ state: 'open', closed_at: null })
  })

  it('may happen after the due date, which closes nothing by itself', async () => {
    clock = NOW + 40 * 86_400_000
    expect(world.campaign('octo-org', 1).state).toBe('open')
    expect((await patch(1, { ends_at: '2026-11-01T00:00:00Z' })).status).toBe(200)
  })

  it.each([
    [{ name: '' }],
    [{ description: 'd'.repeat(256) }],
    [{ managers: ['devon-developer'] }],
    [{ state: 'paused' }],
    [{ ends_at: 'tomorrow' }],
    [{ name: 'B', code_scanning_alerts: [] }],
    [{ name: 'B', generate_issues: true }],
  ])('refuses %j and changes nothing', async (body) => {
    expect((await patch(1, body)).status).toBe(422)
    expect(world.campaign('octo-org', 1)).toMatchObject({ name: 'A', description: 'Before', state: 'open' })
  })

  it('knows only numbers, and only those that are there', async () => {
    expect((await patch(2, { name: 'B' })).status).toBe(404)
    expect((await rest.get(`${PATH}/x`)).status).toBe(422)
    expect((await rest.get(`${PATH}/2`)).status).toBe(404)
    expect(() => world.campaign('octo-org', 2)).toThrow('has no campaign 2')
  })

  it('ends with deleting, after which the number is not given again', async () => {
    const deleted = await rest.send('DELETE', `${PATH}/1`, undefined)
    expect([deleted.status, deleted.json]).toEqual([204, null])
    expect((await rest.get(`${PATH}/1`)).status).toBe(404)
    expect((await rest.send('DELETE', `${PATH}/1`, undefined)).status).toBe(404)
    expect(world.createCampaign('octo-org', { name: 'B', alerts }).number).toBe(2)
  })
})

describe("a campaign's issues", () => {
  const repositories = () => [...new Set(alerts.map((alert) => alert.repository))]
  const issuesOf = (repository: Repository) =>
    repository.issues.filter((issue) => issue.title.startsWith('Security campaign'))
  const everyIssue = () => repositories().flatMap(issuesOf)
  const post = (rest_: object) => {
    const byRepository = Map.groupBy(alerts, (alert) => alert.repository)
    return rest.send('POST', PATH, {
      name: 'A',
      description: 'What and why',
      ends_at: '2026-12-24T00:00:00Z',
      managers: ['maya-manager'],
      contact_link: 'https://example.com/talk',
      code_scanning_alerts: [...byRepository].map(([repository, own]) => {
        return { repository_id: repository.id, alert_numbers: own.map((alert) => alert.number) }
      }),
      ...rest_,
    })
  }

  it('are opened when they are asked for, one in each repository, with what developers need', async () => {
    await post({ generate_issues: true })
    expect(repositories().map((repository) => issuesOf(repository).length)).toEqual(
      repositories().map(() => 1),
    )
    for (const { body } of everyIssue()) {
      for (const part of ['What and why', '2026-12-24', '@maya-manager', 'https://example.com/talk'])
        expect(body).toContain(part)
    }
    expect(world.writes.done()).toHaveLength(1)
  })

  it('are not opened unless asked for, nor where issues are off', async () => {
    await post({})
    expect(everyIssue()).toEqual([])
    const [first] = repositories()
    if (!first) throw new Error('No repository')
    world.switchIssues(nameOf(first), false)
    await post({ generate_issues: true })
    expect(everyIssue()).toHaveLength(repositories().length - 1)
    expect(issuesOf(first)).toEqual([])
  })

  it('follow an edit, hear of closing, reopening and deleting, and stay open', async () => {
    await post({ generate_issues: true })
    await patch(1, { description: 'Another reason', ends_at: '2027-02-01T00:00:00Z' })
    for (const { body } of everyIssue()) {
      expect(body).toContain('Another reason')
      expect(body).toContain('2027-02-01')
    }
    await patch(1, { state: 'closed' })
    await patch(1, { state: 'open' })
    await rest.send('DELETE', `${PATH}/1`, undefined)
    for (const issue of everyIssue()) {
      expect(issue.comments.map(({ body }) => body)).toEqual([
        expect.stringContaining('closed'),
        expect.stringContaining('reopened'),
        expect.stringContaining('deleted'),
      ])
      expect(issue.state).toBe('open')
    }
  })

  it('may be gone or locked away without harm to the campaign', async () => {
    await post({ generate_issues: true })
    const [first, second] = repositories()
    if (!first || !second) throw new Error('Too few repositories')
    world.deleteIssue(nameOf(first), issuesOf(first)[0]?.number ?? 0)
    world.archiveRepository(nameOf(second))
    expect((await patch(1, { name: 'B', state: 'closed' })).status).toBe(200)
    expect(issuesOf(second)[0]?.comments).toEqual([])
  })
})
