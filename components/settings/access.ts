import { inject, onBeforeUnmount, onMounted, ref, type InjectionKey } from 'vue'
import type { Access } from '@/lib/pages/access'

export const accessKey: InjectionKey<Access> = Symbol('access')

/** Whether Muster lacks access to GitHub, as the browser sees it at any time, and the way to ask for it. */
export function useAccess() {
  const access = inject(accessKey, null)
  const isMissing = ref(false)
  const isRefused = ref(false)
  if (!access) return { isMissing, isRefused, ask: () => Promise.resolve() }
  const { given, ask, onChange } = access

  async function look(): Promise<void> {
    isMissing.value = !(await given())
    if (!isMissing.value) isRefused.value = false
  }
  const stop = onChange(() => void look())
  onBeforeUnmount(stop)
  onMounted(look)

  return {
    isMissing,
    isRefused,
    async ask() {
      // A browser that shows no question here rejects: said like a no, with the way through its settings.
      isRefused.value = !(await ask().catch(() => false))
      await look()
    },
  }
}
