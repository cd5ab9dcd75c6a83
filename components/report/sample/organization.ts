import { SAMPLE_ORGANIZATION } from './name'
import type { Repository, Team } from '@/lib/alerts/organization'
import type { Rule, Severity } from '@/lib/alerts/alert'
import { fromIso, type EpochSeconds } from '@/lib/time'

/** An invented organization for the sample data. Nothing of it exists: names under `example` belong to nobody. */
export const ORGANIZATION = SAMPLE_ORGANIZATION

/** An instant of the story, at eight in the morning UTC. */
export const morningOf = (date: string): EpochSeconds => fromIso(`${date}T08:00:00Z`) ?? 0

/** When the sample snapshots were taken: three months in a row. */
export const MOMENTS = ['2026-09-20', '2026-10-20', '2026-11-20'].map(morningOf)

const NAMES = [
  ['storefront', 'TypeScript'],
  ['checkout', 'TypeScript'],
  ['payments-api', 'Java'],
  ['ledger', 'Java'],
  ['warehouse', 'Python'],
  ['labels', 'Python'],
  ['gateway', 'Go'],
  ['intranet', 'JavaScript'],
] as const

export const REPOSITORIES: readonly Repository[] = NAMES.map(([name, language], index) => ({
  id: 101 + index,
  fullName: `${ORGANIZATION}/${name}`,
  name,
  visibility: name === 'labels' ? 'public' : 'private',
  archived: false,
  language,
  topics: [],
  pushedAt: morningOf('2026-09-18'),
  defaultBranch: 'main',
  properties: {},
}))

const team = (name: string, repositoryIds: number[]): Team => ({
  slug: name.toLowerCase(),
  name,
  repositoryIds,
})

/** Nobody has the intranet, as it goes. */
export const TEAMS: readonly Team[] = [
  team('Storefront', [101, 102]),
  team('Payments', [102, 103, 104]),
  team('Logistics', [105, 106]),
  team('Platform', [107]),
]

export const PEOPLE = ['ada-example', 'kofi-example', 'mei-example', 'noor-example'] as const

interface Finding {
  rule: Rule
  severity: Severity
  file: string
}

const finding = (
  id: string,
  description: string,
  cwe: string,
  severity: Severity,
  file: string,
): Finding => ({
  rule: { id, description, tags: ['security', `external/cwe/cwe-${cwe}`] },
  severity,
  file,
})

export const SQL = [
  finding('java/sql-injection', 'Query built from user-controlled sources', '089', 'high', 'src/Store.java'),
  finding(
    'js/sql-injection',
    'Database query built from user-controlled sources',
    '089',
    'critical',
    'src/db.ts',
  ),
  finding('py/sql-injection', 'SQL query built from user-controlled sources', '089', 'high', 'app/query.py'),
] as const
export const XSS = [
  finding('js/xss', 'Client-side cross-site scripting', '079', 'high', 'src/page.ts'),
  finding('js/reflected-xss', 'Reflected cross-site scripting', '079', 'medium', 'src/search.ts'),
] as const
export const CREDENTIALS = [
  finding('go/hardcoded-credentials', 'Hard-coded credentials', '798', 'critical', 'cmd/main.go'),
  finding('py/hardcoded-credentials', 'Hard-coded credentials', '798', 'critical', 'app/settings.py'),
] as const
