import type { Waiting } from '@/lib/campaigns/publication'
import type { Failure } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'

/** So many failed attempts at a campaign's first writing, over more than eight hours; then Muster leaves it to the person. */
export const MOST_ATTEMPTS = 10

/** Seconds after the first; each further one waits twice as long. */
const FIRST_PAUSE = 60

/** These say nothing against the campaign or its file; it goes on as soon as they are over. */
const BESIDE: readonly Failure['kind'][] = [
  'no-token',
  'token-locked',
  'token-rejected',
  'offline',
  'cancelled',
]

/** Whether Muster tries by itself now. */
export function isDue({ tries, nextAt }: Waiting, now: EpochSeconds): boolean {
  return tries < MOST_ATTEMPTS && (nextAt === null || nextAt <= now)
}

/** What stands in the way of every write there, and was found out without one: it costs no attempt. */
export function held<W extends Waiting>(waiting: W, failure: Failure): W {
  return { ...waiting, failure, nextAt: failure.kind === 'rate-limited' ? failure.until : null }
}

/** After an attempt that failed: when the next one may be. */
export function afterAttempt<W extends Waiting>(waiting: W, failure: Failure, now: EpochSeconds): W {
  const isBeside = BESIDE.includes(failure.kind) || failure.kind.startsWith('storage-')
  if (isBeside || failure.kind === 'rate-limited') return held(waiting, failure)
  const tries = waiting.tries + 1
  const nextAt = tries < MOST_ATTEMPTS ? now + FIRST_PAUSE * 2 ** (tries - 1) : null
  return { ...waiting, failure, tries, nextAt }
}
