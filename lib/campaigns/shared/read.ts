import { FORMAT, MAX_FILE_BYTES, VERSION, type SharedFile } from './campaign-file'
import { campaignFileSchema } from './schema'
import { TRACKING_FORMAT, TRACKING_VERSION, trackingFileSchema, type TrackingFile } from './tracking-file'
import { fail, ok, type Outcome } from '@/lib/failure'
import { checkShape, firstSight, newerVersion } from '@/lib/files/json-text'
import type { GenericSchema } from 'valibot'

/** Where a file was found: what stands in it has to agree. */
interface Place {
  id: string
  organization: string
}

/** Whether a file of so many bytes may be fetched and read at all. */
export function refuseBySize(bytes: number): Outcome<null> {
  return bytes <= MAX_FILE_BYTES
    ? ok(null)
    : fail({ kind: 'file-too-large', limit: MAX_FILE_BYTES / 1024 / 1024 })
}

/**
 * A campaign or its tombstone, or why the file is left alone: `file-too-large`, `shared-file-newer`, or `shared-file-damaged` with
 * the first problems by path. Whatever is in the text, nothing is thrown.
 */
export function readCampaignFile(text: string, place: Place): Outcome<SharedFile> {
  const read = readFile(text, { format: FORMAT, version: VERSION, schema: campaignFileSchema })
  return read.ok ? agreeing(read.value, read.value.id, place) : read
}

/** One day of a campaign's progress, likewise. */
export function readTrackingFile(text: string, place: Place & { date: string }): Outcome<TrackingFile> {
  const kind = { format: TRACKING_FORMAT, version: TRACKING_VERSION, schema: trackingFileSchema }
  const read = readFile(text, kind)
  if (!read.ok) return read
  if (read.value.date !== place.date) return damaged(['date: is not the one that the file is named after'])
  return agreeing(read.value, read.value.campaign, place)
}

interface Kind<T> {
  format: string
  version: number
  schema: GenericSchema<unknown, T>
}

function readFile<T>(text: string, { format, version, schema }: Kind<T>): Outcome<T> {
  const fits = refuseBySize(text.length)
  if (!fits.ok) return fits
  const seen = firstSight(text, format)
  if (seen.state === 'foreign') return damaged(['file: is not of the format that belongs here'])
  if (seen.state === 'cut-off') return damaged(['file: is not complete JSON'])
  const newer = newerVersion(seen.version, version)
  if (newer !== null) return fail({ kind: 'shared-file-newer', version: newer })
  const checked = checkShape(schema, seen.value)
  return 'problems' in checked ? damaged(checked.problems) : ok(checked.value)
}

/** A copy under another name, or in another organization, is not the campaign. */
function agreeing<T extends { organization: string }>(file: T, id: string, place: Place): Outcome<T> {
  if (id !== place.id) return damaged(['id: is not the one that the file is named after'])
  if (file.organization.toLowerCase() !== place.organization.toLowerCase())
    return damaged(['organization: is not the one of this repository'])
  return ok(file)
}

function damaged(problems: string[]): Outcome<never> {
  return fail({ kind: 'shared-file-damaged', problems })
}
