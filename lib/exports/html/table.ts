import { markup, type Markup, type MarkupValue } from './markup'
import type { Cell, Table } from '@/lib/exports/table'
import { t } from '@/lib/i18n'
import { isCalendarDate } from '@/lib/time'

/** What a cell looks like where that is more than its text; null leaves it as it is. */
export type Dressing = (cell: Cell, column: number, row: number) => Markup | null

/** Tables with more rows than this are cut between pages; others stand on one. */
const ONE_PAGE = 16

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
  const extent = table.rows.length > ONE_PAGE ? 'scroll long' : 'scroll'
  return markup`<div class="${extent}"><table><caption>${table.caption}</caption>\n<thead><tr>${table.columns.map(({ label }, column) => markup`<th scope="col" ${style(column)}>${label}</th>`)}</tr></thead>\n<tbody>\n${table.rows.map(row)}</tbody></table></div>`
}

function cellMarkup(cell: Cell): MarkupValue {
  if (cell === null) return t('tracking.nothing')
  if (typeof cell === 'string' && isCalendarDate(cell)) return markup`<span class="date">${cell}</span>`
  if (typeof cell === 'number') return cell.toLocaleString('en', { maximumFractionDigits: 1 })
  return typeof cell === 'string' ? breakable(cell) : cell
}

/** Names and paths are cut after their slashes first. */
function breakable(text: string): MarkupValue {
  const parts = text.split('/')
  if (parts.length === 1) return text
  return parts.map((part, index) => (index === 0 ? part : markup`/<wbr>${part}`))
}
