import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { context, drawn } from './drawn'
import { readPalette } from '@/components/charts/palette'
import { planOf } from '@/components/charts/plan'
import { seriesOf } from '@/components/charts/series'
import SmallTimeline from '@/components/charts/SmallTimeline.vue'
import { smallTimeline } from '@/components/charts/small-timeline'
import { timelineSummary } from '@/components/charts/summary'
import type { TimelineDay } from '@/lib/tracking/timeline'

// happy-dom has no canvas. Everything up to Chart.js is real; it only gets somebody who writes down what it was given.
vi.mock('@/components/charts/chart', () => import('./drawn'))

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

beforeEach(() => {
  drawn.length = 0
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context)
})
afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

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

describe('a timeline at a glance', () => {
  const palette = () => readPalette(document.body)
  const config = (some: TimelineDay[] = days, dueDate: string | null = DUE) =>
    smallTimeline(some, dueDate)(palette())

  it('shows no axes, does not move and ends at the scope', () => {
    expect(config().options).toMatchObject({
      animation: false,
      scales: { x: { display: false }, y: { display: false, min: 0, max: 40 } },
    })
    expect(config([]).options?.scales?.y).toMatchObject({ max: 1 })
  })

  it('gives every layer a value or a gap for each date, so that one day alone is no wall', () => {
    const { labels, datasets } = config(days.slice(0, 1)).data
    for (const { data } of datasets) expect(data).toHaveLength(labels?.length ?? 0)
  })

  it('has an even pace only where there is one', () => {
    const labels = (dueDate: string | null) => config(days, dueDate).data.datasets.map(({ label }) => label)
    expect(labels(DUE)).toContain('Even pace')
    expect(labels(null)).not.toContain('Even pace')
  })

  it('takes its colours from the page, and leaves nothing there', () => {
    document.body.style.setProperty('--m-bg-done-strong', '#654321')
    expect(config().data.datasets[0]?.backgroundColor).toBe('#654321')
    document.body.removeAttribute('style')
    expect(document.body.childElementCount).toBe(0)
  })

  it('is a picture with a sentence, and the sentence alone where nothing can be drawn', async () => {
    const wrapper = mount(SmallTimeline, { props: { days, dueDate: DUE }, attachTo: document.body })
    await vi.waitFor(() => expect(drawn).toHaveLength(1))
    expect(wrapper.get('canvas').attributes('aria-label')).toBe(timelineSummary(days, DUE))
    vi.mocked(HTMLCanvasElement.prototype.getContext).mockReturnValue(null)
    const blind = mount(SmallTimeline, { props: { days, dueDate: DUE }, attachTo: document.body })
    await vi.waitFor(() => expect(blind.find('canvas').exists()).toBe(false))
    expect(blind.text()).toBe(timelineSummary(days, DUE))
  })
})
