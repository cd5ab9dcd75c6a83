import type { Input } from '@/lib/backend/contract'
import { t } from '@/lib/i18n'

/** GitHub's longest tokens have 255 characters (GitHub blog, "Behind GitHub's new authentication token formats"). */
const LONGEST = 255
export const SHORTEST_PASSPHRASE = 8

/** What stands in the form. */
export interface TokenInput {
  token: string
  keep: 'session' | 'remember'
  passphrase: string
  repeat: string
}

export type TokenProblems = Partial<Record<'token' | 'passphrase' | 'repeat', string>>

/** The token as GitHub gave it: without what came along when it was copied (spaces, line ends, quotes). */
export function tidyToken(text: string): string {
  return text.replace(/^[\s"'`]+|[\s"'`]+$/g, '')
}

/** What is wrong, by field, as sentences; nothing of what was typed is repeated in them. */
export function problemsOf({ token, keep, passphrase, repeat }: TokenInput): TokenProblems {
  const problems: TokenProblems = {}
  const tidied = tidyToken(token)
  if (tidied === '') problems.token = t('settings.token.field.missing')
  else if (tidied.length > LONGEST) problems.token = t('settings.token.field.long')
  if (keep === 'session') return problems
  if (passphrase === '') problems.passphrase = t('settings.token.passphrase.missing')
  else if ([...passphrase].length < SHORTEST_PASSPHRASE)
    problems.passphrase = t('settings.token.passphrase.short', { limit: SHORTEST_PASSPHRASE })
  else if (passphrase !== repeat) problems.repeat = t('settings.token.repeat.differs')
  return problems
}

/** What the background is asked to keep. */
export function toSave({ token, keep, passphrase }: TokenInput): Input<'token.save'> {
  return { token: tidyToken(token), passphrase: keep === 'remember' ? passphrase : null }
}
