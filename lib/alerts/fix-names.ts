/**
 * How branches and pull requests say for which alerts they are. GitHub's own way comes first, so that work is found whoever
 * began it; what Muster makes for several alerts says so to every other Muster.
 */

/** GitHub's own name for the branch of an alert's fix: `alert-autofix-7`, with a suffix where that one exists already. */
export const FIX_BRANCH_PREFIX = 'alert-autofix-'
/** GitHub's suffix is a dot and a number: `alert-autofix-7.1`. Ours for several alerts: `alert-autofix-5-7-9`. */
const FIX_BRANCH = /^alert-autofix-(\d{1,9}(?:-\d{1,9})*)(?:[.-].*)?$/
/** GitHub's title for it: `Potential fix for code scanning alert no. 7: Code injection`. People put words before it. */
const FIX_TITLE = /\bcode scanning alert no\. ?(\d{1,9}):/i
const MARK = /<!-- muster alerts=(\d{1,9}(?:,\d{1,9})*) -->/g

/** Longer names are a burden to everybody who types them; git itself ends at 255 bytes. */
const LONGEST_NAME = 100
/** As many as a campaign has by GitHub’s own limit: a body could hold ten thousand. */
const MOST = 1000

/** A name for the branch of these alerts’ fix: with all their numbers, as far as they fit. */
export function fixBranchName(numbers: readonly number[]): string {
  const sorted = ascending(numbers)
  const whole = FIX_BRANCH_PREFIX + sorted.join('-')
  if (whole.length <= LONGEST_NAME) return whole
  const [first = 0] = sorted
  return `${FIX_BRANCH_PREFIX}${first}-and-${sorted.length - 1}-more`
}

/**
 * The numbers of the alerts in the name of a fix's branch. Several have to ascend: in `alert-autofix-7-2` the 2 is somebody's
 * suffix.
 */
export function alertsOfBranch(name: string): number[] {
  const [first = 0, ...rest] = (FIX_BRANCH.exec(name)?.[1] ?? '').split('-').map(Number)
  if (first === 0) return []
  const ascends = rest.every((number, index) => number > (rest[index - 1] ?? first))
  return ascends ? [first, ...rest] : [first]
}

/** The number of the alert in a pull request's title; none or one. */
export function alertsOfTitle(title: string): number[] {
  const number = Number(FIX_TITLE.exec(title)?.[1] ?? 0)
  return number === 0 ? [] : [number]
}

/** The numbers in the marks of a pull request's body. */
export function alertsOfBody(body: string): number[] {
  const numbers = [...body.matchAll(MARK)].flatMap(([, list = '']) => list.split(',').map(Number))
  return ascending(numbers.filter((number) => number > 0)).slice(0, MOST)
}

/** The body with one mark that nobody sees at its end, in place of those that were in it. */
export function withAlertMark(body: string, numbers: readonly number[]): string {
  const rest = body.replace(MARK, '').trimEnd()
  const mark = `<!-- muster alerts=${ascending(numbers).join(',')} -->`
  return rest === '' ? mark : `${rest}\n\n${mark}`
}

function ascending(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}
