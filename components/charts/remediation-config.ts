import { monthText } from './dates'
import { nameAxis, STILL, tooltipOf, valueAxis } from './look'
import type { ChartTable, Config, Dataset } from './model'
import type { Palette } from './palette'
import { colourOf, lookOf } from './severity-look'
import type { Severity } from '@/lib/alerts/alert'
import { t } from '@/lib/i18n'
import type { RemediationMonth } from '@/lib/tracking/remediation'

/** A line of all, and one for each severity of `split`, with a dash and a point of its own. */
export function remediationConfig(
  months: readonly RemediationMonth[],
  split: readonly Severity[],
  table: ChartTable,
  palette: Palette,
): Config {
  return {
    type: 'line',
    data: {
      // Each month with the number of alerts that its mean rests on.
      labels: months.map(({ month, alerts }) => [
        monthText(month),
        t('charts.remediation.rests', { count: alerts }),
      ]),
      datasets: [
        {
          ...line(
            t('charts.remediation.all'),
            months.map(({ meanDays }) => meanDays),
            palette.text,
          ),
          borderWidth: 3,
        },
        ...split.map((severity) => ({
          ...line(
            t(`alerts.severity.${severity}`),
            months.map(
              ({ severities }) => severities.find((one) => one.severity === severity)?.meanDays ?? null,
            ),
            colourOf(severity, palette),
          ),
          borderDash: lookOf(severity).dash,
          pointStyle: lookOf(severity).point,
        })),
      ],
    },
    options: {
      ...STILL,
      interaction: { mode: 'index', intersect: false },
      plugins: { tooltip: tooltipOf(table, palette) },
      scales: {
        x: { ...nameAxis(t('charts.remediation.months'), palette), offset: true, stacked: false },
        y: valueAxis(t('charts.remediation.days'), palette, false),
      },
    },
  }
}

function line(label: string, data: (number | null)[], colour: string): Dataset & { type: 'line' } {
  return {
    type: 'line',
    label,
    data,
    borderColor: colour,
    borderWidth: 2,
    pointBackgroundColor: colour,
    pointBorderColor: colour,
    pointRadius: 4,
    pointHoverRadius: 6,
    // A month in which nothing was closed is a gap.
    spanGaps: false,
  }
}
