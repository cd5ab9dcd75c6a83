import { offerFile } from '@/components/campaign/download'
import { copyText } from '@/components/campaign/handing-out'
import type { ExportFile } from '@/lib/exports/kinds'

/** What became of a file. `saved`: the browser took it; whether downloads are blocked, it does not tell. */
export interface HandedOut {
  file: ExportFile
  came: 'saved' | 'blocked' | 'copied' | 'not-copied'
}

/** Characters that a text field still shows without stopping the page. */
export const SHOWN_LENGTH = 2_000_000

export function save(file: ExportFile): HandedOut {
  return { file, came: offerFile(file.fileName, file.text, file.mimeType) ? 'saved' : 'blocked' }
}

export async function copy(file: ExportFile): Promise<HandedOut> {
  return { file, came: (await copyText(file.text)) ? 'copied' : 'not-copied' }
}
