import { onBeforeUnmount, onMounted } from 'vue'

/** What the viewer says to the page of the same origin that opened it, when it can take a file. */
const READY = 'muster-report-ready'

/** Opens the viewer in a new tab and hands it a file. false: the browser opened no tab. */
export function openInViewer(file: File, address = '/report.html'): boolean {
  const viewer = window.open(address)
  if (!viewer) return false
  function give({ source, origin, data }: MessageEvent): void {
    if (source !== viewer || origin !== location.origin || data !== READY) return
    removeEventListener('message', give)
    viewer?.postMessage(file, location.origin)
  }
  addEventListener('message', give)
  return true
}

/** Takes a file from the page that opened this one, once. Pages of other origins are neither told nor heard. */
export function useHandedOver(take: (files: readonly File[]) => void): void {
  function hear({ source, origin, data }: MessageEvent): void {
    if (source !== window.opener || origin !== location.origin || !(data instanceof File)) return
    removeEventListener('message', hear)
    take([data])
  }
  onMounted(() => {
    // A page from a file has no origin that could be told from another's.
    if (!isWindow(window.opener) || location.origin === 'null') return
    addEventListener('message', hear)
    window.opener.postMessage(READY, location.origin)
  })
  onBeforeUnmount(() => removeEventListener('message', hear))
}

function isWindow(opener: unknown): opener is Window {
  return opener !== null && opener !== undefined
}
