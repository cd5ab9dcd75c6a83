/** Stands in for Chart.js: writes down what it was given. */

export interface Drawn {
  data: { labels?: unknown[]; datasets: { label?: string; data: unknown[] }[] }
  options: { devicePixelRatio?: number }
  destroyed: boolean
  updates: number
  sizes: (number | undefined)[]
  active: { datasetIndex: number; index: number }[]
}

/** Every chart that was made, in order. */
export const drawn: Drawn[] = []

export class Chart implements Drawn {
  data: Drawn['data']
  options: Drawn['options']
  destroyed = false
  updates = 0
  sizes: (number | undefined)[] = []
  active: Drawn['active'] = []
  tooltip = { setActiveElements: () => undefined }

  constructor(_canvas: unknown, config: Pick<Drawn, 'data' | 'options'>) {
    this.data = config.data
    this.options = config.options
    drawn.push(this)
  }
  update() {
    this.updates += 1
  }
  resize() {
    this.sizes.push(this.options.devicePixelRatio)
  }
  setActiveElements(active: Drawn['active']) {
    this.active = active
  }
  destroy() {
    this.destroyed = true
  }
}

const nothing = () => undefined
/** What a canvas of happy-dom lacks. */
export const context = {
  scale: nothing,
  moveTo: nothing,
  lineTo: nothing,
  stroke: nothing,
  fillRect: nothing,
  createPattern: nothing,
} as unknown as CanvasRenderingContext2D
