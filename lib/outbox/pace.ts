import { PACE } from '@/lib/campaigns/pace'
import { freeAt, type Pace } from '@/lib/campaigns/write-pace'

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
