import { bottomAxis, drawing, legend, LEFT, RIGHT, valueAxis } from './drawing'
import { marks, points, scale } from './scale'
import { markup, type Markup } from '@/lib/exports/html/markup'
import { t } from '@/lib/i18n'
import type { CampaignMetrics } from '@/lib/tracking/metrics'
import type { FlowSums, Week } from '@/lib/tracking/flow'

const HEIGHT = 240
const TOP = 24
const BOTTOM = 205

/** More weeks than those of a year are too thin to be told apart; the table and the CSV have all. */
const SHOWN = 53

const PARTS = ['fixed', 'dismissed', 'undone', 'reopened', 'added'] as const

/** Per week: upwards what was closed, downwards what was reopened or added, and the net of both as a line. */
export function weeksChart({ flow }: CampaignMetrics): Markup {
  const weeks = flow.weeks.slice(-SHOWN)
  const text = summary(flow)
  if (weeks.length === 0) return markup`<p class="says">${text}</p>`
  const up = marks(Math.max(1, ...weeks.map(({ closed }) => closed)), 3)
  const step = up[1] ?? 1
  const lowest = Math.max(0, ...weeks.map(came))
  const down = lowest === 0 ? [] : marks(lowest, Math.ceil(lowest / step)).slice(1)
  const values = [...down.map((value) => -value).reverse(), ...up]
  const y = scale([values[0] ?? 0, values.at(-1) ?? 1], [BOTTOM, TOP])
  const slot = (RIGHT - LEFT) / weeks.length
  const x = (index: number) => Math.round((LEFT + slot * (index + 0.5)) * 10) / 10
  const width = Math.max(2, Math.min(40, Math.round(slot * 0.6)))
  const bar = (index: number, from: number, to: number, style: string) =>
    from === to
      ? null
      : markup`<rect class="${style}" x="${x(index) - width / 2}" width="${width}" y="${y(Math.max(from, to))}" height="${Math.abs(y(from) - y(to))}" />`
  const bars = weeks.map(({ fixed, dismissed, closed, reopened, added }, index) => [
    bar(index, 0, fixed, 'fixed'),
    bar(index, fixed, fixed + dismissed, 'dismissed'),
    bar(index, fixed + dismissed, closed, 'undone'),
    bar(index, 0, -(reopened ?? 0), 'reopened'),
    bar(index, -(reopened ?? 0), -(reopened ?? 0) - added, 'added'),
  ])
  const picture = drawing(t('files.chart.weeks'), text, HEIGHT, [
    valueAxis(values, y, t('files.chart.alertsAxis')),
    bars,
    markup`<polyline class="net" points="${points(weeks.map(({ net }, index) => [x(index), y(net)]))}" />`,
    weeks.map(({ net }, index) => markup`<circle class="point" cx="${x(index)}" cy="${y(net)}" r="2.5" />`),
    bottomAxis(
      weeks.map((week, index) => ({ x: x(index), label: week.isUnderway ? `${week.week}*` : week.week })),
      BOTTOM + 20,
      70,
    ),
  ])
  return markup`${picture}${legend([
    ...PARTS.filter((part) => weeks.some((week) => (week[part] ?? 0) > 0)).map((part) => ({
      style: part,
      label: t(part === 'undone' ? 'files.legend.undone' : `files.column.${part}`),
    })),
    { style: 'net', isLine: true, label: t('files.column.net') },
  ])}<p class="says">${text}</p>`
}

function came({ reopened, added }: Week): number {
  return (reopened ?? 0) + added
}

function summary({ weeks, total, closedBefore }: CampaignMetrics['flow']): string {
  const sentences = [
    closedText(weeks.length, total),
    total.reopened === null
      ? t('files.chart.weeks.unknown', { added: total.added })
      : t('files.chart.weeks.came', { reopened: total.reopened, added: total.added }),
    weeks.at(-1)?.isUnderway ? t('files.chart.underway') : '',
    closedBefore === 0 ? '' : t('files.chart.weeks.before', { count: closedBefore }),
  ]
  return sentences.filter((one) => one !== '').join(' ')
}

/** The parts in brackets add up to what was closed. */
function closedText(count: number, { closed, fixed, dismissed, undone }: FlowSums): string {
  return undone
    ? t('files.chart.weeks.undone', { count, closed, fixed, dismissed, undone })
    : t('files.chart.weeks.text', { count, closed, fixed, dismissed })
}
