import type { Alert } from '@/lib/alerts/alert'
import type { Repository, Team } from '@/lib/alerts/organization'

export const ORGANIZATION = 'octo-org'

const CREATED = Date.UTC(2026, 8, 1) / 1000
const SQL = {
  id: 'java/sql-injection',
  description: 'Query built from user-controlled sources',
  tags: ['security', 'external/cwe/cwe-089'],
}
const XSS = {
  id: 'js/xss',
  description: 'Client-side cross-site scripting',
  tags: ['security', 'external/cwe/cwe-079'],
}

/** Repository 1 has four SQL injections (one fixed), repository 2 two cross-site scriptings, one of them in a test. */
export function someAlerts(): Alert[] {
  const alert = (repositoryId: number, number: number, change: Partial<Alert> = {}): Alert => ({
    repositoryId,
    kind: 'code-scanning',
    number,
    state: 'open',
    severity: 'high',
    rule: SQL,
    tool: 'CodeQL',
    path: 'src/main/java/Orders.java',
    line: 10 + number,
    classifications: [],
    createdAt: CREATED + number,
    updatedAt: CREATED + number,
    fixedAt: null,
    dismissedAt: null,
    dismissedReason: null,
    assignees: [],
    ...change,
  })
  return [
    alert(1, 1),
    alert(1, 2, { assignees: ['copilot-swe-agent[bot]'] }),
    alert(1, 3, { severity: 'critical' }),
    alert(1, 4, { state: 'fixed', fixedAt: CREATED + 100, updatedAt: CREATED + 100 }),
    alert(2, 1, { rule: XSS, path: 'web/app.js' }),
    alert(2, 2, { rule: XSS, path: 'web/test/app.test.js', classifications: ['test'] }),
  ]
}

export function someRepositories(): Repository[] {
  const repository = (id: number, name: string, pushedAt: number): Repository => ({
    id,
    fullName: `octo-org/${name}`,
    name,
    visibility: 'private',
    archived: false,
    language: id === 1 ? 'Java' : 'JavaScript',
    topics: [],
    pushedAt,
    defaultBranch: 'main',
    properties: {},
  })
  return [repository(1, 'orders', CREATED), repository(2, 'shop', CREATED + 50)]
}

export function someTeams(): Team[] {
  return [{ slug: 'payments', name: 'Payments', repositoryIds: [1] }]
}
