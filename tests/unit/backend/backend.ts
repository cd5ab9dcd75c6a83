import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { quietBoard } from './quiet-board'
import { quietSharing } from './quiet-sharing'
import { ORGANIZATION, someAlerts, someRepositories, someTeams } from './some-alerts'
import { packAlerts } from '@/lib/alerts/batch'
import type { Alert } from '@/lib/alerts/alert'
import type { Repository } from '@/lib/alerts/organization'
import { implementBackend, type Implementation } from '@/lib/backend/implementation'
import type { Parts } from '@/lib/backend/implementation/parts'
import type { Change, Completeness, SyncStatus } from '@/lib/backend/views'
import { fail, ok, type Outcome } from '@/lib/failure'
import { openStore, type Store } from '@/lib/storage/store'
import type { SyncJob } from '@/lib/storage/job'

/** 2026-11-20T10:00:00Z */
export const NOW = Date.UTC(2026, 10, 20, 10) / 1000

export interface TestBackend extends Implementation {
  store: Store
  vault: Parts['vault']
  github: Parts['github']
  sync: Parts['sync']
  changes: Change[]
  started: string[]
  clock: { now: number }
}

/** The implementation over a real store in a fake IndexedDB, with a token and a sync that only notes what it is asked. */
export async function testBackend(change: Partial<Parts> = {}): Promise<TestBackend> {
  const opened = await openStore({ indexedDB: new IDBFactory(), IDBKeyRange })
  const store = valueOf(opened)
  const changes: Change[] = []
  const started: string[] = []
  const clock = { now: NOW }
  const idle: SyncStatus = { state: 'idle' }
  const parts: Parts = {
    store,
    vault: {
      saveForSession: () => Promise.resolve(ok(null)),
      remember: () => Promise.resolve(ok(null)),
      unlock: () => Promise.resolve(fail({ kind: 'no-token' })),
      forget: () => Promise.resolve(ok(null)),
      read: () => Promise.resolve(ok('a token')),
      state: () =>
        Promise.resolve(
          ok({
            state: 'present',
            login: 'maya-manager',
            type: 'classic',
            scopes: [],
            expiresAt: null,
            kept: 'session',
          }),
        ),
    },
    github: unaskedGitHub(() => clock.now),
    sync: {
      start: (organization) => {
        started.push(organization)
        return Promise.resolve(idle)
      },
      cancel: () => Promise.resolve(ok(null)),
      status: () => idle,
      resumeAll: () => Promise.resolve(ok(null)),
      repository: (_, fullName) =>
        Promise.resolve(fail({ kind: 'not-found', subject: 'repositories', name: fullName })),
    },
    outbox: {
      resume: () => Promise.resolve(ok(null)),
      state: () => ({ running: false, blocked: null }),
      stop: () => Promise.resolve(),
    },
    acting: {
      resume: () => Promise.resolve(ok(null)),
      state: () => ({ running: false, blocked: null }),
      stop: () => Promise.resolve(),
    },
    sharing: quietSharing(store),
    board: quietBoard(),
    now: () => clock.now,
    localNow: () => clock.now,
    announce: (one) => changes.push(one),
    openOptions: () => Promise.resolve(),
    version: '0.1.0',
    ...change,
  }
  return {
    ...implementBackend(parts),
    store: parts.store,
    vault: parts.vault,
    github: parts.github,
    sync: parts.sync,
    changes,
    started,
    clock,
  }
}

/** Stores alerts and repositories as a finished full pull would. */
export async function pulled(
  backend: TestBackend,
  alerts: Alert[] = someAlerts(),
  listed: Repository[] = someRepositories(),
  completeness: Completeness = { state: 'complete' },
): Promise<void> {
  const job: SyncJob = {
    organization: ORGANIZATION,
    login: ORGANIZATION,
    user: 'mona',
    pull: 'one',
    kind: 'full',
    phase: 'gathering',
    startedAt: backend.clock.now,
    since: null,
    wanted: ['repositories', 'teams', 'members'],
    settled: ['repositories', 'teams', 'members'],
    pages: { done: [1], last: 1, next: null, ended: true, lost: false },
    byRepository: null,
    newest: null,
    alerts: alerts.length,
    missing: [],
    waitingUntil: null,
    pauses: 0,
    failed: false,
  }
  const { pulls } = backend.store
  valueOf(await pulls.begin(job))
  const own = { organization: ORGANIZATION, pull: 'one' }
  const repositories = { login: ORGANIZATION, repositories: listed, missing: [] }
  valueOf(
    await pulls.stage(
      job,
      [{ ...own, page: 1, batch: packAlerts(alerts), repositories: [] }],
      [
        { ...own, part: 'repositories', content: repositories },
        { ...own, part: 'teams', content: { teams: someTeams(), missing: [] } },
        { ...own, part: 'members', content: { logins: ['maya-manager', 'olga-owner'], missing: null } },
      ],
    ),
  )
  valueOf(await pulls.commit(job, { watermark: null, completeness, replaces: true }, null))
  valueOf(await backend.dataChanged(ORGANIZATION))
}

/** The value of an outcome; a failure fails the test with its name. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

/** A GitHub that tells the time and must not be asked anything else. */
export function unaskedGitHub(now: () => number): Parts['github'] {
  const clock: Partial<Parts['github']> = { now, limitedUntil: () => null }
  return new Proxy(clock, {
    get: (target, name) => Reflect.get(target, name) ?? (() => unasked(String(name))),
  }) as Parts['github']
}

function unasked(name: string): never {
  throw new Error(`GitHub must not be asked here: ${name}`)
}
