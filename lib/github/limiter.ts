import { fail, ok } from '@/lib/failure'
import { messageOf } from './reply'
import type { Outcome } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { Reply } from './reply'

/** Waits that GitHub asks for when it names no time: at least a minute, doubling (REST guide "Rate limits", "Best practices"). */
const SECONDARY_PAUSE = 60
const LONGEST_DOUBLING = 5
/** The reset is told in whole seconds. */
const MARGIN = 1

/**
 * Limits that GitHub counts apart from the others (REST "Get rate limit status"). When this one is used up, everything else
 * may go on.
 */
const APART = 'code_scanning_autofix'
export type Bucket = 'core' | typeof APART

export interface Limiter {
  /**
   * Runs `work` as soon as one of the places is free. While GitHub wants us to pause nothing runs and nothing waits:
   * the answer is `rate-limited`, and the caller decides what to do until then.
   */
  run<T>(work: () => Promise<T>, signal?: AbortSignal, bucket?: Bucket): Promise<Outcome<T>>
  /** Learns GitHub's clock and limits from every reply; the end of the pause where this reply was refused for one. */
  hear(reply: Reply): EpochSeconds | null
  /** GitHub's time: the local clock may be wrong by hours. */
  now(): EpochSeconds
  /** End of the pause that holds requests of this kind; `core` unless told. */
  limitedUntil(bucket?: Bucket): EpochSeconds | null
}

/**
 * Holds all requests to GitHub to `places` at once and to GitHub's pauses.
 * @param localNow seconds since 1970 by the local clock
 */
export function createLimiter(places: number, localNow: () => number): Limiter {
  const queue: Array<() => void> = []
  let running = 0
  const pausedUntil: Record<Bucket, number> = { core: 0, [APART]: 0 }
  let strikes = 0
  let skew = 0

  const exactNow = () => localNow() + skew
  function limitedUntil(bucket: Bucket = 'core'): EpochSeconds | null {
    const until = Math.max(pausedUntil.core, pausedUntil[bucket])
    return until > exactNow() ? Math.ceil(until) : null
  }

  /** A place that becomes free passes straight to the next in the queue. */
  function leave(): void {
    const next = queue.shift()
    if (next) next()
    else running -= 1
  }

  /** False when the signal aborted before a place was free. */
  function enter(signal?: AbortSignal): Promise<boolean> {
    if (signal?.aborted) return Promise.resolve(false)
    if (running < places) {
      running += 1
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      const go = () => {
        signal?.removeEventListener('abort', stop)
        resolve(true)
      }
      const stop = () => {
        queue.splice(queue.indexOf(go), 1)
        resolve(false)
      }
      queue.push(go)
      signal?.addEventListener('abort', stop, { once: true })
    })
  }

  function pause(until: EpochSeconds, bucket: Bucket = 'core'): EpochSeconds {
    pausedUntil[bucket] = Math.max(pausedUntil[bucket], until)
    return Math.ceil(until)
  }

  /** The end of the pause that a refusal asks for. One that names a time of its own holds everything. */
  function refusedUntil({ status, headers, data }: Reply): EpochSeconds | null {
    if (status !== 403 && status !== 429) return null
    const after = seconds(headers['retry-after'])
    if (after !== null) return pause(exactNow() + after)
    const reset = seconds(headers['x-ratelimit-reset'])
    if (seconds(headers['x-ratelimit-remaining']) === 0 && reset !== null)
      return pause(reset + MARGIN, bucketOf(headers))
    if (status !== 429 && !/rate limit|abuse detection|login attempts/i.test(messageOf(data))) return null
    // Requests that were under way together are refused together: that is one refusal.
    if (limitedUntil() !== null) return pause(pausedUntil.core)
    const doublings = Math.min(strikes, LONGEST_DOUBLING)
    strikes += 1
    return pause(exactNow() + SECONDARY_PAUSE * 2 ** doublings)
  }

  return {
    async run(work, signal, bucket) {
      if (!(await enter(signal))) return fail({ kind: 'cancelled' })
      try {
        const until = limitedUntil(bucket)
        if (until !== null) return fail({ kind: 'rate-limited', until })
        return ok(await work())
      } finally {
        leave()
      }
    },
    hear(reply) {
      const date = Date.parse(reply.headers['date'] ?? '')
      if (!Number.isNaN(date)) skew = date / 1000 - localNow()
      const refused = refusedUntil(reply)
      if (refused !== null) return refused
      if (reply.status < 400) strikes = 0
      const reset = seconds(reply.headers['x-ratelimit-reset'])
      // The last request of the hour succeeded: the next one would only be refused.
      if (seconds(reply.headers['x-ratelimit-remaining']) === 0 && reset !== null)
        pause(reset + MARGIN, bucketOf(reply.headers))
      return null
    },
    now: () => Math.floor(exactNow()),
    limitedUntil,
  }
}

function bucketOf(headers: Record<string, string>): Bucket {
  return headers['x-ratelimit-resource']?.trim() === APART ? APART : 'core'
}

/** A header's number of seconds; GitHub sometimes sends it blank. */
function seconds(text: string | undefined): number | null {
  if (text === undefined || !/^\s*\d+\s*$/.test(text)) return null
  return Number(text)
}
