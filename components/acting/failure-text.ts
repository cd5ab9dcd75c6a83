import type { Failure } from '@/lib/failure'
import { describe } from '@/lib/i18n/failure'

/** A failure as its sentence and its advice in one text. */
export function told(failure: Failure): string {
  const { what, advice } = describe(failure)
  return `${what} ${advice}`
}
