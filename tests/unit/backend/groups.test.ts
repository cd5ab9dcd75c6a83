import fc from 'fast-check'
import { NOWHERE } from '@/lib/backend/answers/publication'
import { describe, expect, it } from 'vitest'
import { aCampaign, NOW } from '../campaigns/a-campaign'
import { someAlerts, someRepositories } from './some-alerts'
import { COPILOT_LOGIN, identityKey, SEVERITIES, STATES, type Alert } from '@/lib/alerts/alert'
import { buildIndex } from '@/lib/alerts/build-index'
import { packAlerts } from '@/lib/alerts/batch'
import { searchCampaign } from '@/lib/backend/answers/alert-pages'
import { viewOf } from '@/lib/backend/answers/campaign-view'
import { searchGroups } from '@/lib/backend/answers/groups'
import type { Observed } from '@/lib/backend/answers/observed'
import { GROUPINGS, type Grouping, type GroupProgress } from '@/lib/backend/views'
import type { Campaign } from '@/lib/campaigns/campaign'
import { addProgress, noProgress, type Progress } from '@/lib/tracking/progress'
import { PULL_REQUEST_STATES, type Work } from '@/lib/tracking/work'

const page = { query: '', offset: 0, limit: 500 }
const TEAMS = [
  { slug: 'payments', name: 'Payments', repositoryIds: [1, 3] },
  { slug: 'web', name: 'Web & shop', repositoryIds: [1, 2, 2] },
]

function observedOf(alerts: Alert[], work = new Map<string, Work[]>()): Observed {
  return {
    organization: 'octo-org',
    index: buildIndex({
      batches: [packAlerts(alerts)],
      repositories: someRepositories(),
      teams: TEAMS,
      missing: { repositories: false, properties: false, teams: false },
    }),
    work,
    autofix: new Map(),
    publications: NOWHERE,
    data: {
      state: 'present',
      asOf: NOW,
      alerts: alerts.length,
      repositories: 2,
      completeness: { state: 'complete' },
    },
    campaigns: [],
    me: 'maya-manager',
    now: NOW,
  }
}

/** A campaign of these alerts, and of some that GitHub no longer shows. */
function campaignOf(alerts: readonly Alert[], gone: [repositoryId: number, number: number][] = []): Campaign {
  const numbers = new Map<number, number[]>()
  for (const [id, number] of [...alerts.map((a) => [a.repositoryId, a.number] as const), ...gone])
    numbers.set(id, [...(numbers.get(id) ?? []), number])
  const selections = [...numbers].map(([repositoryId, all]) => ({
    repositoryId,
    kind: 'code-scanning' as const,
    numbers: all.sort((a, b) => a - b),
  }))
  return aCampaign({ alerts: selections })
}

const short = ({ key, label, progress: { total, open, inProgress, notVisible } }: GroupProgress) =>
  `${key}|${label ?? '-'} ${total}: ${open} open, ${inProgress} in progress, ${notVisible} gone`

describe('groups of a campaign', () => {
  const alerts = someAlerts().map((alert) =>
    alert.repositoryId === 1 && alert.number === 3
      ? { ...alert, assignees: ['devon', 'maya', 'devon'] }
      : alert,
  )
  const observed = observedOf(alerts)
  const campaign = campaignOf(alerts, [
    [3, 9],
    [2, 77],
  ])
  const rows = (by: Grouping, query = '') => searchGroups(campaign, observed, { ...page, by, query }).rows

  it.each<[Grouping, string[]]>([
    [
      'repository',
      [
        '1|octo-org/orders 4: 2 open, 1 in progress, 0 gone',
        '2|octo-org/shop 3: 2 open, 0 in progress, 1 gone',
        '3|- 1: 0 open, 0 in progress, 1 gone',
      ],
    ],
    [
      'team',
      [
        'web|Web & shop 7: 4 open, 1 in progress, 1 gone',
        'payments|Payments 5: 2 open, 1 in progress, 1 gone',
      ],
    ],
    [
      'rule',
      [
        'java/sql-injection|Query built from user-controlled sources 4: 2 open, 1 in progress, 0 gone',
        'js/xss|Client-side cross-site scripting 2: 2 open, 0 in progress, 0 gone',
        '|- 2: 0 open, 0 in progress, 2 gone',
      ],
    ],
    [
      'severity',
      [
        'high|high 5: 3 open, 1 in progress, 0 gone',
        'critical|critical 1: 1 open, 0 in progress, 0 gone',
        '|- 2: 0 open, 0 in progress, 2 gone',
      ],
    ],
    [
      'assignee',
      [
        `${COPILOT_LOGIN}|${COPILOT_LOGIN} 1: 0 open, 1 in progress, 0 gone`,
        '|- 6: 3 open, 0 in progress, 2 gone',
        'devon|devon 1: 1 open, 0 in progress, 0 gone',
        'maya|maya 1: 1 open, 0 in progress, 0 gone',
      ],
    ],
  ])('by %s: in progress first, then where most is left, then by name', (by, expected) => {
    expect(rows(by).map(short)).toEqual(expected)
  })

  it('link to the pages that GitHub has', () => {
    const urls = (by: Grouping) => rows(by).map(({ url }) => url)
    expect(urls('repository')).toEqual([
      'https://github.com/octo-org/orders',
      'https://github.com/octo-org/shop',
      null,
    ])
    expect(urls('team')).toEqual([
      'https://github.com/orgs/octo-org/teams/web',
      'https://github.com/orgs/octo-org/teams/payments',
    ])
    expect(urls('assignee')).toEqual([
      'https://github.com/apps/copilot-swe-agent',
      null,
      'https://github.com/devon',
      'https://github.com/maya',
    ])
    expect([...urls('rule'), ...urls('severity')].every((url) => url === null)).toBe(true)
  })

  it('count what matches the filter, and leave out groups without', () => {
    expect(rows('repository', 'severity:critical').map(short)).toEqual([
      '1|octo-org/orders 1: 1 open, 0 in progress, 0 gone',
    ])
    expect(
      rows('team', 'team:payments')
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['payments', 'web'])
    const wrong = searchGroups(campaign, observed, { ...page, by: 'rule', query: 'severity:hgih' })
    expect(wrong).toMatchObject({ total: 0, rows: [], by: 'rule', problems: [expect.anything()] })
  })

  it('come in pages', () => {
    const all = rows('assignee')
    const second = searchGroups(campaign, observed, { by: 'assignee', query: '', offset: 1, limit: 2 })
    expect(second).toMatchObject({ total: 4, rows: all.slice(1, 3) })
  })

  it('show their own alerts, in progress first', () => {
    const of = (by: Grouping, key: string) =>
      searchCampaign(campaign, observed, { ...page, group: { by, key } })
    expect(of('assignee', 'devon').rows.map(({ number }) => number)).toEqual([3])
    expect(of('assignee', '')).toMatchObject({ total: 4, repositories: 2 })
    expect(of('team', 'payments').rows.map(({ status, number }) => `${number} ${status}`)).toEqual([
      '2 in-progress',
      '3 open',
      '1 open',
      '4 fixed',
    ])
    // Of what is gone nothing can be shown.
    expect(of('repository', '3').rows).toEqual([])
    expect(of('rule', '').rows).toEqual([])
    expect(of('repository', '999').rows).toEqual([])
    expect(of('severity', 'critical').rows).toHaveLength(1)
  })
})

