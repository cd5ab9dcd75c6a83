import { Autofixes } from './autofixes.ts'
import type { Alert, Organization, Person, Repository } from './model.ts'
import type { Token } from './tokens.ts'
import { WriteLog } from './write-log.ts'

interface Contents {
  now: number
  clock: () => number
  organizations: Organization[]
  people: Person[]
  tokens: Token[]
}

/** What exists on the local GitHub, and how to find it. Names are compared as GitHub does: without case. */
export class WorldState {
  readonly now: number
  readonly organizations: Organization[]
  readonly people: Person[]
  readonly tokens: Token[]
  readonly clock: () => number
  /** What Copilot Autofix was asked for, and how long it takes. */
  readonly autofixes = new Autofixes()
  /** Every request that wanted to change something. */
  readonly writes = new WriteLog()
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

  /** By present address; a former one is found too, wherever it went, so that the caller can redirect. */
  repository(owner: string, name: string): Repository | undefined {
    const here = this.organization(owner)?.repositories.find((repository) => same(repository.name, name))
    if (here) return here
    const all = this.organizations.flatMap((organization) => organization.repositories)
    return all.find(({ formerNames }) => formerNames.some((former) => same(former, `${owner}/${name}`)))
  }

  person(login: string): Person | undefined {
    return this.people.find((person) => same(person.login, login))
  }

  /** Alert `number` of `owner/name`; throws when it does not exist, because a test has then lost its subject. */
  alert(fullName: string, number: number): Alert {
    const alert = this.mustFind(fullName).alerts.find((candidate) => candidate.number === number)
    if (!alert) throw new Error(`${fullName} has no alert ${number}`)
    return alert
  }

  protected mustFind(fullName: string): Repository {
    const [owner = '', name = ''] = fullName.split('/')
    const repository = this.repository(owner, name)
    if (!repository) throw new Error(`There is no repository ${fullName}`)
    return repository
  }

  /** Counts a change, and gives its time: whole seconds, in milliseconds. */
  protected tick(): number {
    this.revision += 1
    return Math.floor(this.clock() / 1000) * 1000
  }
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}
