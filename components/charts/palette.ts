import type { Layer } from './series'

/** Colours as a canvas needs them: resolved. */
export interface Palette {
  text: string
  muted: string
  grid: string
  background: string
  font: string
  fill: Record<Layer, string>
  /** Along the upper edge of a layer: dividers between dark ones, the edge itself for light ones. */
  edge: Record<Layer, string>
}

/**
 * The page's colours at this moment. Layers differ in lightness as much as in hue (dark, middle, dark, light, hatched),
 * so that they stay apart for colour-blind readers and in print.
 */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const read = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback
  const background = read('--bgColor-default', '#ffffff')
  const accent = read('--fgColor-accent', '#0969da')
  return {
    text: read('--fgColor-default', '#1f2328'),
    muted: read('--fgColor-muted', '#59636e'),
    grid: read('--borderColor-muted', '#d1d9e0b3'),
    background,
    font: style.fontFamily || 'sans-serif',
    fill: {
      fixed: read('--bgColor-done-emphasis', '#8250df'),
      dismissed: read('--borderColor-emphasis', '#818b98'),
      'in-progress': read('--bgColor-attention-emphasis', '#9a6700'),
      open: read('--bgColor-accent-muted', '#ddf4ff'),
      unknown: accent,
    },
    edge: {
      fixed: background,
      dismissed: background,
      'in-progress': background,
      open: accent,
      unknown: accent,
    },
  }
}

/** Diagonal lines, for what is not known. */
export function hatch(color: string): CanvasPattern | string {
  const tile = document.createElement('canvas')
  tile.width = tile.height = 6
  const context = tile.getContext('2d')
  if (!context) return color
  context.strokeStyle = color
  context.lineWidth = 1.25
  for (const shift of [-6, 0, 6]) {
    context.moveTo(shift, 6)
    context.lineTo(shift + 6, 0)
  }
  context.stroke()
  return context.createPattern(tile, 'repeat') ?? color
}

const ATTRIBUTES = ['data-color-mode', 'data-light-theme', 'data-dark-theme']
const MEDIA = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)']

/** Calls back when GitHub's theme attributes or the system's theme change, until the returned function is called. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ATTRIBUTES })
  const media = MEDIA.map((query) => matchMedia(query))
  for (const list of media) list.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    for (const list of media) list.removeEventListener('change', changed)
  }
}
