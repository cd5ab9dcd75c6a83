import type { Organization, Person, Repository } from '../../../demo/organization/model.ts'
import { DEVON, MAYA } from '../../../demo/organization/people.ts'
import type { World } from '../../../demo/organization/world.ts'
import type { PageData, Variant } from '../../../demo/pages/data/page.ts'
import type { SecurityData } from '../../../demo/pages/data/security.ts'
import type { StaticData } from '../../../demo/pages/data/static.ts'
import { pageData } from '../../../demo/pages/page-data.ts'
import { STANDARD } from '../../../demo/pages/variant.ts'
import { organizationOf, smallWorld } from './helpers.ts'

/** A world to look at pages of, and repositories by what Devon, a developer, may do there. */
export interface Looking {
  world: World
  organization: Organization
  /** Devon pushes here; it has open alerts. */
  devons: Repository
  /** Everybody reads it, Devon does not push; it has open alerts. */
  open: Repository
  /** Members read it; it has alerts. */
  closed: Repository
  page(address: string, viewer?: Person | null, variant?: Variant): PageData
  security(address: string, viewer?: Person | null, variant?: Variant): SecurityData
  static(address: string, viewer?: Person | null): StaticData
}

/** Makes one of its own, so that a test may change it. */
export function looking(): Looking {
  const world = smallWorld()
  const organization = organizationOf(world)
  const find = (wanted: (repository: Repository) => boolean): Repository => {
    const found = organization.repositories.find(wanted)
    if (!found) throw new Error('The world has no such repository')
    return found
  }
  const devonPushes = (repository: Repository) =>
    organization.teams.some(
      (team) =>
        team.members.includes(DEVON) &&
        team.grants.some((grant) => grant.repository === repository && grant.permission !== 'pull'),
    )
  const page = (address: string, viewer: Person | null = MAYA, variant = STANDARD) =>
    pageData(world, new URL(address, 'https://github.com'), { viewer, variant })
  return {
    world,
    organization,
    devons: find((one) => one.alerts.some(isOpen) && !one.archived && devonPushes(one)),
    open: find((one) => one.visibility === 'public' && one.alerts.some(isOpen) && !devonPushes(one)),
    closed: find((one) => one.visibility === 'private' && one.alerts.length > 0 && !devonPushes(one)),
    page,
    security(address, viewer, variant) {
      const { body, title } = page(address, viewer, variant)
      if (body.kind === 'static') throw new Error(`Not a Security page: ${title}`)
      return body.data
    },
    static(address, viewer) {
      const { body, title } = page(address, viewer)
      if (body.kind !== 'static') throw new Error(`A Security page: ${title}`)
      return body.data
    },
  }
}

/** Path of a repository's first page. */
export function home({ owner, name }: Repository): string {
  return `/${owner.login}/${name}`
}

/** `owner/name`. */
export function fullName(repository: Repository): string {
  return home(repository).slice(1)
}

export function isOpen({ state }: { state: string }): boolean {
  return state === 'open'
}
