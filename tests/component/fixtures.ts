import type {
  AlertRow,
  CampaignTracking,
  CampaignView,
  GroupProgress,
  OrganizationStatus,
} from '@/lib/backend/views'
import type { Progress } from '@/lib/tracking/progress'
import { campaignMetrics } from './measured'

/** Small, plausible values for component tests; each takes what the test is about. */

export const ORGANIZATION = 'octo-org'
export const CAMPAIGN_ID = '3f8e5a52-6d2f-4c5e-9a40-2f8f7f6f4b11'

export function progress(parts: Partial<Progress> = {}): Progress {
  const given = { open: 5, inProgress: 2, fixed: 2, dismissed: 1, notVisible: 0, ...parts }
  const { open, inProgress, fixed, dismissed, notVisible } = given
  return { ...given, total: open + inProgress + fixed + dismissed + notVisible }
}

export function organizationStatus(parts: Partial<OrganizationStatus> = {}): OrganizationStatus {
  return {
    organization: ORGANIZATION,
    data: {
      state: 'present',
      asOf: 1_790_000_000,
      alerts: 1200,
      repositories: 12,
      completeness: { state: 'complete' },
    },
    sync: { state: 'idle' },
    openCampaigns: 1,
    ...parts,
  }
}

export function campaignView(parts: Partial<CampaignView> = {}): CampaignView {
  return {
    id: CAMPAIGN_ID,
    organization: ORGANIZATION,
    state: 'open',
    name: 'SQL injection',
    description: 'Queries built from strings',
    dueDate: '2030-01-31',
    managers: ['maya'],
    contactLink: 'https://example.com/ask',
    timeZone: 'Europe/Berlin',
    filter: 'is:open tag:external/cwe/cwe-089',
    template: 'sql-injection',
    leftOut: 0,
    launch: { autofix: false, issues: false },
    createdAt: 1_789_000_000,
    createdBy: 'maya',
    closedAt: null,
    revision: 3,
    progress: progress(),
    repositories: 2,
    due: { state: 'on-track', daysLeft: 20, needed: 1, pace: 2 },
    publication: { origin: 'here', share: { state: 'none' }, native: { state: 'none' } },
    ...parts,
  }
}

export function campaignTracking(parts: Partial<CampaignTracking> = {}): CampaignTracking {
  return {
    campaign: campaignView(),
    autofix: { supported: 8, remaining: 5, pending: 0, ready: 0, none: 0, failed: 0 },
    metrics: campaignMetrics(),
    data: organizationStatus().data,
    ...parts,
  }
}

export function alertRow(parts: Partial<AlertRow> = {}): AlertRow {
  return {
    repositoryId: 7,
    kind: 'code-scanning',
    number: 42,
    title: 'Query built from user-controlled sources',
    ruleId: 'js/sql-injection',
    severity: 'high',
    state: 'open',
    status: 'open',
    repository: 'octo-org/shop',
    path: 'src/db.ts',
    line: 17,
    tool: 'CodeQL',
    url: 'https://github.com/octo-org/shop/security/code-scanning/42',
    createdAt: 1_780_000_000,
    closedAt: null,
    autofix: 'supported',
    assignees: [],
    work: [],
    ...parts,
  }
}

export function groupProgress(parts: Partial<GroupProgress> = {}): GroupProgress {
  return {
    key: '7',
    label: 'octo-org/shop',
    url: 'https://github.com/octo-org/shop',
    progress: progress(),
    ...parts,
  }
}
