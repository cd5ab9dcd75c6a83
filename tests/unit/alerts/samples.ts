import { buildIndex } from '@/lib/alerts/build-index'
import { packAlerts } from '@/lib/alerts/batch'
import type { Alert } from '@/lib/alerts/alert'
import type { AlertIndex, IndexSource } from '@/lib/alerts/alert-index'
import type { MissingData } from '@/lib/alerts/gaps'
import type { Repository } from '@/lib/alerts/organization'

/** An open, high alert of CodeQL in repository 1, changed where told. */
export function anAlert(changes: Partial<Alert> = {}): Alert {
  return {
    repositoryId: 1,
    kind: 'code-scanning',
    number: 1,
    state: 'open',
    severity: 'high',
    rule: {
      id: 'js/sql-injection',
      description: 'Database query built from user input',
      tags: ['security', 'external/cwe/cwe-089'],
    },
    tool: 'CodeQL',
    path: 'src/db.js',
    line: 10,
    classifications: [],
    createdAt: 1_700_000_000,
    updatedAt: 1_700_000_000,
    fixedAt: null,
    dismissedAt: null,
    dismissedReason: null,
    assignees: [],
    ...changes,
  }
}

/** A public JavaScript repository `octo-org/shop` with id 1, changed where told. */
export function aRepository(changes: Partial<Repository> = {}): Repository {
  return {
    id: 1,
    fullName: 'octo-org/shop',
    name: 'shop',
    visibility: 'public',
    archived: false,
    language: 'JavaScript',
    topics: [],
    pushedAt: 1_700_000_000,
    defaultBranch: 'main',
    properties: {},
    ...changes,
  }
}

/** The index of these alerts or batches, with nothing missing unless told. */
export function anIndex({
  alerts = [],
  batches = [packAlerts(alerts)],
  repositories = [aRepository()],
  teams = [],
  missing = {},
  partial = { properties: false, teams: new Set() },
}: Partial<Omit<IndexSource, 'missing'>> & { alerts?: Alert[]; missing?: Partial<MissingData> }): AlertIndex {
  const all = { repositories: false, properties: false, teams: false, ...missing }
  return buildIndex({ batches, repositories, teams, missing: all, partial })
}
