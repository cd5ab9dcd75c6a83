import type { Repository } from './model.ts'

/** Whether pushes to a branch are refused: its name matches one of the patterns, in which `*` is anything but a slash. */
export function isProtected(repository: Repository, branch: string): boolean {
  return repository.protectedBranches.some((pattern) => {
    const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
    return new RegExp(`^${parts.join('[^/]*')}$`).test(branch)
  })
}

/** What git allows as the name of a branch: the rules of `git check-ref-format`. */
export function isBranchName(name: string): boolean {
  if (name === '' || name === '@' || name.startsWith('-') || name.includes('..') || name.includes('@{'))
    return false
  // A control character, a space or one of git's own marks.
  if (/[ ~^:?*[\\]/.test(name) || [...name].some((character) => character < ' ' || character === '\x7f'))
    return false
  return name
    .split('/')
    .every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock') && !part.endsWith('.'))
}

/** Whether another branch stands in the way: `a` and `a/b` cannot both exist. */
export function standsInTheWay(repository: Repository, name: string): boolean {
  return repository.branches.some((branch) => {
    return branch.name.startsWith(`${name}/`) || name.startsWith(`${branch.name}/`)
  })
}
