import { exactly } from '@/components/primer/dates'
import { t } from '@/lib/i18n'
import { DAY, dateOf, daysBetween, type EpochSeconds } from '@/lib/time'

/** A token that ends within so many days is worth a warning. */
const SOON = 7

/** The sentence of a warning, or null while the token has more than a week. Days are those of the reader's calendar, as its date is. */
export function expiryWarning(
  expiresAt: EpochSeconds | null,
  now: EpochSeconds,
  timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone,
): string | null {
  if (expiresAt === null) return null
  const date = exactly(expiresAt)
  if (expiresAt <= now) return t('settings.token.expires.over', { date })
  if (expiresAt - now >= SOON * DAY) return null
  const count = daysBetween(dateOf(now, timeZone), dateOf(expiresAt, timeZone))
  return count === 0
    ? t('settings.token.expires.today', { date })
    : t('settings.token.expires.soon', { count, date })
}
