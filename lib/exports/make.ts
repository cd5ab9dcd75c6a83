import { csvExport, type CsvKind } from './csv-export'
import { htmlExport } from './html/report'
import type { ExportFile, ExportKind } from './kinds'
import { markdownExport } from './markdown'
import { fileNameOf } from '@/lib/snapshots/file-name'
import { canonical } from '@/lib/snapshots/canonical'
import type { Snapshot } from '@/lib/snapshots/snapshot'

/**
 * A snapshot's numbers as another file, in the order in which they stand in its own. Nothing is computed here that does not
 * stand in it: the same snapshot gives the same bytes, whoever opened or made it.
 */
export function exportOf(source: Snapshot, kind: ExportKind): ExportFile {
  const snapshot = canonical(source)
  switch (kind) {
    case 'markdown':
      return {
        fileName: fileNameOf(snapshot, null, 'md'),
        mimeType: 'text/markdown;charset=utf-8',
        text: markdownExport(snapshot),
      }
    case 'html':
      return {
        fileName: fileNameOf(snapshot, null, 'html'),
        mimeType: 'text/html;charset=utf-8',
        text: htmlExport(snapshot),
      }
    default:
      return {
        fileName: fileNameOf(snapshot, partOf(kind), 'csv'),
        mimeType: 'text/csv;charset=utf-8',
        text: csvExport(snapshot, kind),
      }
  }
}

/** `alerts` of `csv-alerts`. */
function partOf(kind: CsvKind): string {
  return kind.slice('csv-'.length)
}
