import type { Chart as ChartType } from 'chart.js'
import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { whenConnected } from './connected'
import { UNNAMED, type Config, type Values } from './model'
import { onThemeChange, readPalette, type Palette } from './palette'
import { onPaper, onResolution, PAPER } from './paper'

/**
 * Draws on a canvas and keeps the picture true to what it shows, to the page's theme and to what it is shown on: for paper it is
 * drawn anew, as wide as the page and with more dots. Chart.js is loaded here, when there is something to draw. `state` is
 * `failed` when it cannot be had: the same numbers stand in a table. `highlight` shows the tooltip of a point, as a pointer would.
 */
export function useChart(
  canvas: Readonly<Ref<HTMLCanvasElement | null>>,
  config: () => (palette: Palette) => Config,
) {
  const state = ref<'loading' | 'drawn' | 'failed'>('loading')
  let chart: ChartType<'bar' | 'line', Values, string | string[]> | null = null
  let gone = false
  let isPaper = false
  let lit: number | null = null

  async function draw(): Promise<void> {
    try {
      const { Chart } = await import('./chart')
      const place = canvas.value
      if (place) await whenConnected(place)
      if (gone || !place || canvas.value !== place) return
      if (!place.getContext('2d')) throw new Error('no canvas')
      chart = new Chart(place, config()(paletteOf(place)))
      if (isPaper) fit()
      state.value = 'drawn'
    } catch {
      // Either the file of the library is missing or the browser refuses a canvas; the table does without both.
      state.value = 'failed'
    }
  }

  function paletteOf(element: Element): Palette {
    return readPalette(element, isPaper ? PAPER.ratio : devicePixelRatio, isPaper)
  }

  function update(): void {
    if (!chart || !canvas.value) return
    const { data, options = {} } = config()(paletteOf(canvas.value))
    chart.data = data
    chart.options = isPaper ? { ...options, devicePixelRatio: PAPER.ratio } : options
    chart.update('none')
  }

  /** To what it is shown on: colours, dots and size. A tooltip stays on the screen. */
  function fit(): void {
    if (!chart || !canvas.value) return
    if (isPaper) show(null)
    update()
    if (isPaper) return chart.resize(paperWidth(canvas.value), PAPER.height)
    chart.resize()
    if (lit !== null) highlight(lit)
  }

  function highlight(index: number | null): void {
    lit = index
    show(index)
    chart?.update('none')
  }

  function show(index: number | null): void {
    if (!chart) return
    const active = chart.data.datasets.flatMap(({ label, data }, datasetIndex) =>
      index !== null && label !== UNNAMED && data[index] !== null ? [{ datasetIndex, index }] : [],
    )
    chart.setActiveElements(active)
    chart.tooltip?.setActiveElements(active, { x: 0, y: 0 })
  }

  watch(config, update)
  // The canvas goes and comes with the table; a new one wants a new chart.
  watch(canvas, (now) => {
    chart?.destroy()
    chart = null
    if (now) void draw()
  })
  const ends: (() => void)[] = [onThemeChange(update)]
  onMounted(() => {
    ends.push(
      onResolution(fit),
      onPaper((now) => {
        isPaper = now
        fit()
      }),
    )
  })
  onBeforeUnmount(() => {
    gone = true
    for (const end of ends) end()
    chart?.destroy()
  })
  return { state, highlight }
}

/** The page's, once its layout is that of the paper. Whatever is drawn, charts.css fits it in without pulling it out of shape. */
function paperWidth(canvas: HTMLCanvasElement): number {
  const width = matchMedia('print').matches ? canvas.parentElement?.clientWidth : 0
  return width || PAPER.width
}
