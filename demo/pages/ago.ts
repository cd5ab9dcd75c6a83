const DAY = 86_400_000
const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', DAY / 24],
  ['minute', DAY / 1440],
]
const FORMAT = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** `3 months ago`, as GitHub writes it. Both times in milliseconds. */
export function ago(time: number, now: number): string {
  for (const [unit, length] of STEPS) {
    if (now - time >= length) return FORMAT.format(-Math.floor((now - time) / length), unit)
  }
  return 'now'
}
