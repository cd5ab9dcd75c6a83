/** Words further away than this are no misspelling, whatever their length. */
const FARTHEST = 4

/**
 * The candidate that somebody most likely meant: the one with the fewest typing mistakes, else the shortest that
 * contains the word. Null where nothing is near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const typed = word.toLowerCase()
  let limit = typed.length < 2 ? 0 : Math.min(FARTHEST, Math.max(1, Math.floor(typed.length / 3)))
  let near: string | null = null
  let containing: string | null = null
  for (const candidate of candidates) {
    const known = candidate.toLowerCase()
    const mistakes = distance(typed, known, limit)
    if (mistakes <= limit) {
      near = candidate
      limit = mistakes - 1
    }
    const contains = typed.length > 1 && known.includes(typed)
    if (contains && (containing === null || candidate.length < containing.length)) containing = candidate
  }
  return near ?? containing
}

/**
 * How many letters must be inserted, left out, replaced or swapped with their neighbour to make one word of the other;
 * anything above `limit` may be answered as `limit + 1`.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let last: number[] = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const replaced = (last[j - 1] ?? 0) + (same ? 0 : 1)
      let cost = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    if (Math.min(...row) > limit) return limit + 1
    before = last
    last = row
  }
  return Math.min(last[b.length] ?? 0, limit + 1)
}
