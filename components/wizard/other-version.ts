import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { FIELDS, type Draft, type Field } from './draft'
import { changedByThemAlone, withTheirs } from './versions'
import type { CampaignView } from '@/lib/backend/views'
import type { CampaignDetails } from '@/lib/campaigns/campaign'

/**
 * The version of a campaign that somebody else saved while its form was open. It matters from the moment on at which a save
 * was refused because of it: fields that were not touched in the form then follow it, the others are a person's to decide.
 */
export function useOtherVersion(campaign: () => CampaignView, draft: Ref<Draft>) {
  /** What the form was filled in from, or followed since. */
  const base = shallowRef<CampaignDetails>(campaign())
  /** The revision on which was saved last. */
  const sent = ref(campaign().revision)
  const isRefused = ref(false)
  const takenOver = shallowRef<Field[]>([])

  /** `awaited`: it is known to be, and may come after word of it. */
  const state = computed(() => {
    if (!isRefused.value) return 'none'
    return campaign().revision === sent.value ? 'awaited' : 'there'
  })

  watch([state, () => campaign().revision], () => {
    if (state.value !== 'there') return
    const theirs = campaign()
    const fields = changedByThemAlone(draft.value, base.value, theirs)
    draft.value = fields.reduce((all, field) => withTheirs(all, theirs, field), draft.value)
    takenOver.value = FIELDS.filter((field) => fields.includes(field) || takenOver.value.includes(field))
    base.value = theirs
  })

  /** What stands beside the form has been seen, and may be saved over. */
  const revision = () => (isRefused.value ? campaign().revision : sent.value)

  /** A save on this revision was refused because there is a later one. */
  function refused(on: number): void {
    isRefused.value = true
    sent.value = on
  }

  return { state, takenOver, revision, refused }
}
