import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { latest, useBackend, type Loading } from './backend'
import { useRepository } from './repository'
import type { RepositoryAlert } from '@/lib/backend/views'

/** The alert whose page is shown, with the campaigns that it belongs to. */
export const useRepositoryAlert = defineStore('repository alert', () => {
  const backend = useBackend()
  const repository = useRepository()
  const number = ref<number | null>(null)
  const alert = shallowRef<Loading<RepositoryAlert>>({ state: 'idle' })
  const ask = latest(backend, 'repository.alert')

  async function look(): Promise<void> {
    const asked = number.value
    if (asked === null) return
    await ask({ repository: repository.repository, number: asked }, alert.value, (next) => {
      // The answer about an alert that was left meanwhile must not name campaigns of the next one.
      if (asked === number.value) alert.value = next
    })
  }

  /** Turns to the page of an alert, or to one that is none. */
  async function open(next: number | null): Promise<void> {
    if (next === number.value) return
    number.value = next
    alert.value = { state: 'idle' }
    await look()
  }

  repository.onChange(() => void look())

  return { number, alert, open }
})
