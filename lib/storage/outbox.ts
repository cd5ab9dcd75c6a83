import { checked } from './checks'
import { launchSchema } from './outbox-checks'
import { createOutboxQueue, type OutboxQueue } from './outbox-queue'
import { createOutboxOfRepository, type OutboxOfRepository } from './outbox-repository'
import { stored, taskOf } from './outbox-task'
import { organizationKey } from './organization-record'
import { beginningWith } from './transactions'
import { identityKey } from '@/lib/alerts/alert'
import type { Outcome } from '@/lib/failure'
import type { AskedState } from '@/lib/tracking/autofix'
import type { Database } from './database'
import type { LaunchRecord, Task } from './outbox-records'
import type { Transactions } from './transactions'

/** What a decision about a campaign's launch comes to. */
export interface Revision {
  launch: LaunchRecord | null
  put: Task[]
  remove: string[]
}

/** What is to be written to GitHub, and what came of it. Every method is one transaction. */
export interface OutboxTable extends OutboxQueue, OutboxOfRepository {
  /** How far Copilot Autofix is, by `identityKey`; alerts for which nobody asked are not in it. */
  autofixStates(organization: string): Promise<Outcome<Map<string, AskedState>>>
  launch(campaignId: string): Promise<Outcome<LaunchRecord | null>>
  /** In order of their ids. */
  tasks(campaignId: string): Promise<Outcome<Task[]>>
  /** Decides on what is there, and writes what the decision says. Of a campaign that is gone nothing is written. */
  revise(
    campaignId: string,
    decide: (launch: LaunchRecord | null, tasks: Task[]) => Revision,
  ): Promise<Outcome<Revision>>
  /** Renamed repositories are asked by their new names. */
  rename(organization: string, names: ReadonlyMap<number, string>): Promise<Outcome<null>>
}

export function createOutboxTable(transactions: Transactions): OutboxTable {
  const { database, read, write } = transactions
  const { campaigns, launches, outbox } = database

  async function tasksOf(campaignId: string): Promise<Task[]> {
    const found: unknown[] = await outbox.where('campaignId').equals(campaignId).sortBy('id')
    return found.map(taskOf)
  }

  async function launchOf(campaignId: string): Promise<LaunchRecord | null> {
    const found: unknown = await launches.get(campaignId)
    return found === undefined ? null : checked(launchSchema, 'launches', found)
  }

  const put = (tasks: readonly Task[]) => outbox.bulkPut(tasks.map(stored))

  return {
    ...createOutboxQueue(transactions),
    ...createOutboxOfRepository(transactions),
    autofixStates: (organization) =>
      read([outbox], async () => {
        const key = organizationKey(organization)
        const found: unknown[] = await outbox.where('[organization+kind]').equals([key, 'autofix']).toArray()
        const states = new Map<string, AskedState>()
        for (const task of found.map(taskOf)) {
          const state = stateOf(task)
          if (state === null || task.kind !== 'autofix') continue
          const { repositoryId, number } = task
          const alert = identityKey({ repositoryId, kind: 'code-scanning', number })
          states.set(alert, better(states.get(alert), state))
        }
        return states
      }),
    launch: (campaignId) => read([launches], () => launchOf(campaignId)),
    tasks: (campaignId) => read([outbox], () => tasksOf(campaignId)),
    revise: (campaignId, decide) =>
      write([campaigns, launches, outbox], async () => {
        const nothing: Revision = { launch: null, put: [], remove: [] }
        if ((await campaigns.get(campaignId)) === undefined) return nothing
        const revision = decide(await launchOf(campaignId), await tasksOf(campaignId))
        if (revision.launch) await launches.put(revision.launch)
        await outbox.bulkDelete(revision.remove)
        await put(revision.put)
        return revision
      }),
    rename: (organization, names) =>
      write([outbox], async () => {
        const key = organizationKey(organization)
        const found: unknown[] = await outbox
          .where('[organization+kind]')
          .between(...beginningWith(key))
          .toArray()
        const renamed = found.map(taskOf).flatMap((task) => {
          const repository = names.get(task.repositoryId)
          return repository === undefined || repository === task.repository ? [] : [{ ...task, repository }]
        })
        await put(renamed)
        return null
      }),
  }
}

/**
 * Removes what is left to do for a campaign, inside the transaction that removes it. What `farewells` makes of its tasks
 * stays until it is done.
 */
export async function leaveCampaign(
  database: Database,
  id: string,
  farewells: (tasks: Task[]) => Task[],
): Promise<void> {
  const found: unknown[] = await database.outbox.where('campaignId').equals(id).toArray()
  await database.outbox.where('campaignId').equals(id).delete()
  await database.launches.delete(id)
  await database.outbox.bulkPut(farewells(found.map(taskOf)).map(stored))
}

function stateOf(task: Task): AskedState | null {
  if (task.kind !== 'autofix') return null
  return task.state === 'failed' ? 'failed' : task.answer
}

const ORDER: readonly AskedState[] = ['ready', 'pending', 'none', 'failed']

/** Two campaigns may have asked for the same alert. */
function better(one: AskedState | undefined, other: AskedState): AskedState {
  return ORDER.find((state) => state === one || state === other) ?? other
}
