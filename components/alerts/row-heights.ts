/** Where the rows of a long list stand, all in px from its beginning. Rows never shown count as high as the others on average. */
export interface RowHeights {
  /** Notes heights by row; true when any differs from what was known by more than a rounding. */
  measure(heights: ReadonlyMap<number, number>): boolean
  /** Forgets what was measured: the rows have another width now. */
  forget(): void
  /** Where a row begins; for the number of rows, where the list ends. */
  startOf(row: number): number
  /** The row at a distance; the last one below the list's end, the first one above it. */
  rowAt(distance: number, rows: number): number
}

/** Differences below this come from rounding, px. Taking them for changes would measure for ever. */
const ROUNDING = 0.5
/** Measured rows after which the average stands: if it went on moving, so would everything below the rows in sight. */
const ENOUGH = 20

/** Rows that are `assumed` px high until enough of them were measured. */
export function rowHeights(assumed: number): RowHeights {
  const known = new Map<number, number>()
  let average = assumed
  let starts: number[] = [0]

  function startOf(row: number): number {
    for (let next = starts.length; next <= row; next++)
      starts[next] = (starts[next - 1] ?? 0) + (known.get(next - 1) ?? average)
    return starts[row] ?? 0
  }

  function measure(heights: ReadonlyMap<number, number>): boolean {
    const settled = known.size >= ENOUGH
    let changed = false
    let lowest = Infinity
    for (const [row, height] of heights) {
      if (height <= 0) continue
      if (Math.abs(height - (known.get(row) ?? average)) >= ROUNDING) changed = true
      if (known.get(row) !== height) lowest = Math.min(lowest, row)
      known.set(row, height)
    }
    if (!settled && known.size > 0) {
      average = [...known.values()].reduce((sum, height) => sum + height, 0) / known.size
      lowest = 0
    }
    // What stands above the first difference stays where it is.
    starts = starts.slice(0, Math.min(starts.length, lowest + 1))
    return changed
  }

  function forget(): void {
    known.clear()
    starts = [0]
  }

  function rowAt(distance: number, rows: number): number {
    let low = 0
    let high = Math.max(0, rows - 1)
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (startOf(middle) <= distance) low = middle
      else high = middle - 1
    }
    return low
  }

  return { measure, forget, startOf, rowAt }
}
