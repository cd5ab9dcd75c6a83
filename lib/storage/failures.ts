import { Dexie } from 'dexie'
import type { Failure } from '@/lib/failure'

/** Thrown inside a transaction to undo it and to answer with a failure of ours. */
export class Refusal extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.kind)
    this.failure = failure
  }
}

/**
 * Translates what a database throws. Without room Chrome also throws AbortError, and Firefox an InvalidStateError that
 * speaks of mutations; a Dexie error may hold the engine's own inside.
 */
export function storageFailure(error: unknown): Failure {
  const names = namesOf(error)
  if (names.some((name) => name === 'QuotaExceededError')) return { kind: 'storage-full' }
  const text = error instanceof Error ? error.message : ''
  if (names.includes('AbortError') && /quota|space|full/i.test(text)) return { kind: 'storage-full' }
  if (names.includes('InvalidStateError') && /did not allow mutations/i.test(text))
    return { kind: 'storage-full' }
  return { kind: 'storage-failed', detail: names[0] ?? 'unknown' }
}

/** Whether the connection may be stuck after such an error until it is opened anew. */
export function needsReopening(error: unknown): boolean {
  const stuck = [
    'AbortError',
    'InvalidStateError',
    'QuotaExceededError',
    'UnknownError',
    'DatabaseClosedError',
  ]
  return namesOf(error).some((name) => stuck.includes(name))
}

function namesOf(error: unknown): string[] {
  const names: string[] = []
  for (let at: unknown = error; at instanceof Error && names.length < 5; at = innerOf(at)) names.push(at.name)
  // A DOMException is no Error everywhere.
  if (names.length === 0 && typeof error === 'object' && error !== null && 'name' in error)
    names.push(String(error.name))
  return names
}

function innerOf(error: Error): unknown {
  return error instanceof Dexie.DexieError ? error.inner : error.cause
}
