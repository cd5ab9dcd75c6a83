import { fail, type Outcome } from '@/lib/failure'

/** What we need of `navigator.locks`. */
export interface LocksLike {
  request<T>(name: string, options: { signal: AbortSignal }, work: () => Promise<T>): Promise<T>
}

export type Turns = <T>(
  organization: string,
  signal: AbortSignal,
  work: () => Promise<Outcome<T>>,
) => Promise<Outcome<T>>

/**
 * Gives a function that does what concerns one organization one after the other: in this worker, and, where the browser has
 * locks, in an old one and its successor.
 */
export function createTurns(locks: LocksLike | undefined): Turns {
  const last = new Map<string, Promise<unknown>>()

  async function locked<T>(
    key: string,
    signal: AbortSignal,
    work: () => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    try {
      return await (locks ? locks.request(`muster-sharing/${key}`, { signal }, work) : work())
    } catch (error) {
      if (signal.aborted) return fail({ kind: 'cancelled' })
      return fail({ kind: 'internal', detail: error instanceof Error ? error.name : 'unknown' })
    }
  }

  return (organization, signal, work) => {
    const key = organization.toLowerCase()
    const mine = (last.get(key) ?? Promise.resolve()).then(() => locked(key, signal, work))
    last.set(key, mine)
    return mine
  }
}
