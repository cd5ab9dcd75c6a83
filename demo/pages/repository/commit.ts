import { findCommit } from '../../organization/git-history.ts'
import type { Repository } from '../../organization/model.ts'
import type { World } from '../../organization/world.ts'
import { ago } from '../ago.ts'
import type { CommitPage } from '../data/static.ts'
import { viewerOf } from '../nav-data.ts'

/** The page of a commit, by its whole name; null where the repository has none. */
export function commitPage(world: World, repository: Repository, sha: string): CommitPage | null {
  const commit = /^[\da-f]{40}$/.test(sha) ? findCommit(repository, sha) : null
  if (!commit) return null
  const home = `/${repository.owner.login}/${repository.name}`
  const [title = '', ...rest] = commit.message.split('\n')
  const branches = repository.branches.filter((branch) => branch.sha === sha)
  return {
    kind: 'commit',
    sha,
    title,
    text: rest.join('\n').trim(),
    author: viewerOf(commit.author),
    when: ago(commit.time, world.clock()),
    branches: branches.map(({ name }) => ({ name, href: `${home}/tree/${name}` })),
    files: commit.changed.map((path) => ({ name: path, href: `${home}/blob/${sha}/${path}` })),
  }
}
