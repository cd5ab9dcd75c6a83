// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import type { Repository } from '../../../demo/organization/model.ts'
import { DEVON, MAYA, NOOR } from '../../../demo/organization/people.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { fieldsOf, linkOf, NOW, organizationOf, restOf, rowsOf, smallWorld, type Rest } from './helpers.ts'
import { isDevons, nameOf, repositoryWith } from './subjects.ts'

let world: World
let rest: Rest
let repository: Repository
let name: string
let clock: number

beforeEach(() => {
  clock = NOW + 3_600_000
  world = smallWorld({ clock: () => clock })
  rest = restOf(world)
  repository = repositoryWith(organizationOf(world), (one) => one.pullRequests.length > 0)
  name = nameOf(repository)
})

const later = (seconds = 60) => (clock += seconds * 1000)
const isoNow = () => new Date(clock).toISOString().replace('.000', '')
const create = (body: unknown, asker = rest) => asker.send('POST', `/repos/${name}/issues`, body)
const patch = (number: unknown, body: unknown, asker = rest) =>
  asker.send('PATCH', `/repos/${name}/issues/${String(number)}`, body)
const list = async (query = '') =>
  rowsOf(await rest.get(`/repos/${name}/issues?per_page=100&${query}`)).filter((row) => !row['pull_request'])
const titles = async (query = '') => (await list(query)).map((row) => row['title'])

describe('opening an issue', () => {
  it('answers 201 with the issue and its address, which then leads to it', async () => {
    const made = await create({ title: 'Fix', body: 'Why', labels: ['security'], assignees: [DEVON.login] })
    expect(made.status).toBe(201)
    const issue = fieldsOf(made)
    expect(issue).toMatchObject({
      title: 'Fix',
      body: 'Why',
      state: 'open',
      state_reason: null,
      user: { login: MAYA.login },
      labels: [{ name: 'security' }],
      assignees: [{ login: DEVON.login }],
      comments: 0,
      created_at: isoNow(),
      html_url: `https://github.com/${name}/issues/${String(issue['number'])}`,
    })
    expect(made.headers.get('location')).toBe(issue['url'])
    expect((await rest.get(`/repos/${name}/issues/${String(issue['number'])}`)).json).toEqual(issue)
  })

  it('numbers issues and pull requests together, and gives no number twice', async () => {
    const highest = Math.max(...repository.pullRequests.map((pull) => pull.number))
    expect(fieldsOf(await create({ title: 'A' }))['number']).toBe(highest + 1)
    expect(world.createPullRequest(name, [], 'x').number).toBe(highest + 2)
    expect(fieldsOf(await create({ title: 'B' }))['number']).toBe(highest + 3)
    world.deleteIssue(name, highest + 3)
    expect(fieldsOf(await create({ title: 'C' }))['number']).toBe(highest + 4)
  })

  it.each([
    [{}, 'title', 'missing_field'],
    [{ title: '  ' }, 'title', 'missing_field'],
    [{ title: 'x'.repeat(257) }, 'title', 'custom'],
    [{ title: 'A', body: 'x'.repeat(65_537) }, 'body', 'custom'],
    [{ title: 'A', assignees: ['nobody-here'] }, 'assignees', 'invalid'],
  ])('refuses what will not do and makes nothing (%#)', async (body, field, code) => {
    const answer = await create(body)
    expect(answer.status).toBe(422)
    expect(fieldsOf(answer)).toMatchObject({ message: 'Validation Failed', errors: [{ field, code }] })
    expect(repository.issues).toEqual([])
  })

  it.each([
    [[]],
    [{ title: {} }],
    [{ title: 'A', body: 1 }],
    [{ title: 'A', labels: 'x' }],
    [{ title: 'A', labels: [{}] }],
    [{ title: 'A', assignees: 'x' }],
  ])('refuses the wrong kind of value: %j', async (body) => {
    expect((await create(body)).status).toBe(422)
    expect(repository.issues).toEqual([])
  })

  it('takes the longest body and labels as objects, each once', async () => {
    const body = 'x'.repeat(65_536)
    const made = await create({ title: 'A', body, labels: [{ name: 'a' }, 'a', 'b'] })
    expect(made.status).toBe(201)
    expect(fieldsOf(made)['labels']).toMatchObject([{ name: 'a' }, { name: 'b' }])
  })

  it('answers 410 where issues are switched off, and works when they are on again', async () => {
    world.switchIssues(name, false)
    expect((await create({ title: 'A' })).status).toBe(410)
    expect((await rest.get(`/repos/${name}/issues`)).status).toBe(410)
    expect(fieldsOf(await rest.get(`/repos/${name}`))['has_issues']).toBe(false)
    world.switchIssues(name, true)
    expect((await create({ title: 'A' })).status).toBe(201)
  })

  it('answers 403 in an archived repository', async () => {
    world.archiveRepository(name)
    expect((await create({ title: 'A' })).status).toBe(403)
    world.archiveRepository(name, false)
    expect((await create({ title: 'A' })).status).toBe(201)
  })
})

