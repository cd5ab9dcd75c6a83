import type { Point } from './model'
import type { Palette, Tone } from './palette'
import { patterned, type Pattern } from './pattern'
import type { Severity } from '@/lib/alerts/alert'

interface Look {
  tone: Tone
  pattern: Pattern
  point: Point
  dash: number[]
}

/**
 * GitHub's colour of each severity, and a pattern, a point and a dash beside it: red, orange and brown are one colour to many.
 * The swatches in legend.css have the same.
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

/** The colour of a severity with its pattern in the colour of the background. */
export function fillOf(severity: Severity, palette: Palette): CanvasPattern | string {
  return patterned(colourOf(severity, palette), LOOKS[severity].pattern, palette)
}
