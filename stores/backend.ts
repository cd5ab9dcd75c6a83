import { inject } from 'vue'
import { backendKey, type Answer, type Backend, type Input, type Operation } from '@/lib/backend/contract'
import type { Failure } from '@/lib/failure'

/** The backend that the app was given. A store asked for without one is a fault of ours, so it is thrown. */
export function useBackend(): Backend {
  const backend = inject(backendKey)
  if (!backend) throw new Error('No backend was provided to this app')
  return backend
}

/** Something that is asked for: not yet, under way (with what was there before), there, or failed. */
export type Loading<T> =
  | { state: 'idle' }
  | { state: 'loading'; previous: T | null }
  | { state: 'loaded'; value: T }
  | { state: 'failed'; failure: Failure; previous: T | null }

/** What can be shown of it now: the value, or the one from before while a new one is under way or failed. */
export function shown<T>(loading: Loading<T>): T | null {
  if (loading.state === 'loaded') return loading.value
  return loading.state === 'idle' ? null : loading.previous
}

/**
 * Asks one operation at a time into `put`; a late answer of an earlier question is dropped.
 * `previous` is what stays visible meanwhile: the last value for the same question, null for another one.
 */
export function latest<O extends Operation>(backend: Backend, operation: O) {
  let asked = 0
  return async (
    input: Input<O>,
    current: Loading<Answer<O>>,
    put: (loading: Loading<Answer<O>>) => void,
    keepPrevious = true,
  ): Promise<void> => {
    const mine = ++asked
    const previous = keepPrevious ? shown(current) : null
    put({ state: 'loading', previous })
    const outcome = await backend.call(operation, input)
    if (mine !== asked) return
    put(
      outcome.ok
        ? { state: 'loaded', value: outcome.value }
        : { state: 'failed', failure: outcome.failure, previous },
    )
  }
}

/**
 * Does `work` whenever it is wished; wishes that come while it is being done become one more time, for which nobody waits: what
 * announces each of its steps would else be asked once for every step.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let working = false
  let again = false
  return async () => {
    again = true
    if (working) return
    working = true
    while (again) {
      again = false
      await work()
    }
    working = false
  }
}
