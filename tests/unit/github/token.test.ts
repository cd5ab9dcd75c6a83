import { describe, expect, it } from 'vitest'
import { fail, ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import { TOKEN, wire } from './wire'

function check(typed: string, headers: Record<string, string> = {}, status = 200) {
  const network = wire(() => ({ status, headers, json: { login: 'mona', email: null } }))
  const github = createGitHub({
    token: () => Promise.resolve(fail({ kind: 'no-token' })),
    fetch: network.fetch,
  })
  return { asked: network.asked, outcome: github.checkToken(typed) }
}

const states = (scopes: string) => ({ 'x-oauth-scopes': scopes })

describe('checkToken', () => {
  it.each([` ${TOKEN}\n`, `"${TOKEN}"`, `'${TOKEN}' `, `\`${TOKEN}\`\r\n`])(
    'takes what surrounds it away: %j',
    async (typed) => {
      const { asked, outcome } = check(typed)
      expect(await outcome).toMatchObject({ ok: true, value: { token: TOKEN } })
      expect(asked[0]?.headers.get('authorization')).toBe(`Bearer ${TOKEN}`)
    },
  )

  it.each(['', '  \n', '""'])('knows that %j is none, without a request', async (typed) => {
    const { asked, outcome } = check(typed)
    expect(await outcome).toEqual(fail({ kind: 'no-token' }))
    expect(asked).toEqual([])
  })

  it.each(['two words', 'größe', 'a\nb', 'x'.repeat(501)])(
    'sends nothing that cannot be one: %j',
    async (typed) => {
      const { asked, outcome } = check(typed)
      expect(await outcome).toEqual(fail({ kind: 'token-rejected' }))
      expect(asked).toEqual([])
    },
  )

  it('says that GitHub rejects it', async () => {
    expect(await check(TOKEN, {}, 401).outcome).toEqual(fail({ kind: 'token-rejected' }))
  })

  it.each([
    ['repo, read:org', ['present', 'present', 'present']],
    ['security_events', ['present', 'missing', 'missing']],
    ['admin:org', ['missing', 'present', 'missing']],
    ['', ['missing', 'missing', 'missing']],
  ])('tells what the scopes %j are enough for', async (scopes, expected) => {
    const outcome = await check(TOKEN, states(scopes)).outcome
    expect(outcome.ok && outcome.value.info.scopes.map(({ state }) => state)).toEqual(expected)
    expect(outcome.ok && outcome.value.info.scopes.map(({ name }) => name)).toEqual([
      'security_events',
      'read:org',
      'repo',
    ])
  })

  it('claims nothing where the browser hides the scopes', async () => {
    const outcome = await check(TOKEN).outcome
    expect(outcome.ok && outcome.value.info.scopes.map(({ state }) => state)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ])
  })

  it('knows a fine-grained token, which does not tell its permissions', async () => {
    const outcome = await check(`github_pat_${'a'.repeat(60)}`).outcome
    expect(outcome).toMatchObject({ ok: true, value: { info: { type: 'fine-grained', login: 'mona' } } })
    expect(outcome.ok && outcome.value.info.scopes.every(({ state }) => state === 'unknown')).toBe(true)
  })

  it.each([
    ['2026-06-03 19:52:44 UTC', Date.parse('2026-06-03T19:52:44Z') / 1000],
    ['2026-06-03 12:52:44 -0700', Date.parse('2026-06-03T19:52:44Z') / 1000],
    ['some day', null],
  ])('reads the expiry %j', async (header, expected) => {
    const outcome = await check(TOKEN, { 'github-authentication-token-expiration': header }).outcome
    expect(outcome.ok && outcome.value.info.expiresAt).toBe(expected)
  })

  it('refuses an answer that names nobody', async () => {
    const network = wire(() => ({ json: { message: 'hello' } }))
    const github = createGitHub({ token: () => Promise.resolve(ok('')), fetch: network.fetch })
    expect(await github.checkToken(TOKEN)).toMatchObject({
      ok: false,
      failure: { kind: 'unexpected-answer' },
    })
  })
})
