const MINUTE = 60_000
const HOUR = 3_600_000

/**
 * GitHub's secondary limit on writes: so many in a minute and so many in an hour (GitHub: 80 and 500 for what creates
 * content), for each person. Counted over the last minute and hour, not by the clock's.
 */
export class SecondaryLimit {
  writesPerMinute = Infinity
  writesPerHour = Infinity
  /** GitHub answers with either. */
  status: 403 | 429 = 403
  /** Seconds in the `retry-after` header; null: as long as it takes; 0: GitHub sends no such header. */
  retryAfter: number | null = null
  readonly #times = new Map<string, number[]>()

  /** Counts a write of a person at `now` (milliseconds). Gives the seconds to wait when it was one too many, else null. */
  refuse(login: string, now: number): number | null {
    const times = (this.#times.get(login) ?? []).filter((time) => time > now - HOUR)
    this.#times.set(login, times)
    const wait = Math.max(
      full(times, this.writesPerMinute, MINUTE, now),
      full(times, this.writesPerHour, HOUR, now),
    )
    if (wait > 0) return this.retryAfter ?? Math.ceil(wait / 1000)
    times.push(now)
    return null
  }

  /** Forgets what was written so far. */
  clear(): void {
    this.#times.clear()
  }
}

/** Milliseconds until fewer than `most` of the times lie within the last `span`; 0 when that is so already. */
function full(times: readonly number[], most: number, span: number, now: number): number {
  if (most === Infinity) return 0
  const recent = times.filter((time) => time > now - span)
  if (recent.length < most) return 0
  // The oldest of those that must leave before there is room; with no room at all the whole span is to be waited for.
  const leaving = recent[recent.length - most] ?? now
  return leaving + span - now
}
