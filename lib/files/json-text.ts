import * as v from 'valibot'

/** How Muster's JSON files are read and written, whatever stands in them. */

/** Problems named in a failure; the rest of a damaged file adds nothing. */
const NAMED = 5
const MAX_PROBLEM = 160
/** Looking for more problems stops after the check has asked so often whether to: some ten times for each problem. */
const QUESTIONS = 200

/** What a text holds at first sight. Nothing is thrown, whatever is in it. */
export type FirstSight =
  | { state: 'ours'; value: unknown; version: unknown }
  /** One of ours that lost its end, for instance in a download. */
  | { state: 'cut-off' }
  | { state: 'foreign' }

const headSchema = v.object({ format: v.string(), version: v.unknown() })

/** Parses a text and tells whether it is of this format; a byte order mark is no matter. */
export function firstSight(text: string, format: string): FirstSight {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  const parsed = parse(plain)
  if (!parsed) return beginsLike(plain, format) ? { state: 'cut-off' } : { state: 'foreign' }
  const head = v.safeParse(headSchema, parsed.value)
  if (!head.success || head.output.format !== format) return { state: 'foreign' }
  return { state: 'ours', value: parsed.value, version: head.output.version }
}

/** The number of a version that is newer than the one that this Muster reads, as text; null for every other. */
export function newerVersion(version: unknown, known: number): string | null {
  return typeof version === 'number' && Number.isSafeInteger(version) && version > known
    ? String(version)
    : null
}

/**
 * What the value is by the schema, or the first problems by path. Not by `safeParse`, which either stops at the first problem or
 * keeps all of them: a list of eight million wrong things, of which a file of 16 MB has room, would need gigabytes.
 */
export function checkShape<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
): { value: T } | { problems: string[] } {
  let asked = 0
  const checked = schema['~run'](
    { value },
    {
      get abortEarly() {
        asked += 1
        return asked > QUESTIONS
      },
    },
  )
  return checked.issues ? { problems: firstProblems(checked.issues.map(sentence)) } : { value: checked.value }
}

/** The problems that a failure names, none of them long: a file may hold keys of any length. */
export function firstProblems(problems: readonly string[]): string[] {
  return problems.slice(0, NAMED).map((problem) => problem.slice(0, MAX_PROBLEM))
}

/** `"key":value` of each field, in the order of the object. */
export function fieldLines(object: object): string[] {
  return Object.entries(object).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
}

/** A list with one line for each item, so that two files can be compared line by line. */
export function itemLines(items: readonly object[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
}

/** An object of such fields. */
export function objectOf(fields: readonly string[]): string {
  return `{\n${fields.join(',\n')}\n}`
}

function parse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    // The only way to ask: a text that is no JSON is a SyntaxError.
    return null
  }
}

function beginsLike(text: string, format: string): boolean {
  const [, name] = /^\s*\{\s*"format"\s*:\s*"([\w-]+)"/.exec(text.slice(0, 200)) ?? []
  return name === format
}

function sentence(issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? []).map((item) =>
    typeof item.key === 'number' ? `[${item.key}]` : `.${String(item.key)}`,
  )
  const where =
    path
      .join('')
      .replace(/^\./, '')
      .slice(0, MAX_PROBLEM / 2) || 'file'
  if (issue.expected === 'never') return `${where}: not a field of this format`
  // JSON knows no undefined: it is what is read of a field that is not there.
  if (issue.input === undefined) return `${where}: missing`
  return `${where}: expected ${expectationOf(issue)}`
}

/** What would have been right, in words that can stand in a sentence. */
function expectationOf({ type, expected, message }: v.BaseIssue<unknown>): string {
  if (type === 'uuid') return 'a UUID'
  if (type === 'min_length') return `at least ${(expected ?? '').replace('>=', '')} of them`
  if (type === 'max_length') return `at most ${(expected ?? '').replace('<=', '')} of them`
  return type === 'regex' || type === 'check' ? message : (expected ?? message)
}
