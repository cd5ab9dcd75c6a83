// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startGitHub, type LocalGitHub } from '../../../demo/server.ts'
import { ask } from './client.ts'
import { organizationOf, smallWorld } from './helpers.ts'
import { firstOf, openAlerts } from './subjects.ts'

const PATH = '/orgs/octo-org/campaigns'
let github: LocalGitHub

beforeAll(async () => {
  github = await startGitHub({ world: smallWorld() })
  github.world.switchNativeCampaigns('octo-org', true)
})
afterAll(() => github.close())
beforeEach(() => {
  github.faults.clear()
  github.requests.clear()
  github.world.writes.clear()
  for (const { number } of github.world.campaigns('octo-org')) github.world.deleteCampaign('octo-org', number)
})

const create = () => {
  const { repository, number } = firstOf(openAlerts(organizationOf(github.world)))
  const body = {
    name: 'Lost',
    description: 'And found',
    ends_at: '2027-01-01T00:00:00Z',
    code_scanning_alerts: [{ repository_id: repository.id, alert_numbers: [number] }],
  }
  const headers = { 'content-type': 'application/json' }
  return ask(github, PATH, { method: 'POST', headers, body: JSON.stringify(body) })
}
const there = () => github.world.campaigns('octo-org').length

describe('an answer that is lost after the work was done', () => {
  it('leaves the campaign created, and the next request undisturbed', async () => {
    github.faults.add({ path: PATH, method: 'POST', performed: true, drop: true, times: 1 })
    await expect(create()).rejects.toThrow()
    expect(there()).toBe(1)
    expect(github.world.writes.done(`POST ${PATH}`)).toHaveLength(1)
    expect(github.requests.all[0]?.status).toBe(0)
    expect((await create()).status).toBe(200)
    expect(there()).toBe(2)
  })

  it('is another thing than a request that never arrived', async () => {
    github.faults.add({ path: PATH, method: 'POST', drop: true, times: 1 })
    await expect(create()).rejects.toThrow()
    expect([there(), github.world.writes.all]).toEqual([0, []])
  })

  it('may be a 504 in its place, as when GitHub runs out of time', async () => {
    github.faults.add({ path: PATH, method: 'POST', performed: true, status: 504, times: 1 })
    expect((await create()).status).toBe(504)
    expect(there()).toBe(1)
    github.faults.add({ path: PATH, method: 'POST', status: 504, times: 1 })
    expect((await create()).status).toBe(504)
    expect(there()).toBe(1)
  })

  it('may come late: the campaign is there before the answer is', async () => {
    github.faults.add({ path: PATH, method: 'POST', performed: true, delayMs: 400, times: 1 })
    let answered = false
    const answer = create().then((received) => {
      answered = true
      return received
    })
    await expect.poll(there, { interval: 5 }).toBe(1)
    expect(answered).toBe(false)
    expect((await answer).status).toBe(200)
  })

  it('is done once, whatever else is wrong with the answer', async () => {
    github.faults.add({ path: PATH, method: 'POST', performed: true, body: '{"number":', times: 1 })
    expect((await create()).text).toBe('{"number":')
    expect(there()).toBe(1)
    github.faults.add({ path: PATH, method: 'POST', performed: true, truncateTo: 0.5, times: 1 })
    await expect(create()).rejects.toThrow()
    expect(there()).toBe(2)
  })

  it('may be a 429, before which nothing was done', async () => {
    const headers = { 'retry-after': '2' }
    github.faults.add({ path: PATH, method: 'POST', status: 429, headers, times: 1 })
    const refused = await create()
    expect([refused.status, refused.headers['retry-after'], there()]).toEqual([429, '2', 0])
  })
})
