import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sight } from './studio.ts'

/** Writes `index.html` beside the pictures: everything on one page, light beside dark. */
export async function writeGallery(folder: string, sights: readonly Sight[]): Promise<string> {
  const file = join(folder, 'index.html')
  await writeFile(file, page(sights))
  return file
}

/** Names are our own and hold no markup. */
function page(sights: readonly Sight[]): string {
  const sections = sights.map(
    ({ name, pictures }, index) => `<section>
  <h2>${index + 1}. ${name}</h2>
  <div>${pictures.map(picture).join('')}</div>
</section>`,
  )
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every view and dialog</title>
<style>
  body { font: 16px sans-serif; margin: 24px; background: #888; }
  div { display: flex; flex-wrap: wrap; gap: 16px; align-items: start; }
  figure { margin: 0; }
  img { display: block; max-width: 48vw; }
</style>
<h1>Every view and dialog, light and dark</h1>
${sections.join('\n')}
</html>
`
}

function picture({ file, width, scheme }: Sight['pictures'][number]): string {
  return `<figure><a href="${file}"><img src="${file}" width="${width}" alt="${scheme}, ${width} pixels wide" loading="lazy"></a></figure>`
}
