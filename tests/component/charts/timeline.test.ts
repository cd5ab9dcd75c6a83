import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { press } from '../mount-app'
import { readPalette } from '@/components/charts/palette'
import { seriesOf } from '@/components/charts/series'
import SmallTimeline from '@/components/charts/SmallTimeline.vue'
import { timelineSummary } from '@/components/charts/summary'
import { timelineConfig } from '@/components/charts/timeline-config'
import TimelineChart from '@/components/charts/TimelineChart.vue'
import type { TimelineDay } from '@/lib/tracking/timeline'

interface Drawn {
  data: { datasets: { label: string; data: (number | null)[] }[] }
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
const nothing = () => undefined
const context = {
  moveTo: nothing,
  lineTo: nothing,
  stroke: nothing,
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

async function chart(props = { days }) {
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
    expect(timelineSummary(days)).toBe(
      'From 18 Nov 2026 to 20 Nov 2026, of 40 alerts: 10 fixed, 2 dismissed, 28 left; 3 of those in progress.',
    )
    expect(timelineSummary(days.slice(0, 1))).toMatch(/^On 18 Nov 2026, of 40 alerts/)
    expect(timelineSummary(days.slice(0, 1))).toContain('How many of those are in progress is not known.')
    expect(timelineSummary([])).toBe('No history yet')
  })
})

describe('the configuration of the chart', () => {
  const palette = () => readPalette(document.body)

  it('stacks, names both axes and does not move', () => {
    const { options } = timelineConfig(days, palette(), false)
    expect(options).toMatchObject({
      animation: false,
      scales: {
        x: { stacked: true, title: { display: true, text: 'End of day (UTC)' } },
        y: { stacked: true, beginAtZero: true, title: { display: true, text: 'Alerts' } },
      },
    })
  })

  it('small, shows no axes and ends at the scope', () => {
    const { options } = timelineConfig(days, palette(), true)
    expect(options?.scales).toMatchObject({ x: { display: false }, y: { display: false, min: 0, max: 40 } })
    expect(timelineConfig([], palette(), true).options?.scales?.y).toMatchObject({ max: 1 })
  })

  it('leaves a young campaign room for the days to come', () => {
    const { labels } = timelineConfig(days, palette(), false).data
    expect([labels?.length, labels?.at(0), labels?.at(-1)]).toEqual([14, '2026-11-18', '2026-12-01'])
    expect(timelineConfig(days, palette(), true).data.labels).toHaveLength(3)
  })

  it('takes its colours from the page', () => {
    document.body.style.setProperty('--fgColor-muted', '#123456')
    document.body.style.setProperty('--bgColor-done-emphasis', '#654321')
    const { data, options } = timelineConfig(days, palette(), false)
    expect(data.datasets[0]?.backgroundColor).toBe('#654321')
    expect(options?.scales?.x).toMatchObject({ ticks: { color: '#123456' } })
    document.body.removeAttribute('style')
  })
})

describe('the chart', () => {
  it('is drawn from the days, with title, legend and a sentence in its place', async () => {
    const wrapper = await chart()
    expect(drawn[0]?.data.datasets.map(({ label, data }) => [label, data])).toEqual([
      ['Fixed', [0, 3, 10]],
      ['Dismissed', [0, 1, 2]],
      ['In progress', [null, 5, 3]],
      ['Open', [null, 31, 25]],
      ['Open or in progress (nobody looked)', [40, null, null]],
    ])
    expect(wrapper.get('h2').text()).toBe('Alerts over time')
    expect(wrapper.get('canvas').attributes()).toMatchObject({
      role: 'img',
      'aria-label': timelineSummary(days),
    })
    expect(wrapper.get('[aria-label="Legend"]').findAll('li')).toHaveLength(5)
  })

  it('can be read as a table with the same numbers, and comes back', async () => {
    const wrapper = await chart()
    await press(wrapper, 'View as table')
    const rows = wrapper.findAll('tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))
    expect(rows).toEqual([
      ['Date', 'Open', 'In progress', 'Fixed', 'Dismissed', 'Alerts'],
      ['20 Nov 2026', '25', '3', '10', '2', '40'],
      ['19 Nov 2026', '31', '5', '3', '1', '40'],
      ['18 Nov 2026', '40 open or in progress', '0', '0', '40'],
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
    expect(drawn[0]?.data.datasets[0]?.data).toEqual([3, 10])
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
    const wrapper = mount(TimelineChart, { props: { days }, attachTo: document.body })
    await vi.waitFor(() => expect(wrapper.find('table').exists()).toBe(true))
    expect(wrapper.find('button').exists()).toBe(false)
  })

  it('without days says so', async () => {
    const wrapper = mount(TimelineChart, { props: { days: [] }, attachTo: document.body })
    await flushPromises()
    expect(wrapper.text()).toContain('No history yet')
    expect(wrapper.find('canvas').exists()).toBe(false)
  })

  it('at a glance is a picture with a sentence', async () => {
    const wrapper = mount(SmallTimeline, { props: { days }, attachTo: document.body })
    await vi.waitFor(() => expect(drawn).toHaveLength(1))
    expect(wrapper.get('canvas').attributes('aria-label')).toBe(timelineSummary(days))
  })
})
