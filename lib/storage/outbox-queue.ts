import * as v from 'valibot'
import { paceSchema } from './outbox-checks'
import { stored, taskOf } from './outbox-task'
import { beginningWith } from './transactions'
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
  /** Marks a waiting task as being done, and counts its request at `at`; null when it is not waiting any more. */
  begin(id: string, asked: Asked, at: number, keep: Keep): Promise<Outcome<Task | null>>
  /** Changes tasks that are still there; null removes one. */
  settle(changes: ReadonlyMap<string, (task: Task) => Task | null>): Promise<Outcome<null>>
}

const PACE = 'outbox-pace'

export function createOutboxQueue({ database, read, write }: Transactions): OutboxQueue {
  const { meta, outbox } = database

  async function paceOf(): Promise<Pace> {
    const found = await meta.get(PACE)
    return v.parse(paceSchema, found?.value)
  }

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
        return { pace: await paceOf(), next, polls: due.map(taskOf) }
      }),
    waiting: () =>
      read([outbox], async () => ({
        content: await ofQueue('content').count(),
        autofix: await ofQueue('autofix').count(),
        pace: await paceOf(),
      })),
    begin: (id, asked, at, keep) =>
      write([outbox], async () => {
        const found: unknown = await outbox.get(id)
        const task = found === undefined ? null : taskOf(found)
        if (task?.state !== 'waiting') return null
        const begun: Task = { ...task, state: 'doing', asked, due: at }
        await put([begun])
        const pace = await paceOf()
        const recent = (times: number[], seconds: number) => times.filter((time) => time > at - seconds)
        await meta.put({
          key: PACE,
          value: {
            writes: [...recent(pace.writes, keep.writes), at],
            content: [...recent(pace.content, keep.content), ...(task.kind === 'autofix' ? [] : [at])],
          },
        })
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
