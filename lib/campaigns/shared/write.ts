import { FORMAT, VERSION, type CampaignFile, type FileRepository, type SharedFile } from './campaign-file'
import type { campaignFileSchema } from './schema'
import { fieldLines, itemLines, objectOf } from '@/lib/files/json-text'
import { toIso } from '@/lib/time'
import type { InferInput } from 'valibot'

type Written = InferInput<typeof campaignFileSchema>
type WrittenCampaign = Exclude<Written, { state: 'deleted' }>

/**
 * The text of a campaign's file. The same campaign gives the same bytes: every field has its place and every list its order, one
 * line for each repository and issue, so that a commit shows what changed and nothing else.
 */
export function writeCampaignFile(file: SharedFile): string {
  if (file.state === 'deleted') {
    const { id, organization, deletedAt, deletedBy } = file
    const head = { format: FORMAT, version: VERSION, id, organization } as const
    const fields: Written = { ...head, state: 'deleted', deletedAt: toIso(deletedAt), deletedBy }
    return `${objectOf(fieldLines(fields))}\n`
  }
  const { links, repositories, ...rest } = written(file)
  const { issues, native } = links
  const fields = [
    ...fieldLines(rest),
    `"links":${objectOf([`"issues":${itemLines(issues)}`, `"native":${native}`])}`,
    `"repositories":${itemLines(repositories)}`,
  ]
  return `${objectOf(fields)}\n`
}

function written(file: CampaignFile): WrittenCampaign {
  const { state, closedAt, closedBy } = file
  const end =
    state === 'closed'
      ? { state, closedAt: toIso(closedAt ?? file.updatedAt), closedBy }
      : { state, closedAt: null, closedBy: null }
  return {
    format: FORMAT,
    version: VERSION,
    id: file.id,
    organization: file.organization,
    ...end,
    name: file.name,
    description: file.description,
    dueDate: file.dueDate,
    timeZone: file.timeZone,
    managers: file.managers,
    contactLink: file.contactLink,
    filter: file.filter,
    template: file.template,
    leftOut: file.leftOut,
    createdAt: toIso(file.createdAt),
    createdBy: file.createdBy,
    publishedAt: toIso(file.publishedAt),
    updatedAt: toIso(file.updatedAt),
    updatedBy: file.updatedBy,
    links: {
      issues: file.links.issues
        .map(({ repositoryId, number }) => ({ repositoryId, number }))
        .sort((a, b) => a.repositoryId - b.repositoryId || a.number - b.number),
      native: file.links.native,
    },
    repositories: file.repositories.map(writtenRepository).sort(byIdentity),
  }
}

function writtenRepository({ id, fullName, kind, alerts }: FileRepository): FileRepository {
  return { id, fullName, kind, alerts: alerts.toSorted((a, b) => a - b) }
}

function byIdentity(a: FileRepository, b: FileRepository): number {
  return a.id - b.id || (a.kind < b.kind ? -1 : Number(a.kind > b.kind))
}
