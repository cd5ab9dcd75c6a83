import { isolated } from './bidi'
import { en } from './en/index'
import { t, type MessageKey } from './index'
import type { Failure } from '@/lib/failure'

/** A failure as a person reads it. */
export interface FailureText {
  what: string
  advice: string
}

function has(key: string): key is MessageKey {
  return key in en
}

/**
 * The sentence and the advice for a failure; times are written in the reader's own zone. Foreign words in it, such as GitHub's own
 * message or the name of a branch, cannot turn ours around.
 */
export function describe(failure: Failure): FailureText {
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(failure))
    if (typeof value === 'string') values[name] = isolated(value)
    else if (typeof value === 'number') values[name] = value
  if (failure.kind === 'rate-limited') values.time = new Date(failure.until * 1000).toLocaleTimeString()
  if ('subject' in failure) values.subject = t(`subjects.${failure.subject}`)
  if (failure.kind === 'snapshot-damaged' || failure.kind === 'shared-file-damaged')
    values.problems = failure.problems.slice(0, 3).map(isolated).join('; ')

  const special = 'subject' in failure ? `failures.${failure.kind}.${failure.subject}` : ''
  const what = t(has(special) ? special : `failures.${failure.kind}`, values)
  const advice = t(`failures.${failure.kind}.advice`, values)
  const needs =
    failure.kind === 'no-permission' && failure.needs
      ? t('failures.no-permission.needs', { needs: isolated(failure.needs) })
      : ''
  return { what: sentence(what), advice: needs ? `${needs} ${advice}` : advice }
}

/** What ends with foreign words, which seldom end a sentence, ends one: advice follows it. */
function sentence(text: string): string {
  return /[.!?…]\u2069?$/.test(text) ? text : `${text}.`
}
