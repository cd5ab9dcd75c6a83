// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import type { Repository } from '../../../demo/organization/model.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { linkOf, organizationOf, restOf, rowsOf, smallWorld, type Answer, type Rest } from './helpers.ts'
import { firstOf, isDevons, nameOf, repositoryWith } from './subjects.ts'

let world: World
let devon: Rest
let repository: Repository
let list: string

const several = (one: Repository) => isDevons(one) && one.alerts.length >= 5 && one.visibility === 'private'

beforeEach(() => {
  world = smallWorld()
  devon = restOf(world, DEMO_TOKENS.developer)
  repository = repositoryWith(organizationOf(world), several)
  list = `/repos/${nameOf(repository)}/code-scanning/alerts`
})

const numbersOf = (answer: Answer) => rowsOf(answer).map((row) => Number(row['number']))
const ask = async (query: string) => numbersOf(await devon.get(`${list}?per_page=100&${query}`))
const all = () => repository.alerts.map((alert) => alert.number)

describe("the alerts of a developer's repository", () => {
  it("are read with push, although the organization's list is refused", async () => {
    expect((await devon.get('/orgs/octo-org/code-scanning/alerts')).status).toBe(404)
    expect((await ask('')).toSorted((left, right) => left - right)).toEqual(all())
  })

  it('carry no repository, as in the description of this list', async () => {
    expect(rowsOf(await devon.get(list)).every((row) => !('repository' in row))).toBe(true)
  })

  it('are refused without push, and unknown where the repository is', async () => {
    const foreign = repositoryWith(organizationOf(world), (one) => !isDevons(one))
    expect((await devon.get(`/repos/${nameOf(foreign)}/code-scanning/alerts`)).status).toBe(403)
    expect((await devon.get('/repos/octo-org/nothing/code-scanning/alerts')).status).toBe(404)
  })

  it('are refused where code scanning is off, and not found where nothing was ever scanned', async () => {
    repository.codeScanning = false
    expect((await devon.get(list)).status).toBe(403)
    repository.codeScanning = true
    repository.language = null
    expect((await devon.get(list)).status).toBe(404)
  })

  it('are selected by every parameter', async () => {
    const alert = firstOf(repository.alerts)
    world.dismissAlert(nameOf(repository), alert.number)
    const byState = (state: string) =>
      repository.alerts.filter((one) => one.state === state).map((one) => one.number)
    expect(await ask('state=dismissed&direction=asc')).toEqual(byState('dismissed'))
    expect((await ask('state=open&direction=asc')).toSorted((left, right) => left - right)).toEqual(
      byState('open'),
    )
    expect(await ask('state=closed')).toHaveLength(byState('fixed').length + byState('dismissed').length)
    const tool = alert.tool.name
    expect(await ask(`tool_name=${tool}`)).toHaveLength(
      repository.alerts.filter((one) => one.tool.name === tool).length,
    )
    expect(await ask('tool_guid=7d3a1f22-0000-4000-8000-000000000000')).toEqual([])
    world.assignAlert(nameOf(repository), alert.number, [])
    expect(await ask('assignees=none')).toContain(alert.number)
    expect(await ask('assignees=*')).not.toContain(alert.number)
    expect(await ask('severity=critical')).toHaveLength(
      rowsOf(await devon.get(`${list}?per_page=100`)).filter(
        (row) => Object(row['rule']).security_severity_level === 'critical',
      ).length,
    )
  })

  it('are those of the default branch, asked for by its short and its long name', async () => {
    const { defaultBranch } = repository
    expect(await ask(`ref=${defaultBranch}`)).toHaveLength(all().length)
    expect(await ask(`ref=refs/heads/${defaultBranch}`)).toHaveLength(all().length)
    expect(await ask('ref=some-other-branch')).toEqual([])
  })

  it('come in pages, whose links lead to every one of them, in the order asked for', async () => {
    const seen: number[] = []
    let address: string | undefined = `${list}?per_page=2&sort=updated&direction=asc`
    while (address !== undefined) {
      const answer: Answer = await devon.get(address)
      seen.push(...numbersOf(answer))
      address = linkOf(answer.headers, 'next')
    }
    const order = repository.alerts.toSorted(
      (left, right) => left.updatedAt - right.updatedAt || left.number - right.number,
    )
    expect(seen).toEqual(order.map((one) => one.number))
  })

  it('are not sent again while nothing changes, and then they are', async () => {
    const etag = (await devon.get(list)).headers.get('etag') ?? ''
    expect((await devon.get(list, { 'if-none-match': etag })).status).toBe(304)
    const { number } = firstOf(repository.alerts.filter((alert) => alert.state === 'open'))
    world.fixAlert(nameOf(repository), number)
    const changed = await devon.get(list, { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(rowsOf(changed).find((row) => row['number'] === number)).toMatchObject({ state: 'fixed' })
  })

  it('of a public repository are read with public_repo alone, those of others are unknown to it', async () => {
    const token = world.tokens.find((one) => one.value === DEMO_TOKENS.publicOnly)
    if (!token) throw new Error('No such token')
    token.scopes = ['public_repo']
    const asker = restOf(world, DEMO_TOKENS.publicOnly)
    const open = repositoryWith(organizationOf(world), (one) => one.visibility === 'public')
    expect((await asker.get(`/repos/${nameOf(open)}/code-scanning/alerts`)).status).toBe(200)
    expect((await asker.get(list)).status).toBe(404)
  })
})
