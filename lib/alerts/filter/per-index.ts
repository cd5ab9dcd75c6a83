import type { AlertIndex } from '@/lib/alerts/alert-index'

/** Keeps what is made of an index for as long as the index lives. */
export function perIndex<T>(make: (index: AlertIndex) => T): (index: AlertIndex) => T {
  const made = new WeakMap<AlertIndex, T>()
  return (index) => {
    const known = made.get(index)
    if (known) return known
    const value = make(index)
    made.set(index, value)
    return value
  }
}
