import { computed, ref, shallowRef, type Ref } from 'vue'
import type { Suggestion, Suggestions } from '@/lib/alerts/filter/types'
import type { Outcome } from '@/lib/failure'

/** Asks for completions of a filter at the cursor. */
export type Suggest = (query: string, cursor: number) => Promise<Outcome<Suggestions>>

const NONE: Suggestions = { from: 0, to: 0, options: [] }

/** The list of completions under a filter field: what is offered, which one is active, what accepting it makes of the text. */
export function useCompletion(text: Ref<string>, suggest: () => Suggest) {
  const offered = shallowRef<Suggestions>(NONE)
  const isOpen = ref(false)
  const active = ref(-1)
  const options = computed(() => (isOpen.value ? offered.value.options : []))
  const activeOption = computed<Suggestion | null>(() => options.value[active.value] ?? null)
  let asked = 0

  /** Asks for the text as it is now; a late answer to an earlier text is dropped. */
  async function ask(cursor: number): Promise<void> {
    const mine = ++asked
    const outcome = await suggest()(text.value, cursor)
    if (mine !== asked) return
    // Completion is a help: without it the field works all the same, and the search itself reports the failure.
    offered.value = outcome.ok ? outcome.value : NONE
    isOpen.value = offered.value.options.length > 0
    active.value = -1
  }

  function close(): void {
    asked++
    isOpen.value = false
    active.value = -1
  }

  /** Moves the active option; past either end it goes on at the other. */
  function move(to: 'next' | 'previous' | 'first' | 'last'): void {
    const last = options.value.length - 1
    if (to === 'first') active.value = 0
    else if (to === 'last') active.value = last
    else if (to === 'next') active.value = active.value >= last ? 0 : active.value + 1
    else active.value = active.value <= 0 ? last : active.value - 1
  }

  /** Puts an option into the text and answers where the cursor belongs. After a qualifier its values are asked for next. */
  function accept(option: Suggestion): number {
    const { from, to } = offered.value
    const rest = text.value.slice(to)
    const insert = option.insert.endsWith(':') || rest.startsWith(' ') ? option.insert : `${option.insert} `
    text.value = text.value.slice(0, from) + insert + rest
    const cursor = from + insert.length
    close()
    if (option.insert.endsWith(':')) void ask(cursor)
    return cursor
  }

  return { options, active, activeOption, isOpen, ask, close, move, accept }
}
