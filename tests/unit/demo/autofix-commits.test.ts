// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import { headOf } from '../../../demo/organization/git-history.ts'
import type { Alert } from '../../../demo/organization/model.ts'
import { DEVON } from '../../../demo/organization/people.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { fieldsOf, organizationOf, restOf, smallWorld, type Rest } from './helpers.ts'
import { firstOf, isDevons, nameOf, openAlerts } from './subjects.ts'

let world: World
let rest: Rest
let alert: Alert
let name: string

beforeEach(() => {
  world = smallWorld()
  rest = restOf(world)
  alert = firstOf(openAlerts(organizationOf(world)).filter(({ repository }) => isDevons(repository)))
  name = nameOf(alert.repository)
  world.createBranch(name, 'topic', headOf(alert.repository)?.sha)
  world.setAutofix(name, alert.number, 'success')
})

const commit = (body: unknown = { target_ref: 'refs/heads/topic', message: 'Fix it' }, asker = rest) =>
  asker.send('POST', `/repos/${name}/code-scanning/alerts/${alert.number}/autofix/commits`, body)
const made = () => world.commits(name, 'topic').length - world.commits(name).length

describe('committing the suggestion of Autofix', () => {
  it('answers 201 with branch and commit, which changes the file of the alert', async () => {
    const answer = await commit(undefined, restOf(world, DEMO_TOKENS.developer))
    expect(answer.status).toBe(201)
    const [newest] = world.commits(name, 'topic')
    expect(answer.json).toEqual({ target_ref: 'refs/heads/topic', sha: newest?.sha })
    expect(newest).toMatchObject({
      message: 'Fix it',
      author: DEVON,
      changed: [alert.path],
      autofixOf: alert.number,
    })
    const before = world.file(name, alert.path)?.split('\n') ?? []
    const after = world.file(name, alert.path, 'topic')?.split('\n') ?? []
    expect(after).toHaveLength(before.length + 1)
    expect(after.toSpliced(alert.line - 1, 1)).toEqual(before)
  })

  it('takes the short name of a branch, and a message of its own making', async () => {
    expect((await commit({ target_ref: 'topic' })).status).toBe(201)
    const [newest] = world.commits(name, 'topic')
    expect(newest?.message).toContain(`alert no. ${alert.number}`)
  })

  it('has no budget of its own, as asking for a fix has', async () => {
    expect((await commit()).headers.get('x-ratelimit-resource')).toBe('core')
  })

  it('is refused a second time on the same branch', async () => {
    await commit()
    expect((await commit()).status).toBe(422)
    expect(made()).toBe(1)
  })

  it('may bring several alerts to one branch', async () => {
    const others = alert.repository.alerts.filter((one) => one.state === 'open' && one !== alert)
    const second = firstOf(others)
    world.setAutofix(name, second.number, 'success')
    await commit()
    alert = second
    expect((await commit()).status).toBe(201)
    expect(made()).toBe(2)
  })

  it.each(['pending', 'error', 'outdated'] as const)('is refused while the fix is %s', async (status) => {
    world.setAutofix(name, alert.number, status)
    expect((await commit()).status).toBe(422)
    expect(made()).toBe(0)
  })

  it('is 404 where nobody asked for a fix, and for an alert that is not there', async () => {
    const unasked = alert.repository.alerts.find((one) => one.state === 'open' && one !== alert)
    const send = (number: number | undefined) =>
      rest.send('POST', `/repos/${name}/code-scanning/alerts/${number}/autofix/commits`, {
        target_ref: 'topic',
      })
    expect((await send(unasked?.number)).status).toBe(404)
    expect((await send(99_999)).status).toBe(404)
  })

  it.each([
    [{ target_ref: 'refs/heads/nowhere' }],
    [{}],
    [{ target_ref: 7 }],
    [{ target_ref: 'topic', message: {} }],
  ])('is refused for %j', async (body) => {
    expect((await commit(body)).status).toBe(422)
    expect(made()).toBe(0)
  })

  it('is refused without a body, on a protected branch and in an archived or empty repository', async () => {
    expect(
      (
        await rest.send(
          'POST',
          `/repos/${name}/code-scanning/alerts/${alert.number}/autofix/commits`,
          undefined,
        )
      ).status,
    ).toBe(400)
    world.protectBranch(name, 'top*')
    expect((await commit()).status).toBe(422)
    world.protectBranch(name, 'top*', false)
    world.archiveRepository(name)
    expect((await commit()).status).toBe(403)
    expect(made()).toBe(0)
    world.archiveRepository(name, false)
    world.emptyRepository(name)
    expect((await commit()).status).toBe(422)
  })

  it('is for those who push: security managers read the alert and may not', async () => {
    for (const token of [DEMO_TOKENS.securityManager, DEMO_TOKENS.reader])
      expect((await commit(undefined, restOf(world, token))).status).toBe(403)
    const fine = world.tokens.find(({ value }) => value === DEMO_TOKENS.fineGrained)
    const asker = restOf(world, DEMO_TOKENS.fineGrained)
    if (fine) fine.permissions = { ...fine.permissions, contents: 'read' }
    const refused = await commit(undefined, asker)
    expect([refused.status, refused.headers.get('x-accepted-github-permissions')]).toEqual([
      403,
      'contents=write',
    ])
    if (fine) fine.permissions = { ...fine.permissions, contents: 'write' }
    expect((await commit(undefined, asker)).status).toBe(201)
  })

  it('wants `repo`, which reading the alert does not', async () => {
    const token = world.tokens.find(({ value }) => value === DEMO_TOKENS.manager)
    if (token) token.scopes = ['read:org', 'security_events']
    alert.repository.visibility = 'public'
    const path = `/repos/${name}/code-scanning/alerts/${alert.number}`
    expect(fieldsOf(await rest.get(path))['number']).toBe(alert.number)
    expect((await commit()).status).toBe(404)
  })
})
