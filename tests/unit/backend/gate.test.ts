import { describe, expect, it, vi } from 'vitest'
import { testBackend } from './backend'
import { OPERATIONS_OF_GITHUB_PAGES } from '@/lib/backend/audiences'
import type { Operation } from '@/lib/backend/contract'
import { inputs } from '@/lib/backend/inputs'
import { audienceOf, createGate } from '@/lib/backend/implementation/gate'

const options = {
  extensionId: 'muster',
  extensionOrigin: 'chrome-extension://muster',
  pageOrigins: ['https://github.com'],
  login: () => Promise.resolve('maya'),
}
const ownPage = { id: 'muster', origin: 'chrome-extension://muster', frameId: 0 }
const gitHub = { id: 'muster', origin: 'https://github.com', frameId: 0 }
const call = (operation: string, input: unknown = {}) => ({ muster: 'call', operation, input })

async function gate() {
  const backend = await testBackend()
  return createGate(backend.handlers, options)
}

describe('the gate', () => {
  it('tells our pages from GitHub’s and from everybody else', () => {
    expect(audienceOf(ownPage, options)).toBe('own-page')
    expect(audienceOf(gitHub, options)).toBe('github-page')
    expect(audienceOf({ ...gitHub, frameId: 3 }, options)).toBeNull()
    expect(audienceOf({ ...gitHub, origin: 'https://github.com.evil.example' }, options)).toBeNull()
    expect(audienceOf({ ...gitHub, origin: 'null' }, options)).toBeNull()
    expect(audienceOf({ ...ownPage, id: 'another' }, options)).toBeNull()
    expect(audienceOf({ id: 'muster' }, options)).toBeNull()
  })

  it('does what an own page asks', async () => {
    expect(await (await gate())(call('organizations.list'), ownPage)).toEqual({
      ok: true,
      value: { organizations: [] },
    })
  })

  it('keeps the token and the deletion of everything from pages of GitHub', async () => {
    const forbidden = Object.keys(inputs).filter(
      (name) => !OPERATIONS_OF_GITHUB_PAGES.some((one) => one === name),
    )
    expect(forbidden).toEqual([
      'token.save',
      'token.unlock',
      'token.forget',
      'organizations.list',
      'organizations.add',
      'organizations.remove',
      'limits.save',
      'sharing.save',
      'notices.read',
      'notices.save',
      'needs.list',
      'snapshot.known',
      'data.delete',
    ])
    const ask = await gate()
    for (const operation of forbidden)
      expect(await ask(call(operation), gitHub)).toMatchObject({ ok: false, failure: { kind: 'internal' } })
  })

  it.each([
    null,
    'call',
    [],
    { muster: 'call' },
    call('constructor'),
    call('__proto__'),
    call('token.read'),
    call('organizations.status', { organization: '../evil' }),
    call('organizations.status', { organization: 'a'.repeat(40) }),
    call('organizations.status', null),
    call('campaigns.track', { id: 'not-a-uuid' }),
    call('alerts.search', { organization: 'octo-org', query: '', offset: -1, limit: 10 }),
    call('alerts.search', { organization: 'octo-org', query: '', offset: 0, limit: 1e9 }),
    call('alerts.search', { organization: 'octo-org', query: 'x'.repeat(30_000), offset: 0, limit: 10 }),
  ])('refuses %j before anything is done', async (message) => {
    expect(await (await gate())(message, ownPage)).toMatchObject({ ok: false, failure: { kind: 'internal' } })
  })

  it('turns a fault of ours into a failure that can be reported', async () => {
    const { handlers } = await testBackend()
    const broken = vi.fn(() => Promise.reject(new TypeError('oh')))
    const ask = createGate({ ...handlers, 'organizations.list': broken }, options)
    expect(await ask(call('organizations.list' satisfies Operation), ownPage)).toEqual({
      ok: false,
      failure: { kind: 'internal', detail: 'TypeError: oh' },
    })
  })

  it('writes nothing in the name of somebody who is not logged in on the page', async () => {
    const close = { ...call('campaigns.close', { id: '6f0b4f0e-6c1c-4a9c-9d57-0a1f4a3f5b11' }) }
    const refused = { kind: 'other-user', token: 'maya' }
    expect(await (await gate())({ ...close, viewer: 'devon' }, gitHub)).toMatchObject({
      failure: { ...refused, page: 'devon' },
    })
    expect(await (await gate())({ ...close, viewer: null }, gitHub)).toMatchObject({ failure: refused })
    // The campaign is not there, which only the operation itself can tell.
    for (const viewer of ['Maya', undefined])
      expect(await (await gate())({ ...close, viewer }, gitHub)).toMatchObject({
        failure: { kind: 'campaign-gone' },
      })
    const reading = { ...call('campaigns.list', { organization: 'octo-org' }), viewer: 'devon' }
    expect(await (await gate())(reading, gitHub)).toMatchObject({ ok: true })
  })
})
