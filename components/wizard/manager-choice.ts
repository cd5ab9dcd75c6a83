import { computed, ref, type Ref } from 'vue'
import { hasSeparator, loginsIn, matches, withLogins } from './logins'
import { t } from '@/lib/i18n'

/** More than these nobody reads through: typing a letter is quicker. */
const SHOWN = 50

/** Choosing logins from a list by typing. `said` is what a screen reader hears of it. */
export function useManagerChoice(chosen: Ref<string[]>, text: Ref<string>, known: () => string[]) {
  const isOpen = ref(false)
  const active = ref(-1)
  const said = ref('')
  const found = computed(() => matches(known(), chosen.value, text.value))
  const options = computed(() => (isOpen.value ? found.value.slice(0, SHOWN) : []))
  const hidden = computed(() => (isOpen.value ? found.value.length - options.value.length : 0))
  const activeOption = computed(() => options.value[active.value] ?? null)

  function close(): void {
    isOpen.value = false
    active.value = -1
  }

  function open(): void {
    isOpen.value = true
    active.value = -1
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

  /** Moves the active option; past either end it goes on at the other. */
  function move(step: 1 | -1): void {
    const count = options.value.length
    if (count === 0) return
    active.value = active.value < 0 && step < 0 ? count - 1 : (active.value + step + count) % count
  }

  return { isOpen, active, said, options, hidden, activeOption, open, close, add, remove, type, move }
}
