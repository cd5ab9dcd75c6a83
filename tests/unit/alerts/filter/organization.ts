import fc from 'fast-check'
import { CLASSIFICATIONS, COPILOT_LOGIN, SEVERITIES, STATES } from '@/lib/alerts/alert'
import { DAY } from '@/lib/time'
import { aRepository, anIndex } from '../samples'
import { subset } from '../arbitraries'
import type { Alert, Classification, Rule } from '@/lib/alerts/alert'
import type { AlertIndex } from '@/lib/alerts/alert-index'
import type { Repository, Team } from '@/lib/alerts/organization'
import type { FilterCampaign, FilterOptions } from '@/lib/alerts/filter/types'

/** A small organization in which every qualifier has something to tell apart. 2026-01-15, 12:00 UTC is now. */
export const NOW = Date.parse('2026-01-15T12:00:00Z') / 1000

export const REPOSITORIES: readonly Repository[] = [
  aRepository({
    id: 1,
    name: 'shop',
    fullName: 'octo-org/shop',
    topics: ['payments', 'web'],
    properties: { Tier: ['gold'], regions: ['eu', 'us'] },
  }),
  aRepository({
    id: 2,
    name: 'shop-api',
    fullName: 'octo-org/shop-api',
    language: 'Go',
    visibility: 'private',
    topics: ['payments'],
    properties: { Tier: ['silver'] },
  }),
  aRepository({
    id: 3,
    name: 'Legacy',
    fullName: 'octo-org/Legacy',
    language: 'Jupyter Notebook',
    visibility: 'internal',
    archived: true,
    properties: { regions: ['us'] },
  }),
  aRepository({ id: 4, name: 'empty', fullName: 'octo-org/empty', language: null, topics: ['idle'] }),
]

export const TEAMS: readonly Team[] = [
  { slug: 'checkout', name: 'Checkout', repositoryIds: [1, 2, 2] },
  { slug: 'platform', name: 'Platform Engineering', repositoryIds: [2, 3, 555] },
  { slug: 'nobody', name: 'Nobody', repositoryIds: [] },
]

const RULES: readonly Rule[] = [
  {
    id: 'js/sql-injection',
    description: 'Database query built from user input',
    tags: ['security', 'external/cwe/cwe-089'],
  },
  {
    id: 'js/xss',
    description: 'Cross-site scripting',
    tags: ['security', 'external/cwe/cwe-079', 'external/cwe/cwe-116'],
  },
  { id: 'js/xss', description: 'Cross-site scripting (newer)', tags: ['security'] },
  { id: 'Our Own Rule', description: 'House style', tags: ['house style'] },
]
export const PATHS = [
  'src/db.js',
  'src/app/page[1].js',
  'test/db.test.js',
  'README.md',
  'SRC/Old.js',
] as const
const REASONS = ['false positive', "won't fix", 'used in tests', 'mitigated', 'cosmic rays'] as const
const LOGINS = ['mona', 'Hubot', COPILOT_LOGIN] as const

const instant = fc.oneof(
  fc.integer({ min: NOW - 100 * DAY, max: NOW + DAY }),
  fc.integer({ min: 0, max: 100 }).map((days) => NOW - days * DAY),
  fc.constantFrom(...['2026-01-01T00:00:00Z', '2025-12-31T23:59:59Z'].map((text) => Date.parse(text) / 1000)),
)

/** An alert as this organization might have it; repository 9 is one that the listing does not name. */
const alertHere: fc.Arbitrary<Alert> = fc
  .record({
    repositoryId: fc.constantFrom(1, 2, 3, 9),
    kind: fc.constant('code-scanning' as const),
    number: fc.integer({ min: 1, max: 200 }),
    state: fc.constantFrom(...STATES),
    severity: fc.constantFrom(...SEVERITIES),
    rule: fc.constantFrom(...RULES),
    tool: fc.constantFrom('CodeQL', 'Semgrep OSS'),
    path: fc.constantFrom(...PATHS),
    line: fc.nat({ max: 99 }),
    classifications: fc.oneof(fc.constant<Classification[]>([]), subset(CLASSIFICATIONS)),
    createdAt: instant,
    updatedAt: instant,
    reason: fc.option(fc.constantFrom(...REASONS)),
    assignees: subset<string>(LOGINS),
  })
  .map(({ reason, ...alert }): Alert => ({
    ...alert,
    fixedAt: alert.state === 'fixed' ? alert.updatedAt : null,
    dismissedAt: alert.state === 'dismissed' ? alert.updatedAt : null,
    dismissedReason: alert.state === 'open' ? null : reason,
  }))

