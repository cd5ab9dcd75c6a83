import { describe, expect, it } from 'vitest'
import { readPalette } from '@/components/charts/palette'
import type { XY } from '@/components/charts/model'
import { apart } from '@/components/report/trend/trend-config'
import { trendChart } from '@/components/report/trend/trend-chart'
import { DAY } from '@/lib/time'
import { noProgress } from '@/lib/tracking/progress'

const palette = readPalette(document.body)
/** 20 September 2026, 08:00 UTC. */
const START = Date.parse('2026-09-20T08:00:00Z') / 1000
const at = (day: number) => ({ asOf: START + day * DAY, exportedAt: START + day * DAY })
const progress = (fixed: number, open: number) => ({ ...noProgress(), fixed, open, total: fixed + open })

function drawn(days: number[], width = 1200) {
  const points = days.map((_, index) => progress(index, 9 - index))
  const model = trendChart('trend', 'All', days.map(at), points)
  const config = model.config?.(palette)
  const axis = config?.options?.scales?.x
  if (!config || axis?.type !== 'linear') throw new Error('no axis of days')
  const scale = { chart: { width }, ticks: new Array<{ value: number }>() }
  Reflect.apply(axis.afterBuildTicks ?? (() => undefined), undefined, [scale])
  const ticks = scale.ticks.map(({ value }) => value)
  const write = axis.ticks?.callback ?? String
  const names = ticks.map((value) => Reflect.apply(write, undefined, [value, 0, []]))
  return { config, axis, ticks, names }
}

describe('the trend', () => {
  it('names the days of the snapshots, which are where its points are', () => {
    const { config, ticks, names } = drawn([0, 30, 61])
    expect(names).toEqual(['20 Sept', '20 Oct', '20 Nov'])
    for (const { data } of config.data.datasets) expect(data.map((point) => (point as XY).x)).toEqual(ticks)
  })

  it('says the year where there are many months', () => {
    expect(drawn([0, 400]).names).toEqual(['Sept 2026', 'Oct 2027'])
  })

  it('leaves names out for which there is no room, never the last', () => {
    const days = [0, 1, 30, 31, 60]
    expect(drawn(days).ticks).toEqual([1, 31, 60])
    expect(drawn(days, 160).ticks).toEqual([1, 60])
    expect(apart([], 3)).toEqual([])
    expect(apart([4, 4], 1)).toEqual([4])
  })

  it('has room for a single snapshot', () => {
    const { axis, ticks, names } = drawn([0])
    expect([axis.min, axis.max]).toEqual([-0.5, 0.5])
    expect([ticks, names]).toEqual([[0], ['20 Sept']])
  })

  it('draws what the charts of a campaign do not show in a colour that none of them has', () => {
    const { config } = drawn([0, 1])
    const colours = config.data.datasets.map(({ borderColor }) => borderColor)
    const { done, teal, attention, accent } = palette.strong
    expect(colours).toEqual([done, teal, attention])
    expect(new Set([...colours, accent]).size).toBe(4)
  })
})
