import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowRef } from 'vue'
import { latest, shown, useBackend, type Loading } from './backend'
import type { OrganizationList, OrganizationStatus } from '@/lib/backend/views'
import type { Failure, Outcome } from '@/lib/failure'

/** All organizations that Muster knows, with their data and their sync. */
export const useOrganizations = defineStore('organizations', () => {
  const backend = useBackend()
  const list = shallowRef<Loading<OrganizationList>>({ state: 'idle' })
  /** Why something asked of one organization did not come true, by its login in lower case. */
  const failures = reactive(new Map<string, Failure>())
  const ask = latest(backend, 'organizations.list')
  const all = computed(() => shown(list.value)?.organizations ?? [])

  const running = ref(false)
  let again = false

  /** Asks anew. While an answer is under way further wishes become one: a sync announces itself many times a second. */
  async function refresh(): Promise<void> {
    if (running.value) {
      again = true
      return
    }
    running.value = true
    do {
      again = false
      await ask({}, list.value, (next) => (list.value = next))
    } while (again)
    running.value = false
  }

  async function change(
    organization: string,
    call: Promise<Outcome<OrganizationStatus | null>>,
  ): Promise<Outcome<null>> {
    const outcome = await call
    const key = organization.toLowerCase()
    if (outcome.ok) failures.delete(key)
    else failures.set(key, outcome.failure)
    await refresh()
    return outcome.ok ? { ok: true, value: null } : outcome
  }

  /** Adds an organization and starts its first pull. The failure belongs to the form, since no organization is there yet. */
  async function add(organization: string): Promise<Outcome<OrganizationStatus>> {
    const outcome = await backend.call('organizations.add', { organization })
    if (outcome.ok) await refresh()
    return outcome
  }
  const sync = (organization: string) => change(organization, backend.call('sync.start', { organization }))
  const cancelSync = (organization: string) =>
    change(organization, backend.call('sync.cancel', { organization }))
  const remove = (organization: string) =>
    change(organization, backend.call('organizations.remove', { organization }))
  const failureOf = (organization: string): Failure | null => failures.get(organization.toLowerCase()) ?? null

  backend.onChange((change) => {
    if (list.value.state !== 'idle' && change.topic !== 'token') void refresh()
  })

  return { list, all, refresh, add, sync, cancelSync, remove, failureOf }
})
