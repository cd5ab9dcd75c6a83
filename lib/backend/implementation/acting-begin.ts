import { organizationOf, pushProblem, subjectOf, type ActingSubject } from './acting-subject'
import type { Observatory } from './observatory'
import type { Parts } from './parts'
import type { Input } from '../contract'
import type { Action } from '../views'
import { checkAction } from '@/lib/acting/check'
import { planned } from '@/lib/acting/plan'
import { isSame } from '@/lib/acting/same'
import { fail, ok, type Failure, type Outcome } from '@/lib/failure'
import type { ActionRecord } from '@/lib/storage/action-records'
import { organizationKey } from '@/lib/storage/organization-record'

/**
 * Checks what somebody wants done and writes it down; nothing is sent yet. Asked for twice within moments it is one action, and
 * the first is answered.
 */
export async function beginAction(
  parts: Parts,
  observatory: Observatory,
  input: Input<'acting.start'>,
): Promise<Outcome<ActionRecord>> {
  const { store, now } = parts
  const subject = await subjectOf(parts, observatory, input)
  if (!subject.ok) return subject
  const { repository, numbers, alerts } = subject.value
  const open = new Set(alerts.flatMap(({ number, state }) => (state === 'open' ? [number] : [])))
  const { defaultBranch } = repository
  const action = checkAction(input.action, { numbers, open, defaultBranch })
  if (!action.ok) return action
  const wished = recordOf(subject.value, action.value, now())
  const begun = await store.actions.ofOrganization(wished.login)
  if (!begun.ok) return begun
  // The branch that the first has made must not be in the way of the second.
  const known = begun.value.find((one) => isSame(one, wished))
  if (known) return ok(known)
  const problem = await branchFailure(parts, subject.value, action.value)
  return problem ? fail(problem) : store.actions.add(wished, isSame)
}

function recordOf(
  { repository, numbers, alerts, me }: ActingSubject,
  action: Action,
  startedAt: number,
): ActionRecord {
  const { id: repositoryId, fullName, defaultBranch } = repository
  const login = organizationOf(fullName)
  const id = crypto.randomUUID()
  return {
    ...{ id, organization: organizationKey(login), login, repositoryId, repository: fullName },
    ...{ kind: action.kind, numbers, by: me, startedAt },
    steps: planned({ id, action, alerts, defaultBranch, me }),
    endedAt: null,
    cancelled: false,
    forgotten: false,
  }
}

/** What stands in the way of a fix and can be put right in the form; the steps themselves find out what happens later. */
async function branchFailure(
  { github }: Pick<Parts, 'github'>,
  subject: ActingSubject,
  action: Action,
): Promise<Failure | null> {
  if (action.kind !== 'fix') return null
  const noPush = pushProblem(subject)
  if (noPush) return noPush
  const { fullName } = subject.repository
  const { kind, name } = action.branch
  const head = await github.head({ organization: organizationOf(fullName), fullName, branch: name })
  if (!head.ok) return head.failure
  if ((head.value === null) === (kind === 'new')) return null
  const problem = kind === 'new' ? 'fields.branch.exists' : 'fields.branch.unknown'
  return { kind: 'invalid-input', problems: [{ field: 'branch', problem, values: { branch: name } }] }
}
