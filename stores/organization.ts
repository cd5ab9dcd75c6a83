import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { latest, useBackend, type Loading } from './backend'
import type { OrganizationStatus, TokenStatus } from '@/lib/backend/views'

/** The organization that the page is about: what is stored of it, its sync, and whether there is a token. */
export const useOrganization = defineStore('organization', () => {
  const backend = useBackend()
  const login = ref('')
  const status = shallowRef<Loading<OrganizationStatus>>({ state: 'idle' })
  const token = shallowRef<Loading<TokenStatus>>({ state: 'idle' })
  const askStatus = latest(backend, 'organizations.status')
  const askToken = latest(backend, 'token.status')

  const refreshStatus = () =>
    askStatus({ organization: login.value }, status.value, (next) => (status.value = next))
  const refreshToken = () => askToken({}, token.value, (next) => (token.value = next))

  /** Turns to an organization; asks again only when it is another one. */
  async function open(organization: string): Promise<void> {
    if (organization === login.value) return
    login.value = organization
    status.value = { state: 'idle' }
    await Promise.all([refreshStatus(), refreshToken()])
  }

  /** *Sync now*. What cannot start is shown in the status itself. */
  async function sync(): Promise<void> {
    const outcome = await backend.call('sync.start', { organization: login.value })
    if (!outcome.ok) status.value = { state: 'failed', failure: outcome.failure, previous: null }
    else status.value = { state: 'loaded', value: outcome.value }
  }

  async function cancelSync(): Promise<void> {
    const outcome = await backend.call('sync.cancel', { organization: login.value })
    if (outcome.ok) status.value = { state: 'loaded', value: outcome.value }
  }

  backend.onChange((change) => {
    if (!login.value) return
    if (change.topic === 'token') void refreshToken()
    const mine =
      change.organization === null || change.organization.toLowerCase() === login.value.toLowerCase()
    if (mine && change.topic !== 'token') void refreshStatus()
  })

  return { login, status, token, open, refreshStatus, refreshToken, sync, cancelSync }
})
