import type { Cell, ChartTable } from './model'
import { t } from '@/lib/i18n'

/** A cell as people read it. */
export function cellText(cell: Cell): string {
  if (cell === null) return t('charts.noValue')
  if (typeof cell === 'object') return cell.text
  return typeof cell === 'number' ? cell.toLocaleString('en', { maximumFractionDigits: 1 }) : cell
}

/** A mean or a median of days: with one decimal in every cell, as a file has it. */
export function daysCell(days: number | null): Cell {
  if (days === null) return null
  const value = Math.round(days * 10) / 10
  return { text: value.toLocaleString('en', { minimumFractionDigits: 1 }), value }
}

/** What a point is called. */
export function pointName({ rows }: ChartTable, index: number): string {
  return cellText(rows[index]?.[0] ?? null)
}

/** The values of a point, each with its name: *Fixed: 3*. */
export function pointLines({ columns, rows }: ChartTable, index: number): string[] {
  const [, ...cells] = rows[index] ?? []
  return cells.map((cell, column) =>
    t('charts.value', { name: columns[column + 1] ?? '', value: cellText(cell) }),
  )
}

/** A point in one sentence. */
export function pointText(table: ChartTable, index: number): string {
  return t('charts.point', { name: pointName(table, index), values: pointLines(table, index).join(', ') })
}
