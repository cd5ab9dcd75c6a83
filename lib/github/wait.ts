/** Waits so many seconds; answers false at once when the signal aborts before. */
export function wait(seconds: number, signal?: AbortSignal): Promise<boolean> {
  if (signal?.aborted) return Promise.resolve(false)
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer)
      resolve(false)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve(true)
    }, seconds * 1000)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
