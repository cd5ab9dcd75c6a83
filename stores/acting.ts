import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { latest, oneAtATime, shown, useBackend, type Loading } from './backend'
import type { Input } from '@/lib/backend/contract'
import type { ActionView } from '@/lib/backend/views'
import type { Failure, Outcome } from '@/lib/failure'

/** What a person may ask of an action on the list. */
export type Wish = 'cancel' | 'retry' | 'forget'

/** What is known of a repository before anything is done there; `canWrite` null: unknown. */
export interface Access {
  canWrite: boolean | null
  isArchived: boolean
}
const UNKNOWN: Access = { canWrite: null, isArchived: false }

/** What was asked for alerts of one repository and how far it is. The work itself goes on in the background. */
export const useActing = defineStore('acting', () => {
  const backend = useBackend()
  const repository = ref('')
  const list = shallowRef<Loading<{ actions: ActionView[] }>>({ state: 'idle' })
  const access = shallowRef<Access>(UNKNOWN)
  /** By the action's id: what was wished and is not answered yet; why the last wish did not come true. */
  const busy = shallowRef<ReadonlyMap<string, Wish>>(new Map())
  const failures = shallowRef<ReadonlyMap<string, Failure>>(new Map())
  const ask = latest(backend, 'acting.list')

  const refresh = oneAtATime(async () => {
    const asked = repository.value
    await ask({ repository: asked }, list.value, (next) => {
      if (asked === repository.value) list.value = next
    })
  })

  async function look(): Promise<void> {
    const asked = repository.value
    const outcome = await backend.call('repository.status', { repository: asked })
    // What is not known forbids nothing: each action asks GitHub itself.
    if (asked === repository.value && outcome.ok)
      access.value = { canWrite: outcome.value.canWrite, isArchived: outcome.value.isArchived }
  }

  async function open(name: string): Promise<void> {
    // The bar and the list below it open the same repository.
    if (name === repository.value && list.value.state === 'loading') return
    if (name !== repository.value) {
      list.value = { state: 'idle' }
      access.value = UNKNOWN
      busy.value = new Map()
      failures.value = new Map()
    }
    repository.value = name
    await Promise.all([refresh(), look()])
  }

  const propose = (input: Input<'acting.propose'>) => backend.call('acting.propose', input)

  /** Begins an action. It stands on the list at once. */
  async function start(input: Input<'acting.start'>): Promise<Outcome<ActionView>> {
    const outcome = await backend.call('acting.start', input)
    if (outcome.ok && input.repository === repository.value) {
      put(outcome.value)
      void refresh()
    }
    return outcome
  }

  /** Cancels, tries again or takes off the list; a second press before the answer does nothing. */
  async function wish(id: string, what: Wish): Promise<void> {
    if (busy.value.has(id)) return
    const mine = repository.value
    busy.value = new Map([...busy.value, [id, what]])
    failures.value = without(failures.value, id)
    const outcome = await backend.call(`acting.${what}`, { id })
    if (mine !== repository.value) return
    busy.value = without(busy.value, id)
    if (!outcome.ok) failures.value = new Map([...failures.value, [id, outcome.failure]])
    else if (outcome.value) put(outcome.value)
    // What was asked before this answer would put an older state over it.
    await refresh()
  }

  function put(action: ActionView): void {
    const before = shown(list.value)?.actions ?? []
    const isThere = before.some(({ id }) => id === action.id)
    const actions = isThere ? before.map((one) => (one.id === action.id ? action : one)) : [action, ...before]
    list.value = { state: 'loaded', value: { actions } }
  }

  backend.onChange(({ topic, organization }) => {
    if (!repository.value) return
    const mine = repository.value.split('/')[0]?.toLowerCase()
    if (organization !== null && organization.toLowerCase() !== mine) return
    if (topic === 'acting') void refresh()
    else if (topic === 'alerts' || topic === 'token') void look()
  })

  return { repository, list, access, busy, failures, open, refresh, propose, start, wish }
})

function without<T>(map: ReadonlyMap<string, T>, id: string): ReadonlyMap<string, T> {
  return new Map([...map].filter(([key]) => key !== id))
}
