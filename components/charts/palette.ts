import type { Layer } from './series'
import { diagonals, tiled } from './tile'

/** Colours as a canvas needs them: resolved. */
export interface Palette {
  /** Dots to a CSS pixel. */
  ratio: number
  text: string
  muted: string
  grid: string
  background: string
  font: string
  fill: Record<Layer, string>
  /** Along the upper edge of a layer: dividers between dark ones, the edge itself for light ones. */
  edge: Record<Layer, string>
  /** Lines and marks: at least 3:1 against the background, in light and in dark. */
  strong: Record<Tone, string>
  /** The same, faint, for what has an edge of the strong colour. */
  faint: Record<Tone, string>
}

export type Tone = 'done' | 'muted' | 'attention' | 'accent' | 'severe' | 'danger' | 'pink' | 'teal'

/**
 * The page's colours at this moment. Layers differ in lightness as much as in hue (dark, middle, dark, light, hatched),
 * so that they stay apart for colour-blind readers and in print. Paper is white, whatever the page's own theme is.
 */
export function readPalette(element: Element, ratio = 1, isPaper = false): Palette {
  // A custom property read by its name is still a formula (`var()`, `light-dark()`); the colour of an element is a colour.
  const probe = document.createElement('span')
  probe.hidden = true
  if (isPaper) probe.style.colorScheme = 'light'
  element.append(probe)
  const read = (name: string, fallback: string) => {
    probe.style.color = `var(${name}, ${fallback})`
    return getComputedStyle(probe).color || fallback
  }
  // With forced colours text and lines follow the reader's few colours; the layers could not be told apart in them.
  const layer = (name: string, fallback: string) => {
    probe.style.setProperty('forced-color-adjust', 'none')
    const colour = read(name, fallback)
    probe.style.removeProperty('forced-color-adjust')
    return colour
  }
  const background = read('--m-bg', '#ffffff')
  const accent = layer('--m-fg-accent', '#0969da')
  const open = layer('--m-bg-accent', '#ddf4ff')
  const strong = (tone: Tone, fallback: string) => layer(`--m-fg-${tone}`, fallback)
  const faint = (tone: Tone, fallback: string) => {
    probe.style.color = `color-mix(in srgb, var(--m-fg-${tone}, ${fallback}) 24%, var(--m-bg, #ffffff))`
    return getComputedStyle(probe).color || fallback
  }
  const tones = (read: (tone: Tone, fallback: string) => string): Record<Tone, string> => ({
    done: read('done', '#8250df'),
    muted: read('muted', '#59636e'),
    attention: read('attention', '#9a6700'),
    accent: read('accent', '#0969da'),
    severe: read('severe', '#bc4c00'),
    danger: read('danger', '#d1242f'),
    pink: read('pink', '#b12f79'),
    teal: read('teal', '#106e75'),
  })
  const palette: Palette = {
    ratio,
    text: read('--m-fg', '#1f2328'),
    muted: read('--m-fg-muted', '#59636e'),
    grid: read('--m-border-muted', '#d1d9e0b3'),
    background,
    font: getComputedStyle(element).fontFamily || 'sans-serif',
    fill: {
      fixed: layer('--m-bg-done-strong', '#8250df'),
      dismissed: layer('--m-border-strong', '#818b98'),
      'in-progress': layer('--m-bg-attention-strong', '#9a6700'),
      open,
      unknown: open,
    },
    edge: {
      fixed: background,
      dismissed: background,
      'in-progress': background,
      open: accent,
      unknown: accent,
    },
    strong: tones(strong),
    faint: tones(faint),
  }
  probe.remove()
  return palette
}

/** Distance of the lines, in CSS pixels. */
const TILE = 8

/** Thin diagonal lines on a ground, for what is not known. Quiet, because it may fill most of a chart. */
export function hatch(ground: string, line: string, ratio: number): CanvasPattern | string {
  return tiled(
    TILE,
    ratio,
    (context) => {
      context.fillStyle = ground
      context.fillRect(0, 0, TILE, TILE)
      context.strokeStyle = line
      context.globalAlpha = 0.5
      diagonals(context, TILE)
    },
    ground,
  )
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
