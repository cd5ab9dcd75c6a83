import { firstFiles } from './first-files.ts'
import type { Branch, Commit } from './git-model.ts'
import { treeSha } from './git-objects.ts'
import type { Repository } from './model.ts'

/** A branch by its exact name; git tells capitals apart. */
export function findBranch(repository: Repository, name: string): Branch | undefined {
  return repository.branches.find((branch) => branch.name === name)
}

/** The commit that a branch, or a commit's own name, stands for; null when the repository has neither. */
export function findCommit(repository: Repository, ref: string): Commit | null {
  const branch = findBranch(repository, ref.replace(/^refs\/heads\//, ''))
  return commitAt(repository, branch?.sha ?? ref)
}

/** The last commit of the default branch; null in an empty repository. */
export function headOf(repository: Repository): Commit | null {
  return findCommit(repository, repository.defaultBranch)
}

/** A commit and all before it, newest first. */
export function historyOf(repository: Repository, sha: string): Commit[] {
  const commits: Commit[] = []
  for (let next: string | null = sha; next !== null;) {
    const commit = commitAt(repository, next)
    if (!commit) break
    commits.push(commit)
    next = commit.parent
  }
  return commits
}

/** The commits of `head` that `base` lacks (both are names of commits), newest first. */
export function commitsAhead(repository: Repository, head: string, base: string): Commit[] {
  const known = new Set(historyOf(repository, base).map((commit) => commit.sha))
  return historyOf(repository, head).filter((commit) => !known.has(commit.sha))
}

/**
 * A branch of the generated history is only a name and a sha. What such a commit consists of is made up when somebody
 * asks for the first time, and kept: on the default branch it is the first commit, elsewhere the one after that.
 */
function commitAt(repository: Repository, sha: string): Commit | null {
  const known = repository.commits.get(sha)
  if (known) return known
  const branch = repository.branches.find((one) => one.sha === sha)
  if (!branch) return null
  const first = firstSha(repository)
  const files = firstFiles(repository)
  const commit: Commit = {
    sha,
    tree: treeSha(files),
    message: first === null || first === sha ? 'Initial commit' : `Work on ${branch.name}`,
    author: repository.owner.members[0]?.person ?? NOBODY,
    time: first === null || first === sha ? repository.createdAt : repository.pushedAt,
    parent: first === sha ? null : first,
    files,
    changed: [],
    autofixOf: null,
  }
  repository.commits.set(sha, commit)
  return commit
}

/** The person that GitHub names where an account is gone. */
const NOBODY = { id: 10_137, login: 'ghost', name: 'Deleted user', kind: 'User' } as const

/** The commit that the default branch began with. */
function firstSha(repository: Repository): string | null {
  let sha = findBranch(repository, repository.defaultBranch)?.sha ?? null
  for (let commit = sha === null ? undefined : repository.commits.get(sha); commit;) {
    sha = commit.sha
    commit = commit.parent === null ? undefined : repository.commits.get(commit.parent)
  }
  return sha
}
