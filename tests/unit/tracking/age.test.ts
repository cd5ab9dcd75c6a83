import { describe, expect, it } from 'vitest'
import { day, fixed, hidden, measured, tracked } from './tracked-alerts'

const age = (...parameters: Parameters<typeof measured>) => measured(...parameters).age

describe('the age of what is left', () => {
  it.each([
    [0, 0],
    [30.99, 0],
    [31, 1],
    [90.99, 1],
    [91, 2],
    [180.99, 2],
    [181, 3],
    [4000, 3],
  ])('of %f days is in band %i', (days, band) => {
    const { bands } = age([tracked({ createdAt: day(-days) })], 0).total
    expect(bands.map((count, index) => (count > 0 ? index : -1)).filter((index) => index >= 0)).toEqual([
      band,
    ])
  })

  it('is counted by severity, most severe first, without what is closed or not visible', () => {
    const alerts = [
      tracked({ severity: 'medium', createdAt: day(-40) }),
      tracked({ severity: 'critical', createdAt: day(-200) }),
      tracked({ severity: 'medium', createdAt: day(-10) }),
      fixed(1, { severity: 'low' }),
      hidden(),
    ]
    expect(age(alerts, 0)).toEqual({
      severities: [
        { severity: 'critical', bands: [0, 0, 0, 1], alerts: 1, meanDays: 200, medianDays: 200 },
        { severity: 'medium', bands: [1, 1, 0, 0], alerts: 2, meanDays: 25, medianDays: 25 },
      ],
      total: { bands: [1, 1, 0, 1], alerts: 3, meanDays: 250 / 3, medianDays: 40 },
    })
  })

  it('of a reopened alert goes from its first creation (F5)', () => {
    const reopened = tracked({ createdAt: day(-100), fixedAt: day(-5), updatedAt: day(-1) })
    expect(age([reopened], 0).total).toMatchObject({ bands: [0, 0, 1, 0], meanDays: 100 })
  })

  it('is nothing where nothing is left, and never negative', () => {
    const none = { bands: [0, 0, 0, 0], alerts: 0, meanDays: null, medianDays: null }
    expect(age([fixed(1)], 2)).toEqual({ severities: [], total: none })
    expect(age([tracked({ createdAt: day(5) })], 0).total).toMatchObject({ meanDays: 0, bands: [1, 0, 0, 0] })
  })
})
