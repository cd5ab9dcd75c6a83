import { fail, ok } from '@/lib/failure'
import { actingCalls } from './acting'
import { readAlertPage } from './alerts'
import { readAutofix, requestAutofix } from './autofix'
import { readBranches } from './branches'
import { campaignCalls } from './campaigns'
import { createComment, findComment } from './comments'
import { contentsCalls } from './contents'
import { GITHUB_COM } from './hosts'
import { createIssue, findIssue, readIssue, updateIssue } from './issues'
import { createLimiter } from './limiter'
import { readLinkedPullRequests } from './linked-pull-requests'
import { readMembers } from './members'
import { readProperties } from './properties'
import { readOpenPullRequests } from './open-pull-requests'
import { readPullRequests } from './pull-requests'
import { readRepositories } from './repositories'
import { repositoryCalls } from './repository'
import { readTeams } from './teams'
import { couldBeToken, readToken, trimToken } from './token'
import { createTransport } from './transport'
import { userCalls } from './user-organizations'
import type { Outcome } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { ActingCalls } from './acting'
import type { AlertPage, AlertPageQuery } from './alerts'
import type { AutofixAnswer, AutofixQuery, AutofixStatus } from './autofix'
import type { BranchAnswer, BranchQuery } from './branches'
import type { CampaignCalls } from './campaigns'
import type { CommentSearch, NewComment } from './comments'
import type { ContentsCalls } from './contents'
import type { Host } from './hosts'
import type { Issue, IssueChange, IssueQuery, IssueSearch, NewIssue } from './issues'
import type { Bucket } from './limiter'
import type { LinkAnswer, LinkQuery } from './linked-pull-requests'
import type { MemberList } from './members'
import type { PropertyList } from './properties'
import type { PullRequest } from './pull-request-answer'
import type { PullRequestAnswer, PullRequestQuery } from './pull-requests'
import type { ListQuery, RepositoryList } from './repositories'
import type { RepositoryCalls } from './repository'
import type { TeamList } from './teams'
import type { TokenInfo } from './token'
import type { UserCalls } from './user-organizations'

export interface GitHubOptions {
  /** Asked before every request; its failure (`no-token`, `token-locked`) is then the answer. */
  token: () => Promise<Outcome<string>>
  fetch?: typeof fetch
  /** Seconds since 1970 by the local clock. */
  now?: () => number
  host?: Host
  /** Requests at the same time. GitHub allows 100 and asks for few; six are five times as fast as one. */
  inFlight?: number
  /** Seconds until a request is given up. */
  timeout?: number
}

/** GitHub's REST API, as far as Muster uses it. Answers are checked and translated; nothing throws. */
export interface GitHub extends RepositoryCalls, ActingCalls, ContentsCalls, UserCalls, CampaignCalls {
  /** GitHub's clock. */
  now(): EpochSeconds
  /** End of the pause that GitHub asked for, if one runs. */
  limitedUntil(bucket?: Bucket): EpochSeconds | null
  /** Checks a token as it was typed, before it is kept. `token` of the answer is without blanks and quotes around it. */
  checkToken(typed: string, signal?: AbortSignal): Promise<Outcome<{ token: string; info: TokenInfo }>>
  alertPage(query: AlertPageQuery): Promise<Outcome<AlertPage>>
  repositories(query: ListQuery): Promise<Outcome<RepositoryList>>
  properties(query: ListQuery): Promise<Outcome<PropertyList>>
  teams(query: ListQuery): Promise<Outcome<TeamList>>
  members(query: ListQuery): Promise<Outcome<MemberList>>
  branches(query: BranchQuery): Promise<Outcome<BranchAnswer>>
  pullRequests(query: PullRequestQuery): Promise<Outcome<PullRequestAnswer>>
  openPullRequests(query: Omit<PullRequestQuery, 'etag'>): Promise<Outcome<PullRequest[]>>
  linkedPullRequests(query: LinkQuery): Promise<Outcome<LinkAnswer>>
  autofix(query: AutofixQuery & { etag: string | null }): Promise<Outcome<AutofixAnswer>>
  /** Writes are sent once: when the answer stays away, whoever asked looks up what became of it. */
  requestAutofix(query: AutofixQuery): Promise<Outcome<AutofixStatus>>
  issue(query: IssueQuery): Promise<Outcome<Issue>>
  findIssue(query: IssueSearch): Promise<Outcome<number | null>>
  createIssue(issue: NewIssue): Promise<Outcome<number>>
  updateIssue(change: IssueChange): Promise<Outcome<null>>
  findComment(query: CommentSearch): Promise<Outcome<boolean>>
  createComment(comment: NewComment): Promise<Outcome<null>>
}

/** Speaks to one GitHub; every request goes through one limiter. */
export function createGitHub(options: GitHubOptions): GitHub {
  const host = options.host ?? GITHUB_COM
  const limiter = createLimiter(options.inFlight ?? 6, options.now ?? (() => Date.now() / 1000))
  const wires = {
    limiter,
    host,
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    timeout: options.timeout ?? 30,
  }
  const send = createTransport({ ...wires, token: options.token })

  return {
    now: limiter.now,
    limitedUntil: limiter.limitedUntil,
    async checkToken(typed, signal) {
      const token = trimToken(typed)
      if (token === '') return fail({ kind: 'no-token' })
      if (!couldBeToken(token)) return fail({ kind: 'token-rejected' })
      const sendAs = createTransport({ ...wires, token: () => Promise.resolve(ok(token)) })
      const info = await readToken(sendAs, token, signal)
      return info.ok ? ok({ token, info: info.value }) : info
    },
    alertPage: (query) => readAlertPage(send, host, query),
    ...contentsCalls(send),
    ...userCalls(send, host),
    ...repositoryCalls(send, host),
    ...actingCalls(send),
    ...campaignCalls(send, host),
    repositories: (query) => readRepositories(send, host, query),
    properties: (query) => readProperties(send, host, query),
    teams: (query) => readTeams(send, host, query),
    members: (query) => readMembers(send, host, query),
    branches: (query) => readBranches(send, query),
    pullRequests: (query) => readPullRequests(send, query),
    openPullRequests: (query) => readOpenPullRequests(send, host, query),
    linkedPullRequests: (query) => readLinkedPullRequests(send, query),
    autofix: (query) => readAutofix(send, query),
    requestAutofix: (query) => requestAutofix(send, query),
    issue: (query) => readIssue(send, query),
    findIssue: (query) => findIssue(send, host, query),
    createIssue: (issue) => createIssue(send, issue),
    updateIssue: (change) => updateIssue(send, change),
    findComment: (query) => findComment(send, host, query),
    createComment: (comment) => createComment(send, comment),
  }
}
