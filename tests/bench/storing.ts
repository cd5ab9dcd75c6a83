import Dexie, { type EntityTable } from 'dexie'
import { someAlerts } from './alerts'
import { compare, type Ratio } from './measure'
import type { Alert } from '@/lib/alerts/alert'
import { batchSize, packAlerts, type AlertBatch } from '@/lib/alerts/batch'
import type { SyncJob } from '@/lib/storage/job'
import { openStore, type Store } from '@/lib/storage/store'

const ALERTS = 100_000
const PAGE = 100
const ORGANIZATION = 'octo-org'

/** Storing and reading 100,000 alerts, against Dexie with a row per alert and three indexes. */
export async function benchStorage(): Promise<Ratio[]> {
  const alerts = someAlerts(ALERTS)
  const batches = Array.from({ length: ALERTS / PAGE }, (_, page) =>
    packAlerts(alerts.slice(page * PAGE, (page + 1) * PAGE)),
  )
  const rows = alerts.map((alert) => ({ ...alert, id: `${alert.repositoryId}/${alert.number}` }))
  const rowDatabase = new Dexie('rows') as Dexie & { alerts: EntityTable<Alert & { id: string }, 'id'> }
  rowDatabase.version(1).stores({ alerts: 'id, repositoryId, state, severity' })
  const opened = await openStore({ name: 'batches' })
  if (!opened.ok) throw new Error(opened.failure.kind)
  const store = opened.value

  const writing = await compare(
    'storing 100,000 alerts, against Dexie rows with three indexes',
    20,
    1,
    () => put(store, batches),
    async () => {
      await rowDatabase.alerts.bulkAdd(rows)
    },
  )
  let read = 0
  let readRows = 0
  const reading = await compare(
    'reading them, against Dexie rows',
    5,
    5,
    async () => {
      const loaded = await store.data.load(ORGANIZATION)
      if (!loaded.ok) throw new Error(loaded.failure.kind)
      read = loaded.value.batches.reduce((sum, batch) => sum + batchSize(batch), 0)
    },
    async () => {
      readRows = (await rowDatabase.alerts.toArray()).length
    },
  )
  if (read !== ALERTS || readRows !== ALERTS) throw new Error(`Read ${read} and ${readRows} alerts`)
  store.close()
  await rowDatabase.delete()
  return [writing, reading]
}

/** As a first pull does it: pages are staged with the job, then committed at once by the worker that staged them. */
async function put(store: Store, batches: AlertBatch[]): Promise<void> {
  const pages = batches.map((batch, page) => ({
    organization: ORGANIZATION,
    pull: 'bench',
    page: page + 1,
    batch,
    repositories: [],
  }))
  const job: SyncJob = {
    organization: ORGANIZATION,
    login: ORGANIZATION,
    user: 'bench',
    pull: 'bench',
    kind: 'full',
    phase: 'gathering',
    startedAt: 1_795_000_000,
    since: null,
    wanted: [],
    settled: [],
    pages: { done: [], last: pages.length, next: null, ended: false, lost: false },
    byRepository: null,
    newest: null,
    alerts: 0,
    missing: [],
    waitingUntil: null,
    pauses: 0,
    failed: false,
  }
  const result = { watermark: null, completeness: { state: 'complete' }, replaces: true } as const
  for (const outcome of [
    await store.pulls.begin(job),
    await store.pulls.stage(job, pages, []),
    await store.pulls.commit(job, result, null, new Map(pages.map((page) => [page.page, page]))),
  ])
    if (!outcome.ok) throw new Error(outcome.failure.kind)
}
