import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { latest, shown, useBackend, type Loading } from './backend'
import type { NoticeSettings, NoticeWishes } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'

/** Which notifications a person wants. */
export const useNotices = defineStore('notices', () => {
  const backend = useBackend()
  const settings = shallowRef<Loading<NoticeSettings>>({ state: 'idle' })
  const failure = shallowRef<Failure | null>(null)
  const saved = ref(false)
  const ask = latest(backend, 'notices.read')
  let saves = 0
  /** What is stored, as far as is known: what was switched since may not be. */
  let stored: NoticeSettings | null = null

  async function load(): Promise<void> {
    const mine = saves
    await ask({}, settings.value, (next) => {
      // What is just being saved is newer than this answer.
      if (mine !== saves) return
      settings.value = next
      if (next.state === 'loaded') stored = next.value
    })
  }

  /** Shows the wish at once, and what is stored in its place where it could not be saved. Of several only the last one counts. */
  async function save(wishes: NoticeWishes): Promise<void> {
    const before = shown(settings.value)
    if (!before) return
    const mine = ++saves
    failure.value = null
    saved.value = false
    settings.value = { state: 'loaded', value: { ...before, ...wishes } }
    const outcome = await backend.call('notices.save', wishes)
    if (outcome.ok) stored = outcome.value
    if (mine !== saves) return
    saved.value = outcome.ok
    if (!outcome.ok) failure.value = outcome.failure
    settings.value = { state: 'loaded', value: stored ?? before }
  }

  backend.onChange((change) => {
    if (change.topic === 'notices' && settings.value.state !== 'idle') void load()
  })

  return { settings, failure, saved, load, save }
})
