import { nameAxis, STILL, tooltipOf, valueAxis } from './look'
import type { Cell, ChartModel, ChartTable, Config } from './model'
import type { Palette } from './palette'
import { daysCell } from './points'
import { fillOf } from './severity-look'
import { t } from '@/lib/i18n'
import { AGE_BANDS, type Age, type AgeRow } from '@/lib/tracking/age'

/** How old what is left is, each band made up of severities. */
export function ageBySeverity(age: Age): ChartModel {
  const table = tableOf(age)
  const { severities, total } = age
  return {
    name: 'age',
    heading: t('charts.age'),
    axes: t('charts.age.axes'),
    summary: summaryOf(age),
    empty:
      total.alerts === 0 ? { heading: t('charts.age.empty'), advice: t('charts.age.emptyAdvice') } : null,
    table,
    legend:
      severities.length > 1
        ? severities.map(({ severity }) => ({ mark: severity, label: t(`alerts.severity.${severity}`) }))
        : [],
    config: (palette) => configOf(age, table, palette),
  }
}

/** *0–30 days*, *Over 180 days*. */
function bandText(index: number): string {
  const band = AGE_BANDS[index]
  if (!band) return ''
  return band.to === null
    ? t('charts.age.over', { days: band.from - 1 })
    : t('charts.age.band', { from: band.from, to: band.to })
}

/** The same where the axis says that they are days: *0–30*, *Over 180*. */
function tickText(index: number): string {
  const band = AGE_BANDS[index]
  if (!band) return ''
  return band.to === null
    ? t('charts.age.tickOver', { days: band.from - 1 })
    : t('charts.age.tick', { from: band.from, to: band.to })
}

function tableOf({ severities, total }: Age): ChartTable {
  const all = [...severities, total]
  const row = (name: string, valueOf: (row: AgeRow) => Cell): Cell[] => [name, ...all.map(valueOf)]
  return {
    columns: [
      t('charts.age.bands'),
      ...severities.map(({ severity }) => t(`alerts.severity.${severity}`)),
      t('charts.total'),
    ],
    rows: AGE_BANDS.map((_, index) => row(bandText(index), ({ bands }) => bands[index] ?? 0)),
    footer: [
      row(t('charts.total'), ({ alerts }) => alerts),
      row(t('charts.age.mean'), ({ meanDays }) => daysCell(meanDays)),
      row(t('charts.age.median'), ({ medianDays }) => daysCell(medianDays)),
    ],
  }
}

function configOf({ severities }: Age, table: ChartTable, palette: Palette): Config {
  return {
    type: 'bar',
    data: {
      labels: AGE_BANDS.map((_, index) => tickText(index)),
      // The most severe stand on the ground, where bars are best compared.
      datasets: severities.map(({ severity, bands }) => ({
        type: 'bar',
        label: t(`alerts.severity.${severity}`),
        data: bands,
        backgroundColor: fillOf(severity, palette),
        hoverBackgroundColor: fillOf(severity, palette),
        borderColor: palette.background,
        borderWidth: 1,
        borderSkipped: false,
        maxBarThickness: 72,
      })),
    },
    options: {
      ...STILL,
      interaction: { mode: 'index', intersect: false },
      plugins: { tooltip: tooltipOf(table, palette) },
      scales: {
        x: nameAxis(t('charts.age.axis'), palette, { isComplete: true }),
        y: valueAxis(t('charts.alerts'), palette, true),
      },
    },
  }
}

function summaryOf({ severities, total }: Age): string {
  const old = total.bands.at(-1) ?? 0
  const worst = severities[0]
  return [
    t('charts.age.summary', { count: total.alerts, median: Math.round(total.medianDays ?? 0) }),
    t('charts.age.summaryOld', { count: old, days: (AGE_BANDS.at(-1)?.from ?? 1) - 1 }),
    worst && severities.length > 1
      ? t('charts.age.summaryWorst', {
          severity: t(`alerts.severity.${worst.severity}`).toLowerCase(),
          count: worst.alerts,
          median: Math.round(worst.medianDays ?? 0),
        })
      : '',
  ]
    .filter(Boolean)
    .join(' ')
}
