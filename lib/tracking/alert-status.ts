import type { AlertStatus } from './progress'
import { COPILOT_LOGIN, type Alert } from '@/lib/alerts/alert'

/**
 * The status of an alert in a campaign. An open alert is in progress when a branch for it exists or Copilot is assigned;
 * fixed and dismissed count however they came about. Null stands for an alert that GitHub no longer shows.
 */
export function statusOf(alert: Pick<Alert, 'state' | 'assignees'> | null, hasBranch: boolean): AlertStatus {
  if (alert === null) return 'not-visible'
  if (alert.state !== 'open') return alert.state
  return hasBranch || alert.assignees.includes(COPILOT_LOGIN) ? 'in-progress' : 'open'
}
