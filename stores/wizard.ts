import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useBackend } from './backend'
import type { FilterProblem } from '@/lib/alerts/filter/types'
import type { SelectionSize, UnjudgedAlerts } from '@/lib/backend/views'
import type { CampaignDetails } from '@/lib/campaigns/campaign'
import type { Failure } from '@/lib/failure'

/** What a new campaign starts from: the filter, and the template that it came from, if any. */
export interface Start {
  organization: string
  query: string
  template: string | null
  /** The details of the campaign that is duplicated. */
  like?: CampaignDetails
}

/** Where the wizard stands. Each step knows what it needs and no more. */
export type WizardStep =
  | { step: 'closed' }
  | { step: 'templates'; organization: string }
  | { step: 'measuring'; start: Start }
  /** The filter cannot be read: nothing was measured. */
  | { step: 'refused'; start: Start; problems: FilterProblem[] }
  | { step: 'failed'; start: Start; failure: Failure; unjudged?: UnjudgedAlerts }
  | { step: 'big'; start: Start; size: SelectionSize }
  | { step: 'form'; start: Start; size: SelectionSize }

/** The way to a new campaign: templates, the question about its size, the form. */
export const useWizard = defineStore('wizard', () => {
  const backend = useBackend()
  const current = shallowRef<WizardStep>({ step: 'closed' })

  /** From the `+`: which template, or filters of one's own. */
  function chooseTemplate(organization: string): void {
    current.value = { step: 'templates', organization }
  }

  /** From a template or a filter: measures what it selects and asks or goes on. */
  async function begin(start: Start): Promise<void> {
    const measuring: WizardStep = { step: 'measuring', start }
    current.value = measuring
    const outcome = await backend.call('selection.size', {
      organization: start.organization,
      query: start.query,
    })
    // Closed or begun anew meanwhile.
    if (current.value !== measuring) return
    if (!outcome.ok) current.value = { step: 'failed', start, failure: outcome.failure }
    else current.value = stepFor(start, outcome.value)
  }

  /** *Continue creating a campaign*, in spite of its size. */
  function goOn(): void {
    if (current.value.step === 'big') current.value = { ...current.value, step: 'form' }
  }

  /** The page turned to an organization: a way to a campaign of another one ends here. */
  function keepWithin(organization: string): void {
    const step = current.value
    if (step.step === 'closed') return
    const mine = 'start' in step ? step.start.organization : step.organization
    if (mine.toLowerCase() !== organization.toLowerCase()) close()
  }

  function close(): void {
    current.value = { step: 'closed' }
  }

  return { current, chooseTemplate, begin, goOn, keepWithin, close }
})

function stepFor(start: Start, size: SelectionSize): WizardStep {
  if (size.problems.length > 0) return { step: 'refused', start, problems: size.problems }
  if (size.alerts === 0) {
    const { unjudged } = size
    return { step: 'failed', start, failure: { kind: 'nothing-selected' }, ...(unjudged && { unjudged }) }
  }
  return { step: size.big ? 'big' : 'form', start, size }
}
