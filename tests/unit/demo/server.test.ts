// @vitest-environment node
import type { X509Certificate } from 'node:crypto'
import { get } from 'node:https'
import { connect as connectTls } from 'node:tls'
import { gunzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { HOSTS } from '../../../demo/certificate.ts'
import { startGitHub, type LocalGitHub } from '../../../demo/server.ts'
import { ask } from './client.ts'
import { organizationOf, smallWorld } from './helpers.ts'

const LIST = '/orgs/octo-org/code-scanning/alerts?per_page=50'
let github: LocalGitHub

beforeAll(async () => {
  github = await startGitHub({ world: smallWorld() })
})
afterAll(() => github.close())
beforeEach(() => {
  github.faults.clear()
  github.faults.latency = 0
  github.requests.clear()
})

describe('the local GitHub', () => {
  it('speaks HTTP/2 and HTTP/1.1 on one port', async () => {
    expect((await ask(github, '/user')).status).toBe(200)
    const status = await new Promise((resolve, reject) => {
      const options = { port: github.port, rejectUnauthorized: false, headers: { host: 'api.github.com' } }
      get('https://127.0.0.1/versions', options, (response) => {
        response.resume()
        resolve([response.httpVersion, response.statusCode])
      }).on('error', reject)
    })
    expect(status).toEqual(['1.1', 200])
  })

  it('has a certificate for every host, whose public key is the one it tells', async () => {
    const certificate = await new Promise<X509Certificate>((resolve, reject) => {
      const socket = connectTls({ port: github.port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
        const found = socket.getPeerX509Certificate()
        socket.destroy()
        if (found) resolve(found)
        else reject(new Error('No certificate'))
      })
      socket.on('error', reject)
    })
    for (const host of HOSTS) expect(certificate.checkHost(host)).toBe(host)
    const key = certificate.publicKey.export({ type: 'spki', format: 'der' })
    expect(createHash('sha256').update(key).digest('base64')).toBe(github.spki)
  })

  it('is another site by the host that is asked for', async () => {
    expect(
      (await ask(github, '/u/1001?v=4', { host: 'avatars.githubusercontent.com' })).headers['content-type'],
    ).toBe('image/svg+xml')
    expect((await ask(github, '/octo-org', { host: 'github.com' })).headers['content-type']).toContain(
      'text/html',
    )
    expect((await ask(github, '/versions')).headers['content-type']).toContain('application/json')
  })

  it('compresses what is worth it when asked to', async () => {
    const plain = await ask(github, LIST)
    expect(plain.headers['content-encoding']).toBeUndefined()
    const packed = await ask(github, LIST, { headers: { 'accept-encoding': 'gzip, deflate, br' } })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.body.length).toBeLessThan(plain.body.length / 4)
    expect(gunzipSync(packed.body).toString()).toBe(plain.text)
  })

  it('follows its own links, which name the organization by number', async () => {
    const next = /<([^>]+)>; rel="next"/.exec((await ask(github, LIST)).headers['link'] ?? '')?.[1] ?? ''
    expect((await ask(github, next.replace('https://api.github.com', ''))).status).toBe(200)
  })

  it('logs every request, and of the token only that there was one', async () => {
    await ask(github, '/user')
    await ask(github, `${LIST}&page=2`, { token: null })
    await ask(github, '/octo-org', { host: 'github.com' })
    expect(
      github.requests.all.map(({ host, path, authorized, status }) => [host, path, authorized, status]),
    ).toEqual([
      ['api.github.com', '/user', true, 200],
      ['api.github.com', '/orgs/octo-org/code-scanning/alerts', false, 401],
      ['github.com', '/octo-org', false, 200],
    ])
    expect(github.requests.count('/user')).toBe(1)
    expect(github.requests.count(/page=2/)).toBe(1)
    expect(github.requests.api()).toHaveLength(2)
    expect(JSON.stringify(github.requests.all)).not.toContain('ghp_')
  })

  it('rejects a port that is taken', async () => {
    await expect(startGitHub({ port: github.port, world: github.world })).rejects.toThrow(
      `Port ${github.port} is taken`,
    )
  })
})

