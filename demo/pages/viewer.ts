import { NOBODY, USER_COOKIE } from '../browser/login.ts'
import { MAYA } from '../organization/people.ts'
import type { Organization, Person, Repository } from '../organization/model.ts'
import type { World } from '../organization/world.ts'
import { managesSecurity, permissionFlags, permissionOf, roleOf } from '../rest/access.ts'
import { readCookie } from './variant.ts'

/** Who is logged in, by the cookie; without one Maya, whom the demonstration is about. A login that nobody has is nobody. */
export function readViewer(world: World, cookie: string): Person | null {
  const login = readCookie(cookie, USER_COOKIE)
  if (login === undefined) return MAYA
  return login === NOBODY ? null : (world.person(login) ?? null)
}

/** Whether somebody may look at a repository. To all others GitHub says that there is none. */
export function mayRead(repository: Repository, viewer: Person | null): boolean {
  if (repository.visibility === 'public') return true
  return viewer !== null && permissionOf(repository, viewer) !== null
}

/** Whether somebody may push there: that opens its alerts, and much else. */
export function mayPush(repository: Repository, viewer: Person | null): boolean {
  return viewer !== null && permissionFlags(permissionOf(repository, viewer)).push
}

/** Whether somebody sees a repository's alerts: who may push, and who manages the organization's security. */
export function seesAlerts(repository: Repository, viewer: Person | null): boolean {
  return viewer !== null && (mayPush(repository, viewer) || managesSecurity(repository.owner, viewer))
}

/** Whether somebody sees an organization's Security pages at all: its members. */
export function seesSecurity(organization: Organization, viewer: Person | null): boolean {
  return viewer !== null && (roleOf(organization, viewer) !== null || managesSecurity(organization, viewer))
}
