import type { EpochSeconds } from '@/lib/time'

export const VISIBILITIES = ['public', 'private', 'internal'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** What Muster keeps of a repository. */
export interface Repository {
  id: number
  /** `octo-org/shop`, as GitHub spells it now. */
  fullName: string
  name: string
  visibility: Visibility
  archived: boolean
  language: string | null
  topics: string[]
  pushedAt: EpochSeconds | null
  defaultBranch: string
  /** Custom properties: name to one or many values. */
  properties: Record<string, string[]>
  /** Whether the token's user may push, where GitHub told it. */
  canPush?: boolean
  /** Whether it has issues, where GitHub told it. */
  hasIssues?: boolean
}

/**
 * Whether GitHub has told what a repository is like, and not only its alerts that it exists. Of one that has alerts GitHub's own
 * answers tell when it was pushed to, and always its default branch; what is made of an alert has neither.
 */
export function isDescribed({ defaultBranch, pushedAt }: Repository): boolean {
  return defaultBranch !== '' || pushedAt !== null
}

/** A team and the repositories to which it has write or admin access (what `team:` means at GitHub). */
export interface Team {
  slug: string
  name: string
  repositoryIds: number[]
}
