/**
 * A pattern that repeats every `size` CSS pixels, painted with `ratio` dots to each of them: a tile that is only stretched is
 * blurred on paper and on fine screens. `fallback` where the browser paints none.
 */
export function tiled<Fallback>(
  size: number,
  ratio: number,
  paint: (context: CanvasRenderingContext2D) => void,
  fallback: Fallback,
): CanvasPattern | Fallback {
  const tile = document.createElement('canvas')
  // Whole dots, or the seams show.
  const dots = Math.max(1, Math.round(size * ratio))
  tile.width = tile.height = dots
  const context = tile.getContext('2d')
  if (!context) return fallback
  context.scale(dots / size, dots / size)
  paint(context)
  const pattern = context.createPattern(tile, 'repeat')
  // The chart is drawn in CSS pixels: back to those.
  pattern?.setTransform({ a: size / dots, d: size / dots })
  return pattern ?? fallback
}

/** Diagonals through a tile of `size`, from edge to edge and through the corners. */
export function diagonals(context: CanvasRenderingContext2D, size: number): void {
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift - size, size * 2)
    context.lineTo(shift + size * 2, -size)
  }
  context.stroke()
}
