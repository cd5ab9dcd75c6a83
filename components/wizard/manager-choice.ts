import { computed, ref, type Ref } from 'vue'
import { useCombobox } from '@/components/primer/use-combobox'
import { hasSeparator, loginsIn, matches, withLogins } from './logins'
import { t } from '@/lib/i18n'

/** More than these nobody reads through: typing a letter is quicker. */
const SHOWN = 50

/**
 * Choosing logins from a list by typing. `said` is what a screen reader hears of it, `hidden` how many more there are,
 * `press` what the field does with keys of its own.
 */
export function useManagerChoice(
  chosen: Ref<string[]>,
  text: Ref<string>,
  known: () => string[],
  press: (event: KeyboardEvent) => boolean,
) {
  const said = ref('')
  const found = computed(() => matches(known(), chosen.value, text.value))
  const combobox = useCombobox({
    options: () => found.value.slice(0, SHOWN),
    ask: open,
    take: (login) => add([login]),
    press,
  })
  const { close } = combobox
  const hidden = computed(() => (combobox.isOpen.value ? Math.max(0, found.value.length - SHOWN) : 0))

  function open(): void {
    combobox.open()
    said.value = t('wizard.manager.suggestions', { count: found.value.length })
  }

  function add(logins: string[]): void {
    const before = chosen.value.length
    chosen.value = withLogins(chosen.value, logins, known())
    const added = chosen.value.slice(before)
    text.value = ''
    close()
    if (added.length > 0) said.value = t('wizard.manager.added', { logins: added.join(', ') })
  }

  function remove(login: string): void {
    chosen.value = chosen.value.filter((one) => one !== login)
    said.value = t('wizard.manager.removed', { login })
  }

  /** What was typed or pasted so far; logins that a comma or a space ends are taken at once. */
  function type(typed: string): void {
    text.value = typed
    if (!hasSeparator(typed)) return typed.trim() === '' ? close() : open()
    const isEnded = /[\s,;]$/.test(typed)
    const logins = loginsIn(typed)
    const rest = isEnded ? '' : (logins.pop() ?? '')
    add(logins)
    text.value = rest
    if (rest) open()
  }

  return { ...combobox, said, hidden, open, add, remove, type }
}
