import { listDays, readDays } from './days'
import { NO_FOLDER, sortListing } from './listing'
import { repositoryNameOf } from './names'
import { failed, reachRepository } from './reach'
import { readListed } from './read-listed'
import type { Place, Surroundings } from './surroundings'
import { CAMPAIGNS, VERSION } from '@/lib/campaigns/shared/campaign-file'
import { TRACKING } from '@/lib/campaigns/shared/tracking-file'
import { ok, type Outcome } from '@/lib/failure'
import type { FolderEntry } from '@/lib/github/folders'
import type { CampaignRepository } from '@/lib/storage/campaign-repository'

/**
 * Reads the campaign repository: its top folder by ETag, then what changed in it: the files that are not known yet. New campaigns come
 * in, others' changes and deletions are taken over; a campaign whose file vanished keeps everything but its file. Where
 * something cannot be read what was read before stays, and the next look tries again.
 */
export async function lookAt(around: Surroundings, organization: string): Promise<Outcome<null>> {
  const { github, store, now, announce, signal } = around
  const begun = await store.campaignRepositories.change(organization, (record) => ({
    ...record,
    lookedAt: now(),
  }))
  if (!begun.ok) return begun
  const reached = await reachRepository(around, organization)
  if (!reached.ok) return reached
  const record = reached.value
  const place: Place = { organization, fullName: repositoryNameOf(record, organization), signal }
  const isCurrent = record.reader === VERSION
  const top = await github.folder({ ...place, path: '', etag: isCurrent ? record.etag : null })
  if (!top.ok) return failed(around, organization, top.failure)
  if (!top.value.unchanged) {
    const { entries, etag } = top.value
    const read = await readCampaigns(around, place, record, shaOf(entries, CAMPAIGNS))
    if (!read.ok) return failed(around, organization, read.failure)
    const listed = await listDays(around, place, shaOf(entries, TRACKING))
    if (!listed.ok) return failed(around, organization, listed.failure)
    const changed = { ...read.value, reader: VERSION, etag }
    const kept = await store.campaignRepositories.change(organization, (now) => ({ ...now, ...changed }))
    if (!kept.ok) return kept
  }
  const done = await store.campaignRepositories.change(organization, (current) => ({
    ...current,
    failure: null,
    asOf: now(),
  }))
  if (!done.ok) return done
  const days = await readDays(around, place)
  announce({ topic: 'sharing', organization })
  return days
}

function shaOf(entries: readonly FolderEntry[], folder: string): string | null {
  return entries.find(({ name, kind }) => name === folder && kind === 'folder')?.sha ?? null
}

type Read = Partial<Pick<CampaignRepository, 'files' | 'problems' | 'campaignsSha'>>

/** Where the folder is as it was, nothing in it has changed. */
async function readCampaigns(
  around: Surroundings,
  place: Place,
  record: CampaignRepository,
  campaignsSha: string | null,
): Promise<Outcome<Read>> {
  const isRead = record.reader === VERSION && campaignsSha !== null && record.campaignsSha === campaignsSha
  if (isRead) return ok({})
  const listing =
    campaignsSha === null
      ? ok(NO_FOLDER)
      : await around.github.folder({ ...place, path: CAMPAIGNS, etag: null })
  if (!listing.ok) return listing
  if (listing.value.unchanged) return ok({})
  const { entries, isWhole } = listing.value
  const read = await readListed(around, place, record, sortListing(entries, isWhole))
  return read.ok ? ok({ ...read.value, campaignsSha }) : read
}

/**
 * What was listed before a write of ours says nothing about what comes after it: whoever undoes the write brings the folder, and
 * with it its ETag and hash, back to what they were.
 */
export function forgetListing(
  { campaignRepositories }: Surroundings['store'],
  organization: string,
): Promise<Outcome<CampaignRepository>> {
  return campaignRepositories.change(organization, (record) => ({
    ...record,
    etag: null,
    campaignsSha: null,
  }))
}
