import { canonical } from './canonical'
import { inconsistencies } from './checks'
import { snapshotSchema } from './schema'
import { FORMAT, MAX_SNAPSHOT_BYTES, VERSION, type Snapshot } from './snapshot'
import { sumOf } from './write'
import { fail, ok, type Outcome } from '@/lib/failure'
import { checkShape, firstProblems, firstSight, newerVersion } from '@/lib/files/json-text'

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

  const seen = firstSight(text, FORMAT)
  if (seen.state === 'foreign') return fail({ kind: 'not-a-snapshot' })
  if (seen.state === 'cut-off') return damaged(['the file is not complete JSON'])
  const newer = newerVersion(seen.version, VERSION)
  if (newer !== null) return fail({ kind: 'snapshot-version', version: newer })

  const checked = checkShape(snapshotSchema, seen.value)
  if ('problems' in checked) return damaged(checked.problems)
  const { format: _, version: __, sha256, ...snapshot } = checked.value
  const problems = [...wrongSum(snapshot, sha256), ...inconsistencies(snapshot)]
  return problems.length > 0 ? damaged(problems) : ok(canonical(snapshot))
}

/** A file that lost or changed something on its way, whether or not its numbers still agree. */
function wrongSum(snapshot: Snapshot, written: string): string[] {
  const sum = sumOf(snapshot)
  return sum === written ? [] : [`sha256: ${written}, but the content gives ${sum}`]
}

function damaged(problems: string[]): Outcome<never> {
  return fail({ kind: 'snapshot-damaged', problems: firstProblems(problems) })
}
