import { computed, ref } from 'vue'

const STEPS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowRight: (index, last) => Math.min(last, index + 1),
  ArrowLeft: (index) => Math.max(0, index - 1),
  Home: () => 0,
  End: (_, last) => last,
}

/** Moves through the points of a chart by keyboard. `index` is null while none is looked at; the first step takes the last point. */
export function usePoints(count: () => number) {
  const chosen = ref<number | null>(null)
  const index = computed(() => (chosen.value === null ? null : Math.min(chosen.value, count() - 1)))

  function press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || count() === 0) return
    const last = count() - 1
    const step = STEPS[event.key]
    if (step)
      chosen.value = index.value === null ? (event.key === 'Home' ? 0 : last) : step(index.value, last)
    else if (event.key === 'Escape' && index.value !== null) chosen.value = null
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return { index, press, leave: () => (chosen.value = null) }
}
