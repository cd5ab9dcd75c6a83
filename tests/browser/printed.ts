import type { Page } from '@playwright/test'

/** A chart as it stands on the page at one moment. Lengths in CSS pixels. */
export interface ShownChart {
  heading: string
  /** Of its picture, as laid out. */
  width: number
  height: number
  /** What there is room for. */
  room: number
  /** Dots of the picture to a CSS pixel of the layout, across and down. */
  ratios: [across: number, down: number]
  /** By how much the picture stands over the legend below it. */
  overLegend: number
  /** The picture itself. */
  picture: string
}

type Watched = typeof globalThis & { chartsOnPaper?: ShownChart[]; chartsNow?: () => ShownChart[] }

/** Teaches a page to measure its charts, now and while it is laid out for paper. To be called after the charts are drawn. */
export async function watchCharts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = globalThis as Watched
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?? [])]
    watched.chartsNow = () =>
      roots
        .flatMap((root) => [...root.querySelectorAll<HTMLElement>('.m-chart:has(canvas)')])
        .map((chart) => {
          const canvas = chart.querySelector('canvas')
          if (!canvas) throw new Error('A chart without a picture')
          const box = canvas.getBoundingClientRect()
          const legend = chart.querySelector('.m-legend')?.getBoundingClientRect()
          return {
            heading: chart.querySelector('h2')?.textContent ?? '',
            width: box.width,
            height: box.height,
            room: canvas.parentElement?.clientWidth ?? 0,
            ratios: [canvas.width / box.width, canvas.height / box.height],
            overLegend: legend ? box.bottom - legend.top : 0,
            picture: canvas.toDataURL(),
          }
        })
    matchMedia('print').addEventListener('change', ({ matches }) => {
      if (matches) watched.chartsOnPaper = watched.chartsNow?.() ?? []
    })
  })
}

/** The charts on the screen. */
export async function chartsNow(page: Page): Promise<ShownChart[]> {
  return page.evaluate(() => (globalThis as Watched).chartsNow?.() ?? [])
}

/** The charts as they were when the page was printed last. */
export async function chartsOnPaper(page: Page): Promise<ShownChart[]> {
  return page.evaluate(() => (globalThis as Watched).chartsOnPaper ?? [])
}
