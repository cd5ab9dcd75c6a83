import { alertRow, CAMPAIGN_ID, ORGANIZATION, progress } from './fixtures'
import type {
  ActionProposal,
  ActionView,
  NativeCampaignView,
  RepositoryCampaign,
  RepositoryCampaigns,
} from '@/lib/backend/views'

/** Small, plausible values of what developers see; each takes what the test is about. */

export const ACTION_ID = '0d3c2f7a-54a8-4f0b-8f0e-2f5b1f0c9a01'

export function nativeCampaign(parts: Partial<NativeCampaignView> = {}): NativeCampaignView {
  return {
    number: 4,
    state: 'open',
    name: 'Log injection',
    description: 'Write no user input into logs',
    managers: ['maya'],
    teams: [],
    contactLink: null,
    endsAt: 1_893_456_000,
    createdAt: 1_789_000_000,
    closedAt: null,
    alerts: { open: 7, inProgress: 1, closed: 2 },
    url: `https://github.com/orgs/${ORGANIZATION}/security/campaigns/4`,
    campaignId: null,
    ...parts,
  }
}

export function repositoryCampaign(parts: Partial<RepositoryCampaign> = {}): RepositoryCampaign {
  return {
    id: CAMPAIGN_ID,
    organization: ORGANIZATION,
    name: 'SQL injection',
    description: 'Queries built from strings',
    dueDate: '2030-01-31',
    timeZone: 'Europe/Berlin',
    managers: ['maya'],
    contactLink: 'https://example.com/ask',
    alerts: 10,
    here: progress(),
    due: { state: 'on-track', daysLeft: 20, needed: 1, pace: 2 },
    daysLeft: 20,
    issue: { number: 12, url: 'https://github.com/octo-org/shop/issues/12' },
    ...parts,
  }
}

export function repositoryCampaigns(parts: Partial<RepositoryCampaigns> = {}): RepositoryCampaigns {
  return {
    repository: 'octo-org/shop',
    repositoryId: 7,
    campaigns: [repositoryCampaign()],
    left: 7,
    data: { state: 'present', asOf: 1_790_000_000 },
    canWrite: true,
    isArchived: false,
    isRefreshing: false,
    ...parts,
  }
}

export function actionProposal(parts: Partial<ActionProposal> = {}): ActionProposal {
  return {
    repository: 'octo-org/shop',
    defaultBranch: 'main',
    alerts: [alertRow()],
    branch: 'alert-autofix-42',
    noBranch: null,
    branches: [],
    pullRequest: { title: 'Fix code scanning alert 42', body: 'For a campaign', reviewers: ['maya'] },
    issue: { title: 'Code scanning alert 42', body: 'To be fixed' },
    autofixReady: 1,
    logins: ['devon'],
    ...parts,
  }
}

export function actionView(parts: Partial<ActionView> = {}): ActionView {
  return {
    id: ACTION_ID,
    repository: 'octo-org/shop',
    kind: 'fix',
    numbers: [42],
    state: 'running',
    waiting: null,
    steps: [{ kind: 'branch', alert: null, state: 'running', failure: null, link: null }],
    startedAt: 1_790_000_000,
    ...parts,
  }
}
