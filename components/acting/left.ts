import { t } from '@/lib/i18n'

/** How many characters (code points) a text may still have, or has too many. */
export function left(text: string, limit: number): string {
  const count = limit - [...text].length
  return count < 0 ? t('wizard.over', { count: -count }) : t('wizard.left', { count })
}
