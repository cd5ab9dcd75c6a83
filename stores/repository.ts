import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { latest, oneAtATime, shown, useBackend, type Loading } from './backend'
import type { Change, RepositoryCampaigns } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'

/** What concerns developers of a repository. */
const TOPICS = ['alerts', 'campaigns', 'sharing', 'token', 'acting']
/** After so long away from the page its alerts are read again on coming back, ms. */
const AWAY = 5 * 60_000

/** The campaigns of one repository: what is known at once, and what GitHub says now, which takes a while. */
export const useRepository = defineStore('repository', () => {
  const backend = useBackend()
  /** `octo-org/shop`, as the address spells it. */
  const repository = ref('')
  const status = shallowRef<Loading<RepositoryCampaigns>>({ state: 'idle' })
  /** GitHub is being asked. */
  const busy = ref(false)
  /** Why the last wish to read anew came to nothing at all. */
  const failure = shallowRef<Failure | null>(null)
  const ask = latest(backend, 'repository.status')
  let readAt = 0
  let isOutdated = false

  const known = computed(() => shown(status.value))
  const campaigns = computed(() => known.value?.campaigns ?? [])
  /** Nobody knows yet whether there is something: neither read nor failed. */
  const isComing = computed(() => known.value === null || busy.value || known.value.isRefreshing)

  /** Whether there are campaigns here cannot even be told: without a token, for one. */
  const isUnknowable = computed(
    () => known.value?.repositoryId === null && known.value.data.state === 'failed',
  )

  /** Asks for what is known. */
  const look = oneAtATime(() =>
    ask({ repository: repository.value }, status.value, (next) => (status.value = next)),
  )

  /** Has the repository's alerts and the campaign repository read anew. */
  async function refresh(asked = false): Promise<void> {
    if (busy.value) return
    busy.value = true
    failure.value = null
    const mine = repository.value
    readAt = Date.now()
    const outcome = await backend.call('repository.refresh', { repository: mine, asked })
    busy.value = false
    if (mine !== repository.value) return
    if (outcome.ok) status.value = { state: 'loaded', value: outcome.value }
    else failure.value = outcome.failure
    // What was asked before this answer would put an older state over it.
    await look()
    if (isOutdated) await refreshAnew()
  }

  /** With another token, or none, GitHub has another answer: also to what is being asked just now. */
  async function refreshAnew(): Promise<void> {
    isOutdated = busy.value
    if (!isOutdated) await refresh()
  }

  /** Turns to a repository: shows what is known and reads anew, once. */
  async function open(name: string): Promise<void> {
    if (name === repository.value) return
    repository.value = name
    status.value = { state: 'idle' }
    await look()
    await refresh()
  }

  /** The page is in front of the person again. */
  async function returned(): Promise<void> {
    if (repository.value && Date.now() - readAt >= AWAY) await refresh()
  }

  /** Calls `listener` on everything that may change what is shown of this repository. */
  function onChange(listener: (topic: Change['topic']) => void): void {
    backend.onChange((change) => {
      if (!repository.value || !TOPICS.includes(change.topic)) return
      const owner = repository.value.split('/')[0]?.toLowerCase()
      if (change.organization === null || change.organization.toLowerCase() === owner) listener(change.topic)
    })
  }
  onChange((topic) => void (topic === 'token' ? refreshAnew() : look()))

  return {
    repository,
    status,
    known,
    campaigns,
    isComing,
    isUnknowable,
    busy,
    failure,
    open,
    look,
    refresh,
    returned,
    onChange,
  }
})