describe('listing issues', () => {
  it('has open ones first made last, and pull requests among them', async () => {
    await create({ title: 'A' })
    later()
    await create({ title: 'B' })
    expect(await titles()).toEqual(['B', 'A'])
    expect(await titles('direction=asc')).toEqual(['A', 'B'])
    const open = repository.pullRequests.filter((pull) => pull.state === 'open').length
    const rows = rowsOf(await rest.get(`/repos/${name}/issues?per_page=100`))
    expect(rows.filter((row) => row['pull_request'] !== undefined)).toHaveLength(open)
  })

  it('selects by state, creator, assignee, labels and time of change', async () => {
    await create({ title: 'A', labels: ['security', 'x'], assignees: [DEVON.login] })
    const second = later()
    const made = fieldsOf(await create({ title: 'B', labels: ['security'] }))
    await patch(made['number'], { state: 'closed' })
    await create({ title: 'C' }, restOf(world, DEMO_TOKENS.securityManager))
    expect(await titles('state=open')).toEqual(['C', 'A'])
    expect(await titles('state=closed')).toEqual(['B'])
    expect(await titles('state=all')).toEqual(['C', 'B', 'A'])
    expect(await titles(`creator=${NOOR.login}`)).toEqual(['C'])
    expect(await titles(`assignee=${DEVON.login}`)).toEqual(['A'])
    expect(await titles('assignee=none')).toEqual(['C'])
    expect(await titles('labels=security,X&state=all')).toEqual(['A'])
    expect(await titles(`since=${new Date(second).toISOString()}&state=all`)).toEqual(['C', 'B'])
  })

  it('sorts by last change and by comments', async () => {
    const first = fieldsOf(await create({ title: 'A' }))
    later()
    await create({ title: 'B' })
    later()
    await rest.send('POST', `/repos/${name}/issues/${String(first['number'])}/comments`, { body: 'Hello' })
    expect(await titles('sort=updated')).toEqual(['A', 'B'])
    expect(await titles('sort=comments')).toEqual(['A', 'B'])
    expect(await titles('sort=created')).toEqual(['B', 'A'])
  })

  it('is cut into pages', async () => {
    for (const title of ['A', 'B', 'C']) await create({ title, labels: ['mine'] })
    const first = await rest.get(`/repos/${name}/issues?labels=mine&per_page=2`)
    expect(rowsOf(first)).toHaveLength(2)
    const next = linkOf(first.headers, 'next') ?? ''
    expect(next).toContain(`/repositories/${repository.id}/issues`)
    expect(rowsOf(await rest.get(next)).map((row) => row['title'])).toEqual(['A'])
  })

  it.each(['state=half', 'sort=size', 'direction=up', 'since=yesterday'])('refuses %s', async (query) => {
    expect((await rest.get(`/repos/${name}/issues?${query}`)).status).toBe(422)
  })

  it('has an ETag that changes with an issue and not with a branch', async () => {
    await create({ title: 'A' })
    const path = `/repos/${name}/issues`
    const etag = (await rest.get(path)).headers.get('etag') ?? ''
    world.createBranch(name, 'other')
    expect((await rest.get(path, { 'if-none-match': etag })).status).toBe(304)
    await create({ title: 'B' })
    expect((await rest.get(path, { 'if-none-match': etag })).status).toBe(200)
  })
})

