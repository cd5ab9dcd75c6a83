import type { Chart as ChartType } from 'chart.js'
import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { UNNAMED, type Config, type Values } from './model'
import { onThemeChange, readPalette, type Palette } from './palette'

/** On paper a dot is far smaller than on a screen. */
const PRINT_RATIO = 3

/**
 * Draws on a canvas and keeps the picture true to what it shows and to the page's theme. Chart.js is loaded here, when there is
 * something to draw. `state` is `failed` when it cannot be had: the same numbers stand in a table. `highlight` shows the
 * tooltip of a point, as a pointer would.
 */
export function useChart(
  canvas: Readonly<Ref<HTMLCanvasElement | null>>,
  config: () => (palette: Palette) => Config,
) {
  const state = ref<'loading' | 'drawn' | 'failed'>('loading')
  let chart: ChartType<'bar' | 'line', Values, string | string[]> | null = null
  let gone = false

  async function draw(): Promise<void> {
    try {
      const { Chart } = await import('./chart')
      if (gone || !canvas.value) return
      if (!canvas.value.getContext('2d')) throw new Error('no canvas')
      chart = new Chart(canvas.value, config()(readPalette(canvas.value)))
      state.value = 'drawn'
    } catch {
      // Either the file of the library is missing or the browser refuses a canvas; the table does without both.
      state.value = 'failed'
    }
  }

  function update(): void {
    if (!chart || !canvas.value) return
    const { data, options } = config()(readPalette(canvas.value))
    chart.data = data
    if (options) chart.options = options
    chart.update('none')
  }

  function highlight(index: number | null): void {
    if (!chart) return
    const active = chart.data.datasets.flatMap(({ label, data }, datasetIndex) =>
      index !== null && label !== UNNAMED && data[index] !== null ? [{ datasetIndex, index }] : [],
    )
    chart.setActiveElements(active)
    chart.tooltip?.setActiveElements(active, { x: 0, y: 0 })
    chart.update('none')
  }

  /** Twice the dots before printing, and back: `resize` redraws with the ratio in force. */
  function resolve(ratio: number | undefined): void {
    if (!chart) return
    if (ratio === undefined) delete chart.options.devicePixelRatio
    else chart.options.devicePixelRatio = ratio
    chart.resize()
  }
  const toPaper = () => resolve(PRINT_RATIO)
  const toScreen = () => resolve(undefined)

  watch(config, update)
  // The canvas goes and comes with the table; a new one wants a new chart.
  watch(canvas, (now) => {
    chart?.destroy()
    chart = null
    if (now) void draw()
  })
  const stopWatching = onThemeChange(update)
  onMounted(() => {
    addEventListener('beforeprint', toPaper)
    addEventListener('afterprint', toScreen)
  })
  onBeforeUnmount(() => {
    gone = true
    stopWatching()
    removeEventListener('beforeprint', toPaper)
    removeEventListener('afterprint', toScreen)
    chart?.destroy()
  })
  return { state, highlight }
}
