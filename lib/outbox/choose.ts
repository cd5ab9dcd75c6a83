import type { Pauses } from './pace'
import { SHORT } from './turns'
import { freeAt } from '@/lib/campaigns/write-pace'
import type { Agenda } from '@/lib/storage/outbox-queue'
import type { Task } from '@/lib/storage/outbox-records'

/** What the outbox does next. */
export type Choice =
  | { kind: 'look-up'; task: Task }
  | { kind: 'write'; task: Task }
  | { kind: 'poll'; tasks: Task[] }
  /** Nothing before `at`; `limited` when it is GitHub's limits that hold writes for long. */
  | { kind: 'pause'; at: number; limited: boolean }
  | { kind: 'idle' }

/**
 * First what may have been done already, then what people wait for, then Autofix, then its results, which need no pace.
 * Issues that wait for their hour leave the way to Autofix, and the other way round. All times are by the local clock.
 */
export function choose({ pace, next, polls }: Agenda, pauses: Pauses, now: number): Choice {
  const { doing, content, autofix, poll } = next
  if (!doing && !content && !autofix && !poll) return { kind: 'idle' }
  if (pauses.all > now) {
    const due = Math.min(...[doing, content, autofix, poll].map((task) => task?.due ?? Infinity))
    return { kind: 'pause', at: Math.max(pauses.all, due), limited: Boolean(doing ?? content ?? autofix) }
  }
  if (doing && doing.due <= now) return { kind: 'look-up', task: doing }
  const contentAt = content ? Math.max(content.due, freeAt(pace, now, true)) : Infinity
  if (content && contentAt <= now) return { kind: 'write', task: content }
  const autofixAt = autofix ? Math.max(autofix.due, pauses.autofix, freeAt(pace, now, false)) : Infinity
  if (autofix && autofixAt <= now) return { kind: 'write', task: autofix }
  if (polls.length > 0) return { kind: 'poll', tasks: polls }
  const writeAt = Math.min(contentAt, autofixAt)
  const at = Math.min(writeAt, doing?.due ?? Infinity, poll?.due ?? Infinity)
  return { kind: 'pause', at, limited: writeAt < Infinity && writeAt - now > SHORT }
}
