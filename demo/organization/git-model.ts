import type { Person } from './model.ts'

export interface Branch {
  name: string
  /** Of its last commit. */
  sha: string
}

/** A file of a repository. */
export interface GitFile {
  /** Name that git gives its bytes: SHA-1 of the blob. */
  sha: string
  bytes: Uint8Array
}

/** All files of a commit by their path, which has no slash at either end. */
export type Files = ReadonlyMap<string, GitFile>

export interface Commit {
  sha: string
  /** Name of its root folder. */
  tree: string
  message: string
  author: Person
  /** Milliseconds since 1970, whole seconds. */
  time: number
  /** Null for the first of a branch. */
  parent: string | null
  files: Files
  /** Paths that differ from its parent. */
  changed: string[]
  /** Number of the alert that it is Autofix's suggestion for; null for any other commit. */
  autofixOf: number | null
}

/** A file or folder in a folder. */
export interface Entry {
  kind: 'file' | 'dir'
  name: string
  path: string
  sha: string
  /** Bytes; 0 of a folder. */
  size: number
}
