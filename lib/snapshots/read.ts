import * as v from 'valibot'
import { canonical } from './canonical'
import { inconsistencies } from './checks'
import { snapshotSchema } from './schema'
import { FORMAT, MAX_SNAPSHOT_BYTES, VERSION, type Snapshot } from './snapshot'
import { fail, ok, type Outcome } from '@/lib/failure'

/** Problems named in a failure; the rest of a damaged file adds nothing. */
const NAMED = 5
const MAX_PROBLEM = 160

/**
 * Whether a file of so many bytes may be read at all. To be asked before its text is.
 */
export function refuseBySize(bytes: number): Outcome<null> {
  if (bytes <= MAX_SNAPSHOT_BYTES) return ok(null)
  return fail({ kind: 'file-too-large', limit: MAX_SNAPSHOT_BYTES / 1024 / 1024 })
}

/**
 * The snapshot in the text of a file of `size` bytes, or why it is none: `file-too-large`, `not-a-snapshot` (another
 * JSON, another encoding, no JSON), `snapshot-version` (made by a newer Muster) or `snapshot-damaged` with the first
 * problems by path. Whatever is in the text, nothing is thrown.
 */
export function readSnapshot(text: string, size: number): Outcome<Snapshot> {
  const fits = refuseBySize(Math.max(size, text.length))
  if (!fits.ok) return fits

  const parsed = parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  if (!parsed.ok) return parsed
  const head = v.safeParse(headSchema, parsed.value)
  if (!head.success) return fail({ kind: 'not-a-snapshot' })
  const { version } = head.output
  if (typeof version === 'number' && Number.isSafeInteger(version) && version > VERSION)
    return fail({ kind: 'snapshot-version', version: String(version) })

  const checked = v.safeParse(snapshotSchema, parsed.value)
  if (!checked.success) return damaged(checked.issues.map(sentence))
  const problems = inconsistencies(checked.output)
  if (problems.length > 0) return damaged(problems)
  const { format: _, version: __, ...snapshot } = checked.output
  return ok(canonical(snapshot))
}

const headSchema = v.object({ format: v.literal(FORMAT), version: v.unknown() })

function parse(text: string): Outcome<unknown> {
  try {
    return ok(JSON.parse(text))
  } catch {
    // One of ours that lost its end, for instance in a download, is told apart from a file that never was one.
    const ours = /^\s*\{\s*"format"\s*:\s*"muster-snapshot"/.test(text.slice(0, 200))
    if (ours) return damaged(['the file is not complete JSON'])
    return fail({ kind: 'not-a-snapshot' })
  }
}

function damaged(problems: string[]): Outcome<never> {
  const named = problems.slice(0, NAMED).map((problem) => problem.slice(0, MAX_PROBLEM))
  return fail({ kind: 'snapshot-damaged', problems: named })
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
  return `${where}: expected ${issue.type === 'regex' || issue.type === 'check' ? issue.message : (issue.expected ?? issue.message)}`
}
