import type { ChartModel, LegendItem } from './model'
import { t } from '@/lib/i18n'
import { closed } from '@/lib/tracking/progress'
import { laggards, leaders, type Standing } from '@/lib/tracking/standings'
import { dayOf } from '@/components/primer/dates'
import { dateOf } from '@/lib/time'

export type Places = 'repository' | 'team'

/** So many at each end; twice as many stand in one list. */
const EACH = 5

/** What a place is called; its name may be withheld, and alerts may belong to no team. */
export function placeName({ key, label }: Pick<Standing, 'key' | 'label'>, places: Places): string {
  if (label !== null) return label
  return key === '' && places === 'team' ? t('charts.standings.noTeam') : t('charts.standings.noName')
}

/** Who is furthest and who is least far. One list where all of them fit. */
export function standingLists(standings: readonly Standing[]): { heading: string; standings: Standing[] }[] {
  if (standings.length <= 2 * EACH) return [{ heading: '', standings: [...standings] }]
  return [
    { heading: t('charts.standings.leaders'), standings: leaders(standings, EACH) },
    { heading: t('charts.standings.laggards'), standings: laggards(standings, EACH) },
  ].filter((list) => list.standings.length > 0)
}

/** How far each repository or team is, as bars of the page itself. `standings` is null where they could not be read. */
export function standingsChart(standings: readonly Standing[] | null, places: Places): ChartModel {
  const all = standings ?? []
  return {
    name: `by-${places}`,
    heading: t(`charts.standings.${places}`),
    axes: t('charts.standings.axes'),
    summary: summaryOf(all, places),
    empty: emptyOf(standings, places),
    table: {
      columns: [
        t(`charts.column.${places}`),
        t('charts.column.percent'),
        t('charts.column.closed'),
        t('tracking.layer.fixed'),
        t('tracking.layer.dismissed'),
        t('tracking.layer.in-progress'),
        t('tracking.layer.open'),
        t('tracking.layer.not-visible'),
        t('tracking.column.total'),
        t('charts.column.closedSinceStart'),
        t('charts.column.lastClosed'),
      ],
      rows: all.map((standing) => {
        const { progress, percent, closedSinceStart, lastClosedAt } = standing
        return [
          placeName(standing, places),
          percent,
          closed(progress),
          progress.fixed,
          progress.dismissed,
          progress.inProgress,
          progress.open,
          progress.notVisible,
          progress.total,
          closedSinceStart,
          lastClosedAt === null ? null : { text: dayOf(lastClosedAt), value: dateOf(lastClosedAt) },
        ]
      }),
      footer: [],
    },
    legend: legendOf(all),
    config: null,
  }
}

function emptyOf(standings: readonly Standing[] | null, places: Places): ChartModel['empty'] {
  if (standings === null)
    return { heading: t('charts.standings.unknown'), advice: t('charts.standings.unknownAdvice') }
  if (standings.length === 0 || (places === 'team' && standings.every(({ key }) => key === '')))
    return { heading: t(`charts.standings.none.${places}`), advice: t('charts.standings.noneAdvice') }
  return null
}

/** The parts of the bars, those that are there; what is open is the rest of each. */
function legendOf(standings: readonly Standing[]): LegendItem[] {
  const has = (part: 'fixed' | 'dismissed' | 'inProgress' | 'notVisible' | 'open') =>
    standings.some(({ progress }) => progress[part] > 0)
  return [
    ...(has('fixed') ? [{ mark: 'fixed', label: t('tracking.layer.fixed') }] : []),
    ...(has('dismissed') ? [{ mark: 'dismissed', label: t('tracking.layer.dismissed') }] : []),
    ...(has('inProgress') ? [{ mark: 'begun', label: t('tracking.layer.in-progress') }] : []),
    ...(has('notVisible') ? [{ mark: 'not-visible', label: t('tracking.layer.not-visible') }] : []),
    ...(has('open') ? [{ mark: 'open', label: t('tracking.layer.open') }] : []),
  ]
}

function summaryOf(standings: readonly Standing[], places: Places): string {
  const first = leaders(standings, 1)[0]
  const last = laggards(standings, 1)[0]
  const done = standings.filter(({ percent }) => percent === 100).length
  const named = (standing: Standing) => ({
    name: placeName(standing, places),
    percent: standing.percent ?? 0,
  })
  return [
    t(`charts.standings.summary.${places}`, { count: standings.length, done }),
    first ? t('charts.standings.furthest', named(first)) : t('charts.standings.nobody'),
    last && last !== first ? t('charts.standings.least', named(last)) : '',
    places === 'team' ? t('charts.standings.overlap') : '',
  ]
    .filter(Boolean)
    .join(' ')
}
