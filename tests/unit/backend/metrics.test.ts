import { beforeEach, describe, expect, it } from 'vitest'
import { aCreation } from './a-creation'
import { NOW, pulled, testBackend, valueOf, type TestBackend } from './backend'
import { ORGANIZATION, someAlerts, someRepositories, someTeams } from './some-alerts'
import { aCampaign } from '../campaigns/a-campaign'
import type { Alert } from '@/lib/alerts/alert'
import { buildIndex } from '@/lib/alerts/build-index'
import { packAlerts } from '@/lib/alerts/batch'
import { metricsOfCampaign } from '@/lib/backend/answers/metrics'
import type { Observed } from '@/lib/backend/answers/observed'
import { NOWHERE } from '@/lib/backend/answers/publication'
import { DAY } from '@/lib/time'
import { addProgress, closed, noProgress } from '@/lib/tracking/progress'
import type { Standing } from '@/lib/tracking/standings'

let backend: TestBackend
let id: string
const falsePositive = (at: number): Partial<Alert> => ({
  state: 'dismissed',
  dismissedAt: at,
  dismissedReason: 'false positive',
  updatedAt: at,
})

/** The alerts of a day, `r/n` changed; those that are null are gone. */
function alertsWith(changes: Record<string, Partial<Alert> | null>): Alert[] {
  return someAlerts().flatMap((alert) => {
    const change = changes[`${alert.repositoryId}/${alert.number}`]
    return change === null ? [] : [{ ...alert, ...change }]
  })
}

const track = async () => valueOf(await backend.handlers['campaigns.track']({ id }))

beforeEach(async () => {
  backend = await testBackend()
  await pulled(backend)
  id = valueOf(await backend.handlers['campaigns.create'](aCreation())).id
})

describe('the metrics of a campaign', () => {
  it('are measured from its start to the last data, not to now', async () => {
    backend.clock.now += 2 * DAY
    await pulled(backend)
    const asOf = backend.clock.now
    backend.clock.now += 5 * DAY
    const { metrics } = await track()
    expect(metrics).toMatchObject({ definitions: 1, start: NOW, asOf })
    expect(metrics.timeline.map(({ date }) => date)).toEqual(['2026-11-20', '2026-11-21', '2026-11-22'])
  })

  it('notice by the daily counts what was reopened, which no date tells', async () => {
    backend.clock.now += DAY
    await pulled(backend, alertsWith({ '1/1': falsePositive(backend.clock.now) }))
    backend.clock.now += 2 * DAY
    await pulled(backend)
    const { metrics } = await track()
    expect(metrics.timeline.map(({ date, dismissed, reopened }) => [date, dismissed, reopened])).toEqual([
      ['2026-11-20', 0, null],
      ['2026-11-21', 0, 0],
      ['2026-11-22', 0, null],
      ['2026-11-23', 0, 1],
    ])
    expect(
      metrics.flow.weeks.map(({ week, undone, reopened, net }) => [week, undone, reopened, net]),
    ).toEqual([
      ['2026-W47', 1, 0, 1],
      ['2026-W48', 0, 1, -1],
    ])
    expect(metrics.remediation.falsePositives).toBe(0)
  })

  it('know teams by their names', async () => {
    const { metrics } = await track()
    // Nothing is closed anywhere: what has less left comes first.
    expect(metrics.standings.teams?.map(({ label }) => label)).toEqual([null, 'Payments'])
  })

  it.each([
    [someTeams(), true, [], ['payments', '']],
    [someTeams(), false, ['platform'], ['payments', '']],
    [[], false, [], ['']],
    [[], true, [], undefined],
    [[], false, ['platform'], undefined],
  ])('do not take teams that cannot be read for none', (teams, isMissing, named, keys) => {
    const missing = { repositories: false, properties: false, teams: isMissing }
    const index = buildIndex({
      batches: [packAlerts(someAlerts())],
      repositories: someRepositories(),
      teams,
      missing,
      partial: { properties: false, teams: new Set(named) },
    })
    const alerts = [1, 2].map((repositoryId) => ({
      repositoryId,
      kind: 'code-scanning' as const,
      numbers: [1],
    }))
    const observed: Observed = {
      organization: ORGANIZATION,
      index,
      work: new Map(),
      autofix: new Map(),
      data: { state: 'never' },
      campaigns: [],
      publications: NOWHERE,
      me: null,
      now: NOW,
    }
    const { standings } = metricsOfCampaign(aCampaign({ alerts }), observed, [])
    expect(standings.teams?.map(({ key }) => key)).toEqual(keys)
  })

  it('agree with the list, the groups and the alerts (F10)', async () => {
    backend.clock.now += 3 * DAY
    const fixedAt = backend.clock.now - DAY
    await pulled(
      backend,
      alertsWith({
        '1/1': { state: 'fixed', fixedAt, updatedAt: fixedAt },
        '2/1': falsePositive(fixedAt),
        '2/2': null,
      }),
    )
    const { metrics, campaign } = await track()
    const { progress } = campaign
    expect(progress).toMatchObject({ total: 5, fixed: 1, dismissed: 1, notVisible: 1 })
    const list = valueOf(await backend.handlers['campaigns.list']({ organization: ORGANIZATION }))
    expect(list.campaigns.map((one) => one.progress)).toEqual([progress])

    expect(metrics.timeline.at(-1)).toMatchObject({ scope: 4, fixed: 1, dismissed: 1, remaining: 2 })
    expect(metrics.flow.total).toMatchObject({ closed: closed(progress), net: 2 })
    expect(metrics.age.total.alerts).toBe(progress.open + progress.inProgress)
    expect(metrics.remediation).toMatchObject({ falsePositives: 1, total: { alerts: 1 } })
    expect(metrics.pace.sinceStart.closed).toBe(2)

    const page = { id, query: '', offset: 0, limit: 50 }
    for (const [by, standings] of [
      ['repository', metrics.standings.repositories],
      ['team', metrics.standings.teams ?? []],
    ] as const) {
      const groups = valueOf(await backend.handlers['campaigns.groups']({ ...page, by }))
      const ofKey = (rows: readonly Pick<Standing, 'key' | 'label' | 'progress'>[]) =>
        new Map(rows.map(({ key, label, progress: one }) => [key, { label, one }]))
      expect(ofKey(standings)).toEqual(ofKey(groups.rows))
    }
    const { repositories } = metrics.standings
    expect(repositories.map((one) => one.progress).reduce(addProgress, noProgress())).toEqual(progress)
    const alerts = valueOf(await backend.handlers['campaigns.alerts']({ ...page, group: null }))
    // A list can only show what GitHub still shows.
    expect(alerts.total).toBe(progress.total - progress.notVisible)
  })

  it('have the pace of the status against the due date', async () => {
    backend.clock.now += 4 * DAY
    const fixedAt = backend.clock.now - DAY
    await pulled(backend, alertsWith({ '1/1': { state: 'fixed', fixedAt, updatedAt: fixedAt } }))
    // Three days of which nothing is known do not make it slower.
    backend.clock.now += 3 * DAY
    const { metrics, campaign } = await track()
    expect(metrics.pace.sinceStart.perDay).toBe(0.25)
    expect(campaign.due).toMatchObject({ state: 'on-track', pace: 0.25 })
  })
})
