import { IssueChanges } from './issue-changes.ts'
import type { Branch, Person } from './model.ts'
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
}

/** What can happen to branches and pull requests. A push moves `pushedAt` of the repository. */
export class PullRequestChanges extends IssueChanges {
  createBranch(fullName: string, name: string, sha = 'a'.repeat(40)): Branch {
    const repository = this.mustFind(fullName)
    const branch = { name, sha }
    repository.branches.push(branch)
    repository.pushedAt = this.tick()
    return branch
  }

  deleteBranch(fullName: string, name: string): void {
    const repository = this.mustFind(fullName)
    const index = repository.branches.findIndex((branch) => branch.name === name)
    if (index < 0) throw new Error(`${fullName} has no branch ${name}`)
    repository.branches.splice(index, 1)
    repository.pushedAt = this.tick()
  }

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
    const { author = MAYA, draft = true, ...words } = options
    const made = pullRequest(linked, {
      id: repository.id * 10 + repository.pullRequests.length,
      number: nextNumber(repository),
      branch,
      sha: repository.branches.find((one) => one.name === branch)?.sha ?? 'a'.repeat(40),
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

  /** Merges, and deletes the branch, as the repositories here are set up. Alerts stay open until they are scanned. */
  mergePullRequest(fullName: string, number: number, by: Person = MAYA): PullRequest {
    const pull = this.closePullRequest(fullName, number, by)
    Object.assign(pull, { mergedAt: pull.closedAt, draft: false })
    const { branches } = this.mustFind(fullName)
    if (branches.some((branch) => branch.name === pull.branch)) this.deleteBranch(fullName, pull.branch)
    return pull
  }

  /** Pull request `number` of `owner/name`; throws when there is none. */
  pullRequest(fullName: string, number: number): PullRequest {
    const thread = this.thread(fullName, number)
    if (!isPullRequest(thread)) throw new Error(`${fullName}#${number} is no pull request`)
    return thread
  }
}
