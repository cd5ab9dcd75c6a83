import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { latest, useBackend, type Loading } from './backend'
import type { LimitsView } from '@/lib/backend/views'
import type { CampaignLimits } from '@/lib/campaigns/limits'
import type { Failure } from '@/lib/failure'

/** How large a campaign may be and how many may be open: the limits in force, with GitHub's own beside them. */
export const useLimits = defineStore('limits', () => {
  const backend = useBackend()
  const limits = shallowRef<Loading<LimitsView>>({ state: 'idle' })
  const failure = shallowRef<Failure | null>(null)
  const busy = ref(false)
  const ask = latest(backend, 'limits.read')

  const load = () => ask({}, limits.value, (next) => (limits.value = next))

  /** True when they were stored. */
  async function save(wanted: CampaignLimits): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    failure.value = null
    const outcome = await backend.call('limits.save', wanted)
    busy.value = false
    if (outcome.ok) limits.value = { state: 'loaded', value: outcome.value }
    else failure.value = outcome.failure
    return outcome.ok
  }

  backend.onChange((change) => {
    if (change.topic === 'limits' && limits.value.state !== 'idle') void load()
  })

  return { limits, failure, busy, load, save }
})
