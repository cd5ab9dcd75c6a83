import type { Repository } from '../../organization/model.ts'
import { commitsAhead } from '../../organization/git-history.ts'
import type { PullRequest } from '../../organization/thread-model.ts'
import { iso, isoOrNull, nodeId } from './dates.ts'
import { labelJson } from './label.ts'
import { ownerJson, personJson } from './person.ts'
import { fullRepositoryJson } from './repository.ts'
import { teamJson } from './team.ts'

/** Schema `pull-request-simple`. */
export function pullRequestJson(repository: Repository, pull: PullRequest) {
  const fullName = `${repository.owner.login}/${repository.name}`
  const api = `https://api.github.com/repos/${fullName}`
  const url = `${api}/pulls/${pull.number}`
  const page = `https://github.com/${fullName}/pull/${pull.number}`
  const issue = `${api}/issues/${pull.number}`
  const teams = repository.owner.teams.filter((team) => pull.reviewingTeams.includes(team.slug))
  const end = (label: string, sha: string) => ({
    label: `${repository.owner.login}:${label}`,
    ref: label,
    sha,
    user: ownerJson(repository.owner),
    repo: fullRepositoryJson(repository, 'pull'),
  })
  return {
    url,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: `${api}/statuses/${pull.sha}`,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: personJson(pull.author),
    body: pull.body,
    labels: pull.labels.map((name) => labelJson(repository, name)),
    milestone: null,
    created_at: iso(pull.createdAt),
    updated_at: iso(pull.updatedAt),
    closed_at: isoOrNull(pull.closedAt),
    merged_at: isoOrNull(pull.mergedAt),
    merge_commit_sha: null,
    assignees: pull.assignees.map(personJson),
    requested_reviewers: pull.reviewers.map(personJson),
    requested_teams: teams.map((team) => teamJson(repository.owner, team)),
    head: end(pull.branch, pull.sha),
    base: end(pull.base, pull.baseSha),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${api}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: `${api}/statuses/${pull.sha}` },
    },
    author_association: 'MEMBER',
    auto_merge: null,
    draft: pull.draft,
  }
}

/** Schema `pull-request`: one asked for by number. */
export function fullPullRequestJson(repository: Repository, pull: PullRequest) {
  const merged = pull.mergedAt !== null
  const commits = commitsAhead(repository, pull.sha, pull.baseSha)
  return {
    ...pullRequestJson(repository, pull),
    merged,
    mergeable: pull.state === 'open' ? true : null,
    rebaseable: null,
    mergeable_state: pull.draft ? 'draft' : 'clean',
    merged_by: merged && pull.closedBy ? personJson(pull.closedBy) : null,
    comments: pull.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    // Of what the generated history holds only names are known: it counts as one commit to one file.
    commits: Math.max(1, commits.length),
    additions: 12,
    deletions: 4,
    changed_files: Math.max(1, new Set(commits.flatMap((commit) => commit.changed)).size),
  }
}
