import { csvExport, type CsvKind } from './csv-export'
import { htmlExport } from './html/report'
import type { ExportFile, ExportKind } from './kinds'
import { markdownExport } from './markdown'
import { fileNameOf } from '@/lib/snapshots/file-name'
import type { Snapshot } from '@/lib/snapshots/snapshot'

/** A snapshot's numbers as another file. Nothing is computed here that does not stand in the snapshot. */
export function exportOf(snapshot: Snapshot, kind: ExportKind): ExportFile {
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
