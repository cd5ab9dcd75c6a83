import type { Surroundings } from './surroundings'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { Publication } from '@/lib/campaigns/publication'
import { sharedFields, type CampaignFile } from '@/lib/campaigns/shared/campaign-file'
import { sameFields } from '@/lib/campaigns/shared/merge'
import { ok, type Outcome } from '@/lib/failure'

/** Where a campaign's issues and its native campaign are. */
export interface Linked {
  links: CampaignFile['links']
  /** Whether more issues are being opened just now. */
  isLaunching: boolean
}

/** What this browser knows itself comes before what the file said. */
export async function linksOf(
  { store }: Pick<Surroundings, 'store'>,
  campaign: Campaign,
  publication: Publication,
): Promise<Outcome<Linked>> {
  const tasks = await store.outbox.tasks(campaign.id)
  if (!tasks.ok) return tasks
  const issues = new Map(publication.issues.map(({ repositoryId, number }) => [repositoryId, number]))
  let isLaunching = false
  for (const task of tasks.value) {
    if (task.kind !== 'issue') continue
    if (task.number !== null) issues.set(task.repositoryId, task.number)
    if (task.state === 'waiting' || task.state === 'doing') isLaunching = true
  }
  const { native, share } = publication
  const told = share.state === 'shared' ? share.native : null
  return ok({
    links: {
      issues: [...issues].map(([repositoryId, number]) => ({ repositoryId, number })),
      native: native.state === 'published' ? native.number : told,
    },
    isLaunching,
  })
}

/** Full names by the repository's id: as they are known here, else as the file has them. */
export async function namesOf(
  { store }: Pick<Surroundings, 'store'>,
  campaign: Campaign,
  publication: Publication,
): Promise<Map<number, string>> {
  const names = new Map(publication.repositories.map(({ id, fullName }) => [id, fullName]))
  const data = await store.data.load(campaign.organization)
  if (data.ok) for (const { id, fullName } of data.value.repositories) names.set(id, fullName)
  return names
}

/** Whether the file lacks what is known here: links, or a change that was made while it was gone. */
export function isOutdated(campaign: Campaign, publication: Publication, { links }: Linked): boolean {
  const { share } = publication
  if (share.state !== 'shared') return false
  if (share.native !== links.native) return true
  if (!sameFields(sharedFields(campaign, share.base.closedBy), share.base)) return true
  const told = new Map(publication.issues.map(({ repositoryId, number }) => [repositoryId, number]))
  return links.issues.some(({ repositoryId, number }) => told.get(repositoryId) !== number)
}
