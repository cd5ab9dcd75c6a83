import * as fc from 'fast-check'
import { CLASSIFICATIONS, COPILOT_LOGIN, SEVERITIES, STATES } from '@/lib/alerts/alert'
import { VISIBILITIES, type Repository, type Team } from '@/lib/alerts/organization'
import {
  NOTHING_WITHHELD,
  type Snapshot,
  type SnapshotAlert,
  type SnapshotCampaign,
  type VisibleAlert,
} from '@/lib/snapshots/snapshot'
import { DAY } from '@/lib/time'
import { AUTOFIX_STATES, countAutofix, noAutofix } from '@/lib/tracking/autofix'
import { metricsOf } from '@/lib/tracking/metrics'
import { count, noProgress } from '@/lib/tracking/progress'
import { PULL_REQUEST_STATES, statusOf, type Work } from '@/lib/tracking/work'

/** 2026-11-20T10:00:00Z */
export const NOW = 1_795_168_800

/** An alert with everything plain, changed where a test says so. */
export function visibleAlert(change: Partial<VisibleAlert> = {}): VisibleAlert {
  return {
    repositoryId: 7,
    kind: 'code-scanning',
    number: 1,
    status: 'open',
    state: 'open',
    severity: 'high',
    rule: {
      id: 'js/sql-injection',
      description: 'Database query built from user-controlled sources',
      tags: ['security'],
    },
    tool: 'CodeQL',
    path: 'src/db.js',
    line: 12,
    classifications: [],
    createdAt: NOW - 1_000_000,
    updatedAt: NOW - 900_000,
    fixedAt: null,
    dismissedAt: null,
    dismissedReason: null,
    assignees: [],
    work: [],
    autofix: 'supported',
    ...change,
  }
}

/** The repository of the sample, and the team that may write there. */
export const SHOP: Repository = {
  id: 7,
  fullName: 'octo-org/shop',
  name: 'shop',
  visibility: 'private',
  archived: false,
  language: 'JavaScript',
  topics: ['store'],
  pushedAt: NOW - 3600,
  defaultBranch: 'main',
  properties: { tier: ['1'] },
}

export const PAYMENTS: Team = { slug: 'payments', name: 'Payments', repositoryIds: [7] }

/** A campaign whose numbers agree with its alerts; those of `change` are taken as they are. */
export function campaignOf(
  alerts: SnapshotAlert[],
  change: Partial<SnapshotCampaign> = {},
  { repositories, teams } = { repositories: [SHOP], teams: [PAYMENTS] },
  asOf = NOW - 60,
): SnapshotCampaign {
  const progress = noProgress()
  const autofix = noAutofix()
  for (const alert of alerts) {
    count(progress, alert.status)
    if (alert.status !== 'not-visible') countAutofix(autofix, alert.autofix, alert.status)
  }
  const campaign = {
    id: '6f1f9d5e-8f60-4a51-9f0c-6d3f3f6d7a01',
    name: 'SQL injection',
    description: 'Fix them',
    dueDate: '2026-12-24',
    managers: ['octocat'],
    contactLink: 'https://example.com/help',
    state: 'open' as const,
    timeZone: 'Europe/Berlin',
    filter: 'is:open',
    template: 'sql-injection',
    leftOut: 0,
    launch: { autofix: true, issues: false },
    createdAt: NOW - 500_000,
    createdBy: 'octocat',
    publishedAt: NOW - 500_000,
    closedAt: null,
    revision: 0,
    progress,
    due: { state: 'on-track' as const, daysLeft: 34, needed: 0.25, pace: 0.5 },
    autofix,
    alerts,
  }
  const known = new Map(repositories.map((repository) => [repository.id, repository]))
  const metrics = metricsOf({
    campaign: { ...campaign, ...change },
    alerts: alerts.map((alert) => {
      const { repositoryId, kind, number, status } = alert
      const repository = known.get(repositoryId)
      const ofTeams = teams.filter(({ repositoryIds }) => repositoryIds.includes(repositoryId))
      return {
        identity: { repositoryId, kind, number },
        status,
        alert: alert.status === 'not-visible' ? null : alert,
        work: alert.status === 'not-visible' ? [] : alert.work,
        repository: { key: String(repositoryId), label: repository?.fullName ?? null },
        teams:
          ofTeams.length === 0
            ? [{ key: '', label: null }]
            : ofTeams.map(({ slug, name }) => ({ key: slug, label: name })),
      }
    }),
    looks: [],
    knowsTeams: true,
    asOf,
  })
  return { ...campaign, metrics, ...change }
}

const sampleWork: Work[] = [
  { kind: 'branch', name: 'alert-autofix-2' },
  { kind: 'pull-request', number: 31, state: 'closed', branch: 'another' },
  { kind: 'pull-request', number: 32, state: 'draft', branch: 'alert-autofix-2' },
]

