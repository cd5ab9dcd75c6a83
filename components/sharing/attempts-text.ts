import { exactly } from '@/components/primer/dates'
import type { WaitingShare } from '@/lib/backend/views'
import { t } from '@/lib/i18n'

/** How often it was tried, and when that goes on; empty where no attempt has failed. */
export function attemptsText({ tries, most, nextAt }: WaitingShare): string {
  if (tries === 0) return ''
  if (tries >= most) return t('sharing.line.givenUp', { tries: String(tries) })
  const again = nextAt === null ? t('sharing.line.soon') : t('sharing.line.next', { time: exactly(nextAt) })
  return `${t('sharing.line.attempts', { tries: String(tries), most: String(most) })} ${again}`
}
