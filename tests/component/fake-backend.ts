import type { Answer, Backend, Input, Operation } from '@/lib/backend/contract'
import type { Change, LaunchView } from '@/lib/backend/views'
import { GITHUB_LIMITS } from '@/lib/campaigns/limits'
import { ok, type Outcome } from '@/lib/failure'
import { actionProposal, actionView, nativeCampaign, repositoryCampaigns } from './developer-fixtures'
import { campaignTracking, campaignView, organizationStatus } from './fixtures'

type Respond<O extends Operation> =
  Outcome<Answer<O>> | ((input: Input<O>) => Outcome<Answer<O>> | Promise<Outcome<Answer<O>>>)

/** Answers by operation; what is not named answers as an organization with one campaign would. */
export type Overrides = { [O in Operation]?: Respond<O> }

export interface FakeBackend extends Backend {
  /** Every call in order. */
  calls: { operation: Operation; input: unknown }[]
  /** The inputs of one operation. */
  inputsOf<O extends Operation>(operation: O): Input<O>[]
  /** Answers from now on. */
  answer<O extends Operation>(operation: O, respond: Respond<O>): void
  /** Tells every listener of a change. */
  change(change: Change): void
  listeners: number
}

const NO_LAUNCH: LaunchView = {
  state: 'none',
  options: { autofix: false, issues: false },
  waiting: null,
  writes: { total: 0, done: 0, failed: 0 },
  secondsLeft: null,
  repositories: [],
}

const DEFAULTS: { [O in Operation]: Answer<O> } = {
  'token.status': {
    state: 'present',
    login: 'maya',
    type: 'classic',
    scopes: [],
    expiresAt: null,
    kept: 'session',
  },
  'token.save': { state: 'none' },
  'token.unlock': { state: 'none' },
  'token.forget': { state: 'none' },
  'organizations.list': { organizations: [] },
  'organizations.add': organizationStatus(),
  'organizations.remove': null,
  'organizations.status': organizationStatus(),
  'sync.start': organizationStatus({
    sync: { state: 'running', step: 'alerts', done: 0, total: null, alerts: 0 },
  }),
  'sync.cancel': organizationStatus({ sync: { state: 'cancelled', at: 1_790_000_000 } }),
  'alerts.search': { problems: [], total: 0, repositories: 0, rows: [], offset: 0 },
  'filter.suggest': { from: 0, to: 0, options: [] },
  'selection.size': {
    problems: [],
    alerts: 12,
    repositories: 3,
    big: false,
    kept: { alerts: 12, repositories: 3 },
    preview: [
      { repository: 'octo-org/shop', alerts: 8, kept: 8 },
      { repository: 'octo-org/billing', alerts: 3, kept: 3 },
      { repository: null, alerts: 1, kept: 1 },
    ],
  },
  'templates.list': { templates: [] },
  'managers.list': { logins: ['maya', 'noor'], missing: null },
  'campaigns.list': { campaigns: [campaignView()], data: organizationStatus().data },
  'campaigns.track': campaignTracking(),
  'campaigns.groups': { problems: [], by: 'repository', total: 0, rows: [] },
  'campaigns.alerts': { problems: [], total: 0, repositories: 0, rows: [], offset: 0 },
  'campaigns.create': campaignView(),
  'campaigns.edit': campaignView(),
  'campaigns.publish': campaignView(),
  'campaigns.close': campaignView({ state: 'closed' }),
  'campaigns.reopen': campaignView(),
  'campaigns.delete': null,
  'launch.status': NO_LAUNCH,
  'launch.start': { ...NO_LAUNCH, state: 'running' },
  'launch.cancel': { ...NO_LAUNCH, state: 'cancelled' },
  'limits.read': { ...GITHUB_LIMITS, github: GITHUB_LIMITS },
  'limits.save': { ...GITHUB_LIMITS, github: GITHUB_LIMITS },
  'sharing.status': {
    repository: 'octo-org/security-campaigns',
    isSuggestion: true,
    state: { state: 'absent' },
    createUrl: 'https://github.com/organizations/octo-org/repositories/new?name=security-campaigns',
  },
  'sharing.save': {
    repository: 'octo-org/security-campaigns',
    isSuggestion: false,
    state: { state: 'absent' },
    createUrl: 'https://github.com/organizations/octo-org/repositories/new?name=security-campaigns',
  },
  'sharing.look': {
    repository: 'octo-org/security-campaigns',
    isSuggestion: true,
    state: { state: 'absent' },
    createUrl: 'https://github.com/organizations/octo-org/repositories/new?name=security-campaigns',
  },
  'sharing.share': campaignView(),
  'sharing.withdraw': campaignView(),
  'native.list': { state: 'absent' },
  'native.publish': campaignView(),
  'native.withdraw': campaignView(),
  'native.edit': nativeCampaign(),
  'native.close': nativeCampaign({ state: 'closed' }),
  'native.reopen': nativeCampaign(),
  'repository.status': repositoryCampaigns(),
  'repository.refresh': repositoryCampaigns(),
  'repository.alerts': { problems: [], total: 0, repositories: 0, rows: [], offset: 0 },
  'repository.alert': { alert: null, campaigns: [] },
  'acting.propose': actionProposal(),
  'acting.start': actionView(),
  'acting.list': { actions: [] },
  'acting.status': actionView(),
  'acting.cancel': actionView({ state: 'cancelled' }),
  'acting.retry': actionView(),
  'acting.forget': null,
  'notices.read': { newCampaigns: true, reminders: true, isRefused: false },
  'notices.save': { newCampaigns: true, reminders: true, isRefused: false },
  'needs.list': { needs: [], failed: [] },
  'snapshot.known': { organizations: [], campaigns: [] },
  'snapshot.make': { fileName: 'snapshot.json', text: '{}' },
  'export.make': { fileName: 'alerts.csv', mimeType: 'text/csv;charset=utf-8', text: '' },
  'options.open': null,
  'data.delete': null,
}

/** A backend that answers at once, as told, and remembers what it was asked. */
export function fakeBackend(overrides: Overrides = {}): FakeBackend {
  const responses: Overrides = { ...overrides }
  const calls: FakeBackend['calls'] = []
  const listeners = new Set<(change: Change) => void>()
  return {
    calls,
    async call<O extends Operation>(operation: O, input: Input<O>): Promise<Outcome<Answer<O>>> {
      calls.push({ operation, input })
      const respond: Respond<O> | undefined = responses[operation]
      if (respond === undefined) return ok(DEFAULTS[operation])
      return typeof respond === 'function' ? respond(input) : respond
    },
    inputsOf<O extends Operation>(operation: O) {
      // Recorded by `call`, where the operation and its input belong together.
      return calls.filter((each) => each.operation === operation).map((each) => each.input as Input<O>)
    },
    answer(operation, respond) {
      Object.assign(responses, { [operation]: respond })
    },
    change(change) {
      for (const listener of listeners) listener(change)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get listeners() {
      return listeners.size
    },
  }
}
