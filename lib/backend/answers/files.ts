import type { Answer, Input } from '../contract'
import { ok, type Outcome } from '@/lib/failure'
import { exportOf } from '@/lib/exports/make'
import { fileNameOf } from '@/lib/snapshots/file-name'
import { refuseBySize } from '@/lib/snapshots/read'
import type { Snapshot } from '@/lib/snapshots/snapshot'
import { withhold } from '@/lib/snapshots/withhold'
import { writeSnapshot } from '@/lib/snapshots/write'

type Wish = Pick<Input<'export.make'>, 'people' | 'paths'>

/** A snapshot as a file, over the background and over an opened snapshot alike. */
export function snapshotFile(snapshot: Snapshot, wish: Wish): Outcome<Answer<'snapshot.make'>> {
  const handed = handedOut(snapshot, wish)
  return readable({ fileName: fileNameOf(handed, null, 'json'), text: writeSnapshot(handed) })
}

/** Another export of a snapshot's numbers. */
export function exportFile(
  snapshot: Snapshot,
  { kind, ...wish }: Wish & Pick<Input<'export.make'>, 'kind'>,
): Outcome<Answer<'export.make'>> {
  return readable(exportOf(handedOut(snapshot, wish), kind))
}

function handedOut(snapshot: Snapshot, { people, paths }: Wish): Snapshot {
  return withhold(snapshot, { people: !people, paths: !paths })
}

/** Nobody could open a larger snapshot, and no message carries a larger text. */
function readable<F extends { text: string }>(file: F): Outcome<F> {
  const fits = refuseBySize(new TextEncoder().encode(file.text).length)
  return fits.ok ? ok(file) : fits
}