describe('changing an issue', () => {
  it('closes with a reason, reopens, and says who closed it', async () => {
    const { number } = fieldsOf(await create({ title: 'A' }))
    later()
    const closed = fieldsOf(await patch(number, { state: 'closed', state_reason: 'not_planned' }))
    expect(closed).toMatchObject({
      state: 'closed',
      state_reason: 'not_planned',
      closed_at: isoNow(),
      closed_by: { login: MAYA.login },
    })
    const open = fieldsOf(await patch(number, { state: 'open' }))
    expect(open).toMatchObject({ state: 'open', state_reason: 'reopened', closed_at: null, closed_by: null })
    expect(fieldsOf(await patch(number, { state: 'closed' }))['state_reason']).toBe('completed')
  })

  it('changes title, body, labels and assignees, and leaves what is not given', async () => {
    const { number } = fieldsOf(await create({ title: 'A', body: 'B', labels: ['x'] }))
    later()
    const changed = fieldsOf(await patch(number, { body: 'C', assignees: [NOOR.login] }))
    expect(changed).toMatchObject({ title: 'A', body: 'C', labels: [{ name: 'x' }], updated_at: isoNow() })
    expect(changed['assignees']).toMatchObject([{ login: NOOR.login }])
    expect(fieldsOf(await patch(number, { title: 'D', body: null, labels: [] }))).toMatchObject({
      title: 'D',
      body: null,
      labels: [],
    })
  })

  it('keeps its time when nothing is different, also for a reason without a new state', async () => {
    const made = fieldsOf(await create({ title: 'A', body: 'B' }))
    later()
    const same = fieldsOf(
      await patch(made['number'], { title: 'A', body: 'B', state: 'open', state_reason: 'completed' }),
    )
    expect(same).toEqual(made)
  })

  it.each([[{ state: 'gone' }], [{ state: 'closed', state_reason: 'bored' }], [{ title: '' }]])(
    'refuses %j and changes nothing',
    async (body) => {
      const made = fieldsOf(await create({ title: 'A' }))
      expect((await patch(made['number'], body)).status).toBe(422)
      expect(fieldsOf(await rest.get(`/repos/${name}/issues/${String(made['number'])}`))).toEqual(made)
    },
  )

  it('closes a pull request by its number too', async () => {
    const pull = world.createPullRequest(name, [], 'topic')
    expect(fieldsOf(await patch(pull.number, { state: 'closed' }))).toMatchObject({
      pull_request: {},
      state: 'closed',
    })
    expect(fieldsOf(await rest.get(`/repos/${name}/pulls/${pull.number}`))).toMatchObject({
      state: 'closed',
      merged: false,
    })
    const merged = world.createPullRequest(name, [], 'topic-2')
    world.mergePullRequest(name, merged.number)
    expect((await patch(merged.number, { state: 'open' })).status).toBe(422)
  })

  it('answers 404 to a number that never was and 410 to one that was deleted', async () => {
    const issue = world.createIssue(name, { title: 'A' })
    world.deleteIssue(name, issue.number)
    expect((await rest.get(`/repos/${name}/issues/${issue.number}`)).status).toBe(410)
    expect((await patch(issue.number, { state: 'closed' })).status).toBe(410)
    expect((await rest.get(`/repos/${name}/issues/9999`)).status).toBe(404)
  })
})

