import { createWorld } from '../../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { resolveNumbers } from '../../../demo/rest/app.ts'
import { NOW, pulled, testBackend, type TestBackend } from '../backend/backend'
import { fetchFrom } from '../local-github'
import { disk, storeOn, value } from '../storage/samples'
import { ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import { createSharing, type Sharing } from '@/lib/sharing/sharing'
import type { Change, TokenStatus } from '@/lib/backend/views'
import type { DatabaseOptions } from '@/lib/storage/database'
import type { World } from '../../../demo/organization/world.ts'

export { NOW }
export const ORGANIZATION = 'octo-org'
export const REPOSITORY = 'octo-org/security-campaigns'

/** Who works with which token. Devon may push to the campaign repository, Ruth may only read it. */
const PEOPLE = {
  manager: { token: DEMO_TOKENS.manager, login: 'maya-manager' },
  colleague: { token: DEMO_TOKENS.developer, login: 'devon-developer' },
  reader: { token: DEMO_TOKENS.reader, login: 'ruth-reader' },
} as const
export type Who = keyof typeof PEOPLE

type Intercept = (method: string, path: string) => Response | Promise<Response> | null

/** The local GitHub without a wire: what was asked of it, and what shall go wrong. */
export interface Hub {
  world: World
  clock: { now: number }
  /** `GET /repos/…`, in order, with the status of the answer. */
  asked: { what: string; status: number }[]
  /** Requests of this kind since the last call. */
  take(kind?: RegExp): string[]
  network: { before: Intercept; after: Intercept }
  fetch: typeof fetch
}

export function hub({ empty = true } = {}): Hub {
  const clock = { now: NOW }
  const world = createWorld({ now: NOW * 1000, alerts: 60, repositories: 6, clock: () => clock.now * 1000 })
  world.createRepository(ORGANIZATION, 'security-campaigns', { empty })
  const devon = world
    .organization(ORGANIZATION)
    ?.members.find(({ person }) => person.login === 'devon-developer')
  if (devon) world.giveAccess(REPOSITORY, devon.person, 'push')
  const ask = fetchFrom(world)
  const asked: Hub['asked'] = []
  const network: Hub['network'] = { before: () => null, after: () => null }

  async function answer(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input)
    url.pathname = resolveNumbers(world, url.pathname)
    const method = init?.method ?? 'GET'
    const path = decodeURIComponent(url.pathname)
    const response = (await network.before(method, path)) ?? (await ask(url, init))
    asked.push({ what: `${method} ${path}`, status: response.status })
    const location = response.headers.get('location')
    if (location !== null && [301, 307].includes(response.status)) return answer(location, init)
    return (await network.after(method, path)) ?? response
  }
  return {
    world,
    clock,
    asked,
    take: (kind = /.*/) =>
      asked
        .splice(0)
        .map(({ what }) => what)
        .filter((what) => kind.test(what)),
    network,
    fetch: answer,
  }
}

export interface Browser extends TestBackend {
  sharing: Sharing
  disk: DatabaseOptions
  told: Change[]
  /** Seconds for which its writes waited for GitHub's pace. */
  waits: number[]
  /** Ends it between two instructions: whatever it waits for never comes. */
  kill(): void
}

/** A browser with Muster in it, on a disk that may outlive it. */
export async function browser(
  github: Hub,
  who: Who,
  { options = disk(), knows = true }: { options?: DatabaseOptions; knows?: boolean } = {},
): Promise<Browser> {
  const { token, login } = PEOPLE[who]
  const store = await storeOn(options)
  const dead = { now: false }
  const now = () => github.clock.now
  const client = createGitHub({
    token: () => Promise.resolve(ok(token)),
    async fetch(input, init) {
      const response = await github.fetch(input, init)
      return dead.now ? new Promise<Response>(() => {}) : response
    },
    now,
  })
  const told: Change[] = []
  const waits: number[] = []
  let waited = 0
  const sharing = createSharing({
    github: client,
    store,
    login: () => Promise.resolve(ok(login)),
    now,
    announce: (change) => told.push(change),
    farewell: () => () => [],
    locks: { request: (_, __, work) => work() },
    clock: () => now() + waited,
    wait(seconds) {
      waited += seconds
      waits.push(seconds)
      return Promise.resolve(true)
    },
  })
  const backend = await testBackend({
    store,
    github: client,
    sharing,
    vault: { ...(await testBackend()).vault, state: () => Promise.resolve(ok(presentAs(login))) },
    now,
    announce: (change) => told.push(change),
  })
  if (knows) {
    value(await store.organizations.add(ORGANIZATION))
    await pulled(backend)
  }
  return { ...backend, sharing, disk: options, told, waits, kill: () => (dead.now = true) }
}

function presentAs(login: string): TokenStatus {
  return { state: 'present', login, type: 'classic', scopes: [], expiresAt: null, kept: 'session' }
}

export const path = (id: string) => `campaigns/${id}.json`

/** What stands in the campaign repository. */
export function fileIn({ world }: Hub, at: string, repository = REPOSITORY): Record<string, unknown> | null {
  const text = world.file(repository, at)
  return text === null ? null : JSON.parse(text)
}

/** Messages of the commits there, oldest first, without the first one of a repository that is not empty. */
export function messages({ world }: Hub, repository = REPOSITORY): string[] {
  return world
    .commits(repository)
    .map(({ message }) => message)
    .filter((message) => message !== 'Initial commit')
    .toReversed()
}
