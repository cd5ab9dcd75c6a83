import { describe, expect, it } from 'vitest'
import { day, fixed, hidden, measured, tracked } from './tracked-alerts'
import { leaders, laggards } from '@/lib/tracking/standings'

const team = (key: string) => ({ key, label: key })
const red = { teams: [team('red')] }

describe('leaders and laggards', () => {
  const alerts = [
    fixed(1, { repositoryId: 1 }),
    fixed(3, { repositoryId: 1 }),
    tracked({ repositoryId: 1 }),
    tracked({ repositoryId: 2 }),
    tracked({ repositoryId: 3 }),
    tracked({ repositoryId: 3 }),
    fixed(-2, { repositoryId: 4 }),
    tracked({ repositoryId: 4 }),
    fixed(2, { repositoryId: 5 }),
    hidden(6),
  ]
  const { repositories } = measured(alerts, 9).standings

  it('are the repositories by the share that is closed, then by what is left', () => {
    expect(repositories.map(({ key, percent }) => [key, percent])).toEqual([
      ['5', 100],
      ['1', 66],
      ['4', 50],
      ['6', 0],
      ['2', 0],
      ['3', 0],
    ])
  })

  it('tell when something was last closed, and how much since the start', () => {
    expect(
      repositories.map(({ key, closedSinceStart, lastClosedAt }) => [key, closedSinceStart, lastClosedAt]),
    ).toEqual([
      ['5', 1, day(2)],
      ['1', 2, day(3)],
      ['4', 0, day(-2)],
      ['6', 0, null],
      ['2', 0, null],
      ['3', 0, null],
    ])
  })

  it('are those that closed something, and those that have something left', () => {
    expect(leaders(repositories, 2).map(({ key }) => key)).toEqual(['5', '1'])
    expect(leaders(repositories, 9).map(({ key }) => key)).toEqual(['5', '1', '4'])
    expect(laggards(repositories, 9).map(({ key }) => key)).toEqual(['3', '2', '4', '1'])
  })

  it('are told apart exactly where the rounded percent is the same', () => {
    const close = [
      ...Array.from({ length: 200 }, (_, index) =>
        index < 133 ? fixed(1, { repositoryId: 8 }) : tracked({ repositoryId: 8 }),
      ),
      fixed(1, { repositoryId: 9 }),
      fixed(1, { repositoryId: 9 }),
      tracked({ repositoryId: 9 }),
    ]
    expect(measured(close, 9).standings.repositories.map(({ key, percent }) => [key, percent])).toEqual([
      ['9', 66],
      ['8', 66],
    ])
  })

  it('are teams too: an alert of several counts in each, one of none with those of none', () => {
    const both = { teams: [team('red'), team('blue')] }
    const { teams } = measured([tracked({}, red), tracked({}, both), tracked()], 9).standings
    expect(teams?.map(({ key, label, progress }) => [key, label, progress.total])).toEqual([
      ['blue', 'blue', 1],
      ['', null, 1],
      ['red', 'red', 2],
    ])
  })

  it('are no teams where the teams are not known', () => {
    expect(measured([tracked({}, red)], 9, { knowsTeams: false }).standings.teams).toBeNull()
  })
})
