import type { Failure } from '@/lib/failure'
import { t } from '@/lib/i18n'
import { describe } from '@/lib/i18n/failure'

/**
 * What to do where a change was not saved, if it is not what the failure itself advises: what a sync does by itself after a
 * while, a person who saves does not; and files of campaigns have no other branch to go to.
 */
export function adviceFor(failure: Failure): string | undefined {
  if (failure.kind === 'branch-protected') return t('sharing.protected.advice')
  return failure.kind === 'rate-limited' ? t('sharing.later') : undefined
}

/** Why a campaign could not be shared, and what helps. */
export function whyNotShared(failure: Failure): { what: string; advice: string } {
  if (failure.kind !== 'branch-protected') return describe(failure)
  return { what: t('sharing.protected'), advice: t('sharing.protected.advice') }
}
