import { NOWHERE } from '@/lib/backend/answers/publication'
import { describe, expect, it } from 'vitest'
import { NOW, sample, visibleAlert } from './samples'
import { identityKey, type Alert } from '@/lib/alerts/alert'
import { buildIndex } from '@/lib/alerts/build-index'
import { packAlerts } from '@/lib/alerts/batch'
import { suggest } from '@/lib/alerts/filter/suggest'
import { searchCampaign } from '@/lib/backend/answers/alert-pages'
import { trackingOf, viewOf } from '@/lib/backend/answers/campaign-view'
import type { Observed } from '@/lib/backend/answers/observed'
import { searchGroups } from '@/lib/backend/answers/groups'
import { snapshotOf } from '@/lib/backend/answers/snapshot'
import type { Backend, Input, Operation } from '@/lib/backend/contract'
import { inputs } from '@/lib/backend/inputs'
import { GROUPINGS } from '@/lib/backend/views'
import { snapshotBackend } from '@/lib/backend/over-snapshot'
import type { Campaign } from '@/lib/campaigns/campaign'
import { ok, type Outcome } from '@/lib/failure'
import { readSnapshot } from '@/lib/snapshots/read'
import { writeSnapshot } from '@/lib/snapshots/write'
import { dateOf, DAY } from '@/lib/time'
import { ASKED_STATES, noAutofix } from '@/lib/tracking/autofix'
import { noProgress } from '@/lib/tracking/progress'
import { PULL_REQUEST_STATES, type Work } from '@/lib/tracking/work'

const START = NOW - 20 * DAY
const teams = [{ slug: 'payments', name: 'Payments', repositoryIds: [1, 3] }]
const repositories = [1, 2, 3].map((id) => ({
  id,
  fullName: `octo-org/r${id}`,
  name: `r${id}`,
  visibility: 'private' as const,
  archived: id === 3,
  language: id === 2 ? 'Python' : 'JavaScript',
  topics: ['store'],
  pushedAt: NOW - id * DAY,
  defaultBranch: 'main',
  properties: { tier: [String(id)] },
}))

/** 60 alerts in 3 repositories in every state, 40 of them in the campaign, and two that GitHub no longer shows. */
const alerts = Array.from({ length: 60 }, (_, i): Alert => {
  const state = (['open', 'fixed', 'dismissed', 'open'] as const)[i % 4] ?? 'open'
  const {
    status: _status,
    work: _work,
    autofix: _autofix,
    ...alert
  } = visibleAlert({
    repositoryId: 1 + (i % 3),
    number: i + 1,
    state,
    severity: i % 5 === 0 ? 'critical' : 'medium',
    createdAt: START - i * DAY,
    fixedAt: state === 'fixed' ? START + (i % 20) * DAY : null,
    dismissedAt: state === 'dismissed' ? START + (i % 15) * DAY : null,
    dismissedReason: state === 'dismissed' ? 'false positive' : null,
    assignees: i % 8 === 0 ? ['copilot-swe-agent[bot]'] : [],
  })
  return alert
})
const work = new Map(
  alerts
    .filter(({ number }) => number % 12 === 4)
    .map((alert): [string, Work[]] => {
      const branch = `alert-autofix-${alert.number}`
      const state = PULL_REQUEST_STATES[Math.floor(alert.number / 12) % PULL_REQUEST_STATES.length] ?? 'open'
      const pull: Work = { kind: 'pull-request', number: 500 + alert.number, state, branch }
      return [
        identityKey(alert),
        alert.number > 50 ? [{ kind: 'branch', name: branch }] : [{ kind: 'branch', name: branch }, pull],
      ]
    }),
)
const autofix = new Map(
  alerts
    .filter(({ number }) => number % 3 !== 0)
    .map(
      (alert) =>
        [
          identityKey(alert),
          ASKED_STATES[Math.floor(alert.number / 4) % ASKED_STATES.length] ?? 'pending',
        ] as const,
    ),
)

