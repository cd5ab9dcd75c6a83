import type { Cell, ChartTable } from './model'
import type { Fact } from '@/lib/exports/context'
import { csv } from '@/lib/exports/csv'
import { words } from '@/lib/exports/table'

/**
 * The table of a chart as a file: the very values that are shown, dates as `YYYY-MM-DD`. What `context` says about them stands in
 * every row, as in the other files.
 */
export function chartFile({ columns, rows, footer }: ChartTable, context: readonly Fact[] = []): string {
  const about = context.map(({ value }) => value)
  return csv(
    {
      caption: '',
      columns: [...columns, ...context.map(({ label }) => label)].map(words),
      rows: [...rows, ...footer].map((row) => [...row.map(valueOf), ...about]),
    },
    { bom: true },
  )
}

function valueOf(cell: Cell): string | number | null {
  return typeof cell === 'object' && cell !== null ? cell.value : cell
}
