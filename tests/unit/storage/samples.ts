import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { openStore } from '@/lib/storage/store'
import type { Alert } from '@/lib/alerts/alert'
import type { Repository } from '@/lib/alerts/organization'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { Outcome } from '@/lib/failure'
import type { DatabaseOptions } from '@/lib/storage/database'
import type { SyncJob } from '@/lib/storage/job'
import type { Store } from '@/lib/storage/store'

/** The value of what must have succeeded. */
export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`failed: ${JSON.stringify(outcome.failure)}`)
  return outcome.value
}

/** A disk of its own for a test; stores opened on the same one see each other's data. */
export function disk(): DatabaseOptions {
  return { name: 'test', indexedDB: new IDBFactory(), IDBKeyRange }
}

export async function storeOn(options: DatabaseOptions = disk()): Promise<Store> {
  return value(await openStore(options))
}

export function alert(change: Partial<Alert> = {}): Alert {
  return {
    repositoryId: 1,
    kind: 'code-scanning',
    number: 1,
    state: 'open',
    severity: 'high',
    rule: { id: 'js/xss', description: 'Cross-site scripting', tags: ['security'] },
    tool: 'CodeQL',
    path: 'src/a.js',
    line: 3,
    classifications: [],
    createdAt: 1_700_000_000,
    updatedAt: 1_700_000_000,
    fixedAt: null,
    dismissedAt: null,
    dismissedReason: null,
    assignees: [],
    ...change,
  }
}

export function repository(id: number, name = `repo-${id}`): Repository {
  return {
    id,
    fullName: `Octo/${name}`,
    name,
    visibility: 'private',
    archived: false,
    language: 'Java',
    topics: [],
    pushedAt: null,
    defaultBranch: 'main',
    properties: {},
  }
}

export function campaign(change: Partial<Campaign> = {}): Campaign {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    organization: 'Octo',
    state: 'open',
    name: 'No more XSS',
    description: 'All of them',
    dueDate: '2027-01-31',
    managers: ['mona'],
    contactLink: null,
    timeZone: 'Europe/Berlin',
    filter: 'is:open',
    template: null,
    alerts: [{ repositoryId: 1, kind: 'code-scanning', numbers: [1, 2] }],
    leftOut: 0,
    launch: { autofix: false, issues: false },
    createdAt: 1_700_000_000,
    createdBy: 'mona',
    publishedAt: 1_700_000_000,
    closedAt: null,
    revision: 1,
    ...change,
  }
}

export function job(change: Partial<SyncJob> = {}): SyncJob {
  return {
    organization: 'octo',
    login: 'Octo',
    user: 'mona',
    pull: 'pull-1',
    kind: 'full',
    phase: 'gathering',
    startedAt: 1_750_000_000,
    since: null,
    wanted: ['repositories', 'teams', 'members'],
    settled: [],
    pages: { done: [], last: null, next: null, ended: false, lost: false },
    byRepository: null,
    newest: null,
    alerts: 0,
    missing: [],
    waitingUntil: null,
    pauses: 0,
    failed: false,
    ...change,
  }
}
