import { shallowRef, type Ref } from 'vue'
import { useCombobox, type ComboboxField } from '@/components/primer/use-combobox'
import type { Suggestion, Suggestions } from '@/lib/alerts/filter/types'
import type { Outcome } from '@/lib/failure'

/** Asks for completions of a filter at the cursor. */
export type Suggest = (query: string, cursor: number) => Promise<Outcome<Suggestions>>

const NONE: Suggestions = { from: 0, to: 0, options: [] }

/** The completions under a filter field: what is offered, and what accepting one of them makes of the text. */
export function useCompletion(
  text: Ref<string>,
  suggest: () => Suggest,
  field: Pick<ComboboxField<Suggestion>, 'ask' | 'take' | 'press'>,
) {
  const offered = shallowRef<Suggestions>(NONE)
  let asked = 0
  const combobox = useCombobox({ ...field, options: () => offered.value.options, closed: () => asked++ })

  /** Asks for the text as it is now; a late answer to an earlier text is dropped. */
  async function ask(cursor: number): Promise<void> {
    const mine = ++asked
    const outcome = await suggest()(text.value, cursor)
    if (mine !== asked) return
    // Completion is a help: without it the field works all the same, and the search itself reports the failure.
    offered.value = outcome.ok ? outcome.value : NONE
    if (offered.value.options.length > 0) combobox.open()
    else combobox.close()
  }

  /** Puts an option into the text and answers where the cursor belongs. After a qualifier its values are asked for next. */
  function accept(option: Suggestion): number {
    const { from, to } = offered.value
    const rest = text.value.slice(to)
    const insert = option.insert.endsWith(':') || rest.startsWith(' ') ? option.insert : `${option.insert} `
    text.value = text.value.slice(0, from) + insert + rest
    const cursor = from + insert.length
    combobox.close()
    if (option.insert.endsWith(':')) void ask(cursor)
    return cursor
  }

  return { ...combobox, ask, accept }
}
