import type { Failure } from '@/lib/failure'
import { t } from '@/lib/i18n'

/**
 * What to do where a change was not saved, if it is not what the failure itself advises: what a sync does by itself after a
 * while, a person who saves does not.
 */
export function adviceFor(failure: Failure): string | undefined {
  return failure.kind === 'rate-limited' ? t('sharing.later') : undefined
}