describe('comments', () => {
  it('stand in the order of their making and move the issue', async () => {
    const issue = world.createIssue(name, { title: 'A' })
    const path = `/repos/${name}/issues/${issue.number}/comments`
    await rest.send('POST', path, { body: 'One' })
    const since = later()
    const made = await rest.send('POST', path, { body: 'Two' })
    expect(made.status).toBe(201)
    expect(fieldsOf(made)).toMatchObject({ body: 'Two', user: { login: MAYA.login }, created_at: isoNow() })
    expect(made.headers.get('location')).toBe(fieldsOf(made)['url'])
    expect(rowsOf(await rest.get(path)).map((row) => row['body'])).toEqual(['One', 'Two'])
    const recent = await rest.get(`${path}?since=${new Date(since).toISOString()}`)
    expect(rowsOf(recent).map((row) => row['body'])).toEqual(['Two'])
    const second = await rest.get(`${path}?per_page=1&page=2`)
    expect(rowsOf(second).map((row) => row['body'])).toEqual(['Two'])
    expect(fieldsOf(await rest.get(`/repos/${name}/issues/${issue.number}`))).toMatchObject({
      comments: 2,
      updated_at: isoNow(),
    })
  })

  it('are refused when empty, archived, switched off or nowhere', async () => {
    const { number } = world.createIssue(name, { title: 'A' })
    const comment = async (to = number, body: unknown = { body: 'Hi' }) =>
      (await rest.send('POST', `/repos/${name}/issues/${to}/comments`, body)).status
    expect(await comment(number, { body: ' ' })).toBe(422)
    expect(await comment(9999)).toBe(404)
    world.switchIssues(name, false)
    expect(await comment()).toBe(410)
    const pull = world.createPullRequest(name, [], 'topic')
    expect(await comment(pull.number)).toBe(201)
    world.archiveRepository(name)
    expect(await comment(pull.number)).toBe(403)
  })
})

describe('who may', () => {
  const at = (fits: (repository: Repository) => boolean) => {
    repository = repositoryWith(organizationOf(world), fits)
    name = nameOf(repository)
  }

  it('a classic token needs repo, or public_repo for what is public; otherwise there is nothing', async () => {
    const publicOnly = restOf(world, DEMO_TOKENS.publicOnly)
    const without = restOf(world, DEMO_TOKENS.withoutSecurityEvents)
    at((one) => one.visibility === 'public')
    const { number } = world.createIssue(name, { title: 'A' })
    expect((await create({ title: 'B' }, publicOnly)).status).toBe(201)
    expect((await without.get(`/repos/${name}/issues/${number}`)).status).toBe(200)
    const refused = await create({ title: 'C' }, without)
    expect(refused.status).toBe(404)
    expect(refused.headers.get('x-accepted-oauth-scopes')).toBe('public_repo, repo')
    at((one) => one.visibility === 'private')
    for (const asker of [publicOnly, without]) {
      expect((await create({ title: 'D' }, asker)).status).toBe(404)
      expect((await asker.get(`/repos/${name}/issues`)).status).toBe(404)
    }
    expect(repository.issues).toEqual([])
  })

  it('a fine-grained token needs the permission for issues, and is told so', async () => {
    at((one) => one.visibility === 'private')
    expect((await create({ title: 'A' }, restOf(world, DEMO_TOKENS.fineGrained))).status).toBe(201)
    const refused = await create({ title: 'B' }, restOf(world, DEMO_TOKENS.fineGrainedWithoutAlerts))
    expect(refused.status).toBe(403)
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('issues=write')
  })

  it('an outsider finds nothing private', async () => {
    at((one) => one.visibility === 'private')
    organizationOf(world).members = organizationOf(world).members.filter(({ person }) => person !== DEVON)
    expect((await create({ title: 'A' }, restOf(world, DEMO_TOKENS.developer))).status).toBe(404)
  })

  it('without write access labels and assignees are dropped, and only own issues can be changed', async () => {
    const devon = restOf(world, DEMO_TOKENS.developer)
    at((one) => !isDevons(one))
    const foreign = world.createIssue(name, { title: 'Foreign' })
    const own = fieldsOf(await create({ title: 'Own', labels: ['x'], assignees: [MAYA.login] }, devon))
    expect(own).toMatchObject({ labels: [], assignees: [] })
    expect((await patch(foreign.number, { state: 'closed' }, devon)).status).toBe(403)
    expect(foreign.state).toBe('open')
    expect(fieldsOf(await patch(own['number'], { title: 'Mine', labels: ['x'] }, devon))).toMatchObject({
      title: 'Mine',
      labels: [],
    })
  })

  it('a team’s right to push is a member’s', async () => {
    const devon = restOf(world, DEMO_TOKENS.developer)
    at(isDevons)
    const foreign = world.createIssue(name, { title: 'Foreign' })
    expect(fieldsOf(await create({ title: 'Own', labels: ['x'] }, devon))['labels']).toMatchObject([
      { name: 'x' },
    ])
    expect(fieldsOf(await patch(foreign.number, { state: 'closed' }, devon))['state']).toBe('closed')
  })
})
