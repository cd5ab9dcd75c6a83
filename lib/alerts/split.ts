import { CELL, STRIDE } from './batch-layout'
import { gather } from './gather'
import type { AlertBatch } from './batch'

/**
 * The alerts of many batches, one batch for each repository, numbers ascending, each alert once. Of several versions of an
 * alert the one with the higher `updatedAt` stays; of equals, that of the later batch.
 */
export function splitByRepository(batches: readonly AlertBatch[]): Map<number, AlertBatch> {
  const all = gather(batches)
  const local = new Int32Array(all.strings.length)
  const result = new Map<number, AlertBatch>()
  all.repositories.forEach((id, position) => {
    const from = all.starts[position] ?? 0
    const to = all.starts[position + 1] ?? 0
    if (from === to) return
    const cells = all.cells.slice(from * STRIDE, to * STRIDE)
    result.set(id, { cells, repositories: [id], strings: ownStrings(cells, all.strings, local) })
  })
  return result
}

const STRING_CELLS = [CELL.rule, CELL.tool, CELL.path, CELL.assignees] as const

/**
 * The strings that these cells use; the cells then point into them. `local` is scratch space, all zero before and after,
 * with one place for each of all strings.
 */
function ownStrings(cells: Uint32Array, all: readonly string[], local: Int32Array): string[] {
  const strings: string[] = []
  const used: number[] = []
  const place = (global: number): number => {
    const known = local[global] ?? 0
    if (known > 0) return known - 1
    used.push(global)
    local[global] = strings.push(all[global] ?? '')
    return strings.length - 1
  }
  for (let at = 0; at < cells.length; at += STRIDE) {
    cells[at + CELL.repository] = 0
    for (const field of STRING_CELLS) cells[at + field] = place(cells[at + field] ?? 0)
    const reason = cells[at + CELL.reason] ?? 0
    if (reason > 0) cells[at + CELL.reason] = place(reason - 1) + 1
  }
  for (const global of used) local[global] = 0
  return strings
}
