import { stored, taskOf } from './outbox-task'
import { countWrite, paceOf } from './pace'
import { beginningWith } from './transactions'
import { PACE } from '@/lib/campaigns/pace'
import type { Outcome } from '@/lib/failure'
import type { Asked, Pace, Queue, Task } from './outbox-records'
import type { Transactions } from './transactions'

/** What is next, at one moment. */
export interface Agenda {
  pace: Pace
  /** The task of each queue that is due first; null when it is empty. */
  next: Record<Queue, Task | null>
  /** Those that are to be looked at again now. */
  polls: Task[]
}

/** How long times of writes are kept, in seconds. */
export interface Keep {
  writes: number
  content: number
}

/** What the loop takes from, and gives back to. Every method is one transaction. */
export interface OutboxQueue {
  agenda(now: number, polls: number): Promise<Outcome<Agenda>>
  /** How much waits to be written, of all campaigns together. */
  waiting(): Promise<Outcome<{ content: number; autofix: number; pace: Pace }>>
  /**
   * Marks a waiting task as being done, and counts its request at `at`; null when it is not waiting any more, or when somebody
   * else has just written to GitHub.
   */
  begin(id: string, asked: Asked, at: number, keep: Keep): Promise<Outcome<Task | null>>
  /** Changes tasks that are still there; null removes one. */
  settle(changes: ReadonlyMap<string, (task: Task) => Task | null>): Promise<Outcome<null>>
}

/** Times are sums of fractions: nobody waits for the last of them. Seconds. */
const NEARLY = 0.01

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
    begin: (id, asked, at, keep) =>
      write([outbox], async () => {
        const found: unknown = await outbox.get(id)
        const task = found === undefined ? null : taskOf(found)
        if (task?.state !== 'waiting') return null
        const last = (await paceOf(database)).writes.at(-1)
        if (last !== undefined && last <= at && at - last < PACE.between - NEARLY) return null
        const begun: Task = { ...task, state: 'doing', asked, due: at }
        await put([begun])
        await countWrite(database, at, keep, task.kind !== 'autofix')
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
