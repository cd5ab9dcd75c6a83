import { legend, WIDTH, type LegendEntry } from './drawing'
import { scale } from './scale'
import { markup, type Markup } from '@/lib/exports/html/markup'
import { progressText } from '@/lib/exports/tables/standings'
import { t } from '@/lib/i18n'
import type { Progress } from '@/lib/tracking/progress'

const PARTS = [
  { part: 'fixed', style: 'fixed', label: 'files.column.fixed' },
  { part: 'dismissed', style: 'dismissed', label: 'files.column.dismissed' },
  { part: 'inProgress', style: 'progress', label: 'files.column.inProgress' },
  { part: 'open', style: 'open', label: 'files.column.open' },
  { part: 'notVisible', style: 'hidden', label: 'files.column.notVisible' },
] as const

/** A campaign's alerts by their status, with the counts in the legend. */
export function progressBar(progress: Progress): Markup {
  const shown = PARTS.filter(({ part }) => progress[part] > 0)
  const entries = shown.map(({ part, style, label }): LegendEntry => {
    return { style, label: `${t(label)}: ${progress[part].toLocaleString('en')}` }
  })
  const says = `${t('files.chart.progress')}. ${progressText(progress)}`
  // As wide as the page and always of the same height.
  const bar = markup`<svg class="bar" viewBox="0 0 ${WIDTH} 22" preserveAspectRatio="none" role="img" aria-label="${says}">${segments(progress, WIDTH, 22)}</svg>`
  return markup`${bar}${legend(entries)}`
}

/** A small bar for a row of a table, whose numbers stand beside it. */
export function smallBar(progress: Progress): Markup {
  return markup`<svg class="small" viewBox="0 0 100 10" width="100" height="10" aria-hidden="true">${segments(progress, 100, 10)}</svg>`
}

function segments(progress: Progress, width: number, height: number): Markup {
  const x = scale([0, Math.max(1, progress.total)], [1, width - 1])
  let sum = 0
  const rects = PARTS.map(({ part, style }) => {
    const from = x(sum)
    sum += progress[part]
    return progress[part] === 0
      ? null
      : markup`<rect class="${style}" x="${from}" y="1" width="${Math.max(0, x(sum) - from)}" height="${height - 2}" />`
  })
  return markup`${rects}<rect class="frame" x="1" y="1" width="${width - 2}" height="${height - 2}" />`
}
