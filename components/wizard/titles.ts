import { t, type MessageKey } from '@/lib/i18n'
import { en } from '@/lib/i18n/en/index'

/** The title of a template; one that this version does not know goes by its id. */
export function titleOf(template: string): string {
  const key = `templates.${template}`
  return isKey(key) ? t(key) : template
}

function isKey(key: string): key is MessageKey {
  return key in en
}
