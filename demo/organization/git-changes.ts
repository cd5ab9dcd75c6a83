import { findBranch, findCommit, historyOf } from './git-history.ts'
import type { Branch, Commit, Files, GitFile } from './git-model.ts'
import { commitSha, gitFile, treeSha } from './git-objects.ts'
import { IssueChanges } from './issue-changes.ts'
import type { Person, Repository } from './model.ts'
import { MAYA } from './people.ts'

/** Who commits, and what is said of it. */
interface CommitOptions {
  by?: Person
  message?: string
  /** Default: the default branch. */
  branch?: string
  autofixOf?: number
}

/**
 * What can happen to branches and files. A push moves `pushedAt` of the repository, and its open pull requests along.
 * None of this asks for rights, and none cares for protected branches: that is REST's business.
 */
export class GitChanges extends IssueChanges {
  createBranch(fullName: string, name: string, sha = 'a'.repeat(40)): Branch {
    const repository = this.mustFind(fullName)
    const branch = { name, sha }
    repository.branches.push(branch)
    repository.pushedAt = this.tick()
    return branch
  }

  /** Deletes a branch; as at GitHub, open pull requests from it are closed. */
  deleteBranch(fullName: string, name: string, by: Person = MAYA): void {
    const repository = this.mustFind(fullName)
    const index = repository.branches.findIndex((branch) => branch.name === name)
    if (index < 0) throw new Error(`${fullName} has no branch ${name}`)
    repository.branches.splice(index, 1)
    repository.pushedAt = this.tick()
    for (const { number } of openPulls(repository, name)) this.closeIssue(fullName, number, 'completed', by)
  }

  /** Text of a file; null when there is none. */
  file(fullName: string, path: string, branch?: string): string | null {
    const repository = this.mustFind(fullName)
    const file = findCommit(repository, branch ?? repository.defaultBranch)?.files.get(path)
    return file ? Buffer.from(file.bytes).toString('utf8') : null
  }

  /** The commits of a branch, newest first; none in an empty repository. */
  commits(fullName: string, branch?: string): Commit[] {
    const repository = this.mustFind(fullName)
    const found = findBranch(repository, branch ?? repository.defaultBranch)
    return found ? historyOf(repository, found.sha) : []
  }

  /** Writes a file, new or not, in a commit of its own. In an empty repository that makes the default branch. */
  setFile(fullName: string, path: string, content: string | Uint8Array, options: CommitOptions = {}): Commit {
    return this.commit(fullName, new Map([[path, gitFile(content)]]), {
      message: `Write ${path}`,
      ...options,
    })
  }

  removeFile(fullName: string, path: string, options: CommitOptions = {}): Commit {
    if (this.file(fullName, path, options.branch) === null) throw new Error(`${fullName} has no file ${path}`)
    return this.commit(fullName, new Map([[path, null]]), { message: `Delete ${path}`, ...options })
  }

  /** Puts files (null: away with it) onto a branch; throws when there is no such branch. */
  commit(
    fullName: string,
    changes: ReadonlyMap<string, GitFile | null>,
    options: CommitOptions = {},
  ): Commit {
    const repository = this.mustFind(fullName)
    const name = options.branch ?? repository.defaultBranch
    const branch = findBranch(repository, name)
    if (!branch && !mayBegin(repository, name)) throw new Error(`${fullName} has no branch ${name}`)
    const before = branch ? findCommit(repository, branch.sha) : null
    const time = this.tick()
    const files = changed(before?.files ?? new Map(), changes)
    const tree = treeSha(files)
    const { message = 'Change files', by: author = MAYA, autofixOf = null } = options
    const plain = { tree, message, author, time, parent: before?.sha ?? null }
    const commit = { sha: commitSha(plain), ...plain, files, changed: [...changes.keys()], autofixOf }
    repository.commits.set(commit.sha, commit)
    if (branch) branch.sha = commit.sha
    else repository.branches.push({ name, sha: commit.sha })
    repository.pushedAt = time
    for (const pull of openPulls(repository, name)) {
      pull.sha = commit.sha
      if (autofixOf !== null && !pull.alerts.includes(autofixOf)) pull.alerts.push(autofixOf)
      this.touch(pull)
    }
    return commit
  }

  /** Refuses pushes by REST to branches that match a pattern (`main`, `release/*`), or allows them again. */
  protectBranch(fullName: string, pattern: string, on = true): Repository {
    const repository = this.mustFind(fullName)
    const others = repository.protectedBranches.filter((one) => one !== pattern)
    repository.protectedBranches = on ? [...others, pattern] : others
    this.tick()
    return repository
  }

  /** Takes all branches and commits away, as if nobody had ever pushed. */
  emptyRepository(fullName: string): Repository {
    const repository = this.mustFind(fullName)
    repository.branches = []
    repository.commits.clear()
    this.tick()
    return repository
  }
}

function openPulls(repository: Repository, branch: string) {
  return repository.pullRequests.filter((pull) => pull.state === 'open' && pull.branch === branch)
}

/** The first push to an empty repository makes its default branch, and no other. */
export function mayBegin(repository: Repository, branch: string): boolean {
  return repository.branches.length === 0 && branch === repository.defaultBranch
}

function changed(files: Files, changes: ReadonlyMap<string, GitFile | null>): Files {
  const made = new Map(files)
  for (const [path, file] of changes) {
    if (file) made.set(path, file)
    else made.delete(path)
  }
  return made
}
