import { PACE } from '@/lib/campaigns/pace'
import type { Keep } from '@/lib/storage/outbox-queue'
import type { Pace } from '@/lib/storage/outbox-records'

const MINUTE = 60
const HOUR = 3600

/** How long times of writes matter, in seconds. */
export const KEEP: Keep = { writes: MINUTE, content: HOUR }

/** When the next write may leave, in seconds by the local clock: `now` or later. */
export function freeAt({ writes, content }: Pace, now: number, makesContent: boolean): number {
  const after = [PACE.between, MINUTE] as const
  const times = [passed(writes, 1, after[0], now), passed(writes, PACE.perMinute, after[1], now)]
  if (makesContent) times.push(passed(content, PACE.contentPerHour, HOUR, now))
  return Math.max(now, ...times)
}

/** When the write that is `count` from the end is `seconds` ago. Times in the future are those of a clock that was set back. */
function passed(times: readonly number[], count: number, seconds: number, now: number): number {
  const time = times.at(-count)
  return time === undefined || time > now ? now : time + seconds
}

export interface Left {
  content: number
  autofix: number
}

/** Ends of GitHub's pauses by the local clock; 0 for none. */
export interface Pauses {
  all: number
  autofix: number
}

/** Seconds that all of it takes at this pace; null when nothing is left. Answers themselves are taken to be quick. */
export function secondsLeft(pace: Pace, left: Left, pauses: Pauses, now: number): number | null {
  const writes = [...pace.writes]
  const content = [...pace.content]
  let { content: contentLeft, autofix: autofixLeft } = left
  if (contentLeft + autofixLeft === 0) return null
  let at = Math.max(now, pauses.all)
  while (contentLeft + autofixLeft > 0) {
    const contentAt = contentLeft > 0 ? freeAt({ writes, content }, at, true) : Infinity
    const autofixAt =
      autofixLeft > 0 ? Math.max(pauses.autofix, freeAt({ writes, content }, at, false)) : Infinity
    at = Math.min(contentAt, autofixAt)
    writes.push(at)
    if (contentAt <= autofixAt) {
      content.push(at)
      contentLeft -= 1
    } else autofixLeft -= 1
  }
  return Math.ceil(at - now + PACE.between)
}
