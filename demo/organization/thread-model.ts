import type { Person } from './model.ts'

export interface Comment {
  id: number
  body: string
  author: Person
  createdAt: number
  updatedAt: number
}

/** What issues and pull requests have in common. They share the numbers of a repository. */
interface Thread {
  id: number
  number: number
  title: string
  body: string | null
  author: Person
  state: 'open' | 'closed'
  labels: string[]
  assignees: Person[]
  comments: Comment[]
  createdAt: number
  updatedAt: number
  closedAt: number | null
  closedBy: Person | null
}

export type StateReason = 'completed' | 'not_planned' | 'duplicate' | 'reopened'

export interface Issue extends Thread {
  stateReason: StateReason | null
}

export interface PullRequest extends Thread {
  branch: string
  sha: string
  /** Name of the branch that it goes to, and where that was. */
  base: string
  baseSha: string
  draft: boolean
  mergedAt: number | null
  /** Numbers of the alerts that it says it fixes. */
  alerts: number[]
  reviewers: Person[]
  /** Slugs of teams. */
  reviewingTeams: string[]
}
