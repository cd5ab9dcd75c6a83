import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { latest, useBackend, type Loading } from './backend'
import type { AlertPage, SelectionSize, TemplateView } from '@/lib/backend/views'
import type { Suggestions } from '@/lib/alerts/filter/types'
import type { Outcome } from '@/lib/failure'

const PAGE = 100

/** The alerts of an organization through a filter, and what helps to write one. */
export const useAlerts = defineStore('alerts', () => {
  const backend = useBackend()
  const organization = ref('')
  const query = ref('')
  const page = shallowRef<Loading<AlertPage>>({ state: 'idle' })
  const templates = shallowRef<Loading<{ templates: TemplateView[] }>>({ state: 'idle' })
  const askPage = latest(backend, 'alerts.search')
  const askTemplates = latest(backend, 'templates.list')

  const load = (offset = 0) =>
    askPage(
      { organization: organization.value, query: query.value, offset, limit: PAGE },
      page.value,
      (next) => (page.value = next),
    )

  async function search(login: string, text: string): Promise<void> {
    if (login !== organization.value) page.value = { state: 'idle' }
    organization.value = login
    query.value = text
    await load()
  }

  const suggest = (login: string, text: string, cursor: number): Promise<Outcome<Suggestions>> =>
    backend.call('filter.suggest', { organization: login, query: text, cursor })
  const measure = (login: string, text: string): Promise<Outcome<SelectionSize>> =>
    backend.call('selection.size', { organization: login, query: text })
  const loadTemplates = (login: string) =>
    askTemplates({ organization: login }, templates.value, (next) => (templates.value = next))

  backend.onChange((change) => {
    if (change.topic === 'alerts' && organization.value && page.value.state !== 'idle') void load()
  })

  return {
    organization,
    query,
    page,
    templates,
    pageSize: PAGE,
    search,
    load,
    suggest,
    measure,
    loadTemplates,
  }
})