const {
  progress: _p,
  due: _d,
  autofix: _a,
  metrics: _m,
  alerts: _l,
  ...definition
} = sample().campaigns[0] ?? never()
const campaign: Campaign = {
  ...definition,
  organization: 'octo-org',
  createdAt: START,
  publishedAt: START,
  alerts: [1, 2, 3].map((repositoryId) => ({
    repositoryId,
    kind: 'code-scanning',
    numbers: alerts
      .filter((alert) => alert.repositoryId === repositoryId && alert.number <= 40)
      .map(({ number }) => number)
      .concat(900 + repositoryId),
  })),
}
const observed: Observed = {
  organization: 'octo-org',
  index: buildIndex({
    batches: [packAlerts(alerts)],
    repositories,
    teams,
    missing: { repositories: false, properties: false, teams: false },
  }),
  work,
  autofix,
  publications: NOWHERE,
  campaigns: [campaign],
  data: {
    state: 'present',
    asOf: NOW - 60,
    alerts: 60,
    repositories: 3,
    completeness: { state: 'complete' },
  },
  me: 'octocat',
  now: NOW,
}

/** On three earlier days somebody looked. */
const looks = [1, 2, 5].map((days) => ({
  date: dateOf(NOW - days * DAY),
  progress: { ...noProgress(), total: 43, inProgress: days, open: 42 - days, fixed: 1 },
}))

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

function never(): never {
  throw new Error('the sample has a campaign')
}

/** The snapshot as it comes out of its file. */
function opened(): Backend {
  const wish = { asOf: NOW - 60, version: '0.1.0', campaigns: 'all' as const, query: '' }
  const text = writeSnapshot(valueOf(snapshotOf(observed, [{ campaign, looks }], wish)))
  return snapshotBackend(valueOf(readSnapshot(text, text.length)))
}

const backend = opened()
const page = { offset: 0, limit: 500 }
const { id } = campaign

describe('the numbers of a snapshot are those of the extension', () => {
  const expected = trackingOf(campaign, observed, looks)
  const inSnapshot = { ...observed.data, alerts: 40 }

  it('for the campaign', async () => {
    expect(expected.campaign.progress).toMatchObject({ total: 43, notVisible: 3 })
    expect(expected.campaign.progress.inProgress).toBeGreaterThan(0)
    expect(await backend.call('campaigns.track', { id })).toEqual(ok({ ...expected, data: inSnapshot }))
  })

  it('for the list of campaigns', async () => {
    const list = { campaigns: [viewOf(campaign, observed)], data: inSnapshot }
    expect(await backend.call('campaigns.list', { organization: 'Octo-Org' })).toEqual(ok(list))
  })

  it.each([
    '',
    'is:open',
    'is:open severity:critical',
    'team:payments',
    'props.tier:2 -is:fixed',
    'language:Python',
    'archived:true r3',
    'age:>30',
    'severity:hgih',
    'resolution:false-positive',
    'campaign:"SQL injection" is:open',
  ])('for groups and alerts that match “%s”', async (query) => {
    const input = { id, query, ...page }
    const wanted = searchCampaign(campaign, observed, { ...input, group: null })
    expect(await backend.call('campaigns.alerts', { ...input, group: null })).toEqual(ok(wanted))
    for (const by of GROUPINGS) {
      const groups = searchGroups(campaign, observed, { ...input, by })
      expect(await backend.call('campaigns.groups', { ...input, by })).toEqual(ok(groups))
      for (const { key } of groups.rows) {
        const group = { by, key }
        const ofGroup = searchCampaign(campaign, observed, { ...input, group })
        expect(await backend.call('campaigns.alerts', { ...input, group })).toEqual(ok(ofGroup))
      }
    }
  })

  it('for what Copilot Autofix has done', () => {
    const { supported, remaining, ...asked } = expected.autofix
    expect(remaining).toBeLessThan(supported)
    for (const count of Object.values(asked)) expect(count).toBeGreaterThan(0)
  })

  it('for pages of alerts', async () => {
    const input = { id, group: null, query: '', offset: 10, limit: 7 }
    const outcome = await backend.call('campaigns.alerts', input)
    expect(outcome).toEqual(ok(searchCampaign(campaign, observed, input)))
    expect(outcome.ok && outcome.value.rows).toHaveLength(7)
  })

  it('with completions over the alerts that are in it', async () => {
    const outcome = await backend.call('filter.suggest', {
      organization: 'octo-org',
      query: 'sev',
      cursor: 3,
    })
    const { from, to, options } = suggest('sev', 3, observed.index, { now: NOW })
    expect(outcome).toMatchObject({ ok: true, value: { from, to } })
    expect(outcome.ok && outcome.value.options.map(({ insert }) => insert)).toEqual(
      options.map(({ insert }) => insert),
    )
  })

  it('stay what they were, whatever is computed today', async () => {
    const [first] = sample().campaigns
    if (!first) return never()
    const due = { state: 'at-risk' as const, daysLeft: 1, needed: 9, pace: 1 }
    const then = { ...first, due, autofix: { ...noAutofix(), supported: 3, remaining: 1 } }
    const tracking = await snapshotBackend(sample({ campaigns: [then] })).call('campaigns.track', {
      id: first.id,
    })
    expect(tracking).toMatchObject({
      ok: true,
      value: { campaign: { due }, autofix: then.autofix, metrics: then.metrics },
    })
  })
})

