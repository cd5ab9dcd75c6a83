import type { Campaign } from '@/lib/campaigns/campaign'

/** 2026-11-20T10:00:00Z */
export const NOW = Date.UTC(2026, 10, 20, 10) / 1000

/** An open campaign of three alerts in two repositories. */
export function aCampaign(change: Partial<Campaign> = {}): Campaign {
  return {
    id: '6f0b4f0e-6c1c-4a9c-9d57-0a1f4a3f5b11',
    organization: 'octo-org',
    name: 'SQL injection',
    description: 'Fix what can be reached from outside.',
    dueDate: '2026-12-24',
    managers: ['maya-manager'],
    contactLink: null,
    state: 'open',
    timeZone: 'Europe/Berlin',
    filter: 'is:open tag:external/cwe/cwe-089',
    template: 'sql-injection',
    alerts: [
      { repositoryId: 1, kind: 'code-scanning', numbers: [1, 2] },
      { repositoryId: 2, kind: 'code-scanning', numbers: [7] },
    ],
    leftOut: 0,
    launch: { autofix: false, issues: false },
    createdAt: NOW,
    createdBy: 'maya-manager',
    publishedAt: NOW,
    closedAt: null,
    revision: 3,
    ...change,
  }
}
