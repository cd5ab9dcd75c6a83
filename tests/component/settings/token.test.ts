import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { field, HOSTILE, mountPage, refused, send, token, TOKEN, type } from './own-page'
import { press, byRole } from '../mount-app'
import { expiryWarning } from '@/components/settings/expiry'
import { problemsOf, tidyToken, type TokenInput } from '@/components/settings/token-input'
import TokenSection from '@/components/settings/TokenSection.vue'
import type { TokenStatus } from '@/lib/backend/views'
import { ok, type Outcome } from '@/lib/failure'
import { DAY } from '@/lib/time'

const SECRET = 'ghp_0123456789abcdefghijABCDEFGHIJ012345'
const NONE = { 'token.status': token({ state: 'none' }) }
const NOW = 1_800_000_000

/** Everywhere a token could be read back from: markup, attributes, values of fields. */
function everything(): string {
  const values = [...document.querySelectorAll('input')].map((input) => input.value)
  const markup = new XMLSerializer().serializeToString(document)
  return [markup, document.title, location.href, ...values].join('\n')
}

afterEach(() => document.body.replaceChildren())

describe('the token section', () => {
  it('without a token asks for one and says where it goes', async () => {
    const { wrapper } = await mountPage(TokenSection, {}, NONE)
    expect(field(wrapper, 'Personal access token').type).toBe('password')
    expect(wrapper.text()).toContain('api.github.com and to nowhere else')
    const link = byRole(wrapper, 'a', /^Create a token at GitHub/)
    expect(link.getAttribute('href')).toBe(
      'https://github.com/settings/tokens/new?description=Muster&scopes=repo,read:org,security_events',
    )
  })

  it('shows and hides what was typed', async () => {
    const { wrapper } = await mountPage(TokenSection, {}, NONE)
    await press(wrapper, 'Show token')
    expect(field(wrapper, 'Personal access token').type).toBe('text')
    await press(wrapper, 'Hide token')
    expect(field(wrapper, 'Personal access token').type).toBe('password')
  })

  it('saves for the session unless told otherwise, and then has nowhere a trace of it', async () => {
    const { wrapper, backend } = await mountPage(TokenSection, {}, { ...NONE, 'token.save': token(TOKEN) })
    await type(wrapper, 'Personal access token', `  "${SECRET}"\n`)
    await send(wrapper)
    expect(backend.inputsOf('token.save')).toEqual([{ token: SECRET, passphrase: null }])
    expect(wrapper.text()).toContain('GitHub accepted the token of maya.')
    expect(everything()).not.toContain(SECRET)
    await press(wrapper, 'Use another token')
    expect(field(wrapper, 'Personal access token').value).toBe('')
  })

  it('remembers with a passphrase typed twice', async () => {
    const { wrapper, backend } = await mountPage(TokenSection, {}, { ...NONE, 'token.save': token(TOKEN) })
    await wrapper.get('input[value="remember"]').setValue(true)
    await type(wrapper, 'Personal access token', SECRET)
    await send(wrapper)
    expect(wrapper.text()).toContain('Enter a passphrase.')
    await type(wrapper, 'Passphrase', 'correct horse')
    await type(wrapper, 'Repeat passphrase', 'correct horze')
    await send(wrapper)
    expect(wrapper.text()).toContain('The two passphrases are not the same.')
    expect(backend.inputsOf('token.save')).toEqual([])
    await type(wrapper, 'Repeat passphrase', 'correct horse')
    await send(wrapper)
    expect(backend.inputsOf('token.save')).toEqual([{ token: SECRET, passphrase: 'correct horse' }])
    expect(everything()).not.toContain('correct horse')
  })

  it('names a missing token beside its field, moves there, and asks nobody', async () => {
    const { wrapper, backend } = await mountPage(TokenSection, {}, NONE)
    await send(wrapper)
    const input = field(wrapper, 'Personal access token')
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'Paste a token.',
    )
    expect(document.activeElement).toBe(input)
    expect(backend.inputsOf('token.save')).toEqual([])
  })

  it('keeps what was typed when GitHub refuses it, hidden again, and does not repeat it', async () => {
    const { wrapper } = await mountPage(
      TokenSection,
      {},
      { ...NONE, 'token.save': refused({ kind: 'token-rejected' }) },
    )
    await type(wrapper, 'Personal access token', SECRET)
    await press(wrapper, 'Show token')
    await send(wrapper)
    expect(wrapper.get('[role="alert"]').text()).toContain('GitHub did not accept the token.')
    expect(field(wrapper, 'Personal access token')).toMatchObject({ value: SECRET, type: 'password' })
    expect(wrapper.text()).not.toContain(SECRET)
  })

  it('asks GitHub once, however often it is pressed', async () => {
    let finish: (outcome: Outcome<TokenStatus>) => void = () => undefined
    const slow = () => new Promise<Outcome<TokenStatus>>((resolve) => (finish = resolve))
    const { wrapper, backend } = await mountPage(TokenSection, {}, { ...NONE, 'token.save': slow })
    await type(wrapper, 'Personal access token', SECRET)
    await send(wrapper)
    await send(wrapper)
    expect(byRole(wrapper, 'button', 'Check and save').getAttribute('aria-disabled')).toBe('true')
    expect(backend.inputsOf('token.save')).toHaveLength(1)
    finish(ok(TOKEN))
    await flushPromises()
    expect(wrapper.text()).toContain('@maya')
  })

  it('shows whose token it is, what it may do and how it is kept', async () => {
    const { wrapper } = await mountPage(TokenSection, {}, { 'token.status': token(TOKEN) })
    const text = wrapper.text()
    for (const part of [
      '@maya',
      'Personal access token (classic)',
      'For this session',
      'Granted',
      'Missing',
      'GitHub does not say',
      'Read code scanning alerts',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('lacks')
  })

  it('warns of a required scope that is missing', async () => {
    const scopes = TOKEN.scopes.map((scope) => ({
      ...scope,
      state: scope.required ? ('missing' as const) : scope.state,
    }))
    const { wrapper } = await mountPage(TokenSection, {}, { 'token.status': token({ ...TOKEN, scopes }) })
    expect(wrapper.text()).toContain('The token lacks a scope that Muster needs: security_events.')
  })

  it('takes a login for a text', async () => {
    const { wrapper } = await mountPage(
      TokenSection,
      {},
      { 'token.status': token({ ...TOKEN, login: HOSTILE }) },
    )
    expect(wrapper.text()).toContain(HOSTILE)
    expect(wrapper.find('img').exists()).toBe(false)
  })

  it('unlocks a locked token, and says so when the passphrase is wrong', async () => {
    const { wrapper, backend } = await mountPage(
      TokenSection,
      {},
      { 'token.status': token({ state: 'locked' }), 'token.unlock': refused({ kind: 'wrong-passphrase' }) },
    )
    await type(wrapper, 'Passphrase', 'wrong')
    await send(wrapper)
    expect(wrapper.get('[role="alert"]').text()).toContain('not the passphrase')
    backend.answer('token.unlock', token({ ...TOKEN, kept: 'remembered' }))
    await type(wrapper, 'Passphrase', 'right')
    await send(wrapper)
    expect(backend.inputsOf('token.unlock')).toEqual([{ passphrase: 'wrong' }, { passphrase: 'right' }])
    expect(wrapper.text()).toContain('Remembered, encrypted with your passphrase')
  })

  it('forgets only after asking', async () => {
    const { wrapper, backend } = await mountPage(
      TokenSection,
      {},
      { 'token.status': token(TOKEN), 'token.forget': token({ state: 'none' }) },
    )
    await press(wrapper, 'Forget token')
    expect(wrapper.get('dialog').text()).toContain('Forget the token?')
    await press(wrapper, 'Cancel')
    expect(backend.inputsOf('token.forget')).toEqual([])
    await press(wrapper, 'Forget token')
    await press(wrapper, 'Forget token', 'dialog button')
    expect(backend.inputsOf('token.forget')).toHaveLength(1)
    expect(wrapper.find('dialog').exists()).toBe(false)
    expect(field(wrapper, 'Personal access token')).toBeTruthy()
  })

  it('shows a failure as one, with a way to try again', async () => {
    const { wrapper, backend } = await mountPage(
      TokenSection,
      {},
      { 'token.status': refused({ kind: 'storage-newer' }) },
    )
    expect(wrapper.text()).toContain('written by a newer version')
    expect(wrapper.find('form').exists()).toBe(false)
    backend.answer('token.status', token(TOKEN))
    await press(wrapper, 'Try again')
    expect(wrapper.text()).toContain('@maya')
  })

  it('follows a token that was forgotten elsewhere', async () => {
    const { wrapper, backend } = await mountPage(TokenSection, {}, { 'token.status': token(TOKEN) })
    backend.answer('token.status', token({ state: 'none' }))
    backend.change({ topic: 'token', organization: null })
    await flushPromises()
    expect(wrapper.text()).not.toContain('@maya')
  })
})

describe('what is typed', () => {
  const input: TokenInput = { token: SECRET, keep: 'session', passphrase: '', repeat: '' }

  it.each([[` ${SECRET}\r\n`], [`"${SECRET}"`], [`\t'${SECRET}'`], [SECRET]])('is tidied: %j', (text) => {
    expect(tidyToken(text)).toBe(SECRET)
  })

  it('is refused when it cannot be a token', () => {
    expect(problemsOf(input)).toEqual({})
    expect(problemsOf({ ...input, token: ' "" ' }).token).toContain('Paste a token')
    expect(problemsOf({ ...input, token: 'x'.repeat(256) }).token).toContain('too long')
    expect(
      problemsOf({ ...input, keep: 'remember', passphrase: 'short', repeat: 'short' }).passphrase,
    ).toContain('8')
    expect(
      problemsOf({ ...input, keep: 'remember', passphrase: '🐙🐙🐙🐙🐙🐙🐙🐙', repeat: '🐙🐙🐙🐙🐙🐙🐙🐙' }),
    ).toEqual({})
  })
})

describe('the warning before a token ends', () => {
  it.each([
    [null, null],
    [NOW + 30 * DAY, null],
    [NOW + 7 * DAY, null],
    [NOW + 7 * DAY - 1, 'in 7 days, on 22 Jan 2027'],
    [NOW + 2.5 * DAY, 'in 2 days, on 17 Jan 2027'],
    [NOW + 0.9 * DAY, 'in 1 day, on 16 Jan 2027'],
    [NOW + 60, 'today: 15 Jan 2027'],
    [NOW, 'expired on'],
  ])('for %s says %s', (expiresAt, expected) => {
    const warning = expiryWarning(expiresAt, NOW, 'UTC')
    if (expected === null) expect(warning).toBeNull()
    else expect(warning).toContain(expected)
  })
})
