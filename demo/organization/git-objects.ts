import { createHash } from 'node:crypto'
import type { Commit, Entry, Files, GitFile } from './git-model.ts'
import type { Person } from './model.ts'

interface Folder {
  files: Map<string, GitFile>
  folders: Map<string, Folder>
}

/** A file with the name that git gives it. Text becomes UTF-8. */
export function gitFile(content: string | Uint8Array): GitFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return { sha: objectSha('blob', bytes), bytes }
}

/** Git's name of a commit, from what it consists of. */
export function commitSha(commit: Omit<Commit, 'sha' | 'files' | 'changed' | 'autofixOf'>): string {
  const who = `${commit.author.name} <${emailOf(commit.author)}> ${Math.floor(commit.time / 1000)} +0000`
  const lines = [
    `tree ${commit.tree}`,
    ...(commit.parent === null ? [] : [`parent ${commit.parent}`]),
    `author ${who}`,
    `committer ${who}`,
    '',
    commit.message,
  ]
  return objectSha('commit', Buffer.from(lines.join('\n')))
}

/** The address under which GitHub lets people commit who tell no other. */
export function emailOf(person: Person): string {
  return `${person.id}+${person.login}@users.noreply.github.com`
}

/** Git's name of the root folder that holds these files. */
export function treeSha(files: Files): string {
  return folderSha(unfold(files))
}

/** What lies in a folder (`''` is the root), in git's order; null when there is no such folder. */
export function listFolder(files: Files, path: string): Entry[] | null {
  let folder: Folder | undefined = unfold(files)
  for (const part of path === '' ? [] : path.split('/')) folder = folder?.folders.get(part)
  return folder ? entriesOf(folder, path) : null
}

function unfold(files: Files): Folder {
  const root: Folder = { files: new Map(), folders: new Map() }
  for (const [path, file] of files) {
    const parts = path.split('/')
    const name = parts.pop() ?? ''
    let folder = root
    for (const part of parts) {
      const inner = folder.folders.get(part) ?? { files: new Map(), folders: new Map() }
      folder.folders.set(part, inner)
      folder = inner
    }
    folder.files.set(name, file)
  }
  return root
}

/** Git sorts by bytes, and folders as if their name ended with a slash. */
function entriesOf(folder: Folder, path: string): Entry[] {
  const inside = (name: string) => (path === '' ? name : `${path}/${name}`)
  const entries: Entry[] = []
  for (const [name, { sha, bytes }] of folder.files)
    entries.push({ kind: 'file', name, path: inside(name), sha, size: bytes.length })
  for (const [name, inner] of folder.folders)
    entries.push({ kind: 'dir', name, path: inside(name), sha: folderSha(inner), size: 0 })
  const key = ({ kind, name }: Entry) => Buffer.from(kind === 'dir' ? `${name}/` : name)
  return entries.sort((left, right) => Buffer.compare(key(left), key(right)))
}

function folderSha(folder: Folder): string {
  const parts = entriesOf(folder, '').flatMap(({ kind, name, sha }) => [
    Buffer.from(`${kind === 'dir' ? '40000' : '100644'} ${name}\0`),
    Buffer.from(sha, 'hex'),
  ])
  return objectSha('tree', Buffer.concat(parts))
}

function objectSha(kind: 'blob' | 'tree' | 'commit', body: Uint8Array): string {
  return createHash('sha1').update(`${kind} ${body.length}\0`).update(body).digest('hex')
}
