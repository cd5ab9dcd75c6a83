import fc from 'fast-check'
import { aRepository, anIndex } from '../samples'
import { REPOSITORIES, TEAMS, anyIndex } from './organization'
import { subset } from '../arbitraries'
import type { AlertIndex } from '@/lib/alerts/alert-index'
import type { Repository } from '@/lib/alerts/organization'

/** A repository as its alerts tell of it: its name, and whether it is private. */
export function byAlerts({ id, fullName, name, visibility }: Repository): Repository {
  return aRepository({
    id,
    fullName,
    name,
    visibility: visibility === 'public' ? 'public' : 'private',
    language: null,
    pushedAt: null,
    defaultBranch: '',
  })
}

/** Repositories without alerts that are never hidden, so that every word of the others stays one. */
const TWINS = REPOSITORIES.map((one) => ({
  ...one,
  id: one.id + 10,
  name: `twin-${one.name}`,
  fullName: `octo-org/twin-${one.name}`,
}))

export interface World {
  /** With everything known. */
  full: AlertIndex
  /** The same alerts, where some repositories are known by their alerts only. */
  partial: AlertIndex
  hidden: ReadonlySet<number>
}

/** An organization as it is, and as a token sees it that may not list some of its repositories. */
export const anyWorld: fc.Arbitrary<World> = fc.tuple(anyIndex, subset(REPOSITORIES)).map(([any, hidden]) => {
  const ninth = aRepository({ id: 9, name: 'ninth', fullName: 'octo-org/ninth', language: 'Go' })
  const all = [...REPOSITORIES, ninth, ...TWINS]
  const ids = new Set(hidden.map(({ id }) => id))
  const alerts = Array.from({ length: any.size }, (_, row) => any.alert(row))
  const of = (repositories: Repository[]) => anIndex({ alerts, repositories, teams: TEAMS })
  return {
    full: of(all),
    partial: of(all.map((one) => (ids.has(one.id) ? byAlerts(one) : one))),
    hidden: ids,
  }
})
