import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { latest, useBackend, type Loading } from './backend'
import type { AlertPage, CampaignTracking, RepositoryPage } from '@/lib/backend/views'

const PAGE = 100

/** One campaign: its tracking, its repositories and its alerts, through one filter. */
export const useCampaign = defineStore('campaign', () => {
  const backend = useBackend()
  const id = ref('')
  const query = ref('')
  const tracking = shallowRef<Loading<CampaignTracking>>({ state: 'idle' })
  const repositories = shallowRef<Loading<RepositoryPage>>({ state: 'idle' })
  const alerts = shallowRef<Loading<AlertPage>>({ state: 'idle' })
  const askTracking = latest(backend, 'campaigns.track')
  const askRepositories = latest(backend, 'campaigns.repositories')
  const askAlerts = latest(backend, 'campaigns.alerts')

  const refreshTracking = () =>
    askTracking({ id: id.value }, tracking.value, (next) => (tracking.value = next))
  const refreshRepositories = () =>
    askRepositories(
      { id: id.value, query: query.value, offset: 0, limit: 500 },
      repositories.value,
      (next) => (repositories.value = next),
    )
  const loadAlerts = (offset = 0) =>
    askAlerts(
      { id: id.value, repositoryId: null, query: query.value, offset, limit: PAGE },
      alerts.value,
      (next) => (alerts.value = next),
    )

  /** The alerts of one repository of the campaign, for an expanded row. */
  const alertsOf = (repositoryId: number, offset = 0) =>
    backend.call('campaigns.alerts', { id: id.value, repositoryId, query: query.value, offset, limit: PAGE })

  async function refresh(): Promise<void> {
    await Promise.all([refreshTracking(), refreshRepositories(), loadAlerts()])
  }

  async function open(campaign: string): Promise<void> {
    if (campaign !== id.value) {
      query.value = ''
      tracking.value = repositories.value = alerts.value = { state: 'idle' }
    }
    id.value = campaign
    await refresh()
  }

  async function filter(text: string): Promise<void> {
    query.value = text
    await Promise.all([refreshRepositories(), loadAlerts()])
  }

  backend.onChange((change) => {
    if (id.value && (change.topic === 'alerts' || change.topic === 'campaigns')) void refresh()
  })

  return {
    id,
    query,
    tracking,
    repositories,
    alerts,
    pageSize: PAGE,
    open,
    filter,
    refresh,
    loadAlerts,
    alertsOf,
  }
})
