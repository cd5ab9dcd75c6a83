import { CELL, STRIDE, kindCode } from './batch-layout'
import type { AlertBatch } from './batch'

/** The alerts of many batches in one: by repository, then kind, then number, each alert once. */
export interface Gathered extends AlertBatch {
  /** `cells` of the repository at position i: rows `starts[i]` up to, not including, `starts[i + 1]`. */
  starts: Uint32Array
}

/**
 * Brings batches together. Where an alert is in several, the one with the higher `updatedAt` stays, and of equals the later:
 * a page that was fetched twice, or an older record below a newer pull, cannot bring an old state back.
 */
export function gather(batches: readonly AlertBatch[]): Gathered {
  const joined = concatenate(batches)
  const order = orderOf(joined.cells, joined.repositories.length)
  const kept = withoutRepeats(joined.cells, order)
  const cells = new Uint32Array(kept.length * STRIDE)
  const starts = new Uint32Array(joined.repositories.length + 1)
  kept.forEach((row, position) => {
    const from = row * STRIDE
    cells.set(joined.cells.subarray(from, from + STRIDE), position * STRIDE)
    const repository = joined.cells[from + CELL.repository] ?? 0
    starts[repository + 1] = position + 1
  })
  // A repository of the dictionary that no alert uses begins and ends where the one before it ends.
  for (let i = 1; i < starts.length; i++) starts[i] = Math.max(starts[i] ?? 0, starts[i - 1] ?? 0)
  return { ...joined, cells, starts }
}

/** All rows one after the other, with common dictionaries. */
function concatenate(batches: readonly AlertBatch[]): AlertBatch {
  const cells = new Uint32Array(batches.reduce((sum, batch) => sum + batch.cells.length, 0))
  const repositories = merger<number>()
  const strings = merger<string>()
  let offset = 0
  for (const batch of batches) {
    const repositoryAt = repositories.add(batch.repositories)
    const stringAt = strings.add(batch.strings)
    cells.set(batch.cells, offset)
    const end = offset + batch.cells.length
    for (let at = offset; at < end; at += STRIDE) {
      cells[at + CELL.repository] = repositoryAt[cells[at + CELL.repository] ?? 0] ?? 0
      cells[at + CELL.rule] = stringAt[cells[at + CELL.rule] ?? 0] ?? 0
      cells[at + CELL.tool] = stringAt[cells[at + CELL.tool] ?? 0] ?? 0
      cells[at + CELL.path] = stringAt[cells[at + CELL.path] ?? 0] ?? 0
      cells[at + CELL.assignees] = stringAt[cells[at + CELL.assignees] ?? 0] ?? 0
      const reason = cells[at + CELL.reason] ?? 0
      if (reason > 0) cells[at + CELL.reason] = (stringAt[reason - 1] ?? 0) + 1
    }
    offset = end
  }
  return { cells, repositories: repositories.values, strings: strings.values }
}

/** Rows by repository, kind and number, those of the same alert in the order in which they came. */
function orderOf(cells: Uint32Array, repositories: number): Uint32Array {
  const size = cells.length / STRIDE
  const next = new Uint32Array(repositories + 1)
  for (let at = 0; at < cells.length; at += STRIDE) {
    const repository = cells[at + CELL.repository] ?? 0
    next[repository + 1] = (next[repository + 1] ?? 0) + 1
  }
  for (let i = 1; i <= repositories; i++) next[i] = (next[i] ?? 0) + (next[i - 1] ?? 0)
  const starts = next.slice()
  const order = new Uint32Array(size)
  for (let row = 0; row < size; row++) {
    const repository = cells[row * STRIDE + CELL.repository] ?? 0
    const place = next[repository] ?? 0
    order[place] = row
    next[repository] = place + 1
  }
  const compare = (a: number, b: number): number => compareAlerts(cells, a, b) || a - b
  for (let i = 0; i < repositories; i++) {
    const rows = order.subarray(starts[i], starts[i + 1])
    // A pull brings numbers in ascending order, so most repositories need no sorting.
    if (rows.some((row, position) => position > 0 && compare(rows[position - 1] ?? 0, row) > 0))
      rows.sort(compare)
  }
  return order
}

function withoutRepeats(cells: Uint32Array, order: Uint32Array): Uint32Array {
  const kept = new Uint32Array(order.length)
  let count = 0
  for (const row of order) {
    const last = kept[count - 1]
    if (last === undefined || !sameAlert(cells, last, row)) kept[count++] = row
    else if (updatedAt(cells, row) >= updatedAt(cells, last)) kept[count - 1] = row
  }
  return kept.subarray(0, count)
}

function compareAlerts(cells: Uint32Array, a: number, b: number): number {
  const kinds = kindCode(cells[a * STRIDE + CELL.marks] ?? 0) - kindCode(cells[b * STRIDE + CELL.marks] ?? 0)
  return kinds || (cells[a * STRIDE + CELL.number] ?? 0) - (cells[b * STRIDE + CELL.number] ?? 0)
}

function sameAlert(cells: Uint32Array, a: number, b: number): boolean {
  const sameRepository = cells[a * STRIDE + CELL.repository] === cells[b * STRIDE + CELL.repository]
  return sameRepository && compareAlerts(cells, a, b) === 0
}

function updatedAt(cells: Uint32Array, row: number): number {
  return cells[row * STRIDE + CELL.updatedAt] ?? 0
}

/** Collects dictionaries; `add` answers where each of its values stands in the common one. */
function merger<T>(): { values: T[]; add: (more: readonly T[]) => Uint32Array } {
  const values: T[] = []
  const positions = new Map<T, number>()
  return {
    values,
    add(more) {
      return Uint32Array.from(more, (value) => {
        const known = positions.get(value)
        if (known !== undefined) return known
        positions.set(value, values.length)
        return values.push(value) - 1
      })
    },
  }
}
