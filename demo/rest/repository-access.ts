import type { Repository } from '../organization/model.ts'
import type { Token } from '../organization/tokens.ts'
import type { World } from '../organization/world.ts'
import {
  managesSecurity,
  permissionFlags,
  permissionOf,
  reachRepository,
  requireGrant,
  requireToken,
} from './access.ts'
import type { ApiContext } from './context.ts'
import { ApiError, archivedRepository, notFound } from './errors.ts'

/**
 * The repository of the address for a token that may read (a change: write) what `permission` names in it.
 * Classic tokens need `repo`, or `public_repo` for what is public, and reading what is public needs nothing. To a
 * classic token without the scope GitHub says that there is nothing; a fine-grained one is told what it lacks.
 */
export function reachFor(
  c: ApiContext,
  world: World,
  permission: 'contents' | 'issues' | 'pull_requests',
  level: 'read' | 'write',
): { repository: Repository; token: Token } {
  const repository = reachRepository(c, world)
  const token = requireToken(c)
  const open = repository.visibility === 'public'
  const accepted = open ? ['public_repo', 'repo'] : ['repo']
  c.set('accepted', accepted)
  if (level === 'read' && open) return { repository, token }
  if (token.scopes) {
    if (!accepted.some((scope) => token.scopes?.includes(scope))) throw notFound()
  } else if (!grants(token, permission, level)) {
    throw new ApiError(403, 'Resource not accessible by personal access token', {
      'x-accepted-github-permissions': `${permission}=${level}`,
    })
  }
  if (level === 'write' && repository.archived) throw archivedRepository()
  return { repository, token }
}

/**
 * The repository of the address for somebody who may push to it. To a classic token GitHub says of what it may read and
 * not write that there is nothing; a fine-grained one is told.
 */
export function reachToPush(c: ApiContext, world: World): { repository: Repository; token: Token } {
  const reached = reachFor(c, world, 'contents', 'write')
  if (mayPush(reached.repository, reached.token)) return reached
  throw reached.token.scopes
    ? notFound()
    : new ApiError(403, 'Resource not accessible by personal access token')
}

/** Whether the person may push there: owners anywhere, everybody else by what their teams were given. */
export function mayPush(repository: Repository, token: Token): boolean {
  return permissionFlags(permissionOf(repository, token.person)).push
}

const SCANNING = 'https://docs.github.com/rest/code-scanning/code-scanning'

/** The repository of the address, for those who may read its code scanning alerts (a change: write them). */
export function reachScanning(c: ApiContext, world: World, level: 'read' | 'write' = 'read'): Repository {
  const repository = reachRepository(c, world)
  const scopes = ['repo', 'security_events', ...(repository.visibility === 'public' ? ['public_repo'] : [])]
  const token = requireGrant(c, scopes, 'security_events')
  if (!mayPush(repository, token) && !managesSecurity(repository.owner, token.person)) {
    throw new ApiError(403, 'You are not authorized to read code scanning alerts.', {}, SCANNING)
  }
  if (!repository.codeScanning) {
    const message = 'Code Security must be enabled for this repository to use code scanning.'
    throw new ApiError(403, message, {}, SCANNING)
  }
  if (level === 'read') return repository
  if (repository.archived) throw archivedRepository()
  if (token.scopes === null && !grants(token, 'security_events', 'write')) {
    throw new ApiError(403, 'Resource not accessible by personal access token', {
      'x-accepted-github-permissions': 'security_events=write',
    })
  }
  return repository
}

function grants(token: Token, permission: string, level: 'read' | 'write'): boolean {
  const granted = token.permissions[permission]
  return granted === 'write' || (level === 'read' && granted === 'read')
}
