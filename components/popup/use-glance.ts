import { onBeforeUnmount, reactive, shallowRef, watch } from 'vue'
import type { CampaignList, CampaignTracking, NeedList, Change } from '@/lib/backend/views'
import { latest, useBackend, type Loading } from '@/stores/backend'

/** The campaigns of an organization, asked for once and again after every change. */
export function useCampaignList(organization: () => string) {
  const backend = useBackend()
  const list = shallowRef<Loading<CampaignList>>({ state: 'idle' })
  const ask = latest(backend, 'campaigns.list')
  const refresh = () => ask({ organization: organization() }, list.value, (next) => (list.value = next))

  watch(organization, refresh, { immediate: true })
  const stop = backend.onChange(({ topic, organization: changed }) => {
    const mine = changed === null || changed.toLowerCase() === organization().toLowerCase()
    if (mine && topic !== 'token' && topic !== 'sync') void refresh()
  })
  onBeforeUnmount(stop)
  return reactive({ list, refresh })
}

/** Which campaigns need the person who looks; asked for again whenever something of them may have changed. */
export function useNeeds() {
  const backend = useBackend()
  const list = shallowRef<Loading<NeedList>>({ state: 'idle' })
  const ask = latest(backend, 'needs.list')
  const refresh = () => ask({}, list.value, (next) => (list.value = next))
  const stop = backend.onChange(({ topic }) => {
    if (list.value.state !== 'idle' && DECIDING.includes(topic)) void refresh()
  })
  onBeforeUnmount(stop)
  return reactive({ list, refresh })
}

/** What changes whether a campaign needs somebody. */
const DECIDING: readonly Change['topic'][] = ['token', 'organizations', 'campaigns', 'alerts', 'acting']

/** The history of a campaign. Asked for again when its own numbers have changed. */
export function useTracking(campaign: () => { id: string }) {
  const tracking = shallowRef<Loading<CampaignTracking>>({ state: 'idle' })
  const ask = latest(useBackend(), 'campaigns.track')
  watch(campaign, ({ id }) => void ask({ id }, tracking.value, (next) => (tracking.value = next)), {
    immediate: true,
  })
  return tracking
}
