import type { TooltipItem } from 'chart.js'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { press } from '../mount-app'
import { readPalette } from '@/components/charts/palette'
import { planOf } from '@/components/charts/plan'
import { seriesOf } from '@/components/charts/series'
import SmallTimeline from '@/components/charts/SmallTimeline.vue'
import { timelineSummary } from '@/components/charts/summary'
import { timelineConfig } from '@/components/charts/timeline-config'
import TimelineChart from '@/components/charts/TimelineChart.vue'
import type { TimelineDay } from '@/lib/tracking/timeline'

interface Drawn {
  data: { labels: string[]; datasets: { label: string; data: (number | null)[] }[] }
  destroyed: boolean
  updates: number
}
const drawn = vi.hoisted((): Drawn[] => [])

// happy-dom has no canvas. Everything up to Chart.js is real; it only gets somebody who writes down what it was given.
vi.mock('@/components/charts/chart', () => ({
  Chart: class {
    data: Drawn['data']
    options: unknown
    destroyed = false
    updates = 0
    constructor(_canvas: unknown, config: { data: Drawn['data'] }) {
      this.data = config.data
      drawn.push(this)
    }
    update() {
      this.updates += 1
    }
    destroy() {
      this.destroyed = true
    }
  },
}))

const day = (
  date: string,
  fixed: number,
  dismissed: number,
  remaining: number,
  inProgress: number | null,
): TimelineDay => {
  return { date, scope: fixed + dismissed + remaining, fixed, dismissed, remaining, inProgress }
}
const days = [
  day('2026-11-18', 0, 0, 40, null),
  day('2026-11-19', 3, 1, 36, 5),
  day('2026-11-20', 10, 2, 28, 3),
]
const DUE = '2026-11-28'
const nothing = () => undefined
const context = {
  moveTo: nothing,
  lineTo: nothing,
  stroke: nothing,
  fillRect: nothing,
  createPattern: nothing,
} as unknown as CanvasRenderingContext2D

beforeEach(() => {
  drawn.length = 0
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context)
})
afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
  for (const name of document.documentElement.getAttributeNames())
    document.documentElement.removeAttribute(name)
})

async function chart(props = { days, dueDate: DUE }) {
  const wrapper = mount(TimelineChart, { props, attachTo: document.body })
  await vi.waitFor(() => expect(drawn).toHaveLength(1))
  await flushPromises()
  return wrapper
}

describe('the layers of a timeline', () => {
  it('add up to the scope on every day, with a gap where in progress is not known', () => {
    const series = seriesOf(days)
    expect(Object.fromEntries(series.map(({ layer, values }) => [layer, values]))).toEqual({
      fixed: [0, 3, 10],
      dismissed: [0, 1, 2],
      'in-progress': [null, 5, 3],
      open: [null, 31, 25],
      unknown: [40, null, null],
    })
    for (const [index, { scope }] of days.entries())
      expect(series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0)).toBe(scope)
  })

  it('have no layer for the unknown where all is known', () => {
    expect(seriesOf(days.slice(1)).map(({ layer }) => layer)).toEqual([
      'fixed',
      'dismissed',
      'in-progress',
      'open',
    ])
    expect(seriesOf([])).toHaveLength(4)
  })
})

describe('the sentence of a timeline', () => {
  it('tells the last day, and what is not known', () => {
    expect(timelineSummary(days, null)).toBe(
      'From 18 Nov 2026 to 20 Nov 2026, of 40 alerts: 10 fixed, 2 dismissed, 28 left; 3 of those in progress.',
    )
    expect(timelineSummary(days.slice(0, 1), null)).toMatch(/^On 18 Nov 2026, of 40 alerts/)
    expect(timelineSummary(days.slice(0, 1), null)).toContain(
      'How many of those are in progress is not known.',
    )
    expect(timelineSummary([], DUE)).toBe('No history yet')
  })

  it('compares with an even pace until the due date, and only until then', () => {
    expect(timelineSummary(days, DUE)).toMatch(
      / At an even pace to the due date \(28 Nov 2026\), 8 would be closed\.$/,
    )
    expect(timelineSummary(days, '2026-11-19')).not.toContain('even pace')
    expect(timelineSummary(days.slice(0, 1), DUE)).not.toContain('even pace')
  })
})

