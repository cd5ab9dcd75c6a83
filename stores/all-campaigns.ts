import { defineStore } from 'pinia'
import { computed, shallowReactive } from 'vue'
import { latest, shown, useBackend, type Loading } from './backend'
import type { CampaignList, CampaignView } from '@/lib/backend/views'

/** The campaigns of several organizations, each organization's list by itself: one that fails does not hide the others. */
export const useAllCampaigns = defineStore('all-campaigns', () => {
  const backend = useBackend()
  /** By login. */
  const lists = shallowReactive(new Map<string, Loading<CampaignList>>())
  const asking = new Map<string, ReturnType<typeof latest<'campaigns.list'>>>()

  const all = computed((): CampaignView[] =>
    [...lists.values()].flatMap((list) => shown(list)?.campaigns ?? []),
  )

  async function refresh(organization: string): Promise<void> {
    const ask = asking.get(organization) ?? latest(backend, 'campaigns.list')
    asking.set(organization, ask)
    await ask({ organization }, lists.get(organization) ?? { state: 'idle' }, (next) => {
      // It may have been removed meanwhile.
      if (asking.get(organization) === ask) lists.set(organization, next)
    })
  }

  /** From now on these organizations are meant. */
  async function load(organizations: readonly string[]): Promise<void> {
    for (const known of [...asking.keys()])
      if (!organizations.includes(known)) {
        asking.delete(known)
        lists.delete(known)
      }
    await Promise.all(organizations.filter((one) => !asking.has(one)).map(refresh))
  }

  backend.onChange(({ topic, organization }) => {
    if (topic === 'sync' || topic === 'token') return
    for (const known of asking.keys())
      if (organization === null || organization.toLowerCase() === known.toLowerCase()) void refresh(known)
  })

  return { lists, all, load, refresh }
})
