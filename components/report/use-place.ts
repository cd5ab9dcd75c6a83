import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import { hashOf, placeOf, type Place } from './places'

/** Where the reader is. The address is the truth: back and forward need nothing more. */
export function usePlace(): {
  place: Readonly<Ref<Place>>
  /** To another place, one step of the history. */
  go(change: Partial<Place>): void
  /** The same without a step, where nobody asked to go. */
  settle(change: Partial<Place>): void
} {
  const place = ref(placeOf(location.hash))
  const follow = () => (place.value = placeOf(location.hash))

  function go(change: Partial<Place>): void {
    const hash = hashOf({ ...place.value, ...change })
    if (hash !== location.hash) location.hash = hash
    follow()
  }
  function settle(change: Partial<Place>): void {
    history.replaceState(history.state, '', hashOf({ ...place.value, ...change }))
    follow()
  }

  onMounted(() => addEventListener('hashchange', follow))
  onBeforeUnmount(() => removeEventListener('hashchange', follow))
  return { place, go, settle }
}
