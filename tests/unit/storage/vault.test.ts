import { describe, expect, it } from 'vitest'
import { fail, ok } from '@/lib/failure'
import { createVault } from '@/lib/storage/vault'
import type { StorageAreaLike, TokenInfo } from '@/lib/storage/vault'

const TOKEN = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789'
const INFO: TokenInfo = {
  login: 'mona',
  type: 'classic',
  scopes: [{ name: 'repo', state: 'present', purpose: 'readPrivate', required: false }],
  expiresAt: 1_800_000_000,
}

interface Area extends StorageAreaLike {
  content: Map<string, unknown>
  dump(): string
}

/** Like the browser's: what is stored is a copy as JSON. */
function area(): Area {
  const content = new Map<string, unknown>()
  return {
    content,
    dump: () => JSON.stringify([...content]),
    get: (key) => Promise.resolve(content.has(key) ? { [key]: content.get(key) } : {}),
    async set(items) {
      for (const [key, value] of Object.entries(items)) content.set(key, JSON.parse(JSON.stringify(value)))
    },
    async remove(keys) {
      for (const key of [keys].flat()) content.delete(key)
    },
  }
}

function vaultOf(session = area(), local = area()) {
  const waits: number[] = []
  const wait = async (seconds: number) => void waits.push(seconds)
  return { vault: createVault({ session, local, wait }), session, local, waits }
}

/** The browser was closed: memory is gone, the disk stays. */
const afterRestart = (local: Area) => vaultOf(area(), local)

