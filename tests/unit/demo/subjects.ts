import type { Alert, Organization, Repository } from '../../../demo/organization/model.ts'
import { DEVON } from '../../../demo/organization/people.ts'

/** `octo-org/shop`. */
export function nameOf(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`
}

/** The first repository with code that is not archived and fits; throws when there is none. */
export function repositoryWith(
  organization: Organization,
  fits: (repository: Repository) => boolean,
): Repository {
  const found = organization.repositories.find((one) => !one.archived && one.language !== null && fits(one))
  if (!found) throw new Error('No repository fits')
  return found
}

/** Whether a team of Devon's was given the right to push to it. */
export function isDevons(repository: Repository): boolean {
  return repository.owner.teams.some(
    (team) =>
      team.members.includes(DEVON) &&
      team.grants.some((grant) => grant.repository === repository && grant.permission !== 'pull'),
  )
}

/** Open alerts of an organization whose repositories are not archived and whose rule Autofix supports (or not). */
export function openAlerts(organization: Organization, autofix = true): Alert[] {
  return organization.repositories
    .filter((repository) => !repository.archived)
    .flatMap((repository) => repository.alerts)
    .filter((alert) => alert.state === 'open' && alert.rule.autofix === autofix)
}

/** The first of a list; throws when it is empty. */
export function firstOf<T>(list: readonly T[]): T {
  const [first] = list
  if (first === undefined) throw new Error('The list is empty')
  return first
}
