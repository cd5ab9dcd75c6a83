import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { latest, useBackend, type Loading } from './backend'
import { longList } from './long-list'
import type { SelectionSize, TemplateView } from '@/lib/backend/views'
import type { Suggestions } from '@/lib/alerts/filter/types'
import type { Outcome } from '@/lib/failure'

/** The alerts of an organization through a filter, and what helps to write one. */
export const useAlerts = defineStore('alerts', () => {
  const backend = useBackend()
  const organization = ref('')
  const query = ref('')
  const list = longList((offset, limit) =>
    backend.call('alerts.search', { organization: organization.value, query: query.value, offset, limit }),
  )
  const templates = shallowRef<Loading<{ templates: TemplateView[] }>>({ state: 'idle' })
  const askTemplates = latest(backend, 'templates.list')

  async function search(login: string, text: string): Promise<void> {
    const same = login === organization.value && text === query.value
    if (login !== organization.value) list.clear()
    organization.value = login
    query.value = text
    await list.load(same)
  }

  const refresh = () => list.load(true)
  const suggest = (login: string, text: string, cursor: number): Promise<Outcome<Suggestions>> =>
    backend.call('filter.suggest', { organization: login, query: text, cursor })
  const measure = (login: string, text: string): Promise<Outcome<SelectionSize>> =>
    backend.call('selection.size', { organization: login, query: text })
  const loadTemplates = (login: string) =>
    askTemplates({ organization: login }, templates.value, (next) => (templates.value = next))

  backend.onChange((change) => {
    const concerns = change.topic === 'alerts' || change.topic === 'launch'
    if (concerns && organization.value && list.head.state !== 'idle') void refresh()
  })

  return { organization, query, list, templates, search, refresh, suggest, measure, loadTemplates }
})
