/** A source of repeatable chance: the same seed gives the same organization, on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  /** True with the probability `share` (0 to 1). */
  chance(share: number): boolean
  /** One of `items`; throws when there is none. */
  pick<T>(items: readonly T[]): T
  /** `count` different ones of `items`, in random order (all of them when there are fewer). */
  sample<T>(items: readonly T[], count: number): T[]
  /** Forty hexadecimal digits: the name of a commit. */
  sha(): string
}

/** Mulberry32: 32 bits of state, fast, good enough for made-up history. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)]
    if (item === undefined) throw new Error('Nothing to pick from')
    return item
  }
  const sample = <T>(items: readonly T[], count: number): T[] => {
    const rest = [...items]
    const taken: T[] = []
    while (taken.length < count && rest.length > 0) taken.push(...rest.splice(int(0, rest.length - 1), 1))
    return taken
  }
  const sha = () => {
    let text = ''
    while (text.length < 40)
      text += Math.floor(next() * 4294967296)
        .toString(16)
        .padStart(8, '0')
    return text
  }
  return { next, int, chance: (share) => next() < share, pick, sample, sha }
}

/**
 * A repeatable chooser by weight: `weights[i]` is the relative frequency of `items[i]`.
 * The sums are made once, so that choosing costs a binary search.
 */
export function weightedPicker<T>(items: readonly T[], weights: readonly number[]): (random: Random) => T {
  const sums: number[] = []
  let total = 0
  for (const weight of weights) sums.push((total += weight))
  return (random) => {
    const wanted = random.next() * total
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) > wanted) high = middle
      else low = middle + 1
    }
    const item = items[low]
    if (item === undefined) throw new Error('Nothing to choose from')
    return item
  }
}
