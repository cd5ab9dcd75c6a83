import type { Alert, AlertIdentity } from '@/lib/alerts/alert'
import type { AlertStatus } from './progress'
import type { Work } from './work'

/** A repository or a team. `key` tells it from the others; '' with no label stands for *none*. */
export interface Place {
  key: string
  label: string | null
}

/** Everything that is measured of one alert of a campaign. */
export interface TrackedAlert {
  identity: AlertIdentity
  status: AlertStatus
  /** Null where GitHub no longer shows it. */
  alert: Alert | null
  /** What was begun for it, whether it still goes on or not. */
  work: readonly Work[]
  /** Its key is the repository's id. */
  repository: Place
  /** One or more: *none* is one too. */
  teams: readonly Place[]
}

/** Order that does not depend on how alerts came: by repository, kind and number. */
export function byIdentity(a: AlertIdentity, b: AlertIdentity): number {
  return a.repositoryId - b.repositoryId || byText(a.kind, b.kind) || a.number - b.number
}

/** The same in every language of a browser, unlike `localeCompare`: a snapshot has the same bytes everywhere. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
