import { flushPromises } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import WizardDialog from '@/components/wizard/WizardDialog.vue'
import type { SelectionSize } from '@/lib/backend/views'
import type { CampaignDetails } from '@/lib/campaigns/campaign'
import { ok } from '@/lib/failure'
import { useOrganization } from '@/stores/organization'
import { useWizard } from '@/stores/wizard'
import { ORGANIZATION } from '../fixtures'
import type { Overrides } from '../fake-backend'
import { mountApp, type Mounted } from '../mount-app'

export const QUERY = 'is:open tag:external/cwe/cwe-089'

export const size = (parts: Partial<SelectionSize> = {}): SelectionSize => ({
  problems: [],
  alerts: 12,
  repositories: 3,
  big: false,
  kept: { alerts: 12, repositories: 3 },
  preview: [
    { repository: 'octo-org/shop', alerts: 8, kept: 8 },
    { repository: 'octo-org/billing', alerts: 3, kept: 3 },
    { repository: null, alerts: 1, kept: 1 },
  ],
  ...parts,
})

/** The stores of the wizard that was mounted last. */
export let wizard: ReturnType<typeof useWizard>
export let organization: ReturnType<typeof useOrganization>

const Subject = defineComponent({
  setup() {
    wizard = useWizard()
    organization = useOrganization()
    return () => h(WizardDialog)
  },
})

export const mountWizard = (overrides: Overrides = {}) => mountApp(Subject, {}, overrides)

/** The form, opened for twelve alerts. */
export async function form(
  overrides: Overrides = {},
  template: string | null = 'sql-injection',
  like?: CampaignDetails,
): Promise<Mounted> {
  const mounted = await mountWizard({ 'selection.size': ok(size()), ...overrides })
  await wizard.begin({ organization: ORGANIZATION, query: QUERY, template, ...(like && { like }) })
  await flushPromises()
  return mounted
}

export const field = ({ wrapper }: Mounted, name: string) =>
  wrapper.get<HTMLInputElement>(`[data-field="${name}"]`)

export async function fill(mounted: Mounted): Promise<void> {
  await field(mounted, 'description').setValue('Why')
  await field(mounted, 'dueDate').setValue('2099-01-31')
}

export const heading = ({ wrapper }: Mounted) => wrapper.get('dialog h2').text()
