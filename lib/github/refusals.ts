import * as v from 'valibot'
import { failureOf, type Asked } from './failures'
import { messageOf, type Reply } from './reply'
import type { Failure } from '@/lib/failure'

/** Statuses with which GitHub refuses a write; what each means is read out of its words. */
export const REFUSED: readonly number[] = [400, 403, 404, 409, 410, 422]

/** Words from outside are shown as text, and not without end. */
const LONGEST = 300

const errors = v.object({ errors: v.array(v.object({ message: v.string() })) })

/** These say what to do more exactly than GitHub's words. */
const GENERAL: readonly Failure['kind'][] = [
  'archived',
  'issues-off',
  'not-enabled',
  'sso-required',
  'token-rejected',
  'server-error',
]

/** 409 where there is no commit yet (REST "Git database"). */
const EMPTY = /\bempty\b/i
const NO_PUSH =
  /push access|write access|must be a collaborator|must have (push|write|admin)|not authorized to push/i
/**
 * Protected branches and rulesets: "Protected branch update failed", "Repository rule violations found", "Cannot create ref due
 * to creations being restricted"; a ruleset that forbids to create is also told as "Reference update failed"
 * (https://github.com/actions/github-script/issues/455).
 */
const RULES =
  /protected|rule violation|repository rule|creations being restricted|through a pull request|reference update failed/i

/** What GitHub said, with the words about single fields. */
export function wordsOf({ data }: Pick<Reply, 'data'>): string {
  const parsed = v.safeParse(errors, data)
  const details = parsed.success ? parsed.output.errors.map(({ message }) => message) : []
  const words = [messageOf(data), ...details].filter((part) => part.trim() !== '').join(': ')
  return [...words.replace(/\s+/g, ' ').trim()].slice(0, LONGEST).join('')
}

/** What was to be written, for a refusal to name. */
export interface Wanted extends Asked {
  /** `octo-org/shop` */
  fullName: string
  /** Where rules of a branch may stand in the way. */
  branch?: string
}

/** Translates the refusal of a write into a failure. Only for replies with a status of 400 and more. */
export function refusalOf(reply: Reply, wanted: Wanted): Failure {
  const { status } = reply
  const words = wordsOf(reply)
  const general = failureOf(reply, wanted)
  if (GENERAL.includes(general.kind)) return general
  if (status === 409 && EMPTY.test(words)) return { kind: 'empty-repository', name: wanted.fullName }
  if (wanted.branch !== undefined && RULES.test(words))
    return { kind: 'branch-protected', name: wanted.branch }
  if (NO_PUSH.test(words)) return { kind: 'read-only', name: wanted.fullName }
  if (general.kind === 'no-permission' && (general.needs !== null || status === 403)) return general
  // To whoever may read and not write, GitHub answers as if there were nothing.
  if (status === 404) return { kind: 'read-only', name: wanted.fullName }
  return { kind: 'refused', status, message: words }
}
