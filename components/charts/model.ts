import type { ChartConfiguration } from 'chart.js'
import type { Palette, Tone } from './palette'

/** A value of a chart: `null` where there is none, and with a text of its own where people read something else than a file holds. */
export type Cell = string | number | null | { text: string; value: string | number | null }

/** The numbers of a chart. One row for each of its points, in their order; the first column names them. */
export interface ChartTable {
  columns: string[]
  rows: Cell[][]
  /** Rows that are no points: sums and means. */
  footer: Cell[][]
}

/** A swatch shows what is drawn: the one that `mark` names in legend.css, or a `line`, or one after the other. */
export interface LegendItem {
  mark: string
  label: string
  line?: LineLook
  /** Both the swatch of `mark` and the line are drawn. */
  isBoth?: boolean
}

/** How a line is drawn: with its points on it; with none where `point` is null; only the points where `dash` is null. */
export interface LineLook {
  tone: Tone | 'text'
  point: Point | null
  dash: number[] | null
  /** Width in pixels; 2 unless told. */
  width?: number
  /** The points are rings. */
  isHollow?: boolean
}

/** The shapes of Chart.js that Muster uses. */
export type Point = 'circle' | 'triangle' | 'rect' | 'rectRot' | 'crossRot' | 'star' | 'cross' | 'line'

export interface XY {
  x: number
  y: number | null
}
export type Values = (number | null)[] | XY[]
export type Config = ChartConfiguration<'bar' | 'line', Values, string | string[]>
export type Dataset = Config['data']['datasets'][number]
export type Options = NonNullable<Config['options']>

/** Everything about a chart, before anything is drawn: picture, words and table are made from the same values. */
export interface ChartModel {
  /** Part of a file's name: small letters and hyphens. */
  name: string
  heading: string
  /** What the axes are. */
  axes: string
  /** What is to be seen, in sentences. */
  summary: string
  /** Why there is nothing to draw. */
  empty: { heading: string; advice: string } | null
  table: ChartTable
  /** Empty where there is only one series. */
  legend: LegendItem[]
  /** Null where no canvas is needed. */
  config: ((palette: Palette) => Config) | null
}

/** The label of a dataset that has no points of its own: limits and forecasts. */
export const UNNAMED = ''
