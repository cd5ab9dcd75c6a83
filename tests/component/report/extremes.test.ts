import { describe, expect, it } from 'vitest'
import { campaignOf, visibleAlert } from '../../unit/snapshots/samples'
import { campaignView } from '../fixtures'
import { burnUp } from '@/components/charts/burn-up'
import { dateTicks } from '@/components/charts/dates'
import { outlookOf } from '@/components/charts/outlook'
import { readPalette } from '@/components/charts/palette'

describe('a due date at the end of all dates', () => {
  const dueDate = '9999-12-31'
  const { metrics } = campaignOf([visibleAlert()], { dueDate })

  it('draws four months ahead, not eight thousand years', () => {
    const outlook = outlookOf(metrics, dueDate)
    expect(outlook?.end).toBe((outlook?.now ?? 0) + 120)
    expect(outlook?.due).toBeNull()
    expect(outlook?.ideal.at(-1)?.x).toBe(outlook?.end)
    const from = metrics.timeline[0]?.date ?? ''
    expect(dateTicks(from, outlook?.end ?? 0).length).toBeLessThanOrEqual(9)
  })

  it('is no more data and no other words than any other date', () => {
    const model = burnUp({ campaign: campaignView({ dueDate }), metrics })
    expect(model.table.rows).toHaveLength(metrics.timeline.length)
    expect(model.summary).not.toMatch(/NaN|Infinity|undefined/)
    const points = model.config?.(readPalette(document.body)).data.datasets.map(({ data }) => data.length)
    expect(Math.max(...(points ?? [Infinity]))).toBeLessThanOrEqual(Math.max(2, metrics.timeline.length))
  })

  it('as a forecast draws no further either', () => {
    const assumption = { remaining: 1, days: 28, closed: 1, slow: 0, likely: 0, fast: 0.001 }
    const beyond = { state: 'beyond', earliest: dueDate, assumption } as const
    const range = { state: 'range', earliest: dueDate, likely: dueDate, latest: dueDate, assumption } as const
    for (const forecast of [beyond, range]) {
      const outlook = outlookOf({ ...metrics, forecast }, null)
      expect(outlook?.end).toBe((outlook?.now ?? 0) + 120)
      for (const line of [outlook?.fast, outlook?.slow, outlook?.likely])
        expect(line?.length).toBeLessThanOrEqual(3)
    }
  })
})
