import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { h, type Component } from 'vue'
import { backendKey } from '@/lib/backend/contract'
import type { OrganizationStatus, TokenStatus } from '@/lib/backend/views'
import { fail, ok, type Failure } from '@/lib/failure'
import { fakeBackend, type FakeBackend, type Overrides } from '../fake-backend'

/** Mounts a component as one of the extension's own pages does: no organization is given, nothing to navigate. */
export async function mountPage(
  component: Component,
  props: Record<string, unknown> = {},
  overrides: Overrides = {},
): Promise<{ wrapper: VueWrapper; backend: FakeBackend }> {
  const backend = fakeBackend(overrides)
  const wrapper = mount(() => h(component, props), {
    attachTo: document.body,
    global: { plugins: [createPinia()], provide: { [backendKey]: backend } },
  })
  await flushPromises()
  return { wrapper, backend }
}

/** The field with this label. */
export function field(wrapper: VueWrapper, label: string): HTMLInputElement {
  const found = wrapper.findAll('label').find((one) => one.text().replace(' *', '') === label)
  const control = wrapper.element.ownerDocument.getElementById(found?.attributes('for') ?? '')
  if (!(control instanceof HTMLInputElement)) throw new Error(`No field ${label} in:\n${wrapper.html()}`)
  return control
}

export async function type(wrapper: VueWrapper, label: string, text: string): Promise<void> {
  const control = field(wrapper, label)
  control.value = text
  control.dispatchEvent(new Event('input'))
  await flushPromises()
}

/** Sends the form that is there, as Enter in a field does. */
export async function send(wrapper: VueWrapper): Promise<void> {
  await wrapper.get('form').trigger('submit')
  await flushPromises()
}

export const TOKEN: Extract<TokenStatus, { state: 'present' }> = {
  state: 'present',
  login: 'maya',
  type: 'classic',
  scopes: [
    { name: 'security_events', state: 'present', purpose: 'readAlerts', required: true },
    { name: 'read:org', state: 'unknown', purpose: 'readOrganization', required: false },
    { name: 'repo', state: 'missing', purpose: 'readPrivate', required: false },
  ],
  expiresAt: null,
  kept: 'session',
}

export const refused = (failure: Failure) => fail(failure)
export const token = (status: TokenStatus) => ok(status)
export const list = (...organizations: OrganizationStatus[]) => ok({ organizations })

/** A text that would do harm wherever it were taken for markup or a template. */
export const HOSTILE = '<img src=x onerror=alert(1)></script>{{7*7}}'
