import { ref, watch } from 'vue'
import { spoken } from './action-text'
import type { ActionView } from '@/lib/backend/views'

/**
 * What a screen reader hears of a list of actions: what changed since the last time. What was there when the page opened is
 * read where it stands. `now` in seconds since 1970; null actions: not known yet.
 */
export function useSpoken(actions: () => readonly ActionView[] | null, now: () => number) {
  const said = ref('')
  let before: Map<string, string> | null = null

  watch(
    actions,
    (list) => {
      if (list === null) {
        before = null
        said.value = ''
        return
      }
      const texts = new Map(list.map((action) => [action.id, spoken(action, now())]))
      const known = before
      if (known) {
        const news = [...texts].filter(([id, text]) => known.get(id) !== text).map(([, text]) => text)
        if (news.length > 0) said.value = news.join(' ')
      }
      before = texts
    },
    { immediate: true },
  )
  return said
}
