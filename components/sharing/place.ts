import type { SharingStatus } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'

/** What the campaign repository of an organization is good for now. */
export type Place =
  | { state: 'unknown' }
  | { state: 'absent' }
  | { state: 'writable'; isPrivate: boolean }
  /** Its campaigns can be read, and none can be written there. */
  | { state: 'refusing'; why: Failure }
  /** It could not be read the last time; `wasRead`: it could be before. */
  | { state: 'failed'; why: Failure; wasRead: boolean }

/** Whether a campaign can be shared there, and if not, why. `status` null: not asked yet. */
export function placeOf(status: SharingStatus | null): Place {
  if (status === null) return { state: 'unknown' }
  const { repository: name, state } = status
  if (state.state === 'failed') return { state: 'failed', why: state.failure, wasRead: state.asOf !== null }
  if (state.state !== 'present') return { state: state.state }
  if (state.isArchived) return { state: 'refusing', why: { kind: 'archived', name } }
  if (!state.canWrite) return { state: 'refusing', why: { kind: 'read-only', name } }
  return { state: 'writable', isPrivate: state.isPrivate }
}
