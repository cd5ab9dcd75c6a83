import { nextTick, onBeforeUnmount, type ShallowRef } from 'vue'

/**
 * A campaign that was closed or deleted takes its row along, and the focus in it. The heading of the view is near and
 * stays.
 */
export function useFocusRescue(root: Readonly<ShallowRef<HTMLElement | null>>): void {
  onBeforeUnmount(() => {
    const inside = root.value?.getRootNode()
    const place = inside instanceof ShadowRoot ? inside : document
    if (!place.activeElement || !root.value?.contains(place.activeElement)) return
    void nextTick(() => place.querySelector<HTMLElement>('[data-view-heading]')?.focus())
  })
}
