import type { Organization, Repository } from './model.ts'

type Given = Pick<Repository, 'id' | 'name'> & Partial<Repository>

/** A private repository without anything in it, as a start for what is wanted. `now` in milliseconds. */
export function blankRepository(owner: Organization, now: number, given: Given): Repository {
  return {
    owner,
    description: null,
    language: null,
    visibility: 'private',
    archived: false,
    fork: false,
    defaultBranch: 'main',
    topics: [],
    properties: {},
    createdAt: now,
    pushedAt: now,
    codeScanning: true,
    domain: 'documents',
    alerts: [],
    branches: [],
    commits: new Map(),
    protectedBranches: [],
    pullRequests: [],
    hasIssues: true,
    issues: [],
    deletedIssues: [],
    formerNames: [],
    hidden: false,
    collaborators: [],
    ...given,
  }
}
