import { computed, ref, useId } from 'vue'

/** What a text field does of itself when it has a list of options under it. */
export interface ComboboxField<Option> {
  /** What there is to offer while the list is open. */
  options: () => readonly Option[]
  /** An arrow key asks for the list. What is known at once is opened at once, so that the key already moves in it. */
  ask: () => void
  take: (option: Option) => void
  /** A key that the list has no use for; true when it was the field's own. */
  press: (event: KeyboardEvent) => boolean
  /** The list was put away, or somebody left the field before it came. */
  closed?: () => void
}

/** What a `ListBox` shows. */
export interface OptionList<Option> {
  id: string
  options: readonly Option[]
  /** Counted from 0; -1: none. */
  active: number
}

/**
 * WAI-ARIA's combobox with a listbox: the text field keeps the focus and names the active option, arrows go round the list,
 * Home and End along it once an option is active, Enter takes it, Escape and leaving the field close. The field binds `attributes`
 * and `keydown`, a `ListBox` shows `list`.
 */
export function useCombobox<Option>(field: ComboboxField<Option>) {
  const id = `${useId()}-options`
  const isOpen = ref(false)
  const active = ref(-1)
  const options = computed(() => (isOpen.value ? field.options() : []))
  const activeOption = computed(() => options.value[active.value] ?? null)
  const list = computed<OptionList<Option>>(() => ({ id, options: options.value, active: active.value }))
  const attributes = computed(() => ({
    role: 'combobox',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false' as const,
    'aria-autocomplete': 'list' as const,
    'aria-expanded': options.value.length > 0,
    'aria-controls': id,
    'aria-activedescendant': activeOption.value === null ? undefined : `${id}-${active.value}`,
  }))

  function open(): void {
    isOpen.value = true
    active.value = -1
  }

  function close(): void {
    isOpen.value = false
    active.value = -1
    field.closed?.()
  }

  /** Past either end it goes on at the other. */
  function move(key: string): void {
    const last = options.value.length - 1
    if (key === 'Home') active.value = Math.min(0, last)
    else if (key === 'End') active.value = last
    else if (key === 'ArrowDown') active.value = active.value >= last ? Math.min(0, last) : active.value + 1
    else active.value = active.value <= 0 ? last : active.value - 1
  }

  function ofList(key: string): boolean {
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (!isOpen.value) field.ask()
        move(key)
        return true
      case 'Home':
      case 'End':
        // In the text they belong to the cursor; in the list they belong to the list.
        if (activeOption.value === null) return false
        move(key)
        return true
      case 'Enter':
        if (activeOption.value === null) return false
        field.take(activeOption.value)
        return true
      case 'Escape':
        if (!isOpen.value) return false
        close()
        return true
      default:
        return false
    }
  }

  /** A key that was ours is kept from the browser, from the form and dialog around the field, and from GitHub. */
  function keydown(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (ofList(event.key) || field.press(event)) event.preventDefault()
  }

  return { attributes, list, isOpen, options, activeOption, open, close, keydown }
}
