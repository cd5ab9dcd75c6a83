import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { latest, useBackend, type Loading } from './backend'
import type { TokenStatus } from '@/lib/backend/views'
import type { Failure, Outcome } from '@/lib/failure'

/** The token as far as pages may know of it: whose it is and what it may do. Its text goes through here once and is not kept. */
export const useToken = defineStore('token', () => {
  const backend = useBackend()
  const status = shallowRef<Loading<TokenStatus>>({ state: 'idle' })
  /** What is under way, so that its button shows it and is not pressed twice. */
  const busy = ref<'save' | 'unlock' | 'forget' | null>(null)
  /** Why the last wish did not come true. */
  const failure = shallowRef<Failure | null>(null)
  /** GitHub has just accepted a token: said until the next wish. */
  const accepted = ref(false)
  const ask = latest(backend, 'token.status')

  const refresh = () => ask({}, status.value, (next) => (status.value = next))

  async function change(
    what: 'save' | 'unlock' | 'forget',
    call: Promise<Outcome<TokenStatus>>,
  ): Promise<boolean> {
    busy.value = what
    failure.value = null
    accepted.value = false
    const outcome = await call
    busy.value = null
    if (outcome.ok) {
      status.value = { state: 'loaded', value: outcome.value }
      accepted.value = what === 'save'
    } else failure.value = outcome.failure
    return outcome.ok
  }

  /** Checks the token at GitHub and keeps it: for the session, or encrypted where there is a passphrase. True when kept. */
  const save = (token: string, passphrase: string | null): Promise<boolean> =>
    change('save', backend.call('token.save', { token, passphrase }))
  const unlock = (passphrase: string): Promise<boolean> =>
    change('unlock', backend.call('token.unlock', { passphrase }))
  const forget = (): Promise<boolean> => change('forget', backend.call('token.forget', {}))

  backend.onChange((change) => {
    if (change.topic === 'token' && status.value.state !== 'idle') void refresh()
  })

  return { status, busy, failure, accepted, refresh, save, unlock, forget }
})
