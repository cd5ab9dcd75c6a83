import { dateText } from '@/lib/campaigns/due-text'
import { t } from '@/lib/i18n'
import type { DueStatus } from './due-status'
import type { Assumption, Forecast } from './forecast'

/** Why a campaign stands where it does against its due date, in numbers; empty where there is nothing to explain. */
export function dueReason(due: DueStatus): string {
  switch (due.state) {
    case 'overdue':
      return t('metrics.due.overdue', { alerts: alertsText(due.remaining), days: daysText(-due.daysLeft) })
    case 'at-risk':
    case 'on-track':
      return t('metrics.due.pace', { ...neededText(due), pace: perWeek(due.pace) })
    case 'started':
      return due.needed === 0 ? t('metrics.due.empty') : t('metrics.due.started', neededText(due))
    case 'not-visible':
      return t('metrics.due.not-visible')
    case 'draft':
    case 'closed':
    case 'complete':
      return ''
  }
}

export interface ForecastText {
  /** When, or that it cannot be told. */
  headline: string
  /** What it takes for granted, or what is missing; empty where there is nothing to explain. */
  why: string
}

/** A forecast in words. */
export function forecastText(forecast: Forecast): ForecastText {
  switch (forecast.state) {
    case 'done':
      return {
        headline:
          forecast.on === null
            ? t('metrics.forecast.doneSometime')
            : t('metrics.forecast.done', { date: dateText(forecast.on) }),
        why: '',
      }
    case 'not-running':
      return { headline: t('metrics.forecast.not-running'), why: t('metrics.forecast.not-running.why') }
    case 'not-enough-data':
      return { headline: t('metrics.forecast.not-enough-data'), why: lackText(forecast) }
    case 'range':
      return { headline: rangeText(forecast), why: assumptionText(forecast.assumption) }
    case 'beyond':
      return {
        headline:
          forecast.earliest === null
            ? t('metrics.forecast.beyond')
            : t('metrics.forecast.beyondLikely', { earliest: dateText(forecast.earliest) }),
        why: assumptionText(forecast.assumption),
      }
  }
}

function neededText({ needed, daysLeft }: { needed: number; daysLeft: number }) {
  // Today still counts as a working day.
  const days = daysLeft + 1
  return { needed: perWeek(needed), alerts: alertsText(Math.round(needed * days)), days: daysText(days) }
}

function rangeText({ earliest, likely, latest }: Extract<Forecast, { state: 'range' }>): string {
  const dates = { earliest: dateText(earliest), likely: dateText(likely) }
  return latest === null
    ? t('metrics.forecast.openRange', dates)
    : t('metrics.forecast.range', { ...dates, latest: dateText(latest) })
}

function lackText(forecast: Extract<Forecast, { state: 'not-enough-data' }>): string {
  const { why, days, closed, needsDays, needsClosed } = forecast
  const ran = daysText(Math.floor(days))
  const needs = why === 'young' ? daysText(needsDays) : alertsText(needsClosed)
  return t(`metrics.forecast.why.${why}`, { days: ran, closed: alertsText(closed), needs })
}

function assumptionText({ remaining, days, closed, slow, likely, fast }: Assumption): string {
  return t('metrics.forecast.assumption', {
    days: daysText(Math.floor(days)),
    closed: alertsText(closed),
    alerts: alertsText(remaining),
    slow: perWeek(slow),
    likely: perWeek(likely),
    fast: perWeek(fast),
  })
}

function alertsText(count: number): string {
  return t('common.alerts', { count })
}

function daysText(count: number): string {
  return t('metrics.days', { count })
}

/** Alerts per week, since a day's share is often less than one. */
export function perWeek(perDay: number): string {
  return (perDay * 7).toLocaleString('en', { maximumFractionDigits: 1 })
}
