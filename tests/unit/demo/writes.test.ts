// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { SecondaryLimit } from '../../../demo/rest/secondary-limit.ts'
import { fieldsOf, NOW, organizationOf, restOf, smallWorld, type Rest } from './helpers.ts'
import { nameOf, repositoryWith } from './subjects.ts'

let world: World
let rest: Rest
let path: string
let clock: number

beforeEach(() => {
  clock = NOW
  world = smallWorld({ clock: () => clock })
  rest = restOf(world)
  path = `/repos/${nameOf(repositoryWith(organizationOf(world), () => true))}/issues`
})

const write = (title = 'A', asker = rest) => asker.send('POST', path, { title })

describe('the log of writes', () => {
  it('has method, path, body, user, time and outcome of every write, and no question', async () => {
    await write('One')
    clock += 5000
    await rest.get(path)
    await rest.send('PATCH', `${path}/9999?x=1`, { state: 'closed' })
    expect(world.writes.all).toEqual([
      { method: 'POST', path, body: { title: 'One' }, user: 'maya-manager', time: NOW, status: 201 },
      {
        method: 'PATCH',
        path: `${path}/9999`,
        body: { state: 'closed' },
        user: 'maya-manager',
        time: NOW + 5000,
        status: 404,
      },
    ])
  })

  it('has those of nobody, without a body and with a body that is no JSON', async () => {
    await rest.send('POST', path, undefined)
    await write('B', restOf(world, 'ghp_unknown'))
    expect(world.writes.all.map(({ body, user, status }) => [body, user, status])).toEqual([
      [null, 'maya-manager', 400],
      [{ title: 'B' }, null, 401],
    ])
    expect(JSON.stringify(world.writes.all)).not.toContain('ghp_')
  })

  it('tells what was carried out', async () => {
    await write()
    await write('')
    await write('C', restOf(world, DEMO_TOKENS.securityManager))
    expect(world.writes.done('POST /repos')).toHaveLength(2)
    expect(world.writes.done(/^PATCH/)).toEqual([])
    expect(world.writes.done().map(({ user }) => user)).toEqual(['maya-manager', 'noor-haddad'])
    world.writes.clear()
    expect(world.writes.all).toEqual([])
  })
})

describe('the secondary limit', () => {
  it('is off unless a test wants it', async () => {
    for (let made = 0; made < 120; made++) await write(`Issue ${made}`)
    expect(world.writes.done()).toHaveLength(120)
  })

  it('refuses the write after so many in a minute, says how long to wait, and carries nothing out', async () => {
    rest.limits.secondary.writesPerMinute = 2
    await write()
    clock += 15_000
    await write()
    const refused = await write()
    expect(refused.status).toBe(403)
    expect(String(fieldsOf(refused)['message'])).toContain('secondary rate limit')
    expect(refused.headers.get('retry-after')).toBe('45')
    expect(Number(refused.headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0)
    expect(world.writes.done()).toHaveLength(2)
    clock += 45_000
    expect((await write()).status).toBe(201)
    expect((await write()).status).toBe(403)
  })

  it('counts each person for themselves, and questions not at all', async () => {
    rest.limits.secondary.writesPerMinute = 1
    await rest.get(path)
    expect((await write()).status).toBe(201)
    expect((await rest.get(path)).status).toBe(200)
    expect((await write()).status).toBe(403)
  })

  it('may answer 429, with a wait of its own or none told', async () => {
    Object.assign(rest.limits.secondary, { writesPerMinute: 0, status: 429, retryAfter: 7 })
    const refused = await write()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7'])
    rest.limits.secondary.retryAfter = 0
    const silent = await write()
    expect([silent.status, silent.headers.get('retry-after')]).toEqual([429, null])
  })

  it('holds for an hour too, and forgets when told', () => {
    const limit = new SecondaryLimit()
    limit.writesPerHour = 3
    expect([0, 1, 2].map((minute) => limit.refuse('maya', minute * 60_000))).toEqual([null, null, null])
    expect(limit.refuse('maya', 180_000)).toBe(3600 - 180)
    expect(limit.refuse('noor', 180_000)).toBeNull()
    expect(limit.refuse('maya', 3_600_000)).toBeNull()
    expect(limit.refuse('maya', 3_600_001)).toBe(60)
    limit.clear()
    expect(limit.refuse('maya', 3_600_002)).toBeNull()
  })

  it('does not count what it refused', () => {
    const limit = new SecondaryLimit()
    limit.writesPerMinute = 1
    expect(limit.refuse('maya', 0)).toBeNull()
    for (const time of [10_000, 20_000, 59_000]) expect(limit.refuse('maya', time)).not.toBeNull()
    expect(limit.refuse('maya', 60_000)).toBeNull()
  })
})
