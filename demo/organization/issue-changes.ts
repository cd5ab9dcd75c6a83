import { AlertChanges } from './alert-changes.ts'
import type { Person } from './model.ts'
import type { Comment, Issue, PullRequest, StateReason } from './thread-model.ts'
import { MAYA } from './people.ts'
import { findThread, isPullRequest, nextNumber } from './threads.ts'

export interface NewIssue {
  title: string
  body?: string | null
  labels?: string[]
  assignees?: Person[]
}

export type ThreadEdit = Partial<Pick<Issue, 'title' | 'body' | 'labels' | 'assignees'>>

/** What can happen to issues, and to pull requests as far as they are issues too. */
export class IssueChanges extends AlertChanges {
  #comments = 0

  /** Issue or pull request `number` of `owner/name`; throws when there is none. */
  thread(fullName: string, number: number): Issue | PullRequest {
    const thread = findThread(this.mustFind(fullName), number)
    if (!thread) throw new Error(`${fullName} has no issue or pull request ${number}`)
    return thread
  }

  createIssue(fullName: string, made: NewIssue, author: Person = MAYA): Issue {
    const repository = this.mustFind(fullName)
    const at = this.tick()
    const number = nextNumber(repository)
    const issue: Issue = {
      id: repository.id * 10_000 + number,
      number,
      title: made.title,
      body: made.body ?? null,
      author,
      state: 'open',
      stateReason: null,
      labels: made.labels ?? [],
      assignees: made.assignees ?? [],
      comments: [],
      createdAt: at,
      updatedAt: at,
      closedAt: null,
      closedBy: null,
    }
    repository.issues.push(issue)
    return issue
  }

  /** Changes what is given; without a difference its time of change stays. */
  editIssue(fullName: string, number: number, edit: ThreadEdit): Issue | PullRequest {
    const thread = this.thread(fullName, number)
    const before = JSON.stringify(thread)
    Object.assign(thread, edit)
    return JSON.stringify(thread) === before ? thread : this.touch(thread)
  }

  closeIssue(
    fullName: string,
    number: number,
    reason: StateReason = 'completed',
    by: Person = MAYA,
  ): Issue | PullRequest {
    const thread = this.touch(this.thread(fullName, number))
    Object.assign(thread, { state: 'closed', closedAt: thread.updatedAt, closedBy: by })
    if (!isPullRequest(thread)) thread.stateReason = reason
    return thread
  }

  reopenIssue(fullName: string, number: number): Issue | PullRequest {
    const thread = this.touch(this.thread(fullName, number))
    if (isPullRequest(thread) && thread.mergedAt !== null) throw new Error(`${fullName}#${number} is merged`)
    Object.assign(thread, { state: 'open', closedAt: null, closedBy: null })
    if (!isPullRequest(thread)) thread.stateReason = 'reopened'
    return thread
  }

  commentOn(fullName: string, number: number, body: string, author: Person = MAYA): Comment {
    const thread = this.touch(this.thread(fullName, number))
    this.#comments += 1
    const at = thread.updatedAt
    const comment = { id: 2_000_000_000 + this.#comments, body, author, createdAt: at, updatedAt: at }
    thread.comments.push(comment)
    return comment
  }

  /** Deletes an issue for good, which only administrators can and no pull request allows. */
  deleteIssue(fullName: string, number: number): void {
    const repository = this.mustFind(fullName)
    const index = repository.issues.findIndex((issue) => issue.number === number)
    if (index < 0) throw new Error(`${fullName} has no issue ${number}`)
    repository.issues.splice(index, 1)
    repository.deletedIssues.push(number)
    this.tick()
  }

  /** Says that something changed now, but never before its last change. */
  protected touch<T extends Issue | PullRequest>(thread: T): T {
    thread.updatedAt = Math.max(this.tick(), thread.updatedAt)
    return thread
  }
}
