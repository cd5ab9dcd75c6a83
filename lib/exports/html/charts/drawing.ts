import { markup, type Markup, type MarkupValue } from '@/lib/exports/html/markup'

/** Units of every drawing; it is scaled to the width of the page. */
export const WIDTH = 720
export const LEFT = 44
export const RIGHT = 704

/** An entry of a legend: the class of its sample, and what it stands for. */
export interface LegendEntry {
  style: string
  /** A line instead of an area. */
  isLine?: boolean
  label: string
}

/** A drawing that says to those who do not see it what it shows: its title, and the sentence that stands below it. */
export function drawing(title: string, text: string, height: number, content: MarkupValue): Markup {
  return markup`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}. ${text}" preserveAspectRatio="xMidYMid meet">${content}</svg>`
}

/** Horizontal lines with their values, and what the values are. */
export function valueAxis(values: readonly number[], y: (value: number) => number, title: string): Markup {
  return markup`<g class="axis">${values.map(
    (value) =>
      markup`<line x1="${LEFT}" x2="${RIGHT}" y1="${y(value)}" y2="${y(value)}" /><text x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${value.toLocaleString('en')}</text>`,
  )}<text x="0" y="11">${title}</text></g>`
}

/** What may reach beyond the axes is cut off where they end. */
export function withinAxes(height: number, content: MarkupValue): Markup {
  const width = RIGHT - LEFT
  return markup`<svg x="${LEFT}" y="0" width="${width}" height="${height}" viewBox="${LEFT} 0 ${width} ${height}">${content}</svg>`
}

/** Words below the drawing, so many that they do not touch. */
export function bottomAxis(labels: readonly { x: number; label: string }[], y: number, room: number): Markup {
  const every = Math.max(1, Math.ceil((labels.length * room) / (RIGHT - LEFT)))
  return markup`<g class="axis">${labels
    .filter((_, index) => (labels.length - 1 - index) % every === 0)
    .map(
      ({ x, label }) =>
        markup`<text x="${Math.min(x, WIDTH - 34)}" y="${y}" text-anchor="middle">${label}</text>`,
    )}</g>`
}

export function legend(entries: readonly LegendEntry[]): Markup {
  const sample = ({ style, isLine }: LegendEntry) =>
    isLine
      ? markup`<line x1="1" x2="23" y1="7" y2="7" class="${style}" />`
      : markup`<rect x="1" y="1" width="22" height="12" class="${style}" />`
  return markup`<ul class="legend">${entries.map(
    (entry) =>
      markup`<li><svg viewBox="0 0 24 14" width="24" height="14" aria-hidden="true">${sample(entry)}</svg>${entry.label}</li>`,
  )}</ul>`
}

/** Patterns that keep areas apart without colour; once in a document. */
export function patterns(): Markup {
  return markup`<svg width="0" height="0" class="patterns" aria-hidden="true"><defs><pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="ground-dismissed" /><line x1="0" x2="0" y1="0" y2="6" class="hatch" /></pattern><pattern id="lined" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" class="ground-undone" /><line x1="0" x2="5" y1="2.5" y2="2.5" class="line" /></pattern><pattern id="dotted" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="ground-progress" /><circle cx="3" cy="3" r="1.1" class="dot" /></pattern></defs></svg>`
}
