import { taskOf } from './outbox-task'
import type { Outcome } from '@/lib/failure'
import type { Task } from './outbox-records'
import type { Transactions } from './transactions'

/** What campaigns have had done in one repository. */
export interface OutboxOfRepository {
  /** The tasks of these campaigns there: in large organizations all of them are a hundred times as many. */
  tasksIn(campaignIds: readonly string[], repositoryId: number): Promise<Outcome<Task[]>>
}

/** By the ids of tasks, which name campaign, kind and repository in this order (`lib/outbox/plan.ts`). */
export function createOutboxOfRepository({ database, read }: Transactions): OutboxOfRepository {
  const { outbox } = database
  return {
    tasksIn: (campaignIds, repositoryId) =>
      read([outbox], async () => {
        const found: unknown[] = []
        for (const id of campaignIds) {
          found.push(await outbox.get(`${id}/issue/${repositoryId}`))
          found.push(...(await outbox.where('id').startsWith(`${id}/autofix/${repositoryId}/`).toArray()))
        }
        return found.filter((task) => task !== undefined).map(taskOf)
      }),
  }
}
