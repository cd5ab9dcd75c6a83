import { t } from '@/lib/i18n'
import type { AlertStatus, Progress } from '@/lib/tracking/progress'

/** A column of numbers: a status, and where a progress counts it. */
export interface StatusColumn {
  status: AlertStatus
  part: keyof Progress
}

/** The columns for these campaigns. *Not visible* is there only where it says something. */
export function columnsFor(sum: Progress): StatusColumn[] {
  const columns: StatusColumn[] = [
    { status: 'open', part: 'open' },
    { status: 'in-progress', part: 'inProgress' },
    { status: 'fixed', part: 'fixed' },
    { status: 'dismissed', part: 'dismissed' },
  ]
  return sum.notVisible > 0 ? [...columns, { status: 'not-visible', part: 'notVisible' }] : columns
}

/** What stands above it, and on narrow screens beside each number. */
export function columnLabel(status: AlertStatus): string {
  return t(`tracking.layer.${status}`)
}
