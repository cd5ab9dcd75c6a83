import type { Chart as ChartType } from 'chart.js'
import { onBeforeUnmount, ref, watch, type Ref } from 'vue'
import { onThemeChange, readPalette } from './palette'
import type { Picture } from './datasets'
import { timelineConfig } from './timeline-config'

/**
 * Draws a timeline on a canvas and keeps it true to what it shows and to the page's theme. Chart.js is loaded here, when there
 * is something to draw. `state` is `failed` when it cannot be had: the same numbers stand in the table.
 */
export function useTimelineChart(canvas: Readonly<Ref<HTMLCanvasElement | null>>, picture: () => Picture) {
  const state = ref<'loading' | 'drawn' | 'failed'>('loading')
  let chart: ChartType<'bar' | 'line', (number | null)[], string> | null = null
  let gone = false

  async function draw(): Promise<void> {
    try {
      const { Chart } = await import('./chart')
      if (gone || !canvas.value) return
      if (!canvas.value.getContext('2d')) throw new Error('no canvas')
      chart = new Chart(canvas.value, timelineConfig(picture(), readPalette(canvas.value)))
      state.value = 'drawn'
    } catch {
      // Either the file of the library is missing or the browser refuses a canvas; the table does without both.
      state.value = 'failed'
    }
  }

  function update(): void {
    if (!chart || !canvas.value) return
    const { data, options } = timelineConfig(picture(), readPalette(canvas.value))
    chart.data = data
    if (options) chart.options = options
    chart.update('none')
  }

  watch(picture, update)
  // The canvas goes and comes with the table; a new one wants a new chart.
  watch(canvas, (now) => {
    chart?.destroy()
    chart = null
    if (now) void draw()
  })
  const stopWatching = onThemeChange(update)
  onBeforeUnmount(() => {
    gone = true
    stopWatching()
    chart?.destroy()
  })
  return { state }
}
