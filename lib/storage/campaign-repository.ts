import type { Failure } from '@/lib/failure'
import type { CalendarDate, EpochSeconds } from '@/lib/time'

/** A file of the campaign repository as it was read last. */
export interface KnownFile {
  path: string
  sha: string
  /** null where it could not be told. */
  campaignId: string | null
  /** Why it was left alone. */
  problem: Failure | null
}

/** The folder of a campaign's days. */
export interface KnownDays {
  campaignId: string
  /** Of the folder now, and when its days were all read last. */
  sha: string
  read: string | null
  /** Names of files that are no days. */
  bad: string[]
}

/** What is known of an organization's campaign repository. */
export interface CampaignRepository {
  /** Key of the organization. */
  organization: string
  /** Name alone; null while nobody has named one: then it is Muster's suggestion. */
  name: string | null
  repositoryId: number | null
  canWrite: boolean
  isPrivate: boolean
  isArchived: boolean
  /** Of the repository itself, and of the list of its top folder, which changes with every commit. */
  factsEtag: string | null
  etag: string | null
  /** Of the folder of the campaigns when it was read completely; null where there is none, or it was never read. */
  campaignsSha: string | null
  /** The version of the format that read the files: another one may understand others. */
  reader: number
  /** When it was read completely, by GitHub's clock; null before. */
  asOf: EpochSeconds | null
  /** When somebody last tried. */
  lookedAt: EpochSeconds | null
  failure: Failure | null
  files: KnownFile[]
  /** Problems with the list itself. */
  problems: { path: string; problem: Failure }[]
  /** `sha`: of the folder of all days as it was listed last. */
  days: { sha: string | null; folders: KnownDays[] }
  /** Campaigns whose progress of this day is there. */
  recorded: { date: CalendarDate; campaigns: string[] }
}

/** When organizations were looked for that share campaigns, and which are known and not to be looked at again. */
export interface Discovery {
  /** Of the token's user. */
  login: string
  at: EpochSeconds
  /** Keys; those that a person removed stay in. */
  known: string[]
}

export function newCampaignRepository(organization: string, name: string | null): CampaignRepository {
  return {
    organization,
    name,
    repositoryId: null,
    canWrite: false,
    isPrivate: true,
    isArchived: false,
    factsEtag: null,
    reader: 0,
    asOf: null,
    lookedAt: null,
    failure: null,
    ...nothingRead(),
  }
}

/** Of a repository of which no file was read yet. */
export function nothingRead() {
  return {
    etag: null,
    campaignsSha: null,
    files: [],
    problems: [],
    days: { sha: null, folders: [] },
    recorded: { date: '', campaigns: [] },
  } satisfies Partial<CampaignRepository>
}
