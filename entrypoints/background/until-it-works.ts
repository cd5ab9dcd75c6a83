import type { Outcome } from '@/lib/failure'

/**
 * Does something once: all who ask share the first success. A failure, or an error, is answered to those who waited for it, and
 * the next who asks tries anew: a database that could not be opened a minute ago may open now.
 */
export function untilItWorks<T>(make: () => Promise<Outcome<T>>): () => Promise<Outcome<T>> {
  let made: Promise<Outcome<T>> | null = null
  async function tryOnce(): Promise<Outcome<T>> {
    let works = false
    try {
      const outcome = await make()
      works = outcome.ok
      return outcome
    } finally {
      if (!works) made = null
    }
  }
  return () => (made ??= tryOnce())
}
