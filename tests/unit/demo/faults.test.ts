// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { Faults } from '../../../demo/rest/faults.ts'

const request = (target: string, method = 'GET', host = 'api.github.com') => ({ method, host, target })

describe('scheduled faults', () => {
  it('meet requests by beginning or expression, method and host', () => {
    const faults = new Faults()
    faults.add({ path: '/orgs/octo-org/repos', method: 'GET', status: 500 })
    faults.add({ path: /page=3$/, status: 502 })
    faults.add({ path: '/login', host: 'github.com', status: 503 })
    expect(faults.meet(request('/orgs/octo-org/repos?page=2'))?.status).toBe(500)
    expect(faults.meet(request('/orgs/octo-org/repos', 'POST'))).toBeUndefined()
    expect(faults.meet(request('/orgs/x/teams?page=3'))?.status).toBe(502)
    expect(faults.meet(request('/login'))).toBeUndefined()
    expect(faults.meet(request('/login', 'GET', 'github.com'))?.status).toBe(503)
  })

  it('meet only the nth request', () => {
    const faults = new Faults()
    faults.add({ path: '/user', nth: 2, status: 500 })
    expect([1, 2, 3].map(() => faults.meet(request('/user'))?.status)).toEqual([undefined, 500, undefined])
  })

  it('stop after as many times as wanted', () => {
    const faults = new Faults()
    faults.add({ path: '/user', times: 2, status: 500 })
    expect([1, 2, 3].map(() => faults.meet(request('/user'))?.status)).toEqual([500, 500, undefined])
  })

  it('can be taken back, one by one and all at once', () => {
    const faults = new Faults()
    const remove = faults.add({ path: '/user', status: 500 })
    faults.add({ path: '/user', status: 502 })
    expect(faults.meet(request('/user'))?.status).toBe(500)
    remove()
    expect(faults.meet(request('/user'))?.status).toBe(502)
    faults.clear()
    expect(faults.meet(request('/user'))).toBeUndefined()
  })
})