describe('the plan of a timeline', () => {
  it('reaches from the first day to the due date, with an even pace from what was closed to all', () => {
    const plan = planOf([day('2026-11-01', 1, 1, 20, 0)], '2026-11-21')
    expect([plan.dates.length, plan.dates.at(0), plan.dates.at(-1)]).toEqual([21, '2026-11-01', '2026-11-21'])
    expect([plan.ideal.at(0), plan.ideal.at(10), plan.ideal.at(-1)]).toEqual([2, 12, 22])
    expect(plan.due).toBe(20)
  })

  it('leaves a young campaign room for the days to come, due soon or with no due date', () => {
    for (const dueDate of [null, '2026-11-21']) {
      const { dates } = planOf(days, dueDate)
      expect([dates.length, dates.at(0), dates.at(-1)]).toEqual([14, '2026-11-18', '2026-12-01'])
    }
    expect(planOf(days, '2026-11-21').ideal).toEqual([
      0,
      expect.closeTo(13.3, 1),
      expect.closeTo(26.7, 1),
      40,
      ...Array<null>(10).fill(null),
    ])
  })

  it('has no pace without a due date, or with one on the first day', () => {
    expect(planOf(days, null)).toMatchObject({ ideal: [], due: -1 })
    expect(planOf(days, '2026-11-18')).toMatchObject({ ideal: [], due: 0 })
    expect(planOf([], DUE)).toEqual({ dates: [], ideal: [], due: -1 })
  })

  it('goes on after the due date where the campaign did', () => {
    const overdue = Array.from({ length: 20 }, (_, index) => day(`2026-11-${index + 10}`, 0, 0, 5, 0))
    const plan = planOf(overdue, '2026-11-20')
    expect(plan.dates).toHaveLength(20)
    expect([plan.due, plan.ideal[10], plan.ideal[11]]).toEqual([10, 5, null])
  })

  it('stays in sight of a due date that is years away, and keeps the steps of a long history', () => {
    const far = planOf(days, '2036-11-20')
    expect([far.dates.length, far.due]).toEqual([366, -1])
    const weekly = planOf([day('2026-11-01', 0, 0, 5, 0), day('2026-11-08', 0, 0, 5, 0)], '2027-03-03')
    expect(weekly.dates.slice(2, 4)).toEqual(['2026-11-15', '2026-11-22'])
    expect(weekly.dates[weekly.due]).toBe('2027-03-07')
  })
})

