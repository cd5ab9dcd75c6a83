import { bottomAxis, drawing, legend, LEFT, RIGHT, valueAxis } from './drawing'
import { marks, points, round, scale } from './scale'
import { markup, type Markup } from '@/lib/exports/html/markup'
import { roughDays, severityText } from '@/lib/exports/words'
import { t } from '@/lib/i18n'
import type { CampaignMetrics } from '@/lib/tracking/metrics'

const HEIGHT = 220
const TOP = 24
const BOTTOM = 185

/** Lines that stay apart in grey; more severities than that stand in the table alone. */
const DASHES = ['dash0', 'dash1', 'dash2', 'dash3']

/** Mean days from creation to closing by the month of closing: all severities as a line, and the most severe of them. */
export function remediationChart({ remediation }: CampaignMetrics): Markup {
  const { months, total, severities, falsePositives } = remediation
  const text = summary(remediation)
  if (total.alerts === 0) return markup`<p class="says">${text}</p>`
  const drawn = severities.filter(({ alerts }) => alerts > 0).slice(0, DASHES.length)
  const lines = [
    ...drawn.map(({ severity }, index) => ({
      style: DASHES[index] ?? 'dash0',
      label: severityText(severity),
      values: months.map(
        (month) => month.severities.find((row) => row.severity === severity)?.meanDays ?? null,
      ),
    })),
    { style: 'net', label: t('files.all'), values: months.map(({ meanDays }) => meanDays) },
  ]
  const values = marks(Math.max(...lines.flatMap((line) => line.values.map((value) => value ?? 0))))
  const y = scale([0, values.at(-1) ?? 1], [BOTTOM, TOP])
  const slot = (RIGHT - LEFT) / months.length
  const x = (index: number) => round(LEFT + slot * (index + 0.5))
  const picture = drawing(t('files.chart.remediation'), text, HEIGHT, [
    valueAxis(values, y, t('files.chart.daysAxis')),
    lines.map(({ style, values: days }) => line(style, days, x, y)),
    bottomAxis(
      months.map(({ month, isUnderway }, index) => ({
        x: x(index),
        label: isUnderway ? `${month}*` : month,
      })),
      BOTTOM + 20,
      64,
    ),
  ])
  const key = legend(lines.map(({ style, label }) => ({ style, isLine: true, label })))
  return markup`${picture}${key}<p class="says">${text}${
    falsePositives === 0 ? null : ` ${t('files.chart.remediation.false', { count: falsePositives })}`
  }</p>`
}

/** Months in which nothing was closed are gaps. A month between two gaps is a point. */
function line(
  style: string,
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): Markup {
  const runs: [number, number][][] = [[]]
  for (const [index, value] of values.entries())
    if (value === null) runs.push([])
    else runs.at(-1)?.push([x(index), y(value)])
  return markup`${runs
    .filter((run) => run.length > 1)
    .map((run) => markup`<polyline class="${style}" points="${points(run)}" />`)}${runs
    .flat()
    .map(([left, top]) => markup`<circle class="point ${style}" cx="${left}" cy="${top}" r="3" />`)}`
}

function summary({ total }: CampaignMetrics['remediation']): string {
  if (total.alerts === 0) return t('files.chart.remediation.none')
  return t('files.chart.remediation.text', {
    count: total.alerts,
    mean: roughDays(total.meanDays),
    fromStart: roughDays(total.fromStartDays),
  })
}
