import type { Repository } from '../organization/model.ts'
import type { Issue, PullRequest } from '../organization/thread-model.ts'
import type { ApiContext } from './context.ts'
import { invalid } from './errors.ts'

type Thread = Issue | PullRequest

/** Sort keys of GitHub's list of issues. */
const KEYS: Record<string, (thread: Thread) => number> = {
  created: (thread) => thread.createdAt,
  updated: (thread) => thread.updatedAt,
  comments: (thread) => thread.comments.length,
}

/**
 * The issues that the query asks for, in its order. As at GitHub pull requests are among them, `since` is about the last
 * change, and several labels must all be there.
 */
export function selectIssues(c: ApiContext, repository: Repository): Thread[] {
  const state = oneOf(c, 'state', ['open', 'closed', 'all'])
  const key = KEYS[oneOf(c, 'sort', Object.keys(KEYS))] ?? KEYS['created']
  const sign = oneOf(c, 'direction', ['desc', 'asc']) === 'asc' ? 1 : -1
  const since = readSince(c)
  const creator = c.req.query('creator')?.toLowerCase()
  const assignee = c.req.query('assignee')?.toLowerCase()
  const labels = (c.req.query('labels') ?? '').split(',').filter((label) => label !== '')
  return [...repository.issues, ...repository.pullRequests]
    .filter((thread) => state === 'all' || thread.state === state)
    .filter((thread) => creator === undefined || thread.author.login.toLowerCase() === creator)
    .filter((thread) => assignee === undefined || isAssigned(thread, assignee))
    .filter((thread) => thread.updatedAt >= since)
    .filter((thread) => labels.every((label) => hasLabel(thread, label)))
    .sort((left, right) => sign * ((key?.(left) ?? 0) - (key?.(right) ?? 0) || left.number - right.number))
}

/** `since` in milliseconds; the beginning of time without one; 422 when it is no time. */
export function readSince(c: ApiContext): number {
  const text = c.req.query('since')
  if (text === undefined) return -Infinity
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw invalid({ resource: 'Issue', field: 'since', code: 'invalid', value: text })
  return time
}

/** A parameter with fixed values, of which the first is the default; 422 for any other. */
export function oneOf(
  c: ApiContext,
  name: string,
  values: readonly string[],
  fallback = values[0] ?? '',
): string {
  const value = c.req.query(name) ?? fallback
  if (values.includes(value)) return value
  throw invalid({ resource: 'Issue', field: name, code: 'invalid', value })
}

function isAssigned(thread: Thread, login: string): boolean {
  if (login === 'none') return thread.assignees.length === 0
  if (login === '*') return thread.assignees.length > 0
  return thread.assignees.some((person) => person.login.toLowerCase() === login)
}

function hasLabel(thread: Thread, label: string): boolean {
  return thread.labels.some((own) => own.toLowerCase() === label.toLowerCase())
}
