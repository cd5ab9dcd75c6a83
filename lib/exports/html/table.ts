import { markup, type Markup, type MarkupValue } from './markup'
import type { Cell, Table } from '@/lib/exports/table'
import { t } from '@/lib/i18n'
import { isCalendarDate } from '@/lib/time'

/** What a cell looks like where that is more than its text; null leaves it as it is. */
export type Dressing = (cell: Cell, column: number, row: number) => Markup | null

/** A table whose head is on every printed page. The first column names the row. */
export function tableMarkup(table: Table, dress: Dressing = () => null): Markup {
  const style = (column: number) => (table.columns[column]?.isNumber ? markup`class="n"` : null)
  const row = (cells: readonly Cell[], index: number): Markup =>
    markup`<tr>${cells.map((cell, column) => {
      const content = dress(cell, column, index) ?? cellMarkup(cell)
      return column === 0
        ? markup`<th scope="row" dir="auto" ${style(column)}>${content}</th>`
        : markup`<td dir="auto" ${style(column)}>${content}</td>`
    })}</tr>\n`
  return markup`<div class="scroll"><table><caption>${table.caption}</caption>\n<thead><tr>${table.columns.map(({ label }, column) => markup`<th scope="col" ${style(column)}>${label}</th>`)}</tr></thead>\n<tbody>\n${table.rows.map(row)}</tbody></table></div>`
}

function cellMarkup(cell: Cell): MarkupValue {
  if (cell === null) return t('tracking.nothing')
  if (typeof cell === 'string' && isCalendarDate(cell)) return markup`<span class="date">${cell}</span>`
  return typeof cell === 'number' ? cell.toLocaleString('en') : cell
}
