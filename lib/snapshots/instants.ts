import { toIso, type EpochSeconds } from '@/lib/time'

/** An instant as it stands in a file; null where there is none. */
export function maybeIso(instant: EpochSeconds | null): string | null {
  return instant === null ? null : toIso(instant)
}
