import type { Failure, Subject } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'

/** A part of the data that is missing, and why. */
export interface Missing {
  subject: Subject
  /** Which one, for example a team's slug; null when all of it. */
  name: string | null
  why: Failure
}

export type Completeness = { state: 'complete' } | { state: 'partial'; missing: Missing[] }

export type SyncStep = 'repositories' | 'properties' | 'teams' | 'members' | 'alerts' | 'work' | 'storing'

export type SyncStatus =
  | { state: 'idle' }
  /** `total` is null until GitHub told it. Units: pages or repositories of the step. */
  | { state: 'running'; step: SyncStep; done: number; total: number | null; alerts: number }
  | { state: 'waiting'; until: EpochSeconds; step: SyncStep; alerts: number }
  | { state: 'failed'; failure: Failure; at: EpochSeconds }
  | { state: 'cancelled'; at: EpochSeconds }

/** What is stored of an organization; `never` before the first pull ended. */
export type DataStatus =
  | { state: 'never' }
  | { state: 'present'; asOf: EpochSeconds; alerts: number; repositories: number; completeness: Completeness }

export interface OrganizationStatus {
  organization: string
  data: DataStatus
  sync: SyncStatus
  openCampaigns: number
}

export interface OrganizationList {
  organizations: OrganizationStatus[]
}

export interface ManagerCandidates {
  logins: string[]
  /** Why the list may be short. */
  missing: Failure | null
}
