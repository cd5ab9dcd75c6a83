import { fail, type Outcome } from '@/lib/failure'
import type { Snapshot } from '@/lib/snapshots/snapshot'

/** What of a file is needed; also what a test can make. */
export type SnapshotFile = Pick<File, 'name' | 'size' | 'text' | 'slice'>

/** What a file that is no snapshot looks like, where that says what to do about it. */
export type Likeness = 'empty' | 'gzip' | 'zip' | 'utf-16' | 'lines'

/** The size is looked at before the text is. What reads is loaded with the first file: the empty page is there at once. */
export async function readFile(file: SnapshotFile): Promise<Outcome<Snapshot>> {
  try {
    const { readSnapshot, refuseBySize } = await import('@/lib/snapshots/read')
    const fits = refuseBySize(file.size)
    return fits.ok ? readSnapshot(await file.text(), file.size) : fits
  } catch (error) {
    // A folder, or a file that went away after it was chosen.
    if (error instanceof DOMException) return fail({ kind: 'file-unreadable' })
    return fail({ kind: 'internal', detail: error instanceof Error ? error.message : String(error) })
  }
}

/** Enough to see the first lines of any of our files. */
const GLANCE = 4096
const SIGNATURES: [Likeness, number[]][] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['utf-16', [0xff, 0xfe]],
  ['utf-16', [0xfe, 0xff]],
  // JSON in UTF-16 without a mark: every other byte of its first characters is zero.
  ['utf-16', [0x7b, 0x00]],
  ['utf-16', [0x00, 0x7b]],
]

/** Tells by its first bytes what became of a file on its way; null where nothing is to be seen. */
export async function likenessOf(file: SnapshotFile): Promise<Likeness | null> {
  if (file.size === 0) return 'empty'
  try {
    const bytes = new Uint8Array(await file.slice(0, GLANCE).arrayBuffer())
    const signature = SIGNATURES.find(([, start]) => start.every((byte, at) => bytes[at] === byte))
    if (signature) return signature[0]
    return isLines(new TextDecoder().decode(bytes)) ? 'lines' : null
  } catch {
    // It cannot be read at all, which is what is said about it already.
    return null
  }
}

/** One JSON after the other: the first line is whole, and something follows. */
function isLines(text: string): boolean {
  const end = text.indexOf('\n')
  if (end < 0 || !/^\s*\{/.test(text) || text.slice(end).trim() === '') return false
  try {
    JSON.parse(text.slice(0, end))
    return true
  } catch {
    // The first line is a part of something larger.
    return false
  }
}
