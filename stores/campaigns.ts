import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { latest, shown, useBackend, type Loading } from './backend'
import type { Input } from '@/lib/backend/contract'
import type { CampaignList, CampaignView } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'

/** All campaigns of one organization, and what can be done with each. */
export const useCampaigns = defineStore('campaigns', () => {
  const backend = useBackend()
  const organization = ref('')
  const list = shallowRef<Loading<CampaignList>>({ state: 'idle' })
  const ask = latest(backend, 'campaigns.list')

  const all = computed(() => shown(list.value)?.campaigns ?? [])
  const open = computed(() => all.value.filter((campaign) => campaign.state === 'open'))
  const closed = computed(() => all.value.filter((campaign) => campaign.state === 'closed'))
  const drafts = computed(() => all.value.filter((campaign) => campaign.state === 'draft'))

  const refresh = () => ask({ organization: organization.value }, list.value, (next) => (list.value = next))

  async function load(login: string): Promise<void> {
    if (login !== organization.value) list.value = { state: 'idle' }
    organization.value = login
    await refresh()
  }

  const create = (input: Input<'campaigns.create'>): Promise<Outcome<CampaignView>> =>
    backend.call('campaigns.create', input)
  const edit = (input: Input<'campaigns.edit'>): Promise<Outcome<CampaignView>> =>
    backend.call('campaigns.edit', input)
  const publish = (id: string) => backend.call('campaigns.publish', { id })
  const close = (id: string) => backend.call('campaigns.close', { id })
  const reopen = (id: string) => backend.call('campaigns.reopen', { id })
  const remove = (id: string) => backend.call('campaigns.delete', { id })

  backend.onChange((change) => {
    if (!organization.value || change.topic === 'sync' || change.topic === 'token') return
    if (
      change.organization === null ||
      change.organization.toLowerCase() === organization.value.toLowerCase()
    )
      void refresh()
  })

  return {
    organization,
    list,
    all,
    open,
    closed,
    drafts,
    load,
    refresh,
    create,
    edit,
    publish,
    close,
    reopen,
    remove,
  }
})
