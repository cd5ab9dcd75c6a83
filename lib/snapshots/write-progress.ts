import type { Progress } from '@/lib/tracking/progress'

/** A progress as it stands in the file: every part in its place. */
export function progressFile({ total, open, inProgress, fixed, dismissed, notVisible }: Progress): Progress {
  return { total, open, inProgress, fixed, dismissed, notVisible }
}
