import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dismissed, fixed, look, measured, anySource, tracked } from '../../unit/tracking/tracked-alerts'
import { campaignView } from '../fixtures'
import { campaignMetrics } from '../measured'
import { ageBySeverity } from '@/components/charts/age-by-severity'
import { burnUp } from '@/components/charts/burn-up'
import { chartFile } from '@/components/charts/csv'
import { dateTicks, tickText } from '@/components/charts/dates'
import type { Cell, ChartModel, XY } from '@/components/charts/model'
import { outlookOf } from '@/components/charts/outlook'
import { readPalette, type Palette, type Tone } from '@/components/charts/palette'
import { cellText, pointText } from '@/components/charts/points'
import { colourOf } from '@/components/charts/severity-look'
import { standingLists, standingsChart } from '@/components/charts/standings'
import { timeToRemediate } from '@/components/charts/time-to-remediate'
import { weeklyFlow } from '@/components/charts/weekly-flow'
import { SEVERITIES } from '@/lib/alerts/alert'
import { noProgress, type Progress } from '@/lib/tracking/progress'
import { metricsOf, type CampaignMetrics } from '@/lib/tracking/metrics'

const DUE = '2026-12-20'
const palette = readPalette(document.body)
const of = (metrics: CampaignMetrics, dueDate = DUE) =>
  burnUp({ campaign: campaignView({ dueDate }), metrics })
const chartsOf = (metrics: CampaignMetrics): ChartModel[] => [
  of(metrics),
  weeklyFlow(metrics.flow),
  ageBySeverity(metrics.age),
  timeToRemediate(metrics.remediation),
  standingsChart(metrics.standings.repositories, 'repository'),
  standingsChart(metrics.standings.teams, 'team'),
]
const datasets = (model: ChartModel) => model.config?.(palette).data.datasets ?? []
const dataset = (model: ChartModel, label: string) => datasets(model).find((one) => one.label === label)?.data
const valueOf = (cell: Cell | undefined) => (typeof cell === 'object' && cell ? cell.value : (cell ?? null))
const column = ({ table }: ChartModel, name: string) => {
  const index = table.columns.indexOf(name)
  return table.rows.map((row) => valueOf(row[index]))
}

describe('every chart', () => {
  it('of anything has words and numbers, and never what is none', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        for (const model of chartsOf(metricsOf(source))) {
          const words = [model.heading, model.axes, model.summary, chartFile(model.table)].join(' ')
          expect(words).not.toMatch(/NaN|Infinity|undefined|\{\w+\}/)
          for (const row of [...model.table.rows, ...model.table.footer])
            expect(row).toHaveLength(model.table.columns.length)
          for (const { data } of datasets(model))
            for (const point of data) {
              const value = typeof point === 'object' && point ? point.y : point
              expect(value === null || Number.isFinite(value)).toBe(true)
            }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has a row for each point of what is drawn', () => {
    for (const model of chartsOf(campaignMetrics()))
      for (const { label, data } of datasets(model))
        if (label !== '') expect(data).toHaveLength(model.table.rows.length)
  })

  it('of a campaign without a visible alert says so instead of drawing a zero', () => {
    const blind = measured([], 5)
    expect(chartsOf(blind).map(({ empty }) => empty?.heading)).toEqual([
      'No alert is visible',
      'Nothing was closed, reopened or added yet',
      'Nothing is left',
      'Nothing was closed since the campaign began',
      'No repository in this campaign',
      'No team owns a repository of this campaign',
    ])
    expect(standingsChart(null, 'team').empty?.heading).toBe('The teams could not be read')
  })
})

