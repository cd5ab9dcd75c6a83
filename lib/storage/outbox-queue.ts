import { stored, taskOf } from './outbox-task'
import { paceOf, takeWrite } from './pace'
import { beginningWith } from './transactions'
import type { Pace } from '@/lib/campaigns/write-pace'
import type { Outcome } from '@/lib/failure'
import type { Asked, Queue, Task } from './outbox-records'
import type { Transactions } from './transactions'

/** What is next, at one moment. */
export interface Agenda {
  pace: Pace
  /** The task of each queue that is due first; null when it is empty. */
  next: Record<Queue, Task | null>
  /** Those that are to be looked at again now. */
  polls: Task[]
}

/** What the loop takes from, and gives back to. Every method is one transaction. */
export interface OutboxQueue {
  agenda(now: number, polls: number): Promise<Outcome<Agenda>>
  /** How much waits to be written, of all campaigns together. */
  waiting(): Promise<Outcome<{ content: number; autofix: number; pace: Pace }>>
  /**
   * Marks a waiting task as being done, and counts its request at `at`; null when it is not waiting any more, or when GitHub's
   * pace does not allow a request then, since somebody else has written meanwhile.
   */
  begin(id: string, asked: Asked, at: number): Promise<Outcome<Task | null>>
  /** Changes tasks that are still there; null removes one. */
  settle(changes: ReadonlyMap<string, (task: Task) => Task | null>): Promise<Outcome<null>>
}

export function createOutboxQueue({ database, read, write }: Transactions): OutboxQueue {
  const { outbox } = database

  const ofQueue = (queue: Queue) => outbox.where('[queue+due]').between(...beginningWith(queue))
  const put = (tasks: readonly Task[]) => outbox.bulkPut(tasks.map(stored))

  return {
    agenda: (now, polls) =>
      read([outbox], async () => {
        const first = async (queue: Queue) => {
          const found: unknown = await ofQueue(queue).first()
          return found === undefined ? null : taskOf(found)
        }
        const due: unknown[] = await outbox
          .where('[queue+due]')
          .between(['poll', 0], ['poll', now], true, true)
          .limit(polls)
          .toArray()
        const next = {
          doing: await first('doing'),
          content: await first('content'),
          autofix: await first('autofix'),
          poll: await first('poll'),
        }
        return { pace: await paceOf(database), next, polls: due.map(taskOf) }
      }),
    waiting: () =>
      read([outbox], async () => ({
        content: await ofQueue('content').count(),
        autofix: await ofQueue('autofix').count(),
        pace: await paceOf(database),
      })),
    begin: (id, asked, at) =>
      write([outbox], async () => {
        const found: unknown = await outbox.get(id)
        const task = found === undefined ? null : taskOf(found)
        if (task?.state !== 'waiting') return null
        if ((await takeWrite(database, at, task.kind !== 'autofix')) > at) return null
        const begun: Task = { ...task, state: 'doing', asked, due: at }
        await put([begun])
        return begun
      }),
    settle: (changes) =>
      write([outbox], async () => {
        for (const [id, change] of changes) {
          const found: unknown = await outbox.get(id)
          if (found === undefined) continue
          const after = change(taskOf(found))
          if (after === null) await outbox.delete(id)
          else await put([after])
        }
        return null
      }),
  }
}
