import type { Repository } from '../../organization/model.ts'
import type { Permission } from '../../organization/model.ts'
import { permissionFlags } from '../access.ts'
import { iso, nodeId } from './dates.ts'
import { ownerJson } from './person.ts'

const simple = new WeakMap<Repository, ReturnType<typeof build>>()

/**
 * Schema `simple-repository`, which every alert of an organization's list carries whole. Kept until the repository is
 * called otherwise or moves.
 */
export function simpleRepositoryJson(repository: Repository) {
  const kept = simple.get(repository)
  if (kept?.full_name === `${repository.owner.login}/${repository.name}`) return kept
  const json = build(repository)
  simple.set(repository, json)
  return json
}

/** Schema `minimal-repository`, as lists of repositories hold it, seen with `permission`. */
export function repositoryJson(repository: Repository, permission: Permission | null) {
  const enabled = (on: boolean) => ({ status: on ? 'enabled' : 'disabled' })
  const fullName = `${repository.owner.login}/${repository.name}`
  // GitHub counts open pull requests among the issues.
  const threads = [...repository.issues, ...repository.pullRequests]
  const openIssues = threads.filter((thread) => thread.state === 'open').length
  return {
    ...simpleRepositoryJson(repository),
    created_at: iso(repository.createdAt),
    updated_at: iso(repository.pushedAt),
    pushed_at: iso(repository.pushedAt),
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    clone_url: `https://github.com/${fullName}.git`,
    svn_url: `https://github.com/${fullName}`,
    homepage: null,
    size: repository.branches.length === 0 ? 0 : 2048 + repository.alerts.length,
    stargazers_count: 0,
    watchers_count: 0,
    language: repository.language,
    has_issues: repository.hasIssues,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: repository.archived,
    disabled: false,
    open_issues_count: openIssues,
    license: null,
    allow_forking: false,
    is_template: false,
    web_commit_signoff_required: false,
    topics: repository.topics,
    visibility: repository.visibility,
    forks: 0,
    open_issues: openIssues,
    watchers: 0,
    default_branch: repository.defaultBranch,
    permissions: permissionFlags(permission),
    role_name: roleName(permission),
    // Only administrators are told what is switched on.
    ...(permission === 'admin' && {
      security_and_analysis: {
        code_security: enabled(repository.codeScanning),
        secret_scanning: enabled(true),
        secret_scanning_push_protection: enabled(true),
        dependabot_security_updates: enabled(true),
      },
    }),
    custom_properties: repository.properties,
  }
}

/** Schema `full-repository`: one repository asked for by name. */
export function fullRepositoryJson(repository: Repository, permission: Permission | null) {
  return {
    ...repositoryJson(repository, permission),
    temp_clone_token: '',
    allow_squash_merge: true,
    allow_merge_commit: true,
    allow_rebase_merge: true,
    allow_auto_merge: false,
    delete_branch_on_merge: true,
    allow_update_branch: false,
    organization: ownerJson(repository.owner),
    network_count: 0,
    subscribers_count: 0,
  }
}

/** The role behind a permission, in the words of the settings pages. */
function roleName(permission: Permission | null): string {
  if (permission === 'push') return 'write'
  return permission === 'pull' || permission === null ? 'read' : permission
}

/** The paths below a repository's address, with the templates that GitHub puts into them. */
const PATHS: readonly [string, string][] = [
  ['archive_url', '/{archive_format}{/ref}'],
  ['assignees_url', '/assignees{/user}'],
  ['blobs_url', '/git/blobs{/sha}'],
  ['branches_url', '/branches{/branch}'],
  ['collaborators_url', '/collaborators{/collaborator}'],
  ['comments_url', '/comments{/number}'],
  ['commits_url', '/commits{/sha}'],
  ['compare_url', '/compare/{base}...{head}'],
  ['contents_url', '/contents/{+path}'],
  ['contributors_url', '/contributors'],
  ['deployments_url', '/deployments'],
  ['downloads_url', '/downloads'],
  ['events_url', '/events'],
  ['forks_url', '/forks'],
  ['git_commits_url', '/git/commits{/sha}'],
  ['git_refs_url', '/git/refs{/sha}'],
  ['git_tags_url', '/git/tags{/sha}'],
  ['hooks_url', '/hooks'],
  ['issue_comment_url', '/issues/comments{/number}'],
  ['issue_events_url', '/issues/events{/number}'],
  ['issues_url', '/issues{/number}'],
  ['keys_url', '/keys{/key_id}'],
  ['labels_url', '/labels{/name}'],
  ['languages_url', '/languages'],
  ['merges_url', '/merges'],
  ['milestones_url', '/milestones{/number}'],
  ['notifications_url', '/notifications{?since,all,participating}'],
  ['pulls_url', '/pulls{/number}'],
  ['releases_url', '/releases{/id}'],
  ['stargazers_url', '/stargazers'],
  ['statuses_url', '/statuses/{sha}'],
  ['subscribers_url', '/subscribers'],
  ['subscription_url', '/subscription'],
  ['tags_url', '/tags'],
  ['teams_url', '/teams'],
  ['trees_url', '/git/trees{/sha}'],
]

function build(repository: Repository) {
  const fullName = `${repository.owner.login}/${repository.name}`
  const api = `https://api.github.com/repos/${fullName}`
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: fullName,
    private: repository.visibility !== 'public',
    owner: ownerJson(repository.owner),
    html_url: `https://github.com/${fullName}`,
    description: repository.description,
    fork: repository.fork,
    url: api,
    ...Object.fromEntries(PATHS.map(([field, path]) => [field, `${api}${path}`])),
  }
}
