import type { Viewer } from './nav.ts'

/** Pages that the server renders alone. */
export type StaticData =
  OrganizationPage | CodePage | BlobPage | ThreadPage | ThreadListPage | CommitPage | PlainPage

export interface OrganizationPage {
  kind: 'organization'
  name: string
  login: string
  avatar: string
  description: string
  repositories: {
    name: string
    href: string
    visibility: string
    archived: boolean
    language: string | null
    description: string | null
    updated: string
  }[]
}

/** What is in a branch. */
export interface CodePage {
  kind: 'code'
  name: string
  description: string | null
  /** `Private`, `Public archive`. */
  label: string
  branch: string
  /** Path of the folder, empty for the root. */
  folder: string
  branches: NamedLink[]
  files: (NamedLink & { directory: boolean })[]
  /** The last commit; null in an empty repository. */
  commit: CommitLink | null
}

interface NamedLink {
  name: string
  href: string
}

interface CommitLink {
  sha: string
  href: string
  /** First line of its message. */
  title: string
}

/** One file of a branch, as text. */
export interface BlobPage {
  kind: 'blob'
  path: string
  branch: string
  text: string
  commit: CommitLink
}

export interface ThreadPage {
  kind: 'thread'
  number: number
  title: string
  state: 'Open' | 'Draft' | 'Merged' | 'Closed'
  author: Viewer
  /** `opened this issue 3 days ago`, `wants to merge into main from fix`. */
  story: string
  /** Body and comments, the oldest first, as plain text. */
  posts: { author: Viewer; when: string; text: string }[]
  /** What stands beside it: `Assignees`, `Labels`, `Development`; each with its links or words. */
  facts: { name: string; entries: { text: string; href: string | null }[] }[]
}

export interface ThreadListPage {
  kind: 'threads'
  title: 'Issues' | 'Pull requests'
  rows: { number: number; title: string; href: string; state: ThreadPage['state']; story: string }[]
}

export interface CommitPage {
  kind: 'commit'
  sha: string
  /** First line of its message, and the rest. */
  title: string
  text: string
  author: Viewer
  when: string
  /** Branches that end with it. */
  branches: NamedLink[]
  /** What it changed. */
  files: NamedLink[]
}

export type PlainPage = { kind: 'plain'; title: string; text: string } | { kind: 'notFound' }
