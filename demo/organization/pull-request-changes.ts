import { GitChanges } from './git-changes.ts'
import { commitsAhead, findBranch } from './git-history.ts'
import type { GitFile } from './git-model.ts'
import type { Person, Repository } from './model.ts'
import type { PullRequest } from './thread-model.ts'
import { MAYA } from './people.ts'
import { pullRequest } from './pull-request.ts'
import { isPullRequest, nextNumber } from './threads.ts'

/** How a pull request differs from the one that GitHub would open for its alerts. */
export interface PullRequestOptions {
  author?: Person
  /** Default true, as pull requests from an alert's page begin. */
  draft?: boolean
  title?: string
  body?: string | null
  /** Default: the default branch. */
  base?: string
}

/** What can happen to pull requests. */
export class PullRequestChanges extends GitChanges {
  /** A pull request from `branch`, linked to `alerts` (one number, several, or none). */
  createPullRequest(
    fullName: string,
    alerts: number | readonly number[],
    branch: string,
    options: PullRequestOptions = {},
  ): PullRequest {
    const repository = this.mustFind(fullName)
    const linked = [alerts].flat().map((number) => this.alert(fullName, number))
    const at = this.tick()
    const { author = MAYA, draft = true, base = repository.defaultBranch, ...words } = options
    const made = pullRequest(linked, {
      id: repository.id * 10 + repository.pullRequests.length,
      number: nextNumber(repository),
      branch,
      sha: findBranch(repository, branch)?.sha ?? 'a'.repeat(40),
      base,
      baseSha: findBranch(repository, base)?.sha ?? 'b'.repeat(40),
      author,
      draft,
      state: 'open',
      createdAt: at,
      updatedAt: at,
      closedAt: null,
      closedBy: null,
      mergedAt: null,
    })
    const pull = { ...made, ...words }
    repository.pullRequests.push(pull)
    return pull
  }

  markReady(fullName: string, number: number, draft = false): PullRequest {
    const pull = this.touch(this.pullRequest(fullName, number))
    pull.draft = draft
    return pull
  }

  closePullRequest(fullName: string, number: number, by: Person = MAYA): PullRequest {
    this.closeIssue(fullName, this.pullRequest(fullName, number).number, 'completed', by)
    return this.pullRequest(fullName, number)
  }

  reopenPullRequest(fullName: string, number: number): PullRequest {
    this.reopenIssue(fullName, this.pullRequest(fullName, number).number)
    return this.pullRequest(fullName, number)
  }

  /** Asks people and teams (slugs) for a review, each once. */
  requestReviews(
    fullName: string,
    number: number,
    people: readonly Person[],
    teams: readonly string[] = [],
  ): PullRequest {
    const pull = this.touch(this.pullRequest(fullName, number))
    pull.reviewers = [...new Set([...pull.reviewers, ...people])]
    pull.reviewingTeams = [...new Set([...pull.reviewingTeams, ...teams])]
    return pull
  }

  /**
   * Merges as one commit, and deletes the branch, as the repositories here are set up. Alerts stay open until they are
   * scanned.
   */
  mergePullRequest(fullName: string, number: number, by: Person = MAYA): PullRequest {
    const pull = this.closePullRequest(fullName, number, by)
    Object.assign(pull, { mergedAt: pull.closedAt, draft: false })
    const repository = this.mustFind(fullName)
    const message = `${pull.title} (#${number})`
    if (!findBranch(repository, pull.branch)) return pull
    const base = findBranch(repository, pull.base)
    if (base) this.commit(fullName, changesOf(repository, pull, base.sha), { branch: base.name, by, message })
    this.deleteBranch(fullName, pull.branch, by)
    return pull
  }

  /** Pull request `number` of `owner/name`; throws when there is none. */
  pullRequest(fullName: string, number: number): PullRequest {
    const thread = this.thread(fullName, number)
    if (!isPullRequest(thread)) throw new Error(`${fullName}#${number} is no pull request`)
    return thread
  }
}

/** What the commits of a pull request make of the files that they touch. */
function changesOf(repository: Repository, pull: PullRequest, base: string): Map<string, GitFile | null> {
  const ahead = commitsAhead(repository, pull.sha, base)
  const paths = new Set(ahead.flatMap((commit) => commit.changed))
  return new Map([...paths].map((path) => [path, ahead[0]?.files.get(path) ?? null]))
}