describe('the burn-up', () => {
  it('draws the numbers of its table, days on which nobody looked as gaps', () => {
    const alerts = [fixed(1), dismissed(2, "won't fix"), tracked(), tracked()]
    const model = of(
      measured(alerts, 4, { looks: [look(2, { fixed: 1, dismissed: 1, open: 1, inProgress: 1 })] }),
    )
    const ys = (label: string) => dataset(model, label)?.map((point) => (point as XY).y)
    expect(ys('Scope')).toEqual([4, 4, 4, 4, 4])
    expect(ys('Closed')).toEqual(column(model, 'Closed'))
    expect(ys('Closed')).toEqual([0, 1, 2, 2, 2])
    expect(column(model, 'In progress')).toEqual([null, null, 1, null, 0])
    // Upon what is closed.
    expect(ys('In progress')).toEqual([null, null, 3, null, 2])
    expect(pointText(model.table, 2)).toMatch(
      /^4 Nov 2026: Scope 4, Closed 2, Fixed 1, Dismissed 1, In progress 1, Open 1, /,
    )
    expect(pointText(model.table, 3)).toContain('In progress not known')
  })

  it('says where it stands, what an even pace would be, and the forecast', () => {
    const { summary, legend } = of(campaignMetrics())
    expect(summary).toMatch(
      /^On 26 Nov 2026, of 10 alerts: 2 fixed, 1 dismissed, 7 left; 2 of those in progress\. /,
    )
    expect(summary).toContain('At an even pace to the due date (20 Dec 2026), 5 would be closed.')
    expect(legend.map(({ label }) => label)).toEqual([
      'Scope',
      'Fixed',
      'Dismissed',
      'In progress',
      'Even pace',
      'Due 20 Dec 2026',
    ])
  })

  it('has a swatch of what is drawn of work in progress: an area, points, both or nothing', () => {
    const at = (day: number) => look(day, { open: 2, inProgress: 1 })
    const swatch = (days: number[]) =>
      of(measured([tracked(), tracked()], 9, { looks: days.map(at) })).legend.find(
        ({ mark }) => mark === 'in-progress',
      )
    const withoutToday = (days: number[]) => {
      const model = of(measured([tracked(), tracked()], 9, { looks: days.map(at) }))
      const line = datasets(model).find(({ label }) => label === 'In progress')
      return { radii: line && 'pointRadius' in line ? line.pointRadius : [], legend: swatch(days) }
    }
    const apart = withoutToday([2, 5])
    // The last day is that of the data: somebody looked.
    expect(apart.radii).toEqual([0, 0, 3, 0, 0, 3, 0, 0, 0, 3])
    expect(apart.legend).toMatchObject({ line: { point: 'triangle', dash: null }, isBoth: false })
    const mixed = withoutToday([2, 4, 5])
    expect(mixed.radii).toEqual([0, 0, 3, 0, 0, 0, 0, 0, 0, 3])
    expect(mixed.legend).toMatchObject({ line: { point: 'triangle' }, isBoth: true })
    const whole = swatch([7, 8])
    expect(whole).not.toHaveProperty('line')
  })

  const many = (closed: number, left: number) => [
    ...Array.from({ length: closed }, (_, index) => fixed(index / 2)),
    ...Array.from({ length: left }, () => tracked()),
  ]

  it('forecasts from now to the scope between its earliest and its latest day', () => {
    const metrics = measured(many(20, 20), 10)
    const outlook = outlookOf(metrics, DUE)
    if (metrics.forecast.state !== 'range' || !outlook) throw new Error(metrics.forecast.state)
    expect(outlook.likely).toEqual([
      { x: 10, y: 20 },
      { x: 20, y: 40 },
    ])
    const [fastEnd, slowEnd] = [outlook.fast.at(-1), outlook.slow.at(-1)]
    expect([outlook.fast[0], outlook.slow[0]]).toEqual([outlook.likely[0], outlook.likely[0]])
    expect([fastEnd, slowEnd?.y]).toEqual([slowEnd, 40])
    expect(outlook.fast[1]?.x).toBeLessThan(20)
    expect(slowEnd?.x).toBeGreaterThan(20)
  })

  it('cuts lines off at the end of the axis, and shows no due date beyond it', () => {
    const far = outlookOf(measured(many(6, 500), 10), '2030-01-01')
    if (!far) throw new Error('no outlook')
    expect([far.end, far.due]).toEqual([130, null])
    for (const line of [far.ideal, far.likely, far.fast, far.slow]) {
      expect(line.at(-1)?.x).toBe(130)
      expect(line.at(-1)?.y).toBeLessThan(506)
    }
  })

  it('has no even pace without room for one, and none ahead of a campaign that is done', () => {
    const metrics = measured([fixed(1), fixed(2)], 3)
    expect(outlookOf(metrics, '2026-11-02')?.ideal).toEqual([])
    expect(outlookOf(measured([fixed(-5)], 1), DUE)?.ideal).toEqual([])
    expect(outlookOf(metrics, DUE)).toMatchObject({ likely: [], fast: [], slow: [] })
  })
})

