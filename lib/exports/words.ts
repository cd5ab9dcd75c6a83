import { t } from '@/lib/i18n'
import type { Severity } from '@/lib/alerts/alert'
import { toIso, type EpochSeconds } from '@/lib/time'
import type { DueStatus } from '@/lib/tracking/due-status'
import type { AlertStatus } from '@/lib/tracking/progress'

/** Words of the exports. Instants are in UTC: a file is read in other places than it was made. */

/** `2026-11-20 10:00:00`, which spreadsheets read as a date with its time. */
export function instantText(at: EpochSeconds): string {
  return toIso(at).replace('T', ' ').replace('Z', '')
}

/** `2026-11-20 10:00 UTC` */
export function momentText(at: EpochSeconds): string {
  return `${instantText(at).slice(0, 16)} UTC`
}

export function statusText(status: AlertStatus): string {
  return t(`alerts.status.${status}`)
}

export function severityText(severity: Severity): string {
  return t(`alerts.severity.${severity}`)
}

/** *At risk, 12 days left*. */
export function dueHeadline(due: DueStatus): string {
  const headline = t(`campaigns.due.${due.state}`)
  if (!('daysLeft' in due) || due.state === 'complete') return headline
  return t('files.status', { headline, days: daysText(due.daysLeft) })
}

function daysText(daysLeft: number): string {
  if (daysLeft === 0) return t('campaigns.due.today')
  if (daysLeft < 0) return t('campaigns.due.daysOver', { count: -daysLeft })
  return t('campaigns.due.daysLeft', { count: daysLeft })
}

/** `12.5`, in days with one digit; a dash where it is not known. */
export function roughDays(value: number | null): string {
  return value === null ? t('tracking.nothing') : value.toLocaleString('en', { maximumFractionDigits: 1 })
}
