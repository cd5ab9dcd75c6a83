import type { Failure } from '@/lib/failure'

/** Failures that the next request would meet as well: they end the whole pull, not one part of it. */
const STOPPING: readonly Failure['kind'][] = [
  'cancelled',
  'rate-limited',
  'offline',
  'no-token',
  'token-locked',
  'token-rejected',
  'storage-full',
  'storage-newer',
  'storage-failed',
  'internal',
]

export function stops(failure: Failure): boolean {
  return STOPPING.includes(failure.kind)
}

/** Failures after which what was gathered is of no use: the organization itself answered no. */
const FINAL: readonly Failure['kind'][] = [
  'cancelled',
  'not-found',
  'no-permission',
  'not-enabled',
  'sso-required',
  'storage-full',
  'storage-newer',
]

export function isFinal(failure: Failure): boolean {
  return FINAL.includes(failure.kind)
}
