import { droppedFiles } from './dropped-files'
import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** Takes files that are dropped anywhere on the page. The answer says whether one is held over it right now. */
export function useDrop(take: (files: readonly File[]) => void): Readonly<Ref<boolean>> {
  const isOver = ref(false)

  function over(event: DragEvent): void {
    if (!carriesFiles(event)) return
    // Without this the browser would leave the page and show the file itself.
    event.preventDefault()
    isOver.value = true
  }
  function leave(event: DragEvent): void {
    // Moving from one element to the next is no leaving of the page.
    if (event.relatedTarget === null) isOver.value = false
  }
  function drop(event: DragEvent): void {
    isOver.value = false
    if (!event.dataTransfer || !carriesFiles(event)) return
    event.preventDefault()
    void droppedFiles(event.dataTransfer).then(take)
  }

  onMounted(() => {
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
  })
  onBeforeUnmount(() => {
    document.removeEventListener('dragover', over)
    document.removeEventListener('dragleave', leave)
    document.removeEventListener('drop', drop)
  })
  return isOver
}

/** Text and links may be dragged over the page too; those are not ours. */
function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}
