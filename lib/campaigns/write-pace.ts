import { PACE } from './pace'

/** Times of writes within GitHub's windows, ascending; fractional seconds by the local clock. */
export interface Pace {
  writes: number[]
  /** Those of them that make content: issues, comments and pull requests. */
  content: number[]
}

const MINUTE = 60
const HOUR = 3600
/** Times are sums of fractions: nobody waits for the last of them. Seconds. */
const NEARLY = 0.01

/** When the next write may leave, in seconds by the local clock: `now` or later. */
export function freeAt({ writes, content }: Pace, now: number, makesContent: boolean): number {
  const times = [passed(writes, 1, PACE.between, now), passed(writes, PACE.perMinute, MINUTE, now)]
  if (makesContent) times.push(passed(content, PACE.contentPerHour, HOUR, now))
  const free = Math.max(now, ...times)
  return free - now < NEARLY ? now : free
}

/** With a request that leaves at `at`; what no window holds any more is dropped. */
export function withWrite({ writes, content }: Pace, at: number, makesContent: boolean): Pace {
  const recent = (times: readonly number[], seconds: number) => times.filter((time) => time > at - seconds)
  return {
    writes: [...recent(writes, MINUTE), at],
    content: [...recent(content, HOUR), ...(makesContent ? [at] : [])],
  }
}

/** When the write that is `count` from the end is `seconds` ago. Times in the future are those of a clock that was set back. */
function passed(times: readonly number[], count: number, seconds: number, now: number): number {
  const time = times.at(-count)
  return time === undefined || time > now ? now : time + seconds
}
