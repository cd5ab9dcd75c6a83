import { applyFile } from './apply'
import { isOfFile, type Place, type Surroundings } from './surroundings'
import { readCampaignFile, refuseBySize } from '@/lib/campaigns/shared/read'
import { VERSION } from '@/lib/campaigns/shared/campaign-file'
import { fail, ok, type Outcome } from '@/lib/failure'
import type { Listed } from './listing'
import { sideBySide } from '@/lib/side-by-side'
import type { CampaignRepository, KnownFile } from '@/lib/storage/campaign-repository'

/** As many as the limiter of requests lets through at once. */
const AT_ONCE = 6

/** Reads the files of a listing that are not known yet; answers what is known of all of them then. */
export async function readListed(
  around: Surroundings,
  place: Place,
  record: CampaignRepository,
  { files, problems, isWhole }: Listed,
): Promise<Outcome<Required<Pick<CampaignRepository, 'files' | 'problems'>>>> {
  const { store, announce } = around
  const publications = await store.publications.ofOrganization(place.organization)
  if (!publications.ok) return publications
  const written = new Map(
    publications.value.flatMap(({ share }) => (share.state === 'shared' ? [[share.path, share.sha]] : [])),
  )
  const before = new Map(record.reader === VERSION ? record.files.map((one) => [one.path, one]) : [])
  const known: KnownFile[] = []
  const unknown: typeof files = []
  for (const file of files) {
    const one = before.get(file.path)
    const { path, sha, campaignId } = file
    if (written.get(path) === sha) known.push({ path, sha, campaignId, problem: null })
    else if (one?.sha === sha && !isShared(written, one)) known.push(one)
    else unknown.push(file)
  }
  let changed = 0
  const failure = await sideBySide(unknown, AT_ONCE, async ({ path, sha, size, campaignId }) => {
    const applied = await readOne(around, place, { path, size, campaignId })
    if (!applied.ok && !isOfFile(applied.failure)) return applied.failure
    if (applied.ok && applied.value) changed += 1
    known.push({ path, sha, campaignId, problem: applied.ok ? null : applied.failure })
    return null
  })
  const paths = new Set(files.map(({ path }) => path))
  const vanished = isWhole
    ? await lose(
        around,
        [...written.keys()].filter((path) => !paths.has(path)),
        place,
      )
    : ok(0)
  if (!vanished.ok) return vanished
  if (changed + vanished.value > 0) announce({ topic: 'campaigns', organization: place.organization })
  if (failure) return fail(failure)
  return ok({ files: known.sort((a, b) => (a.path < b.path ? -1 : 1)), problems })
}

/** A file that was read well and whose campaign is shared must be read again when the content is another than was kept. */
function isShared(written: ReadonlyMap<string, string>, { path, problem }: KnownFile): boolean {
  return problem === null && written.has(path)
}

async function readOne(
  around: Surroundings,
  place: Place,
  { path, size, campaignId }: { path: string; size: number; campaignId: string },
): Promise<Outcome<boolean>> {
  const fits = refuseBySize(size)
  if (!fits.ok) return fits
  const found = await around.github.file({ ...place, path })
  if (!found.ok) return found
  // Gone since it was listed: the next list tells.
  if (found.value === null) return ok(false)
  const { text, sha } = found.value
  const file = readCampaignFile(text, { id: campaignId, organization: place.organization })
  return file.ok ? applyFile(around, place.organization, { file: file.value, sha }) : file
}

/** Of files that are gone the campaigns stay, and say so. */
async function lose({ store }: Surroundings, paths: string[], place: Place): Promise<Outcome<number>> {
  const publications = await store.publications.ofOrganization(place.organization)
  if (!publications.ok) return publications
  let lost = 0
  for (const { campaignId, share } of publications.value) {
    if (share.state !== 'shared' || !paths.includes(share.path)) continue
    const changed = await store.publications.change(campaignId, (now) => ({
      ...now,
      share: { state: 'lost', base: share.base },
    }))
    if (!changed.ok) return changed
    lost += 1
  }
  return ok(lost)
}
