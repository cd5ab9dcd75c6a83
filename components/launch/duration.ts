import { t } from '@/lib/i18n'

/** Seconds as people say them: *about 12 minutes*. Rounded up, so that nobody waits longer than was said. */
export function inWords(seconds: number): string {
  if (seconds < 60) return t('launch.time.moment')
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return t('launch.time.minutes', { count: minutes })
  // Beyond an hour nobody plans by the minute.
  const tens = Math.ceil(minutes / 10) * 10
  const hours = t('launch.time.hours', { count: Math.floor(tens / 60) })
  return tens % 60 === 0 ? hours : t('launch.time.both', { hours, minutes: tens % 60 })
}
