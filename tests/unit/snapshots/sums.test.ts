import { describe, expect, it } from 'vitest'
import { campaignOf, NOW, sample, visibleAlert } from './samples'
import { readSnapshot } from '@/lib/snapshots/read'
import type { Snapshot, SnapshotCampaign } from '@/lib/snapshots/snapshot'
import { writeSnapshot } from '@/lib/snapshots/write'
import { DAY } from '@/lib/time'
import { noAutofix } from '@/lib/tracking/autofix'
import type { CampaignMetrics } from '@/lib/tracking/metrics'
import type { Work } from '@/lib/tracking/work'

const read = (snapshot: Snapshot) => {
  const text = writeSnapshot(snapshot)
  return readSnapshot(text, text.length)
}

/** The sum of the file is right: it was written so. */
function problems(snapshot: Snapshot): string[] {
  const outcome = read(snapshot)
  if (outcome.ok || outcome.failure.kind !== 'snapshot-damaged')
    throw new Error(`not damaged: ${JSON.stringify(outcome)}`)
  return outcome.failure.problems
}

/** One of each kind, closed in the course of the campaign. */
const alerts = [
  visibleAlert(),
  visibleAlert({ number: 2, state: 'fixed', status: 'fixed', fixedAt: NOW - 2 * DAY }),
  visibleAlert({
    number: 3,
    state: 'dismissed',
    status: 'dismissed',
    dismissedAt: NOW - DAY,
    severity: 'low',
  }),
]
const { metrics } = campaignOf(alerts)

describe('sums that do not agree', () => {
  const changed = (change: Partial<SnapshotCampaign>) =>
    problems(sample({ campaigns: [campaignOf(alerts, change)] })).join('\n')

  it('are none in what Muster writes', () => {
    expect(read(sample({ campaigns: [campaignOf(alerts)] })).ok).toBe(true)
  })

  it.each<[string, Partial<SnapshotCampaign>, string]>([
    [
      'a total',
      { progress: { total: 4, open: 1, inProgress: 0, fixed: 2, dismissed: 1, notVisible: 0 } },
      'progress.total: 4, but the alerts give 3',
    ],
    [
      'Autofix',
      { autofix: { ...noAutofix(), supported: 3, remaining: 2 } },
      'autofix.remaining: 2, but the alerts give 1',
    ],
    [
      'Autofix that is ready nowhere',
      { autofix: { ...noAutofix(), supported: 3, remaining: 1, ready: 1 } },
      'autofix.ready: 1, but the alerts give 0',
    ],
    ['what is overdue', { due: { state: 'overdue', daysLeft: -1, remaining: 2 } }, 'due.remaining: 2'],
  ])('are found in %s', (_, change, expected) => {
    expect(changed(change)).toContain(expected)
  })

  const day = metrics.timeline[0] ?? never()
  const last = metrics.timeline.at(-1) ?? never()
  const week = metrics.flow.weeks[0] ?? never()
  const shop = metrics.standings.repositories[0] ?? never()
  const { age, flow, remediation, stalled, standings } = metrics

  it.each<[string, Partial<CampaignMetrics>, string]>([
    ['the moment', { start: metrics.asOf + 1 }, 'metrics.asOf: before'],
    ['the definitions', { definitions: 2 }, 'metrics.definitions'],
    ['a day', { timeline: [{ ...day, fixed: 1 }] }, 'timeline[0]: the parts do not add up'],
    [
      'what remained of a day',
      { timeline: [{ ...last, open: 0, inProgress: 0 }] },
      'timeline[0]: what remained',
    ],
    [
      'half of what remained',
      { timeline: [{ ...last, open: null, inProgress: 1 }] },
      'timeline[0]: what remained',
    ],
    ['days out of order', { timeline: [last, last] }, 'timeline[1].date'],
    [
      'a history that ends elsewhere',
      { timeline: [{ ...last, scope: 9, remaining: 7, open: 7, inProgress: 0 }] },
      'timeline[0].scope: 9',
    ],
    [
      'the sum of the weeks',
      { flow: { ...flow, total: { ...flow.total, fixed: 2 } } },
      'flow.total.fixed: 2',
    ],
    ['what was closed before', { flow: { ...flow, closedBefore: 1 } }, 'flow: 3, but the alerts give 2'],
    [
      'a week',
      { flow: { ...flow, weeks: [{ ...week, closed: week.closed + 1 }, ...flow.weeks.slice(1)] } },
      'flow.weeks[0].closed',
    ],
    ['ages', { age: { ...age, total: { ...age.total, alerts: 2 } } }, 'age.total.alerts: 2'],
    ['a band of ages', { age: { ...age, total: { ...age.total, bands: [1, 1, 1, 1] } } }, 'age.bands: 4'],
    [
      'the ages by severity',
      { age: { ...age, severities: [...age.severities, ...age.severities] } },
      'age.severities: 2',
    ],
    [
      'remediation',
      { remediation: { ...remediation, total: { ...remediation.total, alerts: 5 } } },
      'remediation.severities',
    ],
    ['remediation by month', { remediation: { ...remediation, months: [] } }, 'remediation.months: 0'],
    [
      'stalled work',
      {
        stalled: {
          ...stalled,
          assigned: {
            ...stalled.assigned,
            count: 0,
            first: [
              {
                repositoryId: 7,
                kind: 'code-scanning',
                number: 1,
                repository: null,
                title: '',
                severity: 'low',
                days: 9,
                pull: null,
              },
            ],
          },
        },
      },
      'stalled.assigned.count',
    ],
    [
      'a repository',
      {
        standings: {
          ...standings,
          repositories: [{ ...shop, progress: { ...shop.progress, fixed: 0 } }],
        },
      },
      'standings.repositories[0].progress.fixed: 0, but the alerts give 1',
    ],
    [
      'a repository too many',
      { standings: { ...standings, repositories: [shop, { ...shop, key: '8' }] } },
      'standings.repositories: not those of the alerts',
    ],
    [
      'a repository twice',
      { standings: { ...standings, repositories: [shop, shop] } },
      'standings.repositories: one stands there twice',
    ],
    ['teams', { standings: { ...standings, teams: [] } }, 'standings.teams: not those of the alerts'],
  ])('are found in %s', (_, change, expected) => {
    expect(changed({ metrics: { ...metrics, ...change } })).toContain(expected)
  })

  it('are none where the teams could not be read', () => {
    const unread = campaignOf(alerts, { metrics: { ...metrics, standings: { ...standings, teams: null } } })
    expect(read(sample({ campaigns: [unread], teams: [] })).ok).toBe(true)
  })
})