describe('a snapshot', () => {
  it('answers for its organization alone', async () => {
    const status = await backend.call('organizations.status', { organization: 'octo-org' })
    expect(status).toMatchObject({
      ok: true,
      value: { openCampaigns: 1, sync: { state: 'idle' }, data: { asOf: NOW - 60 } },
    })
    const notFound = { ok: false, failure: { kind: 'not-found', subject: 'organization', name: 'other' } }
    expect(await backend.call('organizations.status', { organization: 'other' })).toEqual(notFound)
    expect(await backend.call('campaigns.list', { organization: 'other' })).toEqual(notFound)
  })

  it('says so when a campaign is not in it', async () => {
    const gone = { ok: false, failure: { kind: 'campaign-gone' } }
    expect(await backend.call('campaigns.track', { id: 'nobody' })).toEqual(gone)
    const groups = { id: 'nobody', by: 'team', query: '', ...page } as const
    expect(await backend.call('campaigns.groups', groups)).toEqual(gone)
  })

  it('can only be read', async () => {
    const readable = [
      'organizations.status',
      'campaigns.list',
      'campaigns.track',
      'campaigns.groups',
      'campaigns.alerts',
      'filter.suggest',
      'snapshot.make',
      'export.make',
    ]
    const others = (Object.keys(inputs) as Operation[]).filter((operation) => !readable.includes(operation))
    expect(others.length).toBeGreaterThan(10)
    for (const operation of others) {
      const outcome = await backend.call(operation, {} as Input<typeof operation>)
      expect(outcome, operation).toMatchObject({ ok: false, failure: { kind: 'internal' } })
    }
  })

  it('says which alerts a filter could not judge, as the background does', async () => {
    const hidden = { language: null, topics: [], pushedAt: null, defaultBranch: '' }
    const [first] = sample().repositories
    if (!first) throw new Error('no repositories')
    const other = { ...first, id: 77, fullName: 'octo-org/other', name: 'other' }
    const why = { kind: 'no-permission', subject: 'repositories', needs: null } as const
    const missing = [{ subject: 'repositories' as const, name: first.fullName, why }]
    const text = writeSnapshot(
      sample({
        completeness: { state: 'partial', missing },
        repositories: [{ ...first, ...hidden }, other],
      }),
    )
    const outcome = await snapshotBackend(valueOf(readSnapshot(text, text.length))).call('campaigns.alerts', {
      id: definition.id,
      group: null,
      query: 'is:open -archived:true',
      ...page,
    })
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        problems: [],
        unjudged: { qualifiers: ['archived'], repositories: 1, names: [first.fullName] },
      },
    })
  })

  it('leaves filters on missing data unanswered', async () => {
    const missing = [
      {
        subject: 'teams' as const,
        name: null,
        why: { kind: 'no-permission' as const, subject: 'teams' as const, needs: 'read:org' },
      },
    ]
    const partial = snapshotBackend(sample({ completeness: { state: 'partial', missing } }))
    const outcome = await partial.call('campaigns.alerts', {
      id: definition.id,
      group: null,
      query: 'team:payments',
      ...page,
    })
    expect(outcome).toMatchObject({
      ok: true,
      value: { total: 0, rows: [], problems: [{ reason: 'data-missing' }] },
    })
  })
})
