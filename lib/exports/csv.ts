import type { Cell, Table } from './table'

/** Tells spreadsheets that the text is UTF-8; without it Excel takes it for the system's own encoding. */
const BYTE_ORDER_MARK = '\uFEFF'

/** What begins a formula in Excel, LibreOffice or Google Sheets; full-width forms are folded into these by some. */
const FORMULA = '=+\\-@＝＋－＠'
/** Whatever may separate cells in somebody's settings: a file is also read with another separator than it was written with. */
const SEPARATORS = ',;|\\t\\r\\n'

/** At the beginning of a cell, or of what becomes one where the text is split: blanks and quotes before it are taken off. */
const STARTS = new RegExp(`(^|[${SEPARATORS}])([\\s"'\u200b\u2060\ufeff]*)([${FORMULA}])`, 'gu')
const BLANK_START = /^[\t\r\n]/
/** Of control characters only the tab and line ends mean something; a NUL ends the file for some readers. */
const CONTROL = /(?![\t\r\n])\p{Cc}/gu

/** A table as CSV (RFC 4180): commas, lines that end with CR LF, quotes where a cell needs them. */
export function csv({ columns, rows }: Table, { bom }: { bom: boolean }): string {
  const lines = [columns.map(({ label }) => label), ...rows].map((row) => row.map(field).join(','))
  return `${bom ? BYTE_ORDER_MARK : ''}${lines.map((line) => `${line}\r\n`).join('')}`
}

function field(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = harmless(cell)
  return /[",;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A text that no spreadsheet takes for a formula (OWASP, "CSV Injection"): an apostrophe stands before every character that
 * could begin one. What looks like a number in a text is a text too.
 */
export function harmless(text: string): string {
  const plain = text
    .replace(CONTROL, ' ')
    .replace(STARTS, (_, before: string, blanks: string, sign: string) => `${before}${blanks}'${sign}`)
  return BLANK_START.test(plain) ? `'${plain}` : plain
}
