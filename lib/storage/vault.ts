import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { seal, unseal } from './sealed'
import { KEYS, openSchema, rememberedSchema, triesSchema } from './token-records'
import type { TokenStatus } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { OpenToken, RememberedToken, TokenInfo } from './token-records'

export type { TokenInfo } from './token-records'

/** What we need of `browser.storage.session` and `.local`. */
export interface StorageAreaLike {
  get(key: string): Promise<Record<string, unknown>>
  set(items: Record<string, unknown>): Promise<void>
  remove(keys: string | string[]): Promise<void>
}

export interface VaultOptions {
  /** Memory only, and closed to content scripts. The one place where the token stands in the clear. */
  session: StorageAreaLike
  /** On disk, and in Firefox open to content scripts: holds a token under its passphrase or none. */
  local: StorageAreaLike
  crypto?: Crypto
  /** Waits so many seconds. */
  wait?: (seconds: number) => Promise<unknown>
}

/** The keeper of the token. */
export interface Vault {
  /** Until the browser closes. A remembered token is forgotten. */
  saveForSession(token: string, info: TokenInfo): Promise<Outcome<null>>
  /** Beyond the browser's end, encrypted with the passphrase; open until then. */
  remember(token: string, passphrase: string, info: TokenInfo): Promise<Outcome<null>>
  /** Opens the remembered token; from the sixth wrong passphrase in a row each answer takes longer. */
  unlock(passphrase: string): Promise<Outcome<TokenInfo>>
  forget(): Promise<Outcome<null>>
  /** The token; fails with `no-token` or `token-locked`. */
  read(): Promise<Outcome<string>>
  /** Everything about the token but itself. */
  state(): Promise<Outcome<TokenStatus>>
}

const FREE_TRIES = 5
const LONGEST_PAUSE = 16

export function createVault(options: VaultOptions): Vault {
  const { session, local } = options
  const crypto = options.crypto ?? globalThis.crypto
  const wait = options.wait ?? ((seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)))
  let turn: Promise<unknown> = Promise.resolve()

  const openToken = () => get(session, KEYS.open, openSchema)
  const remembered = () => get(local, KEYS.remembered, rememberedSchema)

  async function tryPassphrase(passphrase: string): Promise<Outcome<TokenInfo>> {
    const stored = await remembered()
    if (!stored) return fail({ kind: 'no-token' })
    const tries = (await get(session, KEYS.tries, triesSchema)) ?? 0
    if (tries >= FREE_TRIES) await wait(Math.min(2 ** (tries - FREE_TRIES), LONGEST_PAUSE))
    const token = await unseal(crypto, stored.sealed, passphrase)
    if (token === null) {
      await session.set({ [KEYS.tries]: tries + 1 })
      return fail({ kind: 'wrong-passphrase' })
    }
    await session.set({ [KEYS.open]: { token, info: stored.info, kept: 'remembered' } satisfies OpenToken })
    await session.remove(KEYS.tries)
    return ok(stored.info)
  }

  return {
    saveForSession: (token, info) =>
      guarded(async () => {
        await session.set({ [KEYS.open]: { token, info, kept: 'session' } satisfies OpenToken })
        await session.remove(KEYS.tries)
        await local.remove(KEYS.remembered)
        return ok(null)
      }),
    remember: (token, passphrase, info) =>
      guarded(async () => {
        if (passphrase === '') {
          return fail({
            kind: 'invalid-input',
            problems: [{ field: 'passphrase', problem: 'fields.passphrase.missing' }],
          })
        }
        const sealed = await seal(crypto, token, passphrase)
        await local.set({ [KEYS.remembered]: { sealed, info } satisfies RememberedToken })
        await session.set({ [KEYS.open]: { token, info, kept: 'remembered' } satisfies OpenToken })
        await session.remove(KEYS.tries)
        return ok(null)
      }),
    unlock(passphrase) {
      // One after the other: tries side by side would not see each other's count.
      const mine = turn.then(() => guarded(() => tryPassphrase(passphrase)))
      turn = mine
      return mine
    },
    forget: () =>
      guarded(async () => {
        await session.remove([KEYS.open, KEYS.tries])
        await local.remove(KEYS.remembered)
        return ok(null)
      }),
    read: () =>
      guarded(async () => {
        const open = await openToken()
        if (open) return ok(open.token)
        return fail({ kind: (await remembered()) ? 'token-locked' : 'no-token' })
      }),
    state: () =>
      guarded(async () => {
        const open = await openToken()
        if (open) return ok<TokenStatus>({ state: 'present', ...open.info, kept: open.kept })
        return ok<TokenStatus>({ state: (await remembered()) ? 'locked' : 'none' })
      }),
  }
}

/** The value under a key as its type says; null where there is none or it is damaged. */
async function get<T>(
  area: StorageAreaLike,
  key: string,
  schema: v.GenericSchema<unknown, T>,
): Promise<T | null> {
  const found = await area.get(key)
  const parsed = v.safeParse(schema, found[key])
  return parsed.success ? parsed.output : null
}

/** Storage areas reject when they are full or broken. Their message could hold what was written, so only its kind is told. */
async function guarded<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work()
  } catch (error) {
    const text = error instanceof Error ? error.message : ''
    if (/quota/i.test(text)) return fail({ kind: 'storage-full' })
    return fail({ kind: 'storage-failed', detail: error instanceof Error ? error.name : 'unknown' })
  }
}
