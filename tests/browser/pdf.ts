import { inflateSync } from 'node:zlib'

/** A page of a printed document. */
export interface PdfPage {
  /** How often text is shown on it: a run of glyphs each. */
  texts: number
  /** Width and height in points, 72 of which are an inch. */
  size: [width: number, height: number]
}

/**
 * The pages of a PDF as Chromium writes them: every object for itself, page contents compressed with Deflate, or not at all. As much
 * of the format as it takes to see that a page is not blank; of any other file it would make nothing.
 */
export function pdfPages(pdf: Buffer): PdfPage[] {
  const text = pdf.toString('latin1')
  const pages = [
    ...text.matchAll(/^\d+ 0 obj\s*<<(?:(?!endobj)[\s\S])*?\/Type \/Page\b(?!s)[\s\S]*?endobj/gm),
  ]
  return pages.map(([page]) => {
    const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(page) ?? []
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page) ?? []
    const shown = streamOf(pdf, text, contents).match(/\bT[jJ]\b/g) ?? []
    return { texts: shown.length, size: [Number(width), Number(height)] }
  })
}

function streamOf(pdf: Buffer, text: string, id: string): string {
  const from = text.search(new RegExp(`^${id} 0 obj`, 'm'))
  const begin = text.indexOf('stream\n', from) + 'stream\n'.length
  const end = text.indexOf('endstream', begin)
  const head = text.slice(from, begin)
  const length = Number(/\/Length (\d+)\b(?! 0 R)/.exec(head)?.[1] ?? end - begin)
  const data = pdf.subarray(begin, begin + length)
  return (head.includes('/FlateDecode') ? inflateSync(data) : data).toString('latin1')
}
