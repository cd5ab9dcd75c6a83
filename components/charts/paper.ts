/**
 * What a chart is drawn with for paper: dots to a CSS pixel, and the width (pixels) of an A4 page between the margins of a report,
 * for browsers that do not say what the page will be like. The height is that of a chart of which two find room on a page.
 */
export const PAPER = { ratio: 3, width: 690, height: 225 }

/**
 * Calls back with true before the page is printed and with false after it, until the returned function is called. Chromium says it
 * twice: first with the layout of the screen (`beforeprint`), then with that of the paper (`print` begins to match); Firefox only
 * once; developer tools that emulate paper send no events, only the query changes.
 */
export function onPaper(changed: (isPaper: boolean) => void): () => void {
  const print = matchMedia('print')
  const toPaper = () => changed(true)
  const toScreen = () => changed(false)
  const follow = ({ matches }: MediaQueryListEvent) => changed(matches)
  addEventListener('beforeprint', toPaper)
  addEventListener('afterprint', toScreen)
  print.addEventListener('change', follow)
  if (print.matches) changed(true)
  return () => {
    removeEventListener('beforeprint', toPaper)
    removeEventListener('afterprint', toScreen)
    print.removeEventListener('change', follow)
  }
}

/**
 * Calls back when a CSS pixel gets another number of dots, by zoom or by a move to another screen, until the returned function is
 * called. A query names one resolution, so that each change wants a new one.
 */
export function onResolution(changed: () => void): () => void {
  let query: MediaQueryList | null = null
  function follow(): void {
    query?.removeEventListener('change', next)
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    query.addEventListener('change', next)
  }
  function next(): void {
    follow()
    changed()
  }
  follow()
  return () => query?.removeEventListener('change', next)
}
