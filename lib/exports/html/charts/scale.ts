/** Marks of an axis from 0 to at least `most`: whole, evenly apart, few. */
export function marks(most: number, wanted = 4): number[] {
  if (most <= 0) return [0, 1]
  const rough = most / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power)
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step)
}

/** From values to places in a drawing. */
export function scale(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): (value: number) => number {
  const span = high - low
  return (value) => round(span === 0 ? from : from + ((value - low) / span) * (to - from))
}

/** A drawing does not need more than a tenth of its unit, and a file with fewer digits is smaller. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** The points of a line, as SVG writes them. */
export function points(list: readonly (readonly [x: number, y: number])[]): string {
  return list.map(([x, y]) => `${x},${y}`).join(' ')
}
