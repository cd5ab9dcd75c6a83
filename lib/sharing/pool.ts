import type { Failure } from '@/lib/failure'

/** As many as the limiter of requests lets through at once. */
const AT_ONCE = 6

/** Does `work` for every item, some at once, until all are done or one fails; the first failure. */
export async function inPool<T>(
  items: readonly T[],
  work: (item: T) => Promise<Failure | null>,
): Promise<Failure | null> {
  const rest = items.values()
  let failure: Failure | null = null
  async function worker(): Promise<void> {
    for (const item of rest) {
      const failed = await work(item)
      failure ??= failed
      if (failure) return
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker))
  return failure
}
