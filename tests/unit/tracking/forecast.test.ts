import { describe, expect, it } from 'vitest'
import { day, fixed, hidden, measured, RUNNING, tracked } from './tracked-alerts'

const some = (count: number, make: (index: number) => ReturnType<typeof tracked>) =>
  Array.from({ length: count }, (_, index) => make(index))
const left = (count: number) => some(count, () => tracked())

describe('the pace', () => {
  it('is measured over the last 14 and 28 days and since the start', () => {
    const alerts = [
      fixed(-1),
      ...some(10, () => fixed(5)),
      ...some(14, () => fixed(25)),
      ...some(7, () => fixed(39)),
    ]
    expect(measured(alerts, 40).pace).toEqual({
      last14: { days: 14, closed: 7, perDay: 0.5 },
      last28: { days: 28, closed: 21, perDay: 0.75 },
      sinceStart: { days: 40, closed: 31, perDay: 31 / 40 },
    })
  })

  it('is cut at the start, and not told in the first two days', () => {
    expect(measured([fixed(0), fixed(1)], 4).pace).toEqual({
      last14: { days: 4, closed: 2, perDay: 0.5 },
      last28: { days: 4, closed: 2, perDay: 0.5 },
      sinceStart: { days: 4, closed: 2, perDay: 0.5 },
    })
    expect(measured([fixed(0)], 1.9).pace.sinceStart).toMatchObject({ closed: 1, perDay: null })
    expect(measured([fixed(0)], -3).pace.last14).toEqual({ days: 0, closed: 1, perDay: null })
  })

  it('of a closed campaign ends with it', () => {
    const campaign = { ...RUNNING, state: 'closed' as const, closedAt: day(10) }
    expect(measured([fixed(5), fixed(20)], 100, { campaign }).pace).toMatchObject({
      last14: { days: 10, closed: 1 },
      sinceStart: { days: 10, closed: 1, perDay: 0.1 },
    })
  })
})

describe('the forecast', () => {
  it('is a range around the pace of the last 28 days', () => {
    // 16 in 28 days, give or take 4; the last 14 days were slower, the time since the start was faster.
    const alerts = [
      ...left(40),
      ...some(40, () => fixed(5)),
      ...some(14, () => fixed(20)),
      ...some(2, () => fixed(40)),
    ]
    const { forecast } = measured(alerts, 42)
    expect(forecast).toEqual({
      state: 'range',
      assumption: { remaining: 40, days: 28, closed: 16, slow: 2 / 14, likely: 16 / 28, fast: 56 / 42 },
      // 30, 70 and 280 days from 2026-12-14.
      earliest: '2027-01-13',
      likely: '2027-02-22',
      latest: '2027-09-20',
    })
  })

  it('is at least as wide as chance makes it', () => {
    const { forecast } = measured([...left(9), ...some(9, (index) => fixed(index + 0.5))], 9)
    expect(forecast).toMatchObject({
      assumption: { slow: 6 / 9, likely: 1, fast: 12 / 9 },
      earliest: '2026-11-18',
      likely: '2026-11-20',
      latest: '2026-11-25',
    })
  })

  it('has no latest date where the last two weeks were still', () => {
    const alerts = [...left(5), ...some(9, () => fixed(5))]
    expect(measured(alerts, 21).forecast).toMatchObject({
      state: 'range',
      latest: null,
      assumption: { slow: 0 },
    })
  })

  it('gives dates of the campaign’s time zone', () => {
    const alerts = [...left(9), ...some(9, (index) => fixed(index + 0.5))]
    const campaign = { ...RUNNING, timeZone: 'Pacific/Kiritimati' }
    expect(measured(alerts, 9, { campaign }).forecast).toMatchObject({ likely: '2026-11-21' })
  })

  it.each([
    ['no alerts at all', [], 30, 'no-alerts'],
    ['alerts that are all invisible', [hidden(), hidden()], 30, 'no-alerts'],
    ['a campaign of six days', [...left(1), ...some(9, () => fixed(1))], 6.9, 'young'],
    ['nothing closed', left(3), 30, 'nothing-closed'],
    ['nothing closed since the start', [...left(3), ...some(9, () => fixed(-1))], 30, 'nothing-closed'],
    ['four closed', [...left(1), ...some(4, () => fixed(1))], 30, 'few-closed'],
  ])('says that %s are not enough', (_, alerts, days, why) => {
    expect(measured(alerts, days).forecast).toMatchObject({
      state: 'not-enough-data',
      why,
      needsDays: 7,
      needsClosed: 5,
    })
  })

  it('is done when nothing is left, on the day of the last closing', () => {
    expect(measured([fixed(0), fixed(0.3), hidden()], 0.4).forecast).toEqual({
      state: 'done',
      on: '2026-11-02',
    })
    expect(measured([fixed(-9)], 30).forecast).toEqual({ state: 'done', on: '2026-10-24' })
  })

  it('lies beyond when it takes more than two years, or never ends', () => {
    const slow = [...left(600), ...some(20, (index) => fixed(index))]
    expect(measured(slow, 28).forecast).toMatchObject({ state: 'beyond', earliest: '2028-10-16' })
    const still = [...left(3), ...some(5, () => fixed(1))]
    expect(measured(still, 60).forecast).toMatchObject({
      state: 'beyond',
      earliest: '2027-02-06',
      assumption: { closed: 0, likely: 0, slow: 0 },
    })
    const hopeless = [...left(900), ...some(5, () => fixed(1))]
    expect(measured(hopeless, 60).forecast).toMatchObject({ state: 'beyond', earliest: null })
  })

  it('is not made of drafts and closed campaigns', () => {
    const alerts = [...left(3), ...some(9, () => fixed(1))]
    for (const state of ['draft', 'closed'] as const)
      expect(measured(alerts, 30, { campaign: { ...RUNNING, state } }).forecast).toEqual({
        state: 'not-running',
      })
    const closed = { ...RUNNING, state: 'closed' as const }
    expect(measured([fixed(1)], 30, { campaign: closed }).forecast.state).toBe('done')
  })
})
