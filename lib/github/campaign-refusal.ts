import * as v from 'valibot'
import { failureOf, type Asked } from './failures'
import { wordsOf } from './refusals'
import type { Failure, FieldProblem } from '@/lib/failure'
import type { Reply } from './reply'

/** GitHub's fields of a campaign and ours. What is not among them (`base`, the alerts) is no field that a person typed. */
const FIELDS = new Map([
  ['name', 'name'],
  ['description', 'description'],
  ['ends_at', 'dueDate'],
  ['managers', 'managers'],
  ['team_managers', 'managers'],
  ['contact_link', 'contactLink'],
])

/** Words from outside are shown as text, and not without end. */
const LONGEST = 300

/** Errors of a validation (REST "Troubleshooting the REST API"): `message` is always there with `custom`, else often. */
const body = v.object({
  errors: v.array(
    v.object({
      field: v.nullish(v.string(), ''),
      code: v.nullish(v.string(), ''),
      message: v.nullish(v.string()),
    }),
  ),
})

/**
 * Translates what GitHub says against a campaign: `invalid-input` by our fields where each error names one of them, else
 * `refused` in GitHub's words.
 */
export function campaignRefusal(reply: Reply, asked: Asked): Failure {
  const { status } = reply
  if (status === 403 || status === 404) return failureOf(reply, asked)
  const parsed = v.safeParse(body, reply.data)
  const errors = status === 422 && parsed.success ? parsed.output.errors : []
  const problems = errors.flatMap(({ field, code, message }): FieldProblem[] => {
    const ours = FIELDS.get(field ?? '')
    const words = [...(message || code || '')].slice(0, LONGEST).join('')
    return ours === undefined
      ? []
      : [{ field: ours, problem: 'fields.native.refused', values: { message: words } }]
  })
  if (problems.length > 0 && problems.length === errors.length) return { kind: 'invalid-input', problems }
  return { kind: 'refused', status, message: wordsOf(reply) || `status ${status}` }
}
