// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import type { Alert, Repository } from '../../../demo/organization/model.ts'
import { COPILOT, DEVON } from '../../../demo/organization/people.ts'
import type { World } from '../../../demo/organization/world.ts'
import { fieldsOf, linkOf, NOW, organizationOf, restOf, rowsOf, smallWorld, type Rest } from './helpers.ts'
import { firstOf, nameOf, repositoryWith } from './subjects.ts'

let world: World
let rest: Rest
let repository: Repository
let alert: Alert
let other: Alert
let name: string
let clock: number

beforeEach(() => {
  clock = NOW + 3_600_000
  world = smallWorld({ clock: () => clock })
  rest = restOf(world)
  repository = repositoryWith(
    organizationOf(world),
    (one) => one.pullRequests.length === 0 && openOf(one).length > 1,
  )
  name = nameOf(repository)
  alert = firstOf(openOf(repository))
  other = firstOf(openOf(repository).slice(1))
})

const openOf = (one: Repository) => one.alerts.filter((candidate) => candidate.state === 'open')
const later = () => (clock += 60_000)
const pulls = () => `/repos/${name}/pulls?state=all`
const numbers = async (query: string) =>
  rowsOf(await rest.get(`/repos/${name}/pulls?${query}`)).map((row) => row['number'])
const alertPath = (of: Alert) => `/repos/${name}/code-scanning/alerts/${of.number}`

/** Whether the ETag of `path` is another one after `change`; asking with the old one must tell the same. */
async function changes(path: string, change: () => unknown): Promise<boolean> {
  const before = (await rest.get(path)).headers.get('etag') ?? ''
  await change()
  const after = await rest.get(path, { 'if-none-match': before })
  expect(after.status === 304).toBe(after.headers.get('etag') === before)
  return after.status === 200
}

describe('a pull request', () => {
  it('is a draft titled after its alert, which links to it', async () => {
    const branch = world.createBranch(name, `alert-autofix-${alert.number}`, 'c'.repeat(40))
    const pull = world.createPullRequest(name, alert.number, branch.name)
    const asked = fieldsOf(await rest.get(`/repos/${name}/pulls/${pull.number}`))
    expect(asked).toMatchObject({
      title: `Potential fix for code scanning alert no. ${alert.number}: ${alert.rule.name}`,
      draft: true,
      state: 'open',
      merged: false,
      head: { ref: branch.name, sha: 'c'.repeat(40) },
      base: { ref: repository.defaultBranch },
    })
    const linked = fieldsOf(await rest.get(alertPath(alert)))['linked_pull_requests']
    expect(linked).toMatchObject([{ number: pull.number, draft: true }])
  })

  it('may be for several alerts, for none, by somebody else, ready, and called otherwise', async () => {
    const several = world.createPullRequest(name, [alert.number, other.number], 'fix/two', {
      author: COPILOT,
    })
    expect(several.title).toBe('Potential fixes for 2 code scanning alerts')
    for (const one of [alert, other]) {
      const linked = fieldsOf(await rest.get(alertPath(one)))['linked_pull_requests']
      expect(linked).toMatchObject([{ number: several.number, user: { type: 'Bot' } }])
    }
    const title = `Fixes alert no. ${alert.number}`
    const unlinked = world.createPullRequest(name, [], 'fix/one', {
      author: DEVON,
      draft: false,
      title,
      body: null,
    })
    expect(fieldsOf(await rest.get(`/repos/${name}/pulls/${unlinked.number}`))).toMatchObject({
      title,
      body: null,
      draft: false,
      user: { login: DEVON.login },
    })
    expect(fieldsOf(await rest.get(alertPath(alert)))['linked_pull_requests']).toHaveLength(1)
  })

  it('is closed, reopened, made ready and merged, which takes its branch away', async () => {
    world.createBranch(name, 'fix/one')
    const { number } = world.createPullRequest(name, alert.number, 'fix/one')
    const asked = async () => fieldsOf(await rest.get(`/repos/${name}/pulls/${number}`))
    world.closePullRequest(name, number)
    expect(await asked()).toMatchObject({ state: 'closed', merged: false, merged_at: null })
    world.reopenPullRequest(name, number)
    expect(await asked()).toMatchObject({ state: 'open', closed_at: null })
    world.markReady(name, number)
    expect(await asked()).toMatchObject({ draft: false })
    later()
    world.mergePullRequest(name, number, DEVON)
    const time = new Date(clock).toISOString().replace('.000', '')
    expect(await asked()).toMatchObject({
      state: 'closed',
      merged: true,
      merged_at: time,
      closed_at: time,
      merged_by: { login: DEVON.login },
    })
    expect(repository.branches.some((branch) => branch.name === 'fix/one')).toBe(false)
    expect(fieldsOf(await rest.get(alertPath(alert)))['state']).toBe('open')
    expect(() => world.reopenPullRequest(name, number)).toThrow('is merged')
  })

  it('is not found under the number of an issue, nor the other way round in the world', async () => {
    const issue = world.createIssue(name, { title: 'A' })
    expect((await rest.get(`/repos/${name}/pulls/${issue.number}`)).status).toBe(404)
    expect(() => world.mergePullRequest(name, issue.number)).toThrow('is no pull request')
    expect(() => world.deleteBranch(name, 'nowhere')).toThrow('no branch')
  })
})

