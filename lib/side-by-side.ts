import type { Failure } from '@/lib/failure'

/**
 * Does `work` for every item, so many at once, until all are done or one fails.
 * @returns the first failure
 */
export async function sideBySide<T>(
  items: readonly T[],
  places: number,
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
  await Promise.all(Array.from({ length: Math.min(places, items.length) }, worker))
  return failure
}
