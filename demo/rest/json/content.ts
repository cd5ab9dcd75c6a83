import type { Commit, Entry, GitFile } from '../../organization/git-model.ts'
import type { Repository } from '../../organization/model.ts'
import { gitCommitJson } from './commit.ts'

/** Bytes up to which GitHub tells a file's content in JSON. */
const LARGEST_TOLD = 1_048_576

/** What GitHub tells of a file or folder wherever it names one; `ref` as it was asked for, or the default branch. */
export function entryJson(repository: Repository, ref: string, entry: Entry) {
  const fullName = `${repository.owner.login}/${repository.name}`
  const path = entry.path.split('/').map(encodeURIComponent).join('/')
  const file = entry.kind === 'file'
  const api = `https://api.github.com/repos/${fullName}`
  const self = `${api}/contents/${path}?ref=${encodeURIComponent(ref)}`
  const git = `${api}/git/${file ? 'blobs' : 'trees'}/${entry.sha}`
  const html = `https://github.com/${fullName}/${file ? 'blob' : 'tree'}/${encodeURI(ref)}/${path}`
  return {
    name: entry.name,
    path: entry.path,
    sha: entry.sha,
    size: entry.size,
    url: self,
    html_url: html,
    git_url: git,
    download_url: file ? `https://raw.githubusercontent.com/${fullName}/${encodeURI(ref)}/${path}` : null,
    type: entry.kind,
    _links: { self, git, html },
  }
}

/** A file as an entry of the folder that it is in. */
export function entryOf(path: string, file: GitFile): Entry {
  return { kind: 'file', name: path.split('/').at(-1) ?? '', path, sha: file.sha, size: file.bytes.length }
}

/** Schema `content-file`. Base64 comes in lines, as from GitHub; a larger file comes without its content. */
export function fileJson(repository: Repository, ref: string, path: string, file: GitFile) {
  const told = file.bytes.length <= LARGEST_TOLD
  const lines = told ? Buffer.from(file.bytes).toString('base64').replaceAll(/.{60}/g, '$&\n') : ''
  const content = lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`
  return { ...entryJson(repository, ref, entryOf(path, file)), content, encoding: told ? 'base64' : 'none' }
}

/** Schema `file-commit`: what a change of a file made; without a file when that is gone. */
export function fileCommitJson(repository: Repository, branch: string, path: string, commit: Commit) {
  const file = commit.files.get(path)
  return {
    content: file ? entryJson(repository, branch, entryOf(path, file)) : null,
    commit: gitCommitJson(repository, commit),
  }
}
