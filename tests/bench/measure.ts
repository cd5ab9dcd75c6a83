/** One comparison: ours against a baseline, measured in the same run. */
export interface Ratio {
  name: string
  ours: number
  baseline: number
  /** At least so many times faster than the baseline. */
  floor: number
}

/** Median of several runs, ms. The two sides take turns, so that a machine that slows down slows both. */
export async function compare(
  name: string,
  floor: number,
  runs: number,
  ours: () => Promise<void> | void,
  baseline: () => Promise<void> | void,
): Promise<Ratio> {
  const times: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] }
  for (let run = 0; run < runs; run++) {
    times.baseline.push(await time(baseline))
    times.ours.push(await time(ours))
  }
  return { name, ours: median(times.ours), baseline: median(times.baseline), floor }
}

async function time(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function median(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
