import { fail, ok } from '@/lib/failure'
import { readAlertPage } from './alerts'
import { readBranches } from './branches'
import { GITHUB_COM } from './hosts'
import { createLimiter } from './limiter'
import { readMembers } from './members'
import { readProperties } from './properties'
import { readRepositories } from './repositories'
import { readTeams } from './teams'
import { couldBeToken, readToken, trimToken } from './token'
import { createTransport } from './transport'
import type { Outcome } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { AlertPage, AlertPageQuery } from './alerts'
import type { BranchAnswer, BranchQuery } from './branches'
import type { Host } from './hosts'
import type { MemberList } from './members'
import type { PropertyList } from './properties'
import type { ListQuery, RepositoryList } from './repositories'
import type { TeamList } from './teams'
import type { TokenInfo } from './token'

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
export interface GitHub {
  /** GitHub's clock. */
  now(): EpochSeconds
  /** End of the pause that GitHub asked for, if one runs. */
  limitedUntil(): EpochSeconds | null
  /** Checks a token as it was typed, before it is kept. `token` of the answer is without blanks and quotes around it. */
  checkToken(typed: string, signal?: AbortSignal): Promise<Outcome<{ token: string; info: TokenInfo }>>
  alertPage(query: AlertPageQuery): Promise<Outcome<AlertPage>>
  repositories(query: ListQuery): Promise<Outcome<RepositoryList>>
  properties(query: ListQuery): Promise<Outcome<PropertyList>>
  teams(query: ListQuery): Promise<Outcome<TeamList>>
  members(query: ListQuery): Promise<Outcome<MemberList>>
  branches(query: BranchQuery): Promise<Outcome<BranchAnswer>>
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
    repositories: (query) => readRepositories(send, host, query),
    properties: (query) => readProperties(send, host, query),
    teams: (query) => readTeams(send, host, query),
    members: (query) => readMembers(send, host, query),
    branches: (query) => readBranches(send, query),
  }
}
