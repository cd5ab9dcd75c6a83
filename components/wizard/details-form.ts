import { ref, shallowRef, type Ref } from 'vue'
import { detailsOf, type Draft } from './draft'
import type { CampaignDetails } from '@/lib/campaigns/campaign'
import { checkDetails, tidyDetails } from '@/lib/campaigns/details'
import type { Failure, FieldProblem, Outcome } from '@/lib/failure'
import { dateOf, type CalendarDate } from '@/lib/time'

/** What a form needs of its component: moving the focus, and whether the date control holds something unreadable. */
export interface FormHandle {
  focusProblem(): Promise<void>
  unreadableDate: boolean
}

/** The reader's own zone: the day on which a new campaign's due date ends. */
export const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
export const todayIn = (timeZone: string) => dateOf(Math.floor(Date.now() / 1000), timeZone)

/**
 * Checks and sends a form. Problems of fields go beside the fields, other failures above the form; nothing typed is lost.
 * `unchangedDueDate`: an edit may keep a date that has passed.
 */
export function useDetailsForm(
  draft: Ref<Draft>,
  form: () => FormHandle | null,
  timeZone: string,
  unchangedDueDate: CalendarDate | null,
  { needsManagers = true } = {},
) {
  const problems = shallowRef<FieldProblem[]>([])
  const failure = shallowRef<Failure | null>(null)
  const busy = ref(false)

  async function show(found: FieldProblem[]): Promise<void> {
    problems.value = found
    if (found.length > 0) await form()?.focusProblem()
  }

  function check(details: CampaignDetails): FieldProblem[] {
    const found = checkDetails(details, todayIn(timeZone), unchangedDueDate).filter(
      ({ problem }) => needsManagers || problem !== 'fields.managers.missing',
    )
    if (!form()?.unreadableDate) return found
    return [
      ...found.filter(({ field }) => field !== 'dueDate'),
      { field: 'dueDate', problem: 'fields.dueDate.invalid' },
    ]
  }

  /** The value that came back, or null when something has to be put right first. */
  async function send<T>(work: (details: CampaignDetails) => Promise<Outcome<T>>): Promise<T | null> {
    if (busy.value) return null
    failure.value = null
    const details = tidyDetails(detailsOf(draft.value))
    await show(check(details))
    if (problems.value.length > 0) return null
    busy.value = true
    const outcome = await work(details)
    busy.value = false
    if (outcome.ok) return outcome.value
    failure.value = outcome.failure
    if (outcome.failure.kind === 'invalid-input') await show(outcome.failure.problems)
    return null
  }

  return { problems, failure, busy, send }
}
