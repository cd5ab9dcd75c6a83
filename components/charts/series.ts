import type { TimelineDay } from '@/lib/tracking/timeline'

/** The layers of a timeline, from the bottom up. */
export const LAYERS = ['fixed', 'dismissed', 'in-progress', 'open', 'unknown'] as const
export type Layer = (typeof LAYERS)[number]

export interface Series {
  layer: Layer
  /** One value for each day; null is a gap. */
  values: (number | null)[]
}

/** Whether a value stands between gaps: no line leads to it, so it is drawn as a point. */
export function isAlone(values: readonly (number | null)[], index: number): boolean {
  const isKnown = (at: number) => (values[at] ?? null) !== null
  return isKnown(index) && !isKnown(index - 1) && !isKnown(index + 1)
}

/**
 * The layers of each day. On days on which nobody looked it is not known how many of the remaining alerts were in
 * progress: those days have a gap there, and their remaining alerts stand in a layer of their own.
 */
export function seriesOf(days: readonly TimelineDay[]): Series[] {
  const values: Record<Layer, (day: TimelineDay) => number | null> = {
    fixed: (day) => day.fixed,
    dismissed: (day) => day.dismissed,
    'in-progress': (day) => day.inProgress,
    open: (day) => (day.inProgress === null ? null : day.remaining - day.inProgress),
    unknown: (day) => (day.inProgress === null ? day.remaining : null),
  }
  return LAYERS.map((layer) => ({ layer, values: days.map(values[layer]) })).filter(
    // A legend names only what is there; the unknown is rare once Muster looks every day.
    ({ layer, values }) => layer !== 'unknown' || values.some((value) => value !== null),
  )
}
