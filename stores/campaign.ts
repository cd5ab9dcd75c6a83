import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { latest, useBackend, type Loading } from './backend'
import { longList } from './long-list'
import type { AlertPage, CampaignTracking, GroupPage, Grouping } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'

/** Alerts that an expanded group shows at once. */
const PAGE = 100
/** Groups that are shown; a filter narrows them down. */
const GROUPS = 500

/** One campaign: its tracking, its groups and its alerts, through one filter. */
export const useCampaign = defineStore('campaign', () => {
  const backend = useBackend()
  const id = ref('')
  const query = ref('')
  const tracking = shallowRef<Loading<CampaignTracking>>({ state: 'idle' })
  /** How its alerts are grouped; with `none` it is `list` that has them. */
  const by = ref<Grouping | 'none'>('repository')
  const groups = shallowRef<Loading<GroupPage>>({ state: 'idle' })
  const list = longList((offset, limit) =>
    backend.call('campaigns.alerts', { id: id.value, group: null, query: query.value, offset, limit }),
  )
  const askTracking = latest(backend, 'campaigns.track')
  const askGroups = latest(backend, 'campaigns.groups')

  const refreshTracking = () =>
    askTracking({ id: id.value }, tracking.value, (next) => (tracking.value = next))

  /** Asks for what is shown below the filter, and only for that. */
  async function refreshAlerts(keep: boolean): Promise<void> {
    if (by.value === 'none') return list.load(keep)
    await askGroups(
      { id: id.value, by: by.value, query: query.value, offset: 0, limit: GROUPS },
      groups.value,
      (next) => (groups.value = next),
    )
  }

  /** The alerts of one group, by its key, for an expanded row. */
  const alertsOf = (group: { by: Grouping; key: string }, offset = 0): Promise<Outcome<AlertPage>> =>
    backend.call('campaigns.alerts', { id: id.value, group, query: query.value, offset, limit: PAGE })

  async function refresh(): Promise<void> {
    await Promise.all([refreshTracking(), refreshAlerts(true)])
  }

  async function open(campaign: string): Promise<void> {
    if (campaign !== id.value) {
      query.value = ''
      tracking.value = groups.value = { state: 'idle' }
      list.clear()
    }
    id.value = campaign
    await refresh()
  }

  async function filter(text: string): Promise<void> {
    const same = text === query.value
    query.value = text
    await refreshAlerts(same)
  }

  async function groupBy(grouping: Grouping | 'none'): Promise<void> {
    if (grouping === by.value) return
    by.value = grouping
    // The rows of another grouping say nothing about this one.
    groups.value = { state: 'idle' }
    list.clear()
    await refreshAlerts(false)
  }

  backend.onChange((change) => {
    if (id.value && ['alerts', 'campaigns', 'launch'].includes(change.topic)) void refresh()
  })

  return {
    id,
    query,
    tracking,
    by,
    groups,
    list,
    pageSize: PAGE,
    open,
    filter,
    groupBy,
    refresh,
    alertsOf,
  }
})
