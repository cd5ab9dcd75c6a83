import type { Files, GitFile } from './git-model.ts'
import { gitFile } from './git-objects.ts'
import type { Repository } from './model.ts'

const kept = new WeakMap<Repository, Files>()

/**
 * The files that a generated repository begins with: a README, and the files that its alerts are in, long enough for
 * their lines. Made when somebody looks for the first time.
 */
export function firstFiles(repository: Repository): Files {
  const known = kept.get(repository)
  if (known) return known
  const lengths = new Map<string, number>()
  for (const { path, endLine } of repository.alerts) {
    lengths.set(path, Math.max(lengths.get(path) ?? 0, endLine))
  }
  const files = new Map([['README.md', readme(repository)]])
  for (const [path, length] of lengths) files.set(path, gitFile(sourceText(path, length)))
  kept.set(repository, files)
  return files
}

/** What GitHub writes into a README when it makes a repository. */
export function readme({ name, description }: Pick<Repository, 'name' | 'description'>): GitFile {
  return gitFile(description === null ? `# ${name}` : `# ${name}\n${description}\n`)
}

function sourceText(path: string, length: number): string {
  const mark = commentMark(path)
  return Array.from({ length: length + 1 }, (_, index) => `${mark} ${path}, line ${index + 1}\n`).join('')
}

/** How a line of a comment begins in the language of a file. */
export function commentMark(path: string): string {
  return /\.(py|rb|ya?ml)$|(^|\/)Dockerfile$/.test(path) ? '#' : '//'
}
