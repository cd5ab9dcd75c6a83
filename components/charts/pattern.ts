import type { Palette } from './palette'
import { diagonals, tiled } from './tile'

export type Pattern = 'solid' | 'diagonal' | 'dots' | 'lines'

/** Distance of the marks, in CSS pixels. */
const TILE = 6

/** A colour with a pattern in the colour of the background. */
export function patterned(
  colour: string,
  pattern: Pattern,
  { background, ratio }: Palette,
): CanvasPattern | string {
  if (pattern === 'solid') return colour
  return tiled(TILE, ratio, (context) => paint(context, pattern, colour, background), colour)
}

function paint(
  context: CanvasRenderingContext2D,
  pattern: Exclude<Pattern, 'solid'>,
  colour: string,
  background: string,
): void {
  context.fillStyle = colour
  context.fillRect(0, 0, TILE, TILE)
  context.fillStyle = context.strokeStyle = background
  context.lineWidth = 1.25
  if (pattern === 'lines') context.fillRect(0, 0, TILE, 1.5)
  else if (pattern === 'dots') context.fillRect(2, 2, 2, 2)
  else diagonals(context, TILE)
}
