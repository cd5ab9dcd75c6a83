import { NO_FOLDER } from './listing'
import { isOfFile, type Place, type Surroundings } from './surroundings'
import { readTrackingFile, refuseBySize } from '@/lib/campaigns/shared/read'
import { TRACKING, trackingFolder, trackingPath } from '@/lib/campaigns/shared/tracking-file'
import { fail, ok, type Outcome } from '@/lib/failure'
import type { FolderEntry } from '@/lib/github/folders'
import type { CampaignRepository, KnownDays } from '@/lib/storage/campaign-repository'
import { isCalendarDate } from '@/lib/time'

/** Requests that one look spends on days; the rest follow with the next ones. */
const MOST = 30

interface Budget {
  left: number
}

/** Notes which campaigns have days that were not read yet; `sha` names the folder of all of them, null where there is none. */
export async function listDays(
  around: Surroundings,
  place: Place,
  sha: string | null,
): Promise<Outcome<null>> {
  const record = await around.store.campaignRepositories.get(place.organization)
  if (!record.ok) return record
  if (record.value.days.sha === sha) return ok(null)
  const listing =
    sha === null ? ok(NO_FOLDER) : await around.github.folder({ ...place, path: TRACKING, etag: null })
  if (!listing.ok) return listing
  const entries = listing.value.unchanged ? [] : listing.value.entries
  const kept = await keep(around, place, ({ folders }) => ({ sha, folders: foldersOf(entries, folders) }))
  return kept.ok ? ok(null) : kept
}

/** Reads the days of shared campaigns that this browser did not see itself, as many as one look may. */
export async function readDays(around: Surroundings, place: Place): Promise<Outcome<null>> {
  const { store } = around
  const publications = await store.publications.ofOrganization(place.organization)
  if (!publications.ok) return publications
  const shared = new Set(
    publications.value.flatMap(({ campaignId, share }) => (share.state === 'shared' ? [campaignId] : [])),
  )
  const now = await store.campaignRepositories.get(place.organization)
  if (!now.ok) return now
  const budget: Budget = { left: MOST }
  for (const folder of now.value.days.folders) {
    if (folder.read === folder.sha || !shared.has(folder.campaignId)) continue
    if (budget.left <= 0 || around.signal.aborted) break
    const read = await readFolder(around, place, folder, budget)
    if (!read.ok) return read
    const kept = await keep(around, place, (days) => ({
      ...days,
      folders: days.folders.map((one) => (one.campaignId === folder.campaignId ? read.value : one)),
    }))
    if (!kept.ok) return kept
  }
  return ok(null)
}

function foldersOf(entries: readonly FolderEntry[], before: readonly KnownDays[]): KnownDays[] {
  const known = new Map(before.map((one) => [one.campaignId, one]))
  return entries
    .filter(({ kind }) => kind === 'folder')
    .map(({ name, sha }) => ({
      campaignId: name,
      sha,
      read: known.get(name)?.read ?? null,
      bad: known.get(name)?.bad ?? [],
    }))
}

async function readFolder(
  around: Surroundings,
  place: Place,
  folder: KnownDays,
  budget: Budget,
): Promise<Outcome<KnownDays>> {
  const { github, store } = around
  const { campaignId } = folder
  budget.left -= 1
  const listing = await github.folder({ ...place, path: trackingFolder(campaignId), etag: null })
  if (!listing.ok) return listing
  const known = await store.daily.ofCampaign(campaignId)
  if (!known.ok) return known
  const seen = new Set([...known.value.map(({ date }) => `${date}.json`), ...folder.bad])
  const entries = listing.value.unchanged ? [] : listing.value.entries
  const missing = entries.filter(({ name, kind }) => kind === 'file' && isDay(name) && !seen.has(name))
  const bad = [...folder.bad]
  for (const { name, size } of missing) {
    if (budget.left <= 0 || around.signal.aborted) return ok({ ...folder, bad })
    const read = await readDay(around, place, { campaignId, date: name.slice(0, 10), size }, budget)
    if (!read.ok && !isOfFile(read.failure)) return read
    if (!read.ok) bad.push(name)
  }
  return ok({ ...folder, bad, read: folder.sha })
}

async function readDay(
  { github, store }: Surroundings,
  place: Place,
  { campaignId, date, size }: { campaignId: string; date: string; size: number },
  budget: Budget,
): Promise<Outcome<null>> {
  const fits = refuseBySize(size)
  if (!fits.ok) return fits
  budget.left -= 1
  const found = await github.file({ ...place, path: trackingPath(campaignId, date) })
  if (!found.ok) return found
  if (found.value === null) return ok(null)
  const day = readTrackingFile(found.value.text, { id: campaignId, organization: place.organization, date })
  return day.ok ? store.daily.fill([{ campaignId, date, progress: day.value.progress }]) : fail(day.failure)
}

function isDay(name: string): boolean {
  return /^\d{4}-\d{2}-\d{2}\.json$/.test(name) && isCalendarDate(name.slice(0, 10))
}

function keep(
  { store }: Surroundings,
  { organization }: Place,
  change: (days: CampaignRepository['days']) => CampaignRepository['days'],
) {
  return store.campaignRepositories.change(organization, (record) => ({
    ...record,
    days: change(record.days),
  }))
}
