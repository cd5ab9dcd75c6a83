import { exactly } from '@/components/primer/dates'
import { t } from '@/lib/i18n'
import { DAY, type EpochSeconds } from '@/lib/time'

/** A token that ends within so many days is worth a warning. */
const SOON = 7

/** The sentence of a warning, or null while the token has more than a week. */
export function expiryWarning(expiresAt: EpochSeconds | null, now: EpochSeconds): string | null {
  if (expiresAt === null) return null
  const date = exactly(expiresAt)
  if (expiresAt <= now) return t('settings.token.expires.over', { date })
  if (expiresAt - now >= SOON * DAY) return null
  const count = Math.ceil((expiresAt - now) / DAY)
  return count === 1
    ? t('settings.token.expires.today', { date })
    : t('settings.token.expires.soon', { count, date })
}
