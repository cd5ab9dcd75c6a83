import type { Autofix } from './autofixes.ts'
import { CampaignChanges } from './campaign-changes.ts'
import { blankRepository } from './blank-repository.ts'
import { readme } from './first-files.ts'
import type { Organization, Permission, Person, Repository, Visibility } from './model.ts'

/**
 * The state of the local GitHub, and what can happen to it. Every change moves `updatedAt` of what it touches and
 * `revision`, which tells readers that what they kept is out of date.
 *
 * What can happen is told in a class for each subject, one on top of the other: `WorldState` (what there is),
 * `AlertChanges`, `IssueChanges`, `GitChanges`, `PullRequestChanges`, `DismissalChanges`, `CampaignChanges`, and here
 * what happens to repositories as a whole.
 */
export class World extends CampaignChanges {
  #created = 0

  /** Old addresses redirect. */
  renameRepository(fullName: string, name: string): Repository {
    const repository = this.mustFind(fullName)
    repository.formerNames.push(`${repository.owner.login}/${repository.name}`)
    repository.name = name
    this.tick()
    return repository
  }

  /** Moves a repository to another organization, where no team has been given anything yet. Old addresses redirect. */
  transferRepository(fullName: string, login: string): Repository {
    const repository = this.mustFind(fullName)
    const owner = this.organization(login)
    if (!owner) throw new Error(`There is no organization ${login}`)
    repository.formerNames.push(`${repository.owner.login}/${repository.name}`)
    remove(repository.owner, repository)
    repository.owner = owner
    this.addRepository(repository)
    return repository
  }

  archiveRepository(fullName: string, archived = true): Repository {
    const repository = this.mustFind(fullName)
    repository.archived = archived
    this.tick()
    return repository
  }

  deleteRepository(fullName: string): void {
    const repository = this.mustFind(fullName)
    remove(repository.owner, repository)
    this.tick()
  }

  /** Switches a repository's issues on or off. What there was comes back with them. */
  switchIssues(fullName: string, on: boolean): Repository {
    const repository = this.mustFind(fullName)
    repository.hasIssues = on
    this.tick()
    return repository
  }

  /** A new repository with a README and no alerts, private unless told otherwise; `empty`: without any branch. */
  createRepository(
    login: string,
    name: string,
    options: { visibility?: Visibility; empty?: boolean; description?: string } = {},
  ): Repository {
    const owner = this.organization(login)
    if (!owner) throw new Error(`There is no organization ${login}`)
    const { visibility = 'private', empty = false, description = null } = options
    if (owner.repositories.some((one) => one.name.toLowerCase() === name.toLowerCase()))
      throw new Error(`There is ${login}/${name} already`)
    this.#created += 1
    const made = blankRepository(owner, this.tick(), {
      id: 78_000_000 + this.#created,
      name,
      visibility,
      description,
    })
    this.addRepository(made)
    const files = new Map([['README.md', readme(made)]])
    if (!empty) this.commit(`${login}/${name}`, files, { message: 'Initial commit' })
    return made
  }

  /** Gives a person a permission on a repository; null takes away what they were given themselves. */
  giveAccess(fullName: string, person: Person, permission: Permission | null): Repository {
    const repository = this.mustFind(fullName)
    const others = repository.collaborators.filter((one) => one.person !== person)
    repository.collaborators = permission === null ? others : [...others, { person, permission }]
    this.tick()
    return repository
  }

  /** Makes a repository private and takes all access away: only owners still see it. */
  hideRepository(fullName: string): Repository {
    const repository = this.mustFind(fullName)
    Object.assign(repository, { visibility: 'private', hidden: true, collaborators: [] })
    revoke(repository.owner, repository)
    this.tick()
    return repository
  }

  /** Lets every member read a hidden repository again. Teams get nothing back. */
  unhideRepository(fullName: string): Repository {
    const repository = this.mustFind(fullName)
    repository.hidden = false
    this.tick()
    return repository
  }

  /** Puts a finished repository into an organization (see `sarif.ts`). */
  addRepository(repository: Repository): void {
    repository.owner.repositories.push(repository)
    this.tick()
  }

  /** Decides what Copilot Autofix says of an alert, without waiting for it. */
  setAutofix(fullName: string, number: number, status: Autofix['status']): void {
    this.autofixes.set(this.alert(fullName, number), status, this.clock())
  }
}

function remove(organization: Organization, repository: Repository): void {
  organization.repositories = organization.repositories.filter((one) => one !== repository)
  revoke(organization, repository)
}

function revoke(organization: Organization, repository: Repository): void {
  for (const team of organization.teams) {
    team.grants = team.grants.filter((grant) => grant.repository !== repository)
  }
}
