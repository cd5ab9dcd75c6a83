import type { Completeness } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'

/** Everything of an organization is stored under its login in lower case: GitHub does not tell `Octo` from `octo`. */
export function organizationKey(login: string): string {
  return login.toLowerCase()
}

/** Whether what is stored may be more, or less, than this user may see. */
export function isOfAnother(
  { pulledBy }: Pick<OrganizationRecord, 'pulledBy'>,
  user: string | null,
): boolean {
  return pulledBy !== user
}

/** What is known of an organization's data. */
export interface OrganizationRecord {
  key: string
  /** As GitHub spells it, once a pull has told; before as it was typed. */
  login: string
  /** When the last pull that ended had begun, by GitHub's clock: older changes are in. Null before the first. */
  syncedAt: EpochSeconds | null
  /** The same for the last pull of everything, and of repositories, teams and members. */
  fullSyncAt: EpochSeconds | null
  structureAt: EpochSeconds | null
  /** Changes after this instant are not known yet; null asks for everything. */
  watermark: EpochSeconds | null
  /** Login of the token's user who pulled what is stored: what they may see. null before the first, or where it was not written down. */
  pulledBy: string | null
  alerts: number
  repositories: number
  completeness: Completeness
  lastFailure: { failure: Failure; at: EpochSeconds } | null
}