export const CAMPAIGNS: readonly FilterCampaign[] = [
  {
    id: 'c0ffee',
    name: 'Fix SQL first',
    alerts: [{ repositoryId: 1, kind: 'code-scanning', numbers: [1, 2, 3, 4, 5, 6, 7, 8] }],
  },
  { id: 'decaf', name: 'Other', alerts: [{ repositoryId: 777, kind: 'code-scanning', numbers: [1] }] },
]

export const OPTIONS: FilterOptions = { now: NOW, me: 'mona', campaigns: CAMPAIGNS }

/** One alert for each word of every open vocabulary, so that no word of a test is unknown. */
const everyWord: readonly Alert[] = RULES.map((rule, i) => ({
  repositoryId: 1,
  kind: 'code-scanning',
  number: 1001 + i,
  state: 'dismissed',
  severity: 'none',
  rule,
  tool: i % 2 ? 'CodeQL' : 'Semgrep OSS',
  path: PATHS[i] ?? '',
  line: 1,
  classifications: ['test'],
  createdAt: NOW - 300 * DAY,
  updatedAt: NOW - 200 * DAY,
  fixedAt: null,
  dismissedAt: NOW - 200 * DAY,
  dismissedReason: REASONS[i + 1] ?? null,
  assignees: [...LOGINS],
}))

/** The index of an organization with any alerts, at least those of `everyWord`. */
export const anyIndex: fc.Arbitrary<AlertIndex> = fc
  .array(alertHere, { maxLength: 40 })
  .map((alerts) => anIndex({ alerts: [...everyWord, ...alerts], repositories: REPOSITORIES, teams: TEAMS }))

/** One term of each kind that is right in this organization. */
export const TERMS = [
  'is:open',
  'is:closed',
  'IS:Open,closed',
  'state:fixed',
  'state:open,dismissed',
  'resolution:fixed',
  'resolution:false-positive',
  'resolution:wont-fix,used-in-tests',
  'resolution:mitigated',
  'severity:critical',
  'severity:HIGH,low,none',
  'rule:js/xss',
  'rule:"our own rule",js/sql-injection',
  'tag:security',
  'tag:external/cwe/cwe-079,external/cwe/cwe-089',
  'tag:external/cwe/cwe-999',
  'tool:codeql',
  'tool:"Semgrep OSS"',
  'repo:shop',
  'repo:octo-org/Shop-API,LEGACY',
  'repo:empty',
  'team:checkout',
  'team:platform,nobody',
  'topic:payments',
  'topic:web,idle',
  'language:"jupyter notebook",go',
  'props.tier:gold',
  'props.Regions:us,eu',
  'visibility:public,internal',
  'archived:true',
  'archived:false',
  'path:src',
  'path:src/*.js',
  'path:*.md,page[1]',
  'autofilter:true',
  'autofilter:false',
  'autofix:supported',
  'assignee:mona',
  'assignee:@hubot,none',
  'assignee:@me',
  'assignee:@copilot',
  'assignee:*',
  'created:2026-01-01',
  'created:>2026-01-01',
  'created:2025-12-01..2025-12-31',
  'updated:<=2025-12-31',
  'updated:*..2026-01-01,2026-01-10',
  'age:>30',
  'age:<=1w',
  'age:30..60,0',
  'campaign:"fix sql first"',
  'campaign:C0FFEE,other',
  'shop',
  'SHOP,leg',
  'octo-org/shop',
  '"no such name"',
] as const
