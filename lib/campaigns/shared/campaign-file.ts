import type { Campaign } from '@/lib/campaigns/campaign'
import type { SharedFields } from '@/lib/campaigns/publication'
import type { AlertKind } from '@/lib/alerts/alert'
import type { EpochSeconds } from '@/lib/time'

/** What stands in the campaign repository of an organization. */

/** The first words of a campaign's file, and the version of the format that this Muster writes and reads. */
export const FORMAT = 'muster-campaign'
export const VERSION = 1

/** GitHub tells the content of larger files in another way (REST "Get repository content"); a campaign of 1000 alerts has 20 KB. */
export const MAX_FILE_BYTES = 1024 * 1024

/** The folder of the campaigns, and the one of their tracking. */
export const CAMPAIGNS = 'campaigns'

/** The file of a campaign. */
export function campaignPath(id: string): string {
  return `${CAMPAIGNS}/${id}.json`
}

/** The alerts of one repository and kind that belong to the campaign, numbers ascending. */
export interface FileRepository {
  id: number
  /** `octo-org/shop` when it was written; null where that was not known. */
  fullName: string | null
  kind: AlertKind
  alerts: number[]
}

/** A shared campaign: everything of it that does not belong to one browser alone. */
export interface CampaignFile
  extends
    SharedFields,
    Pick<
      Campaign,
      'id' | 'organization' | 'timeZone' | 'filter' | 'template' | 'leftOut' | 'createdAt' | 'createdBy'
    > {
  publishedAt: EpochSeconds
  updatedAt: EpochSeconds
  updatedBy: string
  /** Tracking issues, and the number of the native campaign. */
  links: { issues: { repositoryId: number; number: number }[]; native: number | null }
  repositories: FileRepository[]
}

/** What is left of a campaign that was deleted, so that it can be told from a file that vanished. */
export interface Tombstone {
  id: string
  organization: string
  state: 'deleted'
  deletedAt: EpochSeconds
  deletedBy: string
}

export type SharedFile = CampaignFile | Tombstone

/** The fields of a campaign that people can change. */
export function sharedFields(
  { name, description, dueDate, managers, contactLink, state, closedAt }: Campaign,
  closedBy: string | null,
): SharedFields {
  const open = state !== 'closed'
  return {
    ...{ name, description, dueDate, managers, contactLink },
    state: open ? 'open' : 'closed',
    closedAt: open ? null : closedAt,
    closedBy: open ? null : closedBy,
  }
}

/** What a campaign's file adds to its fields, beside the campaign itself. */
export interface FileSurroundings {
  fields: SharedFields
  links: CampaignFile['links']
  /** Full names by the repository's id. */
  names: ReadonlyMap<number, string>
  updatedAt: EpochSeconds
  updatedBy: string
}

/** The file of a campaign of this browser. */
export function fileOf(campaign: Campaign, around: FileSurroundings): CampaignFile {
  const { fields, links, names, updatedAt, updatedBy } = around
  const { id, organization, timeZone, filter, template, leftOut, createdAt, createdBy } = campaign
  return {
    ...{ id, organization, timeZone, filter, template, leftOut, createdAt, createdBy },
    ...fields,
    publishedAt: campaign.publishedAt ?? createdAt,
    updatedAt,
    updatedBy,
    links,
    repositories: campaign.alerts.map(({ repositoryId, kind, numbers }) => ({
      id: repositoryId,
      fullName: names.get(repositoryId) ?? null,
      kind,
      alerts: numbers,
    })),
  }
}

/** The fields that people can change, as they stand in a campaign. */
export function withFields({
  name,
  description,
  dueDate,
  managers,
  contactLink,
  state,
  closedAt,
}: SharedFields) {
  return { name, description, dueDate, managers, contactLink, state, closedAt }
}

/** The fields as a file tells them. */
export function fieldsOf(file: CampaignFile): SharedFields {
  return { ...withFields(file), closedBy: file.closedBy }
}
