import { findBranch, findCommit } from '../../organization/git-history.ts'
import type { Commit } from '../../organization/git-model.ts'
import type { Repository } from '../../organization/model.ts'
import type { BlobPage, CodePage } from '../data/static.ts'
import { entriesOf } from './files.ts'

const TEXT = new TextDecoder()

/** The files of a branch or commit, in the folder that may follow its name; null where there is no such thing. */
export function codePage(repository: Repository, address: string): CodePage | null {
  const home = `/${repository.owner.login}/${repository.name}`
  const found = locate(repository, address)
  // A repository without any branch is an empty one, which has a page all the same.
  if (!found && (repository.branches.length > 0 || address !== repository.defaultBranch)) return null
  const files = found ? entriesOf(found.commit.files, found.path) : []
  if (!files) return null
  const ref = found?.ref ?? address
  const folder = found?.path ? `${found.path}/` : ''
  const visibility = `${repository.visibility.charAt(0).toUpperCase()}${repository.visibility.slice(1)}`
  return {
    kind: 'code',
    name: repository.name,
    description: repository.description,
    label: repository.archived ? `${visibility} archive` : visibility,
    branch: ref,
    folder: found?.path ?? '',
    branches: repository.branches.map((one) => ({ name: one.name, href: `${home}/tree/${one.name}` })),
    files: files.map(({ name, directory }) => ({
      name,
      directory,
      href: `${home}/${directory ? 'tree' : 'blob'}/${ref}/${folder}${name}`,
    })),
    commit: found ? commitLink(home, found.commit) : null,
  }
}

/** One file at a branch or commit: `BRANCH/PATH`, where both may have slashes. */
export function blobPage(repository: Repository, address: string): BlobPage | null {
  const home = `/${repository.owner.login}/${repository.name}`
  const found = locate(repository, address)
  const file = found?.commit.files.get(found.path)
  if (!found || !file) return null
  return {
    kind: 'blob',
    path: found.path,
    branch: found.ref,
    text: TEXT.decode(file.bytes),
    commit: commitLink(home, found.commit),
  }
}

function commitLink(home: string, { sha, message }: Commit): NonNullable<CodePage['commit']> {
  return { sha, href: `${home}/commit/${sha}`, title: message.split('\n')[0] ?? '' }
}

/** Which branch or commit an address begins with, and what is left of it: the longest name wins. */
function locate(
  repository: Repository,
  address: string,
): { ref: string; path: string; commit: Commit } | null {
  const parts = address.split('/')
  for (let length = parts.length; length > 0; length--) {
    const ref = parts.slice(0, length).join('/')
    const known = findBranch(repository, ref) !== undefined || /^[\da-f]{40}$/.test(ref)
    const commit = known ? findCommit(repository, ref) : null
    if (commit) return { ref, path: parts.slice(length).join('/'), commit }
  }
  return null
}
