import { perIndex } from './per-index'
import type { AlertIndex } from '@/lib/alerts/alert-index'

/** GitHub's orders of code-scanning alerts, the first of them where a filter names none. */
export const SORTS = ['created-desc', 'created-asc', 'updated-desc', 'updated-asc'] as const
export type Sort = (typeof SORTS)[number]

/** All rows in that order. Of alerts of the same second, rows decide, so that the order is always the same. */
export function rowsInOrder(index: AlertIndex, sort: Sort): Uint32Array {
  return orders(index)[sort]()
}

const orders = perIndex((index) => {
  const byCreation = once(() => ascending(index.numbers.createdAt))
  const byUpdate = once(() => ascending(index.numbers.updatedAt))
  return {
    'created-asc': byCreation,
    'created-desc': once(() => byCreation().toReversed()),
    'updated-asc': byUpdate,
    'updated-desc': once(() => byUpdate().toReversed()),
  } satisfies Record<Sort, () => Uint32Array>
})

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** 2^21 rows and 2^32 seconds fit exactly into the 53 bits of a number, whose arrays sort fast without a comparison. */
const ROWS = 2 ** 21

function ascending(instants: Uint32Array): Uint32Array {
  if (instants.length > ROWS) {
    return Uint32Array.from(instants.keys()).sort((a, b) => (instants[a] ?? 0) - (instants[b] ?? 0) || a - b)
  }
  const keys = Float64Array.from(instants, (instant, row) => instant * ROWS + row).sort()
  return Uint32Array.from(keys, (key) => key % ROWS)
}
