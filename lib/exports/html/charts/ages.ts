import { drawing, legend, RIGHT } from './drawing'
import { round, scale } from './scale'
import { markup, type Markup } from '@/lib/exports/html/markup'
import { bandText } from '@/lib/exports/tables/charts'
import { roughDays, severityText } from '@/lib/exports/words'
import { t } from '@/lib/i18n'
import { AGE_BANDS } from '@/lib/tracking/age'
import type { CampaignMetrics } from '@/lib/tracking/metrics'

const ROW = 30
const NAMES = 84

/** What is left of each severity, in bands of age that grow darker: an order that grey keeps too. */
export function agesChart({ age }: CampaignMetrics): Markup {
  const { severities, total } = age
  if (total.alerts === 0) return markup`<p class="says">${t('files.chart.ages.none')}</p>`
  const text = t('files.chart.ages.text', { count: total.alerts, median: roughDays(total.medianDays) })
  const most = Math.max(...severities.map(({ alerts }) => alerts))
  const x = scale([0, most], [NAMES, RIGHT - 40])
  const rows = severities.map(({ severity, bands, alerts }, index) => {
    const top = index * ROW + 4
    let sum = 0
    const parts = bands.map((count, band) => {
      const from = x(sum)
      sum += count
      const width = round(x(sum) - from)
      if (count === 0) return null
      return markup`<rect class="band${band}" x="${from}" y="${top}" width="${width}" height="${ROW - 8}" />${
        width > 26
          ? markup`<text class="in-band${band}" x="${round(from + width / 2)}" y="${top + 15}" text-anchor="middle">${count}</text>`
          : null
      }`
    })
    return markup`<text x="0" y="${top + 15}">${severityText(severity)}</text>${parts}<text x="${x(alerts) + 6}" y="${top + 15}">${alerts}</text>`
  })
  const picture = drawing(t('files.chart.ages'), text, severities.length * ROW + 2, rows)
  return markup`${picture}${legend(
    AGE_BANDS.map((band, index) => ({ style: `band${index}`, label: bandText(band) })),
  )}<p class="says">${text}</p>`
}
