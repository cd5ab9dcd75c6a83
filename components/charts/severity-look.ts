import type { Point } from './model'
import type { Palette, Tone } from './palette'
import type { Severity } from '@/lib/alerts/alert'

export type Pattern = 'solid' | 'diagonal' | 'dots' | 'lines'

interface Look {
  tone: Tone
  pattern: Pattern
  point: Point
  dash: number[]
}

/**
 * GitHub's colour of each severity, and a pattern, a point and a dash beside it: red, orange and brown are one colour to many.
 * The swatches in charts.css have the same.
 */
const LOOKS: Record<Severity, Look> = {
  critical: { tone: 'danger', pattern: 'solid', point: 'circle', dash: [] },
  high: { tone: 'severe', pattern: 'diagonal', point: 'triangle', dash: [8, 3] },
  medium: { tone: 'attention', pattern: 'dots', point: 'rect', dash: [4, 3] },
  low: { tone: 'muted', pattern: 'solid', point: 'rectRot', dash: [2, 2] },
  error: { tone: 'danger', pattern: 'lines', point: 'crossRot', dash: [10, 3, 2, 3] },
  warning: { tone: 'attention', pattern: 'lines', point: 'star', dash: [6, 2, 2, 2] },
  note: { tone: 'muted', pattern: 'diagonal', point: 'cross', dash: [3, 6] },
  none: { tone: 'muted', pattern: 'dots', point: 'line', dash: [1, 4] },
}

export function lookOf(severity: Severity): Look {
  return LOOKS[severity]
}

export function colourOf(severity: Severity, palette: Palette): string {
  return palette.strong[LOOKS[severity].tone]
}

/** Distance of the marks, in pixels. */
const TILE = 6

/** The colour of a severity with its pattern in the colour of the background. */
export function fillOf(severity: Severity, palette: Palette): CanvasPattern | string {
  const colour = colourOf(severity, palette)
  const { pattern } = LOOKS[severity]
  if (pattern === 'solid') return colour
  const tile = document.createElement('canvas')
  tile.width = tile.height = TILE
  const context = tile.getContext('2d')
  if (!context) return colour
  context.fillStyle = colour
  context.fillRect(0, 0, TILE, TILE)
  context.fillStyle = context.strokeStyle = palette.background
  context.lineWidth = 1.25
  if (pattern === 'lines') context.fillRect(0, 0, TILE, 1.5)
  else if (pattern === 'dots') context.fillRect(2, 2, 2, 2)
  else {
    for (const shift of [-TILE, 0, TILE]) {
      context.moveTo(shift, TILE)
      context.lineTo(shift + TILE, 0)
    }
    context.stroke()
  }
  return context.createPattern(tile, 'repeat') ?? colour
}
