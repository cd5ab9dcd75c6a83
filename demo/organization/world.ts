import { createPullRequest } from './branches.ts'
import type {
  Alert,
  Branch,
  DismissedReason,
  Organization,
  Person,
  PullRequest,
  Repository,
  Rule,
  Tool,
} from './model.ts'
import { MAYA } from './people.ts'
import type { Token } from './tokens.ts'

interface Contents {
  now: number
  clock: () => number
  organizations: Organization[]
  people: Person[]
  tokens: Token[]
}

/** What a new alert needs; the rest has sensible defaults. */
export interface NewAlert {
  rule: Rule
  tool: Tool
  path: string
  line?: number
  message?: string
  classifications?: Alert['classifications']
}

/**
 * The state of the local GitHub, and what can happen to it. Every change moves `updatedAt` of what it touches and
 * `revision`, which tells readers that what they kept is out of date. Names are compared as GitHub does: without case.
 */
export class World {
  readonly now: number
  readonly organizations: Organization[]
  readonly people: Person[]
  readonly tokens: Token[]
  readonly clock: () => number
  revision = 0

  constructor(contents: Contents) {
    this.now = contents.now
    this.clock = contents.clock
    this.organizations = contents.organizations
    this.people = contents.people
    this.tokens = contents.tokens
  }

  organization(login: string): Organization | undefined {
    return this.organizations.find((organization) => same(organization.login, login))
  }

  /** By present name; a former name is found too, so that the caller can redirect. */
  repository(owner: string, name: string): Repository | undefined {
    const all = this.organization(owner)?.repositories ?? []
    return (
      all.find((repository) => same(repository.name, name)) ??
      all.find((repository) => repository.formerNames.some((former) => same(former, name)))
    )
  }

  person(login: string): Person | undefined {
    return this.people.find((person) => same(person.login, login))
  }

  /** Alert `number` of `owner/name`; throws when it does not exist, because a test has then lost its subject. */
  alert(fullName: string, number: number): Alert {
    const alert = this.#repository(fullName).alerts.find((candidate) => candidate.number === number)
    if (!alert) throw new Error(`${fullName} has no alert ${number}`)
    return alert
  }

  fixAlert(fullName: string, number: number): Alert {
    return this.#change(this.alert(fullName, number), (alert, at) => {
      Object.assign(alert, { state: 'fixed', fixedAt: at, dismissal: null })
    })
  }

  dismissAlert(
    fullName: string,
    number: number,
    reason: DismissedReason = "won't fix",
    comment: string | null = null,
    by: Person = MAYA,
  ): Alert {
    return this.#change(this.alert(fullName, number), (alert, at) => {
      Object.assign(alert, { state: 'dismissed', fixedAt: null, dismissal: { at, by, reason, comment } })
    })
  }

  reopenAlert(fullName: string, number: number): Alert {
    return this.#change(this.alert(fullName, number), (alert, at) => {
      Object.assign(alert, { state: 'open', fixedAt: null, dismissal: null, reopenedAt: at })
    })
  }

  assignAlert(fullName: string, number: number, people: Person[]): Alert {
    return this.#change(this.alert(fullName, number), (alert) => {
      alert.assignees = people
    })
  }

  /** A new finding in `owner/name`, numbered after the last one. */
  openAlert(fullName: string, found: NewAlert): Alert {
    const repository = this.#repository(fullName)
    const at = this.#tick()
    const line = found.line ?? 1
    const alert: Alert = {
      repository,
      number: (repository.alerts.at(-1)?.number ?? 0) + 1,
      rule: found.rule,
      tool: found.tool,
      state: 'open',
      createdAt: at,
      updatedAt: at,
      fixedAt: null,
      reopenedAt: null,
      dismissal: null,
      path: found.path,
      line,
      endLine: line,
      column: 1,
      endColumn: 2,
      message: found.message ?? `${found.rule.name}.`,
      classifications: found.classifications ?? [],
      assignees: [],
      commit: 'f'.repeat(40),
    }
    repository.alerts.push(alert)
    return alert
  }

  createBranch(fullName: string, name: string): Branch {
    const repository = this.#repository(fullName)
    const branch = { name, sha: 'a'.repeat(40) }
    repository.branches.push(branch)
    repository.pushedAt = this.#tick()
    return branch
  }

  /** A draft pull request from `branch` that says it fixes alert `number`. */
  createPullRequest(fullName: string, number: number, branch: string, author: Person = MAYA): PullRequest {
    const alert = this.alert(fullName, number)
    const at = this.#tick()
    const pull = createPullRequest(alert.repository, alert, {
      branch,
      sha: 'a'.repeat(40),
      author,
      draft: true,
      state: 'open',
      createdAt: at,
      updatedAt: at,
      closedAt: null,
      mergedAt: null,
    })
    alert.repository.pullRequests.push(pull)
    return pull
  }

  renameRepository(fullName: string, name: string): Repository {
    const repository = this.#repository(fullName)
    repository.formerNames.push(repository.name)
    repository.name = name
    this.#tick()
    return repository
  }

  /** Puts a finished repository into an organization (see `sarif.ts`). */
  addRepository(repository: Repository): void {
    repository.owner.repositories.push(repository)
    this.#tick()
  }

  #change(alert: Alert, apply: (alert: Alert, at: number) => void): Alert {
    const at = Math.max(this.#tick(), alert.updatedAt)
    apply(alert, at)
    alert.updatedAt = at
    return alert
  }

  #repository(fullName: string): Repository {
    const [owner = '', name = ''] = fullName.split('/')
    const repository = this.repository(owner, name)
    if (!repository) throw new Error(`There is no repository ${fullName}`)
    return repository
  }

  #tick(): number {
    this.revision += 1
    return Math.floor(this.clock() / 1000) * 1000
  }
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}