/** A snapshot of one repository with four alerts in one campaign. */
export function sample(change: Partial<Snapshot> = {}): Snapshot {
  return {
    exportedAt: NOW,
    muster: '0.1.0',
    definitions: 1,
    organization: 'octo-org',
    asOf: NOW - 60,
    exportedBy: 'octocat',
    scope: { campaigns: 'all', filters: [] },
    withheld: NOTHING_WITHHELD,
    completeness: { state: 'complete' },
    teams: [PAYMENTS],
    repositories: [SHOP],
    campaigns: [
      campaignOf([
        visibleAlert(),
        visibleAlert({ number: 2, status: 'in-progress', work: sampleWork, autofix: 'ready' }),
        visibleAlert({ number: 3, status: 'fixed', state: 'fixed', fixedAt: NOW - 5000 }),
        { repositoryId: 8, kind: 'code-scanning', number: 4, status: 'not-visible' },
      ]),
    ],
    ...change,
  }
}

const instant = fc.integer({ min: 0, max: 4_000_000_000 })
const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const words = fc.uniqueArray(text, { maxLength: 4 })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const properties = fc
  .uniqueArray(fc.tuple(fc.oneof(text, fc.constantFrom('__proto__', 'constructor')), words), {
    selector: ([name]) => name,
  })
  .map((entries): Record<string, string[]> => Object.fromEntries(entries))

const work = fc.uniqueArray(
  fc.oneof(
    text.map((name): Work => ({ kind: 'branch', name })),
    fc
      .tuple(fc.integer({ min: 1, max: 99 }), fc.constantFrom(...PULL_REQUEST_STATES), maybe(text))
      .map(([number, state, branch]): Work => {
        const known = number % 2 === 0
        return {
          kind: 'pull-request',
          number,
          state,
          branch,
          ...(known && { createdAt: NOW - number * DAY }),
          ...(known && state === 'merged' && { mergedAt: NOW - DAY }),
        }
      }),
  ),
  { maxLength: 4, selector: (one) => (one.kind === 'branch' ? one.name : one.number) },
)

const visible = fc
  .record({
    repositoryId: fc.integer({ min: 1, max: 5 }),
    kind: fc.constant('code-scanning' as const),
    number: fc.integer({ min: 1, max: 1000 }),
    state: fc.constantFrom(...STATES),
    severity: fc.constantFrom(...SEVERITIES),
    rule: fc.record({ id: text, description: text, tags: words }),
    tool: text,
    path: text,
    line: fc.nat(),
    classifications: fc.subarray([...CLASSIFICATIONS]),
    createdAt: instant,
    updatedAt: instant,
    fixedAt: maybe(instant),
    dismissedAt: maybe(instant),
    dismissedReason: maybe(text),
    assignees: fc.oneof(words, fc.constant<string[]>([COPILOT_LOGIN])),
    work,
    autofix: fc.constantFrom(...AUTOFIX_STATES),
  })
  .map((alert): VisibleAlert => {
    const status = statusOf(alert, alert.work)
    return { ...alert, status: status === 'not-visible' ? alert.state : status }
  })

const hidden = fc.record({
  repositoryId: fc.integer({ min: 6, max: 9 }),
  kind: fc.constant('code-scanning' as const),
  number: fc.integer({ min: 1, max: 1000 }),
  status: fc.constant('not-visible' as const),
})

const alerts = fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: visible }, { weight: 1, arbitrary: hidden }), {
  maxLength: 12,
  selector: ({ repositoryId, number }) => `${repositoryId}/${number}`,
})

/** Any snapshot that Muster may write. One campaign: an alert in several has to be the same alert in each. */
export const anySnapshot: fc.Arbitrary<Snapshot> = fc
  .record({
    exportedAt: instant,
    // Not too far from the campaign's start: its history has one entry for each week.
    asOf: fc.integer({ min: NOW - 300 * DAY, max: NOW + 600 * DAY }),
    filters: words,
    isChosen: fc.boolean(),
    name: text,
    description: text,
    filter: text,
    contactLink: maybe(text),
    alerts,
    topics: words,
    properties,
    teams: fc.uniqueArray(fc.record({ slug: text, name: text }), {
      selector: ({ slug }) => slug,
      maxLength: 3,
    }),
    visibility: fc.constantFrom(...VISIBILITIES),
    why: fc.constantFrom(
      { kind: 'offline' as const },
      { kind: 'no-permission' as const, subject: 'teams' as const, needs: null },
    ),
    missing: maybe(text),
  })
  .map((parts) => {
    const repositories = [1, 2, 3, 4, 5].map((id) => ({
      id,
      fullName: `octo-org/r${id}`,
      name: `r${id}`,
      visibility: parts.visibility,
      archived: id === 2,
      language: null,
      topics: parts.topics,
      pushedAt: null,
      defaultBranch: 'main',
      properties: parts.properties,
    }))
    // One in which a repository is that is not listed.
    const teams = parts.teams.map((team, index) => ({ ...team, repositoryIds: [1, 2, 6, 7].slice(index) }))
    const { name, description, filter, contactLink } = parts
    const typed = { name, description, filter, contactLink }
    return {
      ...sample(),
      exportedAt: parts.exportedAt,
      asOf: parts.asOf,
      scope: { campaigns: parts.isChosen ? ('chosen' as const) : ('all' as const), filters: parts.filters },
      completeness:
        parts.missing === null
          ? { state: 'complete' as const }
          : {
              state: 'partial' as const,
              missing: [{ subject: 'teams' as const, name: parts.missing, why: parts.why }],
            },
      teams,
      repositories,
      campaigns: [campaignOf(parts.alerts, typed, { repositories, teams }, parts.asOf)],
    }
  })
