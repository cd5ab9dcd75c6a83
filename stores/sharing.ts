import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { latest, shown, useBackend, type Loading } from './backend'
import type { CampaignView, SharingStatus } from '@/lib/backend/views'
import { ok, type Outcome } from '@/lib/failure'

/** The campaign repositories, each by its organization, and the sharing of single campaigns. */
export const useSharing = defineStore('sharing', () => {
  const backend = useBackend()
  /** By the organization's login in lower case. */
  const statuses = shallowReactive(new Map<string, Loading<SharingStatus>>())
  const asks = new Map<string, { organization: string; ask: () => Promise<void> }>()
  const looks = new Map<string, Promise<Outcome<SharingStatus>>>()

  const shares = shallowReactive(new Map<string, Promise<Outcome<CampaignView>>>())

  const statusOf = (organization: string): Loading<SharingStatus> =>
    statuses.get(keyOf(organization)) ?? { state: 'idle' }

  function put(organization: string, outcome: Outcome<SharingStatus>): Outcome<SharingStatus> {
    if (outcome.ok) statuses.set(keyOf(organization), { state: 'loaded', value: outcome.value })
    return outcome
  }

  function askerOf(organization: string): () => Promise<void> {
    const key = keyOf(organization)
    const known = asks.get(key)
    if (known) return known.ask
    const asked = latest(backend, 'sharing.status')
    const ask = () => asked({ organization }, statusOf(organization), (next) => statuses.set(key, next))
    asks.set(key, { organization, ask })
    return ask
  }

  /** Asks what is known; from then on the answer follows every change. */
  async function load(organization: string): Promise<void> {
    if (!asks.has(keyOf(organization))) await askerOf(organization)()
  }
  const refresh = (organization: string) => askerOf(organization)()

  /** Reads the campaign repository now. Whoever asks meanwhile gets the same answer. */
  async function look(organization: string): Promise<Outcome<SharingStatus>> {
    const key = keyOf(organization)
    const running = looks.get(key) ?? backend.call('sharing.look', { organization })
    looks.set(key, running)
    const outcome = await running
    looks.delete(key)
    return put(organization, outcome)
  }

  /** Finds out whether there is a campaign repository, at GitHub where nobody has looked yet. */
  async function know(organization: string): Promise<Outcome<SharingStatus | null>> {
    await load(organization)
    const status = shown(statusOf(organization))
    return status?.state.state === 'unknown' ? look(organization) : ok(status)
  }

  const save = async (organization: string, repository: string): Promise<Outcome<SharingStatus>> =>
    put(organization, await backend.call('sharing.save', { organization, repository }))

  /**
   * Shares a campaign, tries again, or writes a lost file anew. What came of it stands in the campaign. Whoever asks meanwhile
   * gets the same answer.
   */
  async function share(id: string): Promise<Outcome<CampaignView>> {
    const running = shares.get(id) ?? backend.call('sharing.share', { id })
    shares.set(id, running)
    const outcome = await running
    shares.delete(id)
    return outcome
  }
  const isSharing = (id: string) => shares.has(id)
  /** Takes back the wish to share a campaign that still waits for it. */
  const withdraw = (id: string) => backend.call('sharing.withdraw', { id })

  backend.onChange((change) => {
    // Another token may read and write elsewhere.
    if (change.topic !== 'sharing' && change.topic !== 'token') return
    for (const { organization, ask } of asks.values())
      if (change.organization === null || keyOf(change.organization) === keyOf(organization)) void ask()
  })

  return { statusOf, load, refresh, know, look, save, share, isSharing, withdraw }
})

const keyOf = (organization: string) => organization.toLowerCase()