describe('identities that do not agree', () => {
  const one = visibleAlert()
  const first = (change: Partial<Snapshot>) => problems(sample(change))[0]

  it('are found', () => {
    expect(first({ campaigns: [campaignOf([one, one])] })).toContain(
      'alerts[1]: the alert stands there twice',
    )
    expect(first({ campaigns: [campaignOf([one]), campaignOf([one])] })).toContain('campaigns: an id')
    expect(first({ repositories: [...sample().repositories, ...sample().repositories] })).toContain(
      'repositories: an id',
    )
    expect(first({ teams: [...sample().teams, ...sample().teams] })).toContain('teams: an id')
    expect(first({ campaigns: [campaignOf([visibleAlert({ state: 'fixed' })])] })).toContain(
      'status: does not agree',
    )
  })

  it('are found in work that does not go on', () => {
    const work: Work[] = [{ kind: 'pull-request', number: 4, state: 'merged', branch: null }]
    const merged = visibleAlert({ status: 'in-progress', work })
    expect(first({ campaigns: [campaignOf([merged])] })).toContain(
      'status: does not agree with state, assignees and work',
    )
  })

  it('are none where the listing of repositories was not readable', () => {
    expect(read(sample({ repositories: [] })).ok).toBe(true)
  })

  it('are found between campaigns that share an alert', () => {
    const other = { id: '6f1f9d5e-8f60-4a51-9f0c-6d3f3f6d7a02' }
    expect(read(sample({ campaigns: [campaignOf([one]), campaignOf([one], other)] })).ok).toBe(true)
    const moved = visibleAlert({ line: 13 })
    expect(first({ campaigns: [campaignOf([one]), campaignOf([moved], other)] })).toContain(
      'differs from the same alert',
    )
  })

  it('are found where names were to be withheld', () => {
    expect(first({ withheld: { people: true, paths: false } })).toBe('withheld.people: somebody is named')
  })
})

function never(): never {
  throw new Error('the sample has one')
}
