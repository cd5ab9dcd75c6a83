/** A value of a table. Numbers stay numbers wherever the table goes; null is not known, or not there. */
export type Cell = string | number | null

/** The same table in a spreadsheet, in Markdown and in a report. */
export interface Table {
  /** What it holds, as a caption. */
  caption: string
  columns: Column[]
  rows: Cell[][]
}

export interface Column {
  label: string
  isNumber: boolean
}

/** A column of texts. */
export function words(label: string): Column {
  return { label, isNumber: false }
}

/** A column of numbers. */
export function numbers(label: string): Column {
  return { label, isNumber: true }
}

/** Days with two digits: what lies behind them is less than a quarter of an hour. */
export function days(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100
}
