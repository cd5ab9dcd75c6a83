import type { PublicationView, SharingStatus, WaitingShare } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'

/** Small, plausible values of sharing; each takes what the test is about. */

export const REPOSITORY = 'octo-org/security-campaigns'
export const FILE_URL =
  'https://github.com/octo-org/security-campaigns/blob/HEAD/campaigns/3f8e5a52-6d2f-4c5e-9a40-2f8f7f6f4b11.json'
export const CREATE_URL = 'https://github.com/new?owner=octo-org&name=security-campaigns&visibility=private'

type Present = Extract<SharingStatus['state'], { state: 'present' }>

export function sharingStatus(parts: Partial<SharingStatus> = {}): SharingStatus {
  return {
    repository: REPOSITORY,
    isSuggestion: true,
    state: { state: 'absent' },
    createUrl: CREATE_URL,
    ...parts,
  }
}

/** Of a campaign repository that is there and private, where this user may write. */
export function present(parts: Partial<Present> = {}): SharingStatus {
  return sharingStatus({
    isSuggestion: false,
    state: {
      state: 'present',
      canWrite: true,
      isPrivate: true,
      isArchived: false,
      asOf: 1_790_000_000,
      campaigns: 3,
      problems: [],
      ...parts,
    },
  })
}

export function publication(
  share: PublicationView['share'],
  origin: PublicationView['origin'] = 'here',
): PublicationView {
  return { origin, share, native: { state: 'none' } }
}

/** Of a campaign that is still to be shared. */
export const waiting = (failure: Failure | null = null, parts: Partial<WaitingShare> = {}): PublicationView =>
  publication({ state: 'waiting', failure, tries: 0, most: 10, nextAt: null, ...parts })

export const SHARED = publication({ state: 'shared', url: FILE_URL })
