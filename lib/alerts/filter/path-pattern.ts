import { perIndex } from './per-index'
import { collect } from './vocabulary'
import type { AlertIndex } from '@/lib/alerts/alert-index'

/** Filled as paths are asked for: most filters have ruled out most alerts before they come to the path. */
const lowerCasePaths = perIndex((): (string | undefined)[] => [])

/** Folders at the top of the repositories, as patterns. */
export const topFolders = perIndex((index) => {
  const meanings = index.paths.flatMap((path, member) => {
    const end = path.indexOf('/')
    return end > 0 && !path.slice(0, end).includes('*') ? [{ value: `${path.slice(0, end)}/*`, member }] : []
  })
  return collect('path', meanings)
})

/**
 * Whether the path of an entry matches. Without `*` the text may stand anywhere in the path; with it, the whole path
 * must match, and `*` stands for any characters, slashes too. Upper and lower case are the same.
 */
export function pathMatches(index: AlertIndex, pattern: string): (entry: number) => boolean {
  const known = lowerCasePaths(index)
  const test = pathTest(pattern.toLowerCase())
  return (entry) => test((known[entry] ??= (index.paths[entry] ?? '').toLowerCase()))
}

/** No regular expression: the pattern comes from a person or a link, and one with many `*` must not take forever. */
function pathTest(pattern: string): (path: string) => boolean {
  const parts = pattern.split('*')
  const [first = '', ...rest] = parts
  const last = rest.pop()
  if (last === undefined) return (path) => path.includes(pattern)
  return (path) => {
    if (path.length < first.length + last.length || !path.startsWith(first) || !path.endsWith(last))
      return false
    const end = path.length - last.length
    let at = first.length
    for (const part of rest) {
      const found = path.indexOf(part, at)
      if (found < 0) return false
      at = found + part.length
    }
    // What stands before the last `*` must not reach into what stands after it.
    return at <= end
  }
}