describe('the configuration of the chart', () => {
  const palette = () => readPalette(document.body)
  const config = (small: boolean, some: TimelineDay[] = days, dueDate: string | null = DUE) =>
    timelineConfig({ days: some, dueDate, small }, palette())

  it('stacks, names both axes and does not move', () => {
    expect(config(false).options).toMatchObject({
      animation: false,
      scales: {
        x: { stacked: true, title: { display: true, text: 'End of day (UTC)' } },
        y: { stacked: true, beginAtZero: true, title: { display: true, text: 'Alerts' } },
      },
    })
  })

  it('small, shows no axes and ends at the scope', () => {
    const { options } = config(true)
    expect(options?.scales).toMatchObject({ x: { display: false }, y: { display: false, min: 0, max: 40 } })
    expect(config(true, []).options?.scales?.y).toMatchObject({ max: 1 })
  })

  it('marks the due date up to the scope, except at a glance', () => {
    const mark = config(false).data.datasets.at(-1)?.data
    expect(mark?.indexOf(40)).toBe(10)
    expect(mark?.filter((value) => value !== null)).toEqual([40])
    expect(config(true).data.datasets.at(-1)?.label).toBe('Closed at an even pace')
  })

  it('gives every layer a value or a gap for each date, so that one day alone is no wall', () => {
    const { labels, datasets } = config(true, days.slice(0, 1)).data
    for (const { data } of datasets) expect(data).toHaveLength(labels?.length ?? 0)
  })

  it('draws the edges of many days as lines of scope, closed and fixed', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      day(new Date(Date.UTC(2026, 8, index)).toISOString().slice(0, 10), index, 1, 99 - index, null),
    )
    const { datasets } = config(false, many, null).data
    const last = datasets.filter(({ type }) => type === 'line').map(({ data }) => data.at(-1))
    expect(last).toEqual([59, 60, 100])
    // Each is a line of its own and not upon the others.
    expect(new Set(datasets.map(({ stack }) => stack)).size).toBe(4)
  })

  it('tells in the tooltip what has a name, in whole alerts, and which day is the due date', () => {
    const { callbacks, filter } = config(false).options?.plugins?.tooltip ?? {}
    const item = (raw: number | null, label: string, date = DUE) =>
      ({ raw, label: date, dataset: { label } }) as unknown as TooltipItem<'bar' | 'line'>
    const said = (one: TooltipItem<'bar' | 'line'>) => callbacks?.label?.call({} as never, one)
    const titled = (one: TooltipItem<'bar' | 'line'>) => callbacks?.title?.call({} as never, [one])
    expect(said(item(13.33, 'Closed at an even pace'))).toBe('Closed at an even pace: 13')
    expect(titled(item(1, 'Fixed'))).toBe('28 Nov 2026 · Due')
    expect(titled(item(1, 'Fixed', '2026-11-19'))).toBe('19 Nov 2026')
    const shown = (one: TooltipItem<'bar' | 'line'>) => filter?.(one, 0, [], { datasets: [] })
    expect([shown(item(1, 'Fixed')), shown(item(null, 'Fixed')), shown(item(40, ''))]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('takes its colours from the page, and leaves nothing there', () => {
    document.body.style.setProperty('--m-fg-muted', '#123456')
    document.body.style.setProperty('--m-bg-done-strong', '#654321')
    const { data, options } = config(false)
    expect(data.datasets[0]?.backgroundColor).toBe('#654321')
    expect(options?.scales?.x).toMatchObject({ ticks: { color: '#123456' } })
    document.body.removeAttribute('style')
    expect(document.body.childElementCount).toBe(0)
  })
})

describe('the chart', () => {
  it('is drawn from the days, with title, legend and a sentence in its place', async () => {
    const wrapper = await chart()
    const named = drawn[0]?.data.datasets.filter(({ label }) => label !== '') ?? []
    expect(named.map(({ label, data }) => [label, data.slice(0, 3)])).toEqual([
      ['Fixed', [0, 3, 10]],
      ['Dismissed', [0, 1, 2]],
      ['In progress', [null, 5, 3]],
      ['Open', [null, 31, 25]],
      ['Open or in progress', [40, null, null]],
      ['Closed at an even pace', [0, 4, 8]],
    ])
    expect(wrapper.get('h2').text()).toBe('Alerts over time')
    expect(wrapper.get('canvas').attributes()).toMatchObject({
      role: 'img',
      'aria-label': timelineSummary(days, DUE),
    })
    const legend = wrapper.get('[aria-label="Legend"]').findAll('li')
    expect(legend.map((item) => item.text())).toEqual([
      'Fixed',
      'Dismissed',
      'In progress',
      'Open',
      'Open or in progress',
      'Closed at an even pace',
      'Due 28 Nov 2026',
    ])
  })

  it('can be read as a table with the same numbers, and comes back', async () => {
    const wrapper = await chart()
    await press(wrapper, 'View as table')
    const rows = wrapper.findAll('tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))
    expect(rows).toEqual([
      ['Date', 'Open', 'In progress', 'Fixed', 'Dismissed', 'Alerts', 'Closed at an even pace'],
      ['20 Nov 2026', '25', '3', '10', '2', '40', '8'],
      ['19 Nov 2026', '31', '5', '3', '1', '40', '4'],
      ['18 Nov 2026', '40 open or in progress', '0', '0', '40', '0'],
    ])
    expect(wrapper.find('canvas').exists()).toBe(false)
    expect(wrapper.get('button').attributes('aria-pressed')).toBe('true')
    await press(wrapper, 'View as table')
    await vi.waitFor(() => expect(drawn).toHaveLength(2))
    expect(wrapper.find('canvas').exists()).toBe(true)
  })

  it('follows new days', async () => {
    const wrapper = await chart()
    await wrapper.setProps({ days: days.slice(1) })
    expect(drawn[0]?.updates).toBe(1)
    expect(drawn[0]?.data.datasets[0]?.data.slice(0, 3)).toEqual([3, 10, null])
  })

  it('follows the theme of the page, until it is gone', async () => {
    const wrapper = await chart()
    document.documentElement.setAttribute('data-color-mode', 'dark')
    await vi.waitFor(() => expect(drawn[0]?.updates).toBe(1))
    wrapper.unmount()
    expect(drawn[0]?.destroyed).toBe(true)
    document.documentElement.setAttribute('data-color-mode', 'light')
    await flushPromises()
    expect(drawn[0]?.updates).toBe(1)
  })

  it('is a table where nothing can be drawn', async () => {
    vi.mocked(HTMLCanvasElement.prototype.getContext).mockReturnValue(null)
    const wrapper = mount(TimelineChart, { props: { days, dueDate: DUE }, attachTo: document.body })
    await vi.waitFor(() => expect(wrapper.find('table').exists()).toBe(true))
    expect(wrapper.find('button').exists()).toBe(false)
  })

  it('without days says so', async () => {
    const wrapper = mount(TimelineChart, { props: { days: [], dueDate: DUE }, attachTo: document.body })
    await flushPromises()
    expect(wrapper.text()).toContain('No history yet')
    expect(wrapper.find('canvas').exists()).toBe(false)
  })

  it('says that no alert is visible instead of drawing a zero', async () => {
    const blind = [day('2026-11-19', 0, 0, 0, null), day('2026-11-20', 0, 0, 0, 0)]
    const wrapper = mount(TimelineChart, { props: { days: blind, dueDate: DUE }, attachTo: document.body })
    await flushPromises()
    expect(wrapper.text()).toContain('No alert is visible')
    expect(wrapper.find('canvas').exists()).toBe(false)
    expect(wrapper.find('button').exists()).toBe(false)
  })

  it('at a glance is a picture with a sentence', async () => {
    const wrapper = mount(SmallTimeline, { props: { days, dueDate: DUE }, attachTo: document.body })
    await vi.waitFor(() => expect(drawn).toHaveLength(1))
    expect(wrapper.get('canvas').attributes('aria-label')).toBe(timelineSummary(days, DUE))
  })
})
