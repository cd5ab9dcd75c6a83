import { computed, nextTick, onBeforeUnmount, onMounted, onUpdated, shallowRef, watch, type Ref } from 'vue'
import { rowHeights } from './row-heights'

/** A row that is on the page, all in px. */
export interface PlacedRow {
  index: number
  /** The empty space before it, which stands for the rows that are not on the page. */
  gap: number
  /** How high it is, or is thought to be as long as nothing stands in it. */
  height: number
}

/** Rows kept beside those in sight, so that scrolling does not outrun them and Tab finds the next one. */
const BESIDE = 12
/** A row of one line, px; what it is in truth is measured. */
const ASSUMED_HEIGHT = 45
/** How near to the window's lower edge the end of the list counts as reached, px. */
const NEAR = 4

/**
 * Keeps only those rows of a long list on the page that can be seen, whichever of its ancestors scrolls: on GitHub's page that
 * is not ours to say. The rows stay in the flow between empty spaces, so that the browser itself keeps the row that is being
 * read in its place. Rows carry `data-index`; the one with the focus, and its neighbours, are never taken away.
 */
export function useRowsInSight(body: Readonly<Ref<HTMLElement | null>>, total: () => number) {
  const heights = rowHeights(ASSUMED_HEIGHT)
  /** Counts measurements, which what is computed from them cannot see otherwise. */
  const measured = shallowRef(0)
  const range = shallowRef({ first: 0, last: 2 * BESIDE })
  const focused = shallowRef<number | null>(null)
  let width = 0
  /** Whether the end of the list was in sight when it was last looked at. */
  let ended = false
  /** Whether the last thing the person did was to go to the end by keyboard. The way there may take a while. */
  let seeksEnd = false

  const placed = computed<PlacedRow[]>(() => {
    void measured.value
    const rows = new Set<number>()
    for (let row = range.value.first; row <= range.value.last; row++) rows.add(row)
    if (focused.value !== null) for (const step of [-1, 0, 1]) rows.add(focused.value + step)
    const sorted = [...rows].filter((row) => row >= 0 && row < total()).sort((a, b) => a - b)
    return sorted.map((index, place) => {
      const before = sorted[place - 1]
      const from = before === undefined ? 0 : heights.startOf(before + 1)
      const start = heights.startOf(index)
      return { index, gap: start - from, height: heights.startOf(index + 1) - start }
    })
  })
  const tail = computed(() => {
    void measured.value
    const last = placed.value.at(-1)
    return last ? heights.startOf(total()) - heights.startOf(last.index + 1) : 0
  })

  /** Finds out which rows are in sight now. */
  function look(): void {
    if (!body.value) return
    const { top, bottom } = body.value.getBoundingClientRect()
    // Before the page has room for the list its end is nowhere; and who sees its beginning has not gone there.
    ended = top < 0 && bottom > top && bottom <= innerHeight + NEAR
    const first = Math.max(0, heights.rowAt(-top, total()) - BESIDE)
    const last = Math.min(total() - 1, heights.rowAt(innerHeight - top, total()) + BESIDE)
    if (first !== range.value.first || last !== range.value.last) range.value = { first, last }
  }

  /** Measures the rows on the page. When they are not as assumed, the ones in sight may be others. */
  function measure(): void {
    if (!body.value) return
    const found = new Map<number, number>()
    for (const row of body.value.querySelectorAll<HTMLElement>('[data-index]'))
      found.set(Number(row.dataset.index), row.getBoundingClientRect().height)
    if (!heights.measure(found)) return
    const stay = ended || seeksEnd
    measured.value++
    look()
    if (stay) void nextTick(keepEnd)
  }

  /** Who went to the end of the list wants to be there, although its last rows are higher than they were thought to be. */
  function keepEnd(): void {
    if (!body.value || body.value.getBoundingClientRect().bottom <= innerHeight + NEAR) return
    body.value.lastElementChild?.scrollIntoView({ block: 'end' })
  }

  function resized(): void {
    const now = body.value?.getBoundingClientRect().width ?? 0
    if (now !== width) {
      width = now
      heights.forget()
      measured.value++
      measure()
    }
    look()
  }

  /** In a field the key moves the cursor. Whatever else the person does, they are where they want to be. */
  function acted(event: Event): void {
    const target = event.composedPath()[0]
    const isField = target instanceof Element && target.matches('input, select, textarea, [contenteditable]')
    seeksEnd = event instanceof KeyboardEvent && event.key === 'End' && !isField
  }

  /** The root that has the list: inside a shadow root events of scrolling end there, so it is heard on both. */
  let root: Node | null = null
  const listen = { capture: true, passive: true }
  const ACTS = ['keydown', 'wheel', 'pointerdown', 'touchstart']
  const observer = new ResizeObserver(resized)
  onMounted(() => {
    if (!body.value) return
    root = body.value.getRootNode()
    for (const place of [root, document]) place.addEventListener('scroll', look, listen)
    for (const act of ACTS) document.addEventListener(act, acted, listen)
    addEventListener('resize', resized)
    // What stands above the list moves it without any scrolling.
    observer.observe(body.value)
    observer.observe(document.body)
    measure()
    look()
  })
  onBeforeUnmount(() => {
    for (const place of [root, document]) place?.removeEventListener('scroll', look, listen)
    for (const act of ACTS) document.removeEventListener(act, acted, listen)
    removeEventListener('resize', resized)
    observer.disconnect()
  })
  onUpdated(measure)
  watch(total, look, { flush: 'post' })

  function entered(event: FocusEvent): void {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null
    focused.value = row ? Number(row.dataset.index) : null
  }
  /** Another window taking the focus takes it from the page only for a while: the element stays the active one. */
  function left(event: FocusEvent): void {
    const goes = event.relatedTarget
    if (goes instanceof Node && body.value?.contains(goes)) return
    const place = body.value?.getRootNode()
    if (goes === null && place && 'activeElement' in place && place.activeElement === event.target) return
    focused.value = null
  }

  return { placed, tail, range, entered, left }
}
