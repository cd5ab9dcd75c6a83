import type { Repository } from './model.ts'
import type { Issue, PullRequest } from './thread-model.ts'

/** Which of the two an issue or pull request is. */
export function isPullRequest(thread: Issue | PullRequest): thread is PullRequest {
  return 'branch' in thread
}

/** The issue or pull request with this number. */
export function findThread(repository: Repository, number: number): Issue | PullRequest | undefined {
  const has = (thread: Issue | PullRequest) => thread.number === number
  return repository.issues.find(has) ?? repository.pullRequests.find(has)
}

/** The number that the next issue or pull request gets: they count together, and no number is given twice. */
export function nextNumber(repository: Repository): number {
  const threads = [...repository.issues, ...repository.pullRequests]
  return 1 + Math.max(0, ...threads.map((thread) => thread.number), ...repository.deletedIssues)
}
