import { checked } from './checks'
import { taskSchema } from './outbox-checks'
import { queueOf } from './outbox-records'
import type { StoredTask } from './database'
import type { Task } from './outbox-records'

/** A task as it is stored, findable by what is next for it. */
export function stored(task: Task): StoredTask {
  const queue = queueOf(task)
  return queue === null ? task : { ...task, queue }
}

/** A task as its type says, or a refusal. */
export function taskOf(record: unknown): Task {
  return checked(taskSchema, 'outbox', record)
}
