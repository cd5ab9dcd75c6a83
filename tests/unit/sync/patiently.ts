import { vi } from 'vitest'

/** Only the timers of waits: those of the database stay real. */
export const fakeTimers = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })

/** Lets waits pass at once until the promise ends. */
export async function patiently<T>(promise: Promise<T>): Promise<T> {
  let ended = false
  const done = promise.finally(() => (ended = true))
  while (!ended) {
    await vi.advanceTimersByTimeAsync(1000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return done
}
