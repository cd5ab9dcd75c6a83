import { readonly, shallowRef, watch, type Ref } from 'vue'
import {
  chosenColumn,
  NEWEST_FIRST,
  sortingOf,
  writtenSorting,
  type SortColumn,
  type Sorting,
} from './sorting'

/** What each list was sorted by last, for places where the browser keeps nothing for a page. */
const remembered = new Map<string, string>()
const KEY = 'muster.sorting.'

/** The order of a list of campaigns, remembered under `name` until the tab is closed. */
export function useSorting(name: string): {
  sorting: Readonly<Ref<Sorting>>
  sortBy: (column: SortColumn) => void
} {
  const sorting = shallowRef(sortingOf(recall(name)) ?? NEWEST_FIRST)
  watch(sorting, (now) => remember(name, writtenSorting(now)))
  return {
    sorting: readonly(sorting),
    sortBy: (column) => (sorting.value = chosenColumn(sorting.value, column)),
  }
}

function recall(name: string): string | null {
  try {
    return sessionStorage.getItem(KEY + name)
  } catch {
    // The person, or the page's policy, refuses storage: then it is remembered as long as the page stands.
    return remembered.get(name) ?? null
  }
}

function remember(name: string, text: string): void {
  try {
    sessionStorage.setItem(KEY + name, text)
  } catch {
    remembered.set(name, text)
  }
}