describe('the weeks', () => {
  const alerts = [fixed(1), fixed(9), dismissed(9, 'mitigated'), tracked(), tracked({ createdAt: 0 })]

  it('draw upwards what went, downwards what came, and the net as a line', () => {
    const { flow } = campaignMetrics()
    const weeks = flow.weeks.map((week) => ({ ...week, reopened: 1, added: 2, net: week.closed - 3 }))
    const model = weeklyFlow({ ...flow, weeks })
    expect(dataset(model, 'Fixed')).toEqual(column(model, 'Fixed'))
    expect(dataset(model, 'Reopened')).toEqual(weeks.map(() => -1))
    expect(dataset(model, 'Added')).toEqual(weeks.map(() => -2))
    expect(dataset(model, 'Net')).toEqual(column(model, 'Net'))
  })

  it('name the one under way in words, table and legend', () => {
    const model = weeklyFlow(measured(alerts, 10).flow)
    expect(model.table.rows.at(-1)?.[0]).toEqual({ text: '2026-W46 (so far)', value: '2026-W46' })
    expect(model.summary).toContain('2026-W46 goes on: 2 closed up to 12 Nov 2026.')
    expect(model.legend.at(-1)?.label).toBe('Week under way')
    const bars = datasets(model).find(({ label }) => label === 'Fixed')
    expect(bars?.backgroundColor).toEqual([palette.fill.fixed, palette.faint.done])
  })

  it('have the sum of the rows at the foot', () => {
    const model = weeklyFlow(measured(alerts, 10).flow)
    const [foot] = model.table.footer
    const index = model.table.columns.indexOf('Closed')
    expect(foot?.[index]).toBe(3)
    expect(column(model, 'Closed')).toEqual([1, 2])
  })

  it('say in one sentence all that was closed, also what did not last', () => {
    const { flow } = measured(alerts, 10)
    const total = { ...flow.total, fixed: 403, dismissed: 88, undone: 10, closed: 501 }
    expect(weeklyFlow({ ...flow, total }).summary).toContain(
      '501 closed (403 fixed, 88 dismissed, 10 reopened later).',
    )
    expect(weeklyFlow(flow).summary).toContain('3 closed (2 fixed, 1 dismissed).')
  })

  it('have colours of their own, and none of a severity', () => {
    const toned: Palette = { ...palette, strong: { ...palette.strong } }
    for (const tone of Object.keys(toned.strong) as Tone[]) toned.strong[tone] = tone
    const severities = new Set(SEVERITIES.map((severity) => colourOf(severity, toned)))
    const { flow } = campaignMetrics()
    const weeks = flow.weeks.map((week) => ({ ...week, undone: 1, reopened: 1, added: 1, isUnderway: false }))
    const bars = weeklyFlow({ ...flow, weeks }).config?.(toned).data.datasets ?? []
    const colours = ['Closed, reopened later', 'Reopened', 'Added'].map(
      (name) => [bars.find(({ label }) => label === name)?.backgroundColor].flat()[0],
    )
    expect(colours).toEqual(['pink', 'pink', 'accent'])
    expect(colours.filter((colour) => severities.has(String(colour)))).toEqual([])
  })

  it('say whether fewer or more are left', () => {
    const { flow } = measured(alerts, 10)
    expect(weeklyFlow(flow).summary).toContain('So 3 fewer are left than at the start.')
    const worse = { ...flow, total: { ...flow.total, net: -2 } }
    expect(weeklyFlow(worse).summary).toContain('So 2 more are left than at the start.')
  })
})

describe('the age', () => {
  it('names every band under its bar, in short; table and file have the whole names', () => {
    const model = ageBySeverity(campaignMetrics().age)
    const config = model.config?.(palette)
    expect(config?.data.labels).toEqual(['0–30', '31–90', '91–180', 'Over 180'])
    expect(config?.options?.scales?.x).toMatchObject({
      title: { text: 'Age in days' },
      ticks: { autoSkip: false },
    })
    expect(column(model, 'Age')).toEqual(['0–30 days', '31–90 days', '91–180 days', 'Over 180 days'])
  })
})

