import type { Commit } from '../../organization/git-model.ts'
import { emailOf } from '../../organization/git-objects.ts'
import type { Repository } from '../../organization/model.ts'
import { iso } from './dates.ts'
import { personJson } from './person.ts'

/** The commit in schema `file-commit`: what git itself knows of it. */
export function gitCommitJson(repository: Repository, commit: Commit) {
  const git = ({ sha }: { sha: string }) => ({
    sha,
    url: `${apiOf(repository)}/git/commits/${sha}`,
    html_url: pageOf(repository, sha),
  })
  return {
    ...git(commit),
    node_id: nodeIdOf(repository, commit),
    ...toldOf(repository, commit),
    parents: parentsOf(commit).map(git),
  }
}

/** Schema `commit`: an entry of the list of commits, which names the people's accounts beside what git knows of them. */
export function commitJson(repository: Repository, commit: Commit) {
  const { sha } = commit
  const api = ({ sha: name }: { sha: string }) => ({
    sha: name,
    url: `${apiOf(repository)}/commits/${name}`,
    html_url: pageOf(repository, name),
  })
  const who = personJson(commit.author)
  return {
    ...api(commit),
    node_id: nodeIdOf(repository, commit),
    comments_url: `${apiOf(repository)}/commits/${sha}/comments`,
    commit: {
      ...toldOf(repository, commit),
      url: `${apiOf(repository)}/git/commits/${sha}`,
      comment_count: 0,
    },
    author: who,
    committer: who,
    parents: parentsOf(commit).map(api),
  }
}

function toldOf(repository: Repository, commit: Commit) {
  const who = { name: commit.author.name, email: emailOf(commit.author), date: iso(commit.time) }
  return {
    author: who,
    committer: who,
    tree: { sha: commit.tree, url: `${apiOf(repository)}/git/trees/${commit.tree}` },
    message: commit.message,
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  }
}

function parentsOf({ parent }: Commit): { sha: string }[] {
  return parent === null ? [] : [{ sha: parent }]
}

function nodeIdOf({ id }: Repository, { sha }: Commit): string {
  return `C_${Buffer.from(`demo:${id}:${sha}`).toString('base64url')}`
}

function apiOf({ owner, name }: Repository): string {
  return `https://api.github.com/repos/${owner.login}/${name}`
}

function pageOf({ owner, name }: Repository, sha: string): string {
  return `https://github.com/${owner.login}/${name}/commit/${sha}`
}
