import type { Person, Repository } from '../../organization/model.ts'
import type { Comment, Issue, PullRequest } from '../../organization/thread-model.ts'
import { isPullRequest } from '../../organization/threads.ts'
import { roleOf } from '../access.ts'
import { iso, isoOrNull, nodeId } from './dates.ts'
import { labelJson } from './label.ts'
import { personJson } from './person.ts'

/** Schema `issue`; a pull request is one too, with addresses of its own. */
export function issueJson(repository: Repository, thread: Issue | PullRequest) {
  const fullName = `${repository.owner.login}/${repository.name}`
  const api = `https://api.github.com/repos/${fullName}`
  const url = `${api}/issues/${thread.number}`
  const pull = isPullRequest(thread) ? thread : null
  const page = `https://github.com/${fullName}/${pull ? 'pull' : 'issues'}/${thread.number}`
  return {
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: page,
    id: thread.id,
    node_id: nodeId(pull ? 'PR' : 'I', thread.id),
    number: thread.number,
    title: thread.title,
    user: personJson(thread.author),
    labels: thread.labels.map((name) => labelJson(repository, name)),
    state: thread.state,
    locked: false,
    assignees: thread.assignees.map(personJson),
    milestone: null,
    comments: thread.comments.length,
    created_at: iso(thread.createdAt),
    updated_at: iso(thread.updatedAt),
    closed_at: isoOrNull(thread.closedAt),
    author_association: association(repository, thread.author),
    active_lock_reason: null,
    body: thread.body,
    closed_by: thread.closedBy ? personJson(thread.closedBy) : null,
    reactions: reactionsJson(url),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
    state_reason: isPullRequest(thread) ? null : thread.stateReason,
    ...(pull && {
      draft: pull.draft,
      pull_request: {
        url: `${api}/pulls/${pull.number}`,
        html_url: page,
        diff_url: `${page}.diff`,
        patch_url: `${page}.patch`,
        ...(pull.mergedAt !== null && { merged_at: iso(pull.mergedAt) }),
      },
    }),
  }
}

/** Schema `issue-comment`. */
export function commentJson(repository: Repository, thread: Issue | PullRequest, comment: Comment) {
  const fullName = `${repository.owner.login}/${repository.name}`
  const url = `https://api.github.com/repos/${fullName}/issues/comments/${comment.id}`
  const kind = isPullRequest(thread) ? 'pull' : 'issues'
  return {
    url,
    html_url: `https://github.com/${fullName}/${kind}/${thread.number}#issuecomment-${comment.id}`,
    issue_url: `https://api.github.com/repos/${fullName}/issues/${thread.number}`,
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    user: personJson(comment.author),
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    author_association: association(repository, comment.author),
    body: comment.body,
    reactions: reactionsJson(url),
    performed_via_github_app: null,
  }
}

function association(repository: Repository, person: Person): 'MEMBER' | 'NONE' {
  return roleOf(repository.owner, person) ? 'MEMBER' : 'NONE'
}

function reactionsJson(url: string) {
  const none = { '+1': 0, '-1': 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 }
  return { url: `${url}/reactions`, total_count: 0, ...none }
}