describe('the list of pull requests', () => {
  it('selects by state, head and base', async () => {
    const open = world.createPullRequest(name, alert.number, 'fix/one').number
    const closed = world.createPullRequest(name, other.number, 'fix/two').number
    world.closePullRequest(name, closed)
    expect(await numbers('')).toEqual([open])
    expect(await numbers('state=closed')).toEqual([closed])
    expect(await numbers('state=all')).toEqual([closed, open])
    expect(await numbers('state=all&head=Octo-Org:fix/two')).toEqual([closed])
    expect(await numbers('state=all&head=someone:fix/two')).toEqual([])
    expect(await numbers('state=all&head=fix/two')).toEqual([closed, open])
    expect(await numbers(`base=${repository.defaultBranch}`)).toEqual([open])
    expect(await numbers('base=develop')).toEqual([])
    expect((await rest.get(`/repos/${name}/pulls?state=merged`)).status).toBe(422)
  })

  it('sorts, newest first by creation and oldest first otherwise', async () => {
    const first = world.createPullRequest(name, [], 'a').number
    later()
    const second = world.createPullRequest(name, [], 'b').number
    later()
    world.markReady(name, first)
    expect(await numbers('')).toEqual([second, first])
    expect(await numbers('direction=asc')).toEqual([first, second])
    expect(await numbers('sort=updated')).toEqual([second, first])
    expect(await numbers('sort=updated&direction=desc')).toEqual([first, second])
  })

  it('is cut into pages', async () => {
    for (const branch of ['a', 'b', 'c']) world.createPullRequest(name, [], branch)
    const first = await rest.get(`/repos/${name}/pulls?per_page=2`)
    expect(rowsOf(first)).toHaveLength(2)
    expect(rowsOf(await rest.get(linkOf(first.headers, 'next') ?? ''))).toHaveLength(1)
  })
})

describe('ETags', () => {
  it('of the list change when a pull request of the repository does', async () => {
    let number = 0
    const steps: (() => unknown)[] = [
      () => (number = world.createPullRequest(name, alert.number, 'fix/one').number),
      () => world.markReady(name, number),
      () => world.editIssue(name, number, { title: 'Better' }),
      () => world.commentOn(name, number, 'Soon'),
      () => world.closePullRequest(name, number),
      () => world.reopenPullRequest(name, number),
      () => world.mergePullRequest(name, number),
    ]
    for (const step of steps) expect(await changes(pulls(), step)).toBe(true)
  })

  it('of the list stay when anything else does', async () => {
    world.createPullRequest(name, alert.number, 'fix/one')
    const elsewhere = repositoryWith(organizationOf(world), (one) => one !== repository)
    const steps: (() => unknown)[] = [
      () => world.createBranch(name, 'other'),
      () => world.createIssue(name, { title: 'A' }),
      () => world.fixAlert(name, other.number),
      () => world.switchIssues(name, false),
      () => world.archiveRepository(name),
      () => world.createPullRequest(nameOf(elsewhere), [], 'x'),
    ]
    for (const step of steps) expect(await changes(pulls(), step)).toBe(false)
  })

  it('of an alert change with it and its pull requests, not with others', async () => {
    const path = alertPath(alert)
    let number = 0
    expect(
      await changes(path, () => (number = world.createPullRequest(name, alert.number, 'a').number)),
    ).toBe(true)
    expect(await changes(path, () => world.markReady(name, number))).toBe(true)
    expect(await changes(path, () => world.mergePullRequest(name, number))).toBe(true)
    expect(await changes(path, () => world.assignAlert(name, alert.number, [DEVON]))).toBe(true)
    expect(await changes(path, () => world.createPullRequest(name, other.number, 'b'))).toBe(false)
    expect(await changes(path, () => world.createBranch(name, 'c'))).toBe(false)
    expect(await changes(path, () => world.createIssue(name, { title: 'A' }))).toBe(false)
  })

  it('of branches change when branches come and go, and with nothing else', async () => {
    const path = `/repos/${name}/git/matching-refs/heads/muster/`
    expect(await changes(path, () => world.createBranch(name, 'muster/1'))).toBe(true)
    expect(await changes(path, () => world.createBranch(name, 'unlike'))).toBe(false)
    expect(await changes(path, () => world.createPullRequest(name, alert.number, 'muster/1'))).toBe(false)
    expect(await changes(path, () => world.fixAlert(name, other.number))).toBe(false)
    expect(await changes(path, () => world.deleteBranch(name, 'muster/1'))).toBe(true)
    expect(rowsOf(await rest.get(path))).toEqual([])
  })

  it('of one pull request change with this one alone', async () => {
    const { number } = world.createPullRequest(name, alert.number, 'a')
    const path = `/repos/${name}/pulls/${number}`
    expect(await changes(path, () => world.createPullRequest(name, other.number, 'b'))).toBe(false)
    expect(await changes(path, () => world.closePullRequest(name, number))).toBe(true)
  })
})