describe('whatever is in a campaign', () => {
  const alert = fc.record({
    repositoryId: fc.integer({ min: 1, max: 5 }),
    number: fc.integer({ min: 1, max: 12 }),
    state: fc.constantFrom(...STATES),
    severity: fc.constantFrom(...SEVERITIES),
    rule: fc.constantFrom('a', 'b', 'c').map((id) => ({ id, description: `Rule ${id}`, tags: [] })),
    assignees: fc.subarray(['devon', 'maya', COPILOT_LOGIN]),
    work: fc.option(fc.constantFrom(...PULL_REQUEST_STATES), { nil: null }),
    gone: fc.boolean(),
  })
  const [plain] = someAlerts()
  if (!plain) throw new Error('there are some alerts')
  const campaigns = fc
    .uniqueArray(alert, { maxLength: 40, selector: (one) => `${one.repositoryId}/${one.number}` })
    .map((all) => {
      const full = all.map(({ work: _, gone: __, ...one }): Alert => ({ ...plain, ...one }))
      const work = new Map<string, Work[]>()
      for (const [index, { work: state }] of all.entries()) {
        const one = full[index]
        if (state && one)
          work.set(identityKey(one), [{ kind: 'pull-request', number: 7, state, branch: null }])
      }
      const visible = full.filter((_, index) => !all[index]?.gone)
      return { campaign: campaignOf(full), observed: observedOf(visible, work) }
    })
  const sum = (rows: readonly GroupProgress[]): Progress =>
    rows.reduce((total, { progress }) => addProgress(total, progress), noProgress())

  it('groups by repository, rule and severity add up to the whole', () => {
    fc.assert(
      fc.property(campaigns, fc.constantFrom<Grouping>('repository', 'rule', 'severity'), (one, by) => {
        const { rows } = searchGroups(one.campaign, one.observed, { ...page, by })
        expect(sum(rows)).toEqual(viewOf(one.campaign, one.observed).progress)
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
      }),
    )
  })

  it('so they do for what matches a filter', () => {
    const query = fc.constantFrom('is:open', 'severity:critical', 'rule:a', 'repo:orders', 'assignee:devon')
    fc.assert(
      fc.property(
        campaigns,
        fc.constantFrom<Grouping>('repository', 'rule', 'severity'),
        query,
        (one, by, text) => {
          const { problems, rows } = searchGroups(one.campaign, one.observed, { ...page, by, query: text })
          const all = searchCampaign(one.campaign, one.observed, { ...page, query: text, group: null })
          expect(problems).toEqual(all.problems)
          expect(sum(rows).total).toBe(all.total)
        },
      ),
    )
  })

  it('a group has as many alerts as it says, those that are gone apart', () => {
    fc.assert(
      fc.property(campaigns, fc.constantFrom(...GROUPINGS), (one, by) => {
        const { rows } = searchGroups(one.campaign, one.observed, { ...page, by })
        for (const { key, progress } of rows) {
          const { total, rows: alerts } = searchCampaign(one.campaign, one.observed, {
            ...page,
            group: { by, key },
          })
          expect(total).toBe(progress.total - progress.notVisible)
          expect(alerts.filter(({ status }) => status === 'in-progress')).toHaveLength(progress.inProgress)
        }
      }),
    )
  })

  it('an alert names its work exactly when it is in progress', () => {
    fc.assert(
      fc.property(campaigns, ({ campaign, observed }) => {
        const { rows } = searchCampaign(campaign, observed, { ...page, group: null })
        for (const { status, work } of rows) expect(work.length > 0).toBe(status === 'in-progress')
      }),
    )
  })
})
