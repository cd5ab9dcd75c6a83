import { beginAction } from './acting-begin'
import { proposalOf } from './acting-proposal'
import { organizationOf, subjectOf } from './acting-subject'
import { createTidying } from './acting-tidying'
import { actionView } from './acting-view'
import type { Observatory } from './observatory'
import type { Handlers, Parts } from './parts'
import type { ActionView } from '../views'
import { isListed } from '@/lib/acting/made'
import { cancelAction, retryAction } from '@/lib/acting/progress'
import { fail, ok, type Outcome } from '@/lib/failure'
import type { ActionRecord } from '@/lib/storage/action-records'

type ActingOperation =
  | 'acting.propose'
  | 'acting.start'
  | 'acting.list'
  | 'acting.status'
  | 'acting.cancel'
  | 'acting.retry'
  | 'acting.forget'

export interface Actions {
  handlers: Handlers<ActingOperation>
  /** Nothing is left to do for an action: what it made is looked at, so that everybody sees it. */
  ended(action: ActionRecord): Promise<Outcome<null>>
  /** Goes on with what is left, and forgets what is over. */
  keepTime(): Promise<Outcome<null>>
}

/**
 * What developers have Muster do for alerts.
 * @param dataChanged told when something new is stored of an organization
 */
export function createActions(
  parts: Parts,
  observatory: Observatory,
  dataChanged: (organization: string) => Promise<Outcome<null>>,
): Actions {
  const { store, acting, sync, announce, now } = parts
  const view = (action: ActionRecord): ActionView => actionView(action, acting.state())

  async function change(
    id: string,
    become: (action: ActionRecord) => ActionRecord,
  ): Promise<Outcome<ActionRecord>> {
    const changed = await store.actions.change(id, become)
    if (!changed.ok) return changed
    if (changed.value === null) return fail({ kind: 'action-gone' })
    announce({ topic: 'acting', organization: changed.value.login })
    return ok(changed.value)
  }

  async function ended({ login, repository }: ActionRecord): Promise<Outcome<null>> {
    announce({ topic: 'acting', organization: login })
    // What cannot be read now is found by the next sync; until then what was made is known here.
    const look = await sync.repository(login, repository)
    return look.ok ? dataChanged(login) : look
  }

  return {
    ended,
    keepTime: createTidying(parts),
    handlers: {
      async 'acting.propose'(input) {
        const subject = await subjectOf(parts, observatory, input)
        if (!subject.ok) return subject
        const { numbers, alerts } = subject.value
        if (alerts.length === 0)
          return fail({
            kind: 'invalid-input',
            problems: [
              {
                field: 'alerts',
                problem: 'fields.alerts.closed',
                values: { numbers: numbers.slice(0, 10).join(', ') },
              },
            ],
          })
        return proposalOf(parts, subject.value)
      },
      async 'acting.start'(input) {
        const begun = await beginAction(parts, observatory, input)
        if (!begun.ok) return begun
        announce({ topic: 'acting', organization: begun.value.login })
        // It ends long after this answer; what happens on the way is announced.
        void acting.resume()
        return ok(view(begun.value))
      },
      async 'acting.list'({ repository }) {
        const actions = await store.actions.ofOrganization(organizationOf(repository))
        if (!actions.ok) return actions
        const name = repository.toLowerCase()
        const listed = actions.value.filter(
          (action) => action.repository.toLowerCase() === name && isListed(action, now()),
        )
        return ok({ actions: listed.reverse().map(view) })
      },
      async 'acting.status'({ id }) {
        const action = await store.actions.get(id)
        return action.ok ? ok(view(action.value)) : action
      },
      async 'acting.cancel'({ id }) {
        const cancelled = await change(id, (action) => cancelAction(action, now()))
        if (!cancelled.ok) return cancelled
        if (cancelled.value.endedAt !== null) void ended(cancelled.value)
        return ok(view(cancelled.value))
      },
      async 'acting.retry'({ id }) {
        const again = await change(id, (action) => retryAction(action, now()))
        if (!again.ok) return again
        void acting.resume()
        return ok(view(again.value))
      },
      async 'acting.forget'({ id }) {
        const forgotten = await change(id, (action) => ({ ...cancelAction(action, now()), forgotten: true }))
        return forgotten.ok ? ok(null) : forgotten
      },
    },
  }
}
