import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { defineComponent, h, shallowRef } from 'vue'
import ActionBar from '@/components/acting/ActionBar.vue'
import { clockKey } from '@/components/primer/clock'
import type { ActionProposal, ActionStep, ActionView, AlertRow } from '@/lib/backend/views'
import { ok } from '@/lib/failure'
import { actionProposal } from '../developer-fixtures'
import type { Overrides } from '../fake-backend'
import { alertRow, CAMPAIGN_ID } from '../fixtures'
import { mountApp, press, type Mounted } from '../mount-app'

export const REPOSITORY = 'octo-org/shop'
export const NOW = 1_790_000_300

/** Alerts 40, 41, …, all with a suggestion unless told otherwise. */
export function alerts(count: number, parts: Partial<AlertRow> = {}): AlertRow[] {
  return Array.from({ length: count }, (_, index) =>
    alertRow({ number: 40 + index, autofix: 'ready', title: `Alert title ${40 + index}`, ...parts }),
  )
}

export function proposalFor(rows: AlertRow[], parts: Partial<ActionProposal> = {}): ActionProposal {
  return actionProposal({ alerts: rows, autofixReady: rows.length, logins: ['devon', 'maya'], ...parts })
}

export function step(kind: ActionStep['kind'], parts: Partial<ActionStep> = {}): ActionStep {
  return { kind, alert: null, state: 'waiting', failure: null, link: null, ...parts }
}

export const selected = shallowRef<AlertRow[]>([])
export const started = shallowRef(0)
/** As a panel does that takes the selection away once something has begun. */
export const clears = shallowRef(false)

/** The bar above a table, with these alerts selected. */
export async function bar(
  rows: AlertRow[],
  overrides: Overrides = {},
  props: Record<string, unknown> = {},
): Promise<Mounted> {
  selected.value = rows
  started.value = 0
  const Subject = defineComponent({
    provide: { [clockKey]: () => NOW },
    setup: () => () =>
      h(ActionBar, {
        repository: REPOSITORY,
        campaign: CAMPAIGN_ID,
        rows: selected.value,
        onStarted: () => {
          started.value += 1
          if (clears.value) selected.value = []
        },
        ...props,
      }),
  })
  return mountApp(Subject, {}, { 'acting.propose': ok(proposalFor(rows)), ...overrides })
}

export const listOf = (...actions: ActionView[]) => ok({ actions })
export const dialog = ({ wrapper }: Mounted) => wrapper.get('dialog')
export const isOpen = ({ wrapper }: Mounted) => wrapper.find('dialog').exists()

/** Opens a dialog behind *More*. */
export async function choose({ wrapper }: Mounted, name: string): Promise<void> {
  await press(wrapper, 'More actions')
  await press(wrapper, name, '[role="menuitem"]')
}

/** Presses the button that sends the dialog's form. */
export async function submit(mounted: Mounted): Promise<void> {
  dialog(mounted).get<HTMLButtonElement>('footer button:last-child').element.click()
  await flushPromises()
}

/** The control with this label, in the dialog. */
export function control(wrapper: VueWrapper, label: string): HTMLInputElement | HTMLTextAreaElement {
  const found = wrapper.findAll('label').find((one) => one.text().replace(' *', '') === label)
  const element = document.getElementById(found?.attributes('for') ?? '')
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element
  throw new Error(`No control ${label} in:\n${wrapper.html()}`)
}

export async function type(wrapper: VueWrapper, label: string, text: string): Promise<void> {
  const element = control(wrapper, label)
  element.value = text
  element.dispatchEvent(new Event('input'))
  await flushPromises()
}

/** Ticks or unticks a box, or takes a choice. */
export async function tick(wrapper: VueWrapper, label: string, checked = true): Promise<void> {
  const element = control(wrapper, label)
  if (!(element instanceof HTMLInputElement)) throw new Error(`${label} cannot be ticked`)
  element.checked = checked
  element.dispatchEvent(new Event('change'))
  await flushPromises()
}

export const isTicked = (wrapper: VueWrapper, label: string) => {
  const element = control(wrapper, label)
  return element instanceof HTMLInputElement && element.checked
}

/** The message of the field with this label, as assistive technology is led to it. */
export function messageOf(wrapper: VueWrapper, label: string): string {
  const ids = control(wrapper, label).getAttribute('aria-describedby')?.split(' ') ?? []
  const element = ids.map((id) => document.getElementById(id)).find((one) => one?.className.includes('error'))
  return element?.textContent.trim() ?? ''
}
