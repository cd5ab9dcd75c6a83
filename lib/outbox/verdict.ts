import type { Failure } from '@/lib/failure'

/**
 * What a failed write says about what was written: nothing was, and the next try needs something else first (`later`);
 * nobody knows (`unknown`); GitHub said no (`refused`).
 */
export type Verdict = 'later' | 'unknown' | 'refused'

const LATER: readonly Failure['kind'][] = ['rate-limited', 'no-token', 'token-locked', 'token-rejected']
const UNKNOWN: readonly Failure['kind'][] = ['offline', 'timeout', 'server-error', 'cancelled', 'internal']

export function verdictOn(failure: Failure): Verdict {
  if (LATER.includes(failure.kind) || failure.kind.startsWith('storage-')) return 'later'
  if (UNKNOWN.includes(failure.kind)) return 'unknown'
  // A success whose body could not be read is one all the same; a status of 4xx that we have no word for is a refusal.
  if (failure.kind === 'unexpected-answer')
    return failure.problems.some((problem) => /^status 4/.test(problem)) ? 'refused' : 'unknown'
  return 'refused'
}

const WITHOUT: readonly Failure['kind'][] = ['no-token', 'token-locked', 'token-rejected']

/** Failures that last until a person does something about the token. */
export function needsToken(failure: Failure): boolean {
  return WITHOUT.includes(failure.kind)
}

const FLEETING: readonly Failure['kind'][] = ['timeout', 'server-error']

/** GitHub itself is in trouble: three in a row and it is left alone for a while. */
export function isTrouble(failure: Failure): boolean {
  return FLEETING.includes(failure.kind)
}

/** Failures that every other request would meet as well. */
export function stopsAll(failure: Failure): boolean {
  return verdictOn(failure) === 'later' || failure.kind === 'offline' || failure.kind === 'cancelled'
}
