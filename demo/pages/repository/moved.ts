import { findThread, isPullRequest } from '../../organization/threads.ts'
import type { World } from '../../organization/world.ts'
import { pathOf, type Visit } from '../page-data.ts'
import { mayRead } from '../viewer.ts'

/**
 * Where an address redirects to: former names of repositories, and an issue's number below `/pull` or a pull request's
 * below `/issues`. Null for all others.
 */
export function movedTo(world: World, url: URL, { viewer }: Visit): string | null {
  const [owner = '', name = '', ...rest] = pathOf(url)
  const repository = name === '' ? undefined : world.repository(owner, name)
  if (!repository || !mayRead(repository, viewer)) return null
  const [area, number] = rest
  const thread = number === undefined ? undefined : findThread(repository, Number(number))
  const kind = thread && isPullRequest(thread) ? 'pull' : 'issues'
  const elsewhere = thread && ['issues', 'pull'].includes(area ?? '') && area !== kind
  const present = `${repository.owner.login}/${repository.name}`
  const renamed = present.toLowerCase() !== `${owner}/${name}`.toLowerCase()
  if (!renamed && !elsewhere) return null
  const path = elsewhere ? [kind, ...rest.slice(1)] : rest
  return `${['', present, ...path].join('/')}${url.search}`
}
