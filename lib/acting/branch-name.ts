import type { FieldProblem } from '@/lib/failure'

/** Bytes; git keeps a branch as a file of its name, with `refs/heads/` before and `.lock` behind it. */
const LONGEST = 240

/**
 * What is wrong with the name of a branch: the rules of `git check-ref-format`, and that GitHub refuses what looks like a
 * commit (docs "Dealing with special characters in branch and tag names").
 */
export function branchProblem(name: string): FieldProblem[] {
  const field = 'branch'
  if (name === '') return [{ field, problem: 'fields.branch.missing' }]
  return isBranchName(name) ? [] : [{ field, problem: 'fields.branch.invalid' }]
}

function isBranchName(name: string): boolean {
  if (name === '@' || name === 'HEAD' || name.startsWith('-') || name.startsWith('refs/')) return false
  if (new TextEncoder().encode(name).length > LONGEST || /^[\da-f]{40}$/i.test(name)) return false
  if (!name.isWellFormed()) return false
  // eslint-disable-next-line no-control-regex -- git forbids these
  if (/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{/.test(name)) return false
  return name.split('/').every((part) => part !== '' && !/^\.|\.$|\.lock$/.test(part))
}

/** The first of these names that is free: with GitHub's own suffix `.1`, `.2`, … where it is taken. */
export function freeName(name: string, taken: readonly string[]): string {
  // On some file systems, and so for some people, capitals make no difference.
  const known = new Set(taken.map((one) => one.toLowerCase()))
  const isFree = (candidate: string) => !known.has(candidate.toLowerCase())
  let free = name
  for (let count = 1; !isFree(free); count += 1) free = `${name}.${count}`
  return free
}
