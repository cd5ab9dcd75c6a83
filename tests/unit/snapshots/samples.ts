import * as fc from 'fast-check'
import { CLASSIFICATIONS, COPILOT_LOGIN, SEVERITIES, STATES } from '@/lib/alerts/alert'
import { VISIBILITIES } from '@/lib/alerts/organization'
import type { Snapshot, SnapshotAlert, SnapshotCampaign, VisibleAlert } from '@/lib/snapshots/snapshot'
import { AUTOFIX_STATES, countAutofix, noAutofix } from '@/lib/tracking/autofix'
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

/** A campaign whose progress and scope agree with its alerts. */
export function campaignOf(
  alerts: SnapshotAlert[],
  change: Partial<SnapshotCampaign> = {},
): SnapshotCampaign {
  const progress = noProgress()
  const autofix = noAutofix()
  for (const alert of alerts) {
    count(progress, alert.status)
    if (alert.status !== 'not-visible') countAutofix(autofix, alert.autofix, alert.status)
  }
  const { fixed, dismissed } = progress
  const scope = progress.total - progress.notVisible
  const day = {
    date: '2026-11-20',
    scope,
    fixed,
    dismissed,
    remaining: scope - fixed - dismissed,
    inProgress: progress.inProgress,
  }
  return {
    id: '6f1f9d5e-8f60-4a51-9f0c-6d3f3f6d7a01',
    name: 'SQL injection',
    description: 'Fix them',
    dueDate: '2026-12-24',
    managers: ['octocat'],
    contactLink: 'https://example.com/help',
    state: 'open',
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
    due: { state: 'on-track', daysLeft: 34, needed: 0.25, pace: 0.5 },
    autofix,
    timeline: [day],
    alerts,
    ...change,
  }
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
    organization: 'octo-org',
    asOf: NOW - 60,
    exportedBy: 'octocat',
    completeness: { state: 'complete' },
    teams: [{ slug: 'payments', name: 'Payments' }],
    repositories: [
      {
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
        teams: ['payments'],
      },
    ],
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
      .map(([number, state, branch]): Work => ({ kind: 'pull-request', number, state, branch })),
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
    asOf: instant,
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
  .map((parts) => ({
    ...sample(),
    exportedAt: parts.exportedAt,
    asOf: parts.asOf,
    completeness:
      parts.missing === null
        ? { state: 'complete' }
        : { state: 'partial', missing: [{ subject: 'teams', name: parts.missing, why: parts.why }] },
    teams: parts.teams,
    repositories: [1, 2, 3, 4, 5].map((id) => ({
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
      teams: parts.teams.map(({ slug }) => slug),
    })),
    campaigns: [
      campaignOf(parts.alerts, {
        name: parts.name,
        description: parts.description,
        filter: parts.filter,
        contactLink: parts.contactLink,
      }),
    ],
  }))
