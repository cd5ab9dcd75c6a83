import type { Autofix } from './autofixes.ts'
import type { Organization, Repository } from './model.ts'
import { PullRequestChanges } from './pull-request-changes.ts'

/**
 * The state of the local GitHub, and what can happen to it. Every change moves `updatedAt` of what it touches and
 * `revision`, which tells readers that what they kept is out of date.
 *
 * What can happen is told in a class for each subject, one on top of the other: `WorldState` (what there is),
 * `AlertChanges`, `IssueChanges`, `PullRequestChanges`, and here what happens to repositories as a whole.
 */
export class World extends PullRequestChanges {
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
  for (const team of organization.teams) {
    team.grants = team.grants.filter((grant) => grant.repository !== repository)
  }
}