describe('vault', () => {
  it('has none at first', async () => {
    const { vault } = vaultOf()
    expect(await vault.read()).toEqual(fail({ kind: 'no-token' }))
    expect(await vault.state()).toEqual(ok({ state: 'none' }))
    expect(await vault.unlock('anything')).toEqual(fail({ kind: 'no-token' }))
  })

  it('keeps it for the session, in memory alone', async () => {
    const { vault, local } = vaultOf()
    await vault.saveForSession(TOKEN, INFO)
    expect(await vault.read()).toEqual(ok(TOKEN))
    expect(await vault.state()).toEqual(ok({ state: 'present', ...INFO, kept: 'session' }))
    expect(local.content.size).toBe(0)
    expect(await afterRestart(local).vault.state()).toEqual(ok({ state: 'none' }))
  })

  it('tells everything but the token', async () => {
    const { vault } = vaultOf()
    await vault.saveForSession(TOKEN, INFO)
    expect(JSON.stringify(await vault.state())).not.toContain(TOKEN)
  })

  it('remembers it under a passphrase and never in the clear', async () => {
    const { vault, local } = vaultOf()
    await vault.remember(TOKEN, 'correct horse', INFO)
    expect(await vault.state()).toEqual(ok({ state: 'present', ...INFO, kept: 'remembered' }))
    for (const secret of [TOKEN, TOKEN.slice(4), btoa(TOKEN), 'correct horse'])
      expect(local.dump()).not.toContain(secret)

    const later = afterRestart(local)
    expect(await later.vault.state()).toEqual(ok({ state: 'locked' }))
    expect(await later.vault.read()).toEqual(fail({ kind: 'token-locked' }))
    expect(await later.vault.unlock('correct horse')).toEqual(ok(INFO))
    expect(await later.vault.read()).toEqual(ok(TOKEN))
    expect(await later.vault.state()).toEqual(ok({ state: 'present', ...INFO, kept: 'remembered' }))
    expect(later.local.dump()).not.toContain(TOKEN)
  })

  it('stores its parameters beside, and new salt and vector each time', async () => {
    const { vault, local } = vaultOf()
    const seals = new Set<unknown>()
    for (let time = 0; time < 2; time += 1) {
      await vault.remember(TOKEN, 'same', INFO)
      const stored = local.content.get('rememberedToken')
      expect(stored).toMatchObject({
        sealed: { version: 1, kdf: 'PBKDF2-SHA256', iterations: 600_000, cipher: 'AES-256-GCM' },
      })
      seals.add(JSON.stringify(stored))
    }
    expect(seals.size).toBe(2)
  })

  it('takes the same passphrase in another Unicode form', async () => {
    const { vault, local } = vaultOf()
    await vault.remember(TOKEN, 'Gr\u00fc\u00dfe', INFO)
    expect(await afterRestart(local).vault.unlock('Gru\u0308\u00dfe')).toEqual(ok(INFO))
  })

  it('refuses an empty passphrase and stores nothing', async () => {
    const { vault, local } = vaultOf()
    expect(await vault.remember(TOKEN, '', INFO)).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input' },
    })
    expect(local.content.size).toBe(0)
  })

  it('refuses a wrong passphrase, slower and slower after five, and loses nothing', async () => {
    const { vault, local } = vaultOf()
    await vault.remember(TOKEN, 'right', INFO)
    const later = afterRestart(local)
    for (let tries = 0; tries < 8; tries += 1) {
      expect(await later.vault.unlock('wrong')).toEqual(fail({ kind: 'wrong-passphrase' }))
    }
    expect(later.waits).toEqual([1, 2, 4])
    expect(await later.vault.read()).toEqual(fail({ kind: 'token-locked' }))
    expect(await later.vault.unlock('right')).toEqual(ok(INFO))
    expect(later.waits).toEqual([1, 2, 4, 8])
    expect(later.session.content.has('tokenTries')).toBe(false)
  })

  it('counts tries side by side, and those before the worker was restarted', async () => {
    const { vault, local } = vaultOf()
    await vault.remember(TOKEN, 'right', INFO)
    const first = afterRestart(local)
    await Promise.all(Array.from({ length: 6 }, () => first.vault.unlock('wrong')))
    expect(first.waits).toEqual([1])
    const second = vaultOf(first.session, local)
    await second.vault.unlock('wrong')
    expect(second.waits).toEqual([2])
  })

  it('forgets it everywhere', async () => {
    const { vault, session, local } = vaultOf()
    await vault.remember(TOKEN, 'x', INFO)
    expect(await vault.forget()).toEqual(ok(null))
    expect(session.content.size + local.content.size).toBe(0)
    expect(await vault.read()).toEqual(fail({ kind: 'no-token' }))
  })

  it('forgets the remembered one when another is kept for the session', async () => {
    const { vault, local } = vaultOf()
    await vault.remember(TOKEN, 'x', INFO)
    await vault.saveForSession('ghp_other', INFO)
    expect(local.content.size).toBe(0)
  })

  it.each([
    ['damaged letters', { sealed: { version: 1, data: '%%%' }, info: INFO }],
    ['another version', { sealed: { version: 2 }, info: INFO }],
    ['something else', 'hello'],
  ])('takes %s for none', async (_, stored) => {
    const local = area()
    await local.set({ rememberedToken: stored })
    expect(await vaultOf(area(), local).vault.state()).toEqual(ok({ state: 'none' }))
  })

  it('notices that what is stored was altered', async () => {
    const { vault, local } = vaultOf()
    await vault.remember(TOKEN, 'right', INFO)
    const text = local
      .dump()
      .replace(/"data":"(.)/, (_, first: string) => `"data":"${first === 'A' ? 'B' : 'A'}`)
    local.content.clear()
    for (const [key, value] of JSON.parse(text) as [string, unknown][]) local.content.set(key, value)
    expect(await afterRestart(local).vault.unlock('right')).toEqual(fail({ kind: 'wrong-passphrase' }))
  })

  it('says that storage failed, without saying what it was to store', async () => {
    const local = area()
    local.set = () => Promise.reject(new Error(`QUOTA_BYTES quota exceeded: ${TOKEN}`))
    expect(await vaultOf(area(), local).vault.remember(TOKEN, 'x', INFO)).toEqual(
      fail({ kind: 'storage-full' }),
    )
    local.set = () => Promise.reject(new TypeError(`broken: ${TOKEN}`))
    const outcome = await vaultOf(area(), local).vault.remember(TOKEN, 'x', INFO)
    expect(outcome).toEqual(fail({ kind: 'storage-failed', detail: 'TypeError' }))
  })
})
