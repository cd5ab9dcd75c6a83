import { ok } from '@/lib/failure'
import { unpackAlerts } from '@/lib/alerts/batch'
import { createGitHub } from '@/lib/github/client'
import { createSync } from '@/lib/sync/sync'
import { disk, storeOn, value } from '../storage/samples'
import { TOKEN, wire } from '../github/wire'
import { scriptOf } from './organization'
import type { Organization } from './organization'
import type { SyncStatus } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { DatabaseOptions } from '@/lib/storage/database'
import type { LocksLike } from '@/lib/sync/sync'

/** No lock: a worker that was killed has none, but a test cannot kill. */
const noLocks: LocksLike = { request: (_, __, work) => work() }

/** A worker: a sync of its own over a disk and a GitHub that outlive it. */
export async function worker(
  github: Organization,
  options: DatabaseOptions = disk(),
  locks: LocksLike = noLocks,
  localNow = () => github.now,
  who: () => Outcome<string> = () => ok('mona'),
) {
  const network = wire(scriptOf(github))
  const store = await storeOn(options)
  const statuses: SyncStatus[] = []
  const heard: string[] = []
  const answered: number[] = []
  const client = createGitHub({
    token: () => Promise.resolve(who().ok ? ok(TOKEN) : who()),
    async fetch(input, init) {
      const response = await network.fetch(input, init)
      answered.push(response.status)
      return response
    },
    now: localNow,
  })
  const sync = createSync({
    github: client,
    store,
    login: () => Promise.resolve(who()),
    locks,
    onStatus: (_, status) => statuses.push(status),
    onData: (login) => heard.push(login),
  })
  return {
    ...network,
    /** Statuses of the answers. */
    answered,
    sync,
    store,
    statuses,
    heard,
    options,
    start: () => sync.start('octo'),
    record: async () => value(await store.organizations.get('octo')),
    data: async () => value(await store.data.load('octo')),
    /** Alerts as `number:state`, ascending. */
    async alerts() {
      const { batches } = value(await store.data.load('octo'))
      const all = batches.flatMap(unpackAlerts).sort((a, b) => a.number - b.number)
      return all.map(({ number, state }) => `${number}:${state}`)
    },
  }
}
