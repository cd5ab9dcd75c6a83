// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import { autofixFails } from '../../../demo/organization/autofixes.ts'
import type { Alert } from '../../../demo/organization/model.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { fieldsOf, NOW, organizationOf, restOf, smallWorld, type Rest } from './helpers.ts'
import { firstOf, isDevons, nameOf, openAlerts } from './subjects.ts'

let world: World
let rest: Rest
let clock: number
let good: Alert
let bad: Alert

beforeEach(() => {
  clock = NOW + 60_000
  world = smallWorld({ clock: () => clock })
  world.autofixes.seconds = 30
  rest = restOf(world)
  const alerts = openAlerts(organizationOf(world))
  good = firstOf(alerts.filter((alert) => !autofixFails(alert)))
  bad = firstOf(alerts.filter(autofixFails))
})

const pathOf = ({ repository, number }: Alert) =>
  `/repos/${nameOf(repository)}/code-scanning/alerts/${number}/autofix`
const post = (alert: Alert, asker = rest) => asker.send('POST', pathOf(alert), undefined)
const statusOf = async (alert: Alert) => fieldsOf(await rest.get(pathOf(alert)))['status']

describe('asking for a fix', () => {
  it('is unknown until somebody asks, then pending, then there', async () => {
    expect((await rest.get(pathOf(good))).status).toBe(404)
    const asked = await post(good)
    expect(asked.status).toBe(202)
    const started = new Date(clock).toISOString().replace('.000', '')
    expect(asked.json).toEqual({ status: 'pending', description: null, started_at: started })
    clock += 29_000
    expect(await statusOf(good)).toBe('pending')
    clock += 1000
    const done = fieldsOf(await rest.get(pathOf(good)))
    expect(done).toMatchObject({ status: 'success', started_at: started })
    expect(String(done['description'])).toContain(good.path)
  })

  it('again answers 202 while it runs, without starting over, and 200 when it is there', async () => {
    const first = await post(good)
    clock += 10_000
    const second = await post(good)
    expect(second.status).toBe(202)
    expect(second.json).toEqual(first.json)
    clock += 20_000
    const third = await post(good)
    expect([third.status, fieldsOf(third)['status']]).toEqual([200, 'success'])
  })

  it('ends in an error for some alerts, always the same, and may be tried again', async () => {
    await post(bad)
    clock += 30_000
    expect(await statusOf(bad)).toBe('error')
    expect((await post(bad)).status).toBe(202)
    expect(await statusOf(bad)).toBe('pending')
    clock += 30_000
    expect(await statusOf(bad)).toBe('error')
  })

  it('fails for a few of many, in the same world alike', () => {
    const failing = (of: World) => openAlerts(organizationOf(of)).filter(autofixFails).map(pathOf)
    const all = openAlerts(organizationOf(world)).length
    expect(failing(world)).toEqual(failing(smallWorld()))
    expect(failing(world).length).toBeGreaterThan(all / 30)
    expect(failing(world).length).toBeLessThan(all / 5)
  })

  it('can be decided by a test, outdated too, until it is asked for anew', async () => {
    const name = nameOf(good.repository)
    for (const status of ['pending', 'success', 'error', 'outdated'] as const) {
      world.setAutofix(name, good.number, status)
      expect(await statusOf(good)).toBe(status)
    }
    expect((await post(good)).status).toBe(202)
    expect(await statusOf(good)).toBe('pending')
  })

  it('is refused for rules without support, for closed alerts and for no alert', async () => {
    expect((await post(firstOf(openAlerts(organizationOf(world), false)))).status).toBe(422)
    world.fixAlert(nameOf(good.repository), good.number)
    expect((await post(good)).status).toBe(422)
    expect((await post({ ...bad, number: 99_999 })).status).toBe(404)
  })

  it('is refused in an archived repository, where what was found can still be read', async () => {
    await post(good)
    world.archiveRepository(nameOf(good.repository))
    expect((await post(good)).status).toBe(403)
    expect((await rest.get(pathOf(good))).status).toBe(200)
  })

  it('is for those who may write alerts', async () => {
    const devon = restOf(world, DEMO_TOKENS.developer)
    const alerts = openAlerts(organizationOf(world))
    const own = firstOf(alerts.filter((alert) => isDevons(alert.repository)))
    const foreign = firstOf(alerts.filter((alert) => !isDevons(alert.repository)))
    expect((await post(own, devon)).status).toBe(202)
    expect((await post(foreign, devon)).status).toBe(403)
    expect((await post(foreign, restOf(world, DEMO_TOKENS.securityManager))).status).toBe(202)
    const fine = world.tokens.find((token) => token.value === DEMO_TOKENS.fineGrained)
    if (fine) fine.permissions = { ...fine.permissions, security_events: 'read' }
    const refused = await post(good, restOf(world, DEMO_TOKENS.fineGrained))
    expect(refused.status).toBe(403)
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('security_events=write')
  })
})

describe('the budget for asking', () => {
  it('is its own, and large enough for a whole campaign', async () => {
    const answer = await post(good)
    expect(answer.headers.get('x-ratelimit-resource')).toBe('code_scanning_autofix')
    expect(Number(answer.headers.get('x-ratelimit-limit'))).toBeGreaterThan(1000)
    expect(answer.headers.get('x-ratelimit-used')).toBe('1')
    const status = await rest.get(pathOf(good))
    expect(status.headers.get('x-ratelimit-resource')).toBe('core')
    expect(status.headers.get('x-ratelimit-used')).toBe('1')
  })

  it('refuses when it is used up, until its time comes, and core goes on', async () => {
    rest.limits.autofixLimit = 1
    expect((await post(good)).status).toBe(202)
    const refused = await post(bad)
    expect(refused.status).toBe(403)
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0')
    expect(refused.headers.get('x-ratelimit-resource')).toBe('code_scanning_autofix')
    expect(world.autofixes.of(bad, clock)).toBeNull()
    expect((await rest.get(pathOf(good))).status).toBe(200)
    const overview = fieldsOf(await rest.get('/rate_limit'))['resources']
    expect(overview).toMatchObject({ code_scanning_autofix: { limit: 1, used: 1, remaining: 0 } })
    clock = Number(refused.headers.get('x-ratelimit-reset')) * 1000
    expect((await post(bad)).status).toBe(202)
  })
})
