import * as v from 'valibot'
import { count, date, instant, organization, text } from '@/lib/files/fields'
import { fieldLines, objectOf } from '@/lib/files/json-text'
import { toIso, type CalendarDate, type EpochSeconds } from '@/lib/time'

/** The first words of a day's file, and the version of the format that this Muster writes and reads. */
export const TRACKING_FORMAT = 'muster-tracking'
export const TRACKING_VERSION = 1

export const TRACKING = 'tracking'

/** The folder of a campaign's days. */
export function trackingFolder(id: string): string {
  return `${TRACKING}/${id}`
}

/** The file of one day. */
export function trackingPath(id: string, date: CalendarDate): string {
  return `${trackingFolder(id)}/${date}.json`
}

const parts = { open: count, inProgress: count, fixed: count, dismissed: count, notVisible: count }

/**
 * How far a campaign was on one day. `public/schema/tracking.v1.json` is made from it (`npx vitest run tests/unit/campaigns -u`).
 */
export const trackingFileSchema = v.strictObject({
  format: v.literal(TRACKING_FORMAT),
  version: v.literal(TRACKING_VERSION),
  campaign: v.pipe(text, v.uuid()),
  organization,
  date,
  recordedAt: instant,
  recordedBy: v.pipe(text, v.maxLength(100)),
  progress: v.pipe(
    v.strictObject({ total: count, ...parts }),
    v.check(
      ({ total, open, inProgress, fixed, dismissed, notVisible }) =>
        total === open + inProgress + fixed + dismissed + notVisible,
      'parts that add up to the total',
    ),
  ),
})

export type TrackingFile = Omit<v.InferOutput<typeof trackingFileSchema>, 'format' | 'version'> & {
  recordedAt: EpochSeconds
}

/** The text of a day's file: the same day gives the same bytes. */
export function writeTrackingFile(file: TrackingFile): string {
  const { total, open, inProgress, fixed, dismissed, notVisible } = file.progress
  const fields = {
    format: TRACKING_FORMAT,
    version: TRACKING_VERSION,
    campaign: file.campaign,
    organization: file.organization,
    date: file.date,
    recordedAt: toIso(file.recordedAt),
    recordedBy: file.recordedBy,
    progress: { total, open, inProgress, fixed, dismissed, notVisible },
  } satisfies v.InferInput<typeof trackingFileSchema>
  return `${objectOf(fieldLines(fields))}\n`
}
