/** How far a set of alerts is. The parts add up to `total`. */
export interface Progress {
  total: number
  open: number
  inProgress: number
  fixed: number
  dismissed: number
  /** No longer shown by GitHub: repository deleted or hidden from the token, analysis removed. */
  notVisible: number
}

export type AlertStatus = 'open' | 'in-progress' | 'fixed' | 'dismissed' | 'not-visible'

const PART: Record<AlertStatus, keyof Omit<Progress, 'total'>> = {
  open: 'open',
  'in-progress': 'inProgress',
  fixed: 'fixed',
  dismissed: 'dismissed',
  'not-visible': 'notVisible',
}

/** Nothing yet. */
export function noProgress(): Progress {
  return { total: 0, open: 0, inProgress: 0, fixed: 0, dismissed: 0, notVisible: 0 }
}

/** Counts one more alert into `progress`. */
export function count(progress: Progress, status: AlertStatus): void {
  progress.total += 1
  progress[PART[status]] += 1
}

/** Adds two progresses part by part. */
export function addProgress(a: Progress, b: Progress): Progress {
  return {
    total: a.total + b.total,
    open: a.open + b.open,
    inProgress: a.inProgress + b.inProgress,
    fixed: a.fixed + b.fixed,
    dismissed: a.dismissed + b.dismissed,
    notVisible: a.notVisible + b.notVisible,
  }
}

/** Fixed and dismissed, however it came about. */
export function closed(progress: Progress): number {
  return progress.fixed + progress.dismissed
}

/** Closed share of all alerts in percent, rounded down so that 100 means all; null where there are no alerts. */
export function percentClosed(progress: Progress): number | null {
  return progress.total === 0 ? null : Math.floor((closed(progress) / progress.total) * 100)
}