describe('the time to remediate', () => {
  it('has one decimal in every cell of days, and none in those of alerts', () => {
    const { table } = timeToRemediate(
      measured([fixed(1), fixed(3, { severity: 'critical' })], 10).remediation,
    )
    const written = [...table.rows, ...table.footer].map((row) => row.slice(1).map(cellText))
    for (const [alerts, ...days] of written) {
      expect(alerts).toMatch(/^\d+$/)
      expect(days.length).toBeGreaterThan(2)
      for (const day of days) expect(day).toMatch(/^[\d,]+\.\d$/)
    }
  })

  it('is a line of all, and one for each severity where there are several', () => {
    const one = timeToRemediate(measured([fixed(1), fixed(3)], 10).remediation)
    expect(datasets(one).map(({ label }) => label)).toEqual(['All severities'])
    expect(one.legend).toHaveLength(1)
    const two = timeToRemediate(measured([fixed(1), fixed(3, { severity: 'critical' })], 10).remediation)
    expect(datasets(two).map(({ label }) => label)).toEqual(['All severities', 'Critical', 'High'])
    expect(column(two, 'Mean days, Critical')).toEqual([13])
  })

  it('leaves a gap where nothing was closed, and says on how many alerts each month rests', () => {
    const { remediation } = measured([fixed(1), fixed(62)], 65)
    const model = timeToRemediate(remediation)
    expect(dataset(model, 'All severities')).toEqual([11, null, 72])
    expect(column(model, 'Alerts closed')).toEqual([1, 0, 1])
    expect(model.config?.(palette).data.labels).toEqual([
      ['Nov 2026', '1 alert'],
      ['Dec 2026', '0 alerts'],
      ['Jan 2027', '1 alert'],
    ])
    expect(model.summary).toContain('Jan 2027: 72 days; Nov 2026: 11 days.')
  })
})

describe('the standings', () => {
  const places = (count: number) =>
    measured(
      Array.from({ length: count }, (_, index) => [
        ...Array.from({ length: index }, () => fixed(1, { repositoryId: index + 1 })),
        tracked({ repositoryId: index + 1 }),
      ]).flat(),
      5,
    ).standings.repositories

  it('are one list while all fit, else the ends', () => {
    expect(standingLists(places(3)).map(({ standings }) => standings.length)).toEqual([3])
    const lists = standingLists(places(12))
    expect(lists.map(({ heading }) => heading)).toEqual(['Furthest', 'Least far'])
    expect(lists.map(({ standings }) => standings[0]?.label)).toEqual(['octo-org/r12', 'octo-org/r1'])
  })

  it('have a legend of what is in their bars', () => {
    const legendOf = (parts: Partial<Progress>) => {
      const all = places(2).map((one) => ({ ...one, progress: { ...noProgress(), total: 9, ...parts } }))
      return standingsChart(all, 'repository').legend.map(({ label }) => label)
    }
    expect(legendOf({ fixed: 3, inProgress: 1, open: 5 })).toEqual(['Fixed', 'In progress', 'Open'])
    expect(legendOf({ dismissed: 8, notVisible: 1 })).toEqual(['Dismissed', 'Not visible'])
  })

  it('have everybody in the table, and name the ends', () => {
    const model = standingsChart(places(12), 'repository')
    expect(model.table.rows).toHaveLength(12)
    expect(model.summary).toBe(
      '12 repositories, 0 of them done. Furthest: octo-org/r12 (91% closed). Least far: octo-org/r1 (0% closed).',
    )
  })

  it('call what has no name by what it is', () => {
    const [one] = places(1)
    if (!one) throw new Error('none')
    const nameOf = (key: string, as: 'repository' | 'team') =>
      standingsChart([{ ...one, key, label: null }], as).table.rows[0]?.[0]
    expect([nameOf('', 'team'), nameOf('9', 'repository')]).toEqual(['No team', 'Name not known'])
  })
})

describe('an axis of days', () => {
  it('names days, Mondays, or months, never more than fit', () => {
    expect(dateTicks('2026-11-20', 3)).toEqual([0, 1, 2, 3])
    // 23 November is a Monday.
    expect(dateTicks('2026-11-20', 20)).toEqual([3, 10, 17])
    expect(dateTicks('2026-11-20', 120).map((day) => tickText('2026-11-20', day, 120))).toEqual([
      '1 Dec',
      '1 Jan',
      '1 Feb',
      '1 Mar',
    ])
    expect(tickText('2026-11-20', 11, 400)).toBe('Dec 2026')
    for (const end of [7, 8, 14, 60, 120, 365, 730, 4000])
      expect(dateTicks('2026-11-20', end).length).toBeLessThanOrEqual(10)
  })
})