describe('faults on the wire', () => {
  it('answer with a status and headers of their own, once', async () => {
    github.faults.add({ path: '/user', times: 1, status: 429, headers: { 'retry-after': '7' } })
    const refused = await ask(github, '/user')
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '7'])
    expect((await ask(github, '/user')).status).toBe(200)
  })

  it('add headers to the real answer', async () => {
    github.faults.add({ path: '/user', headers: { 'x-ratelimit-remaining': '0' } })
    const answer = await ask(github, '/user')
    expect(answer.status).toBe(200)
    expect(answer.headers['x-ratelimit-remaining']).toBe('0')
    expect(JSON.parse(answer.text)).toMatchObject({ login: 'maya-manager' })
  })

  it('send JSON that is none', async () => {
    github.faults.add({ path: '/orgs', body: '[{"number": 1' })
    const answer = await ask(github, LIST, { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-encoding']).toBeUndefined()
    expect(() => JSON.parse(answer.text)).toThrow()
  })

  it('break off in the middle of a body', async () => {
    github.faults.add({ path: '/orgs', truncateTo: 0.5, times: 1 })
    await expect(ask(github, LIST)).rejects.toThrow()
    expect((await ask(github, LIST)).status).toBe(200)
  })

  it('cut the connection', async () => {
    github.faults.add({ path: '/user', drop: true, times: 1 })
    await expect(ask(github, '/user')).rejects.toThrow()
    expect(github.requests.all[0]?.status).toBe(0)
    expect((await ask(github, '/user')).status).toBe(200)
  })

  it('let answers come in another order, by delay', async () => {
    github.faults.add({ path: '/user', delayMs: 150 })
    const order: string[] = []
    await Promise.all([
      ask(github, '/user').then(() => order.push('user')),
      ask(github, '/versions').then(() => order.push('versions')),
    ])
    expect(order).toEqual(['versions', 'user'])
  })

  it('leave web pages alone unless they name the host', async () => {
    github.faults.add({ path: '/octo-org', status: 500 })
    expect((await ask(github, '/octo-org', { host: 'github.com' })).status).toBe(200)
    github.faults.add({ path: '/octo-org', host: 'github.com', status: 500 })
    expect((await ask(github, '/octo-org', { host: 'github.com' })).status).toBe(500)
  })
})

describe('writes on the wire', () => {
  const name = 'octo-org/wire-test'
  let id = 0

  beforeAll(() => {
    const repository = organizationOf(github.world).repositories.find((one) => !one.archived)
    if (!repository) throw new Error('Every repository is archived')
    id = repository.id
    github.world.renameRepository(`octo-org/${repository.name}`, 'wire-test')
  })
  const post = (path: string, body: unknown) =>
    ask(github, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  it('arrive with their body, by name and by number, and are logged', async () => {
    github.world.writes.clear()
    expect((await post(`/repos/${name}/issues`, { title: 'By name' })).status).toBe(201)
    expect((await post(`/repositories/${id}/issues`, { title: 'By number' })).status).toBe(201)
    expect(github.world.writes.done().map(({ path, body }) => [path, body])).toEqual([
      [`/repos/${name}/issues`, { title: 'By name' }],
      [`/repos/${name}/issues`, { title: 'By number' }],
    ])
  })

  it('may be carried out although the answer is lost, or lost before they arrive', async () => {
    github.world.writes.clear()
    github.faults.add({ path: `/repos/${name}/issues`, method: 'POST', truncateTo: 0.2, times: 1 })
    await expect(post(`/repos/${name}/issues`, { title: 'Answer lost' })).rejects.toThrow()
    expect(github.world.writes.done('POST')).toHaveLength(1)
    github.faults.clear()
    github.faults.add({ path: `/repos/${name}/issues`, method: 'POST', drop: true, times: 1 })
    await expect(post(`/repos/${name}/issues`, { title: 'Never arrived' })).rejects.toThrow()
    expect(github.world.writes.done('POST')).toHaveLength(1)
  })
})
