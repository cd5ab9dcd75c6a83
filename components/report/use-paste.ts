import { onBeforeUnmount, onMounted } from 'vue'
import { t } from '@/lib/i18n'

/** Takes files that are pasted into the page, and text as one file. What is pasted into a field belongs to the field. */
export function usePaste(take: (files: readonly File[]) => void): void {
  function paste(event: ClipboardEvent): void {
    if (!event.clipboardData || isField(event.target)) return
    const { files } = event.clipboardData
    const text = files.length > 0 ? '' : event.clipboardData.getData('text/plain')
    if (files.length > 0) take([...files])
    else if (text.trim() !== '') take([new File([text], t('report.pasted'), { type: 'application/json' })])
    else return
    event.preventDefault()
  }
  onMounted(() => document.addEventListener('paste', paste))
  onBeforeUnmount(() => document.removeEventListener('paste', paste))
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
}
