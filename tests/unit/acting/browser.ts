import { ORGANIZATION } from '../../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { testBackend, type TestBackend } from '../backend/backend'
import { localGitHub } from '../local-github'
import { storeOn, value } from '../storage/samples'
import { ablest, openOf } from './rig'
import { createActing, type Acting } from '@/lib/acting/acting'
import { ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import { createSync } from '@/lib/sync/sync'
import type { Alert, Repository } from '../../../demo/organization/model.ts'
import type { World } from '../../../demo/organization/world.ts'

export { ORGANIZATION }

/** People of the local GitHub by their tokens. */
const LOGINS = {
  manager: 'maya-manager',
  developer: 'devon-developer',
  securityManager: 'noor-haddad',
  reader: 'ruth-reader',
} as const

export interface Place {
  world: World
  clock: { now: number }
  /** Without it nobody reaches GitHub. */
  network: { down: boolean }
  fetch: typeof fetch
  repository: Repository
  fullName: string
  /** Open alerts of the repository that Autofix supports and nobody works on. */
  alerts: Alert[]
}

/** One browser with everything in the background, as it is put together in the extension. */
export interface Browser extends TestBackend {
  acting: Acting
  ended: Promise<unknown>[]
  /** Reads the whole organization, as an owner may. */
  pull(): Promise<void>
  /** Waits until nothing is left to be done. */
  settled(): Promise<void>
}

export function place(): Place {
  const { world, clock, fetch } = localGitHub({ alerts: 400, repositories: 8 })
  const network = { down: false }
  const repository = ablest(world)
  return {
    ...{ world, clock, network, repository },
    fullName: `${ORGANIZATION}/${repository.name}`,
    alerts: openOf(repository),
    async fetch(input, init) {
      if (network.down) throw new TypeError('Failed to fetch')
      return fetch(input, init)
    },
  }
}

export async function browser(
  { clock, fetch }: Place,
  who: keyof typeof LOGINS = 'manager',
): Promise<Browser> {
  const store = await storeOn()
  const ended: Promise<unknown>[] = []
  const now = () => clock.now
  const github = createGitHub({ token: () => Promise.resolve(ok(DEMO_TOKENS[who])), fetch, now })
  const locks = { request: <T>(_: string, __: object, work: () => Promise<T>) => work() }
  const sync = createSync({
    github,
    store,
    login: () => Promise.resolve(ok(LOGINS[who])),
    onStatus: () => {},
    onData: (organization) => void ended.push(backend.dataChanged(organization)),
    locks,
  })
  const acting = createActing({
    github,
    store,
    login: () => Promise.resolve(ok(LOGINS[who])),
    onChange: (organization) => backend.changes.push({ topic: 'acting', organization }),
    onRunning: () => {},
    onWake: () => {},
    onEnded: (action) => void ended.push(backend.actionEnded(action)),
    clock: now,
    locks,
    wait: (seconds) => {
      clock.now += seconds
      return Promise.resolve(true)
    },
  })
  const backend = await testBackend({ store, github, sync, acting, now, localNow: now })
  backend.vault.state = () =>
    Promise.resolve(
      ok({
        state: 'present',
        login: LOGINS[who],
        type: 'classic',
        scopes: [],
        expiresAt: null,
        kept: 'session',
      }),
    )
  value(await store.organizations.add(ORGANIZATION))
  return {
    ...backend,
    acting,
    ended,
    async pull() {
      await sync.start(ORGANIZATION)
      await Promise.all(ended)
    },
    async settled() {
      value(await acting.resume())
      await Promise.all(ended)
    },
  }
}
