import { mount, flushPromises, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { defineComponent, h, type Component } from 'vue'
import { navigateKey } from '@/components/campaign/navigation'
import { backendKey } from '@/lib/backend/contract'
import type { MusterView } from '@/lib/pages/fragment'
import { useCampaigns } from '@/stores/campaigns'
import { useNative } from '@/stores/native'
import { useOrganization } from '@/stores/organization'
import { fakeBackend, type FakeBackend, type Overrides } from './fake-backend'
import { ORGANIZATION } from './fixtures'

export interface Mounted {
  wrapper: VueWrapper
  backend: FakeBackend
  /** Where the app was sent, in order. */
  visited: MusterView[]
}

/** Mounts a component in an app with a fake backend, on the page, with the organization opened as on GitHub's pages. */
export async function mountApp(
  component: Component,
  props: Record<string, unknown> = {},
  overrides: Overrides = {},
): Promise<Mounted> {
  const backend = fakeBackend(overrides)
  const visited: MusterView[] = []
  const Opened = defineComponent({
    setup() {
      void useOrganization().open(ORGANIZATION)
      void useCampaigns().load(ORGANIZATION)
      void useNative().load(ORGANIZATION)
      return () => h(component, props)
    },
  })
  const wrapper = mount(Opened, {
    attachTo: document.body,
    global: {
      plugins: [createPinia()],
      provide: { [backendKey]: backend, [navigateKey]: (view: MusterView) => visited.push(view) },
    },
  })
  await flushPromises()
  return { wrapper, backend, visited }
}

/** The element with this role and accessible name (its label, or its text). */
export function byRole(wrapper: VueWrapper, selector: string, name: string | RegExp): HTMLElement {
  const matches = (text: string) => (typeof name === 'string' ? text === name : name.test(text))
  const found = wrapper
    .findAll<HTMLElement>(selector)
    .find((each) => matches(each.attributes('aria-label') ?? each.text()))
  if (!found) throw new Error(`No ${selector} named ${String(name)} in:\n${wrapper.html()}`)
  return found.element
}

/** Presses a button by its name and waits for what comes of it. */
export async function press(wrapper: VueWrapper, name: string | RegExp, selector = 'button'): Promise<void> {
  byRole(wrapper, selector, name).click()
  await flushPromises()
}

/** Presses a key on an element; true when the component kept the key for itself. */
export async function pressKey(
  element: Element,
  key: string,
  more: KeyboardEventInit = {},
): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  element.dispatchEvent(event)
  await flushPromises()
  return event.defaultPrevented
}
