import type { Observatory } from './observatory'
import type { Handlers, Parts } from './parts'
import { searchAlerts } from '../answers/alert-pages'
import { filterOptions, type Observed } from '../answers/observed'
import { sizeOf } from '../answers/selection'
import type { SelectionSize } from '../views'
import { suggest } from '@/lib/alerts/filter/suggest'
import { TEMPLATES } from '@/lib/campaigns/templates'
import { ok, type Outcome } from '@/lib/failure'

type AlertOperation =
  'alerts.search' | 'filter.suggest' | 'selection.size' | 'templates.list' | 'managers.list'

/** Questions about the alerts of an organization, answered from the index in memory. */
export function alertHandlers({ store }: Parts, observatory: Observatory): Handlers<AlertOperation> {
  async function answer<T>(organization: string, from: (observed: Observed) => T): Promise<Outcome<T>> {
    const observed = await observatory.observeSynced(organization)
    return observed.ok ? ok(from(observed.value)) : observed
  }
  async function measure<T>(
    organization: string,
    from: (size: (query: string) => SelectionSize) => T,
  ): Promise<Outcome<T>> {
    const limits = await store.settings.limits()
    if (!limits.ok) return limits
    return answer(organization, (observed) => from((query) => sizeOf(observed, query, limits.value)))
  }
  return {
    'alerts.search': ({ organization, ...page }) =>
      answer(organization, (observed) => searchAlerts(observed, page)),
    'filter.suggest': ({ organization, query, cursor }) =>
      answer(organization, (observed) => suggest(query, cursor, observed.index, filterOptions(observed))),
    'selection.size': ({ organization, query }) => measure(organization, (size) => size(query)),
    'templates.list': ({ organization }) =>
      measure(organization, (size) => ({
        templates: TEMPLATES.map(({ id, query }) => {
          const { alerts, repositories } = size(query)
          return { id, query, alerts, repositories }
        }),
      })),
    async 'managers.list'({ organization }) {
      const data = await store.data.load(organization)
      return data.ok ? ok(data.value.members) : data
    },
  }
}
