import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { latest, oneAtATime, useBackend, type Loading } from './backend'
import type { LaunchView } from '@/lib/backend/views'
import type { LaunchOptions } from '@/lib/campaigns/campaign'
import type { Failure, Outcome } from '@/lib/failure'

/** How far the launch of one campaign is, and what can be done about it. */
export const useLaunch = defineStore('launch', () => {
  const backend = useBackend()
  const id = ref('')
  const status = shallowRef<Loading<LaunchView>>({ state: 'idle' })
  /** Why the last start or cancel did not come true. */
  const failure = shallowRef<Failure | null>(null)
  const busy = ref<'start' | 'cancel' | null>(null)
  const ask = latest(backend, 'launch.status')
  let organization = ''

  const refresh = oneAtATime(async () => {
    const asked = id.value
    await ask({ id: asked }, status.value, (next) => {
      if (asked === id.value) status.value = next
    })
  })

  async function open(campaign: { id: string; organization: string }): Promise<void> {
    if (campaign.id !== id.value) {
      status.value = { state: 'idle' }
      failure.value = null
      busy.value = null
    }
    id.value = campaign.id
    organization = campaign.organization.toLowerCase()
    await refresh()
  }

  /** True when it came true. An answer about a campaign that is not shown any more changes nothing here. */
  async function run(what: 'start' | 'cancel', call: Promise<Outcome<LaunchView>>): Promise<boolean> {
    const mine = id.value
    busy.value = what
    failure.value = null
    const outcome = await call
    if (mine !== id.value) return outcome.ok
    busy.value = null
    if (outcome.ok) status.value = { state: 'loaded', value: outcome.value }
    else failure.value = outcome.failure
    // What was asked before this answer would put an older state over it.
    await refresh()
    return outcome.ok
  }

  async function start(options: LaunchOptions): Promise<boolean> {
    if (busy.value) return false
    return run('start', backend.call('launch.start', { id: id.value, options }))
  }

  async function cancel(): Promise<boolean> {
    if (busy.value) return false
    return run('cancel', backend.call('launch.cancel', { id: id.value }))
  }

  const forgetFailure = () => (failure.value = null)

  backend.onChange((change) => {
    if (!id.value || (change.topic !== 'launch' && change.topic !== 'campaigns')) return
    if (change.organization === null || change.organization.toLowerCase() === organization) void refresh()
  })

  return { id, status, failure, busy, open, refresh, start, cancel, forgetFailure }
})
