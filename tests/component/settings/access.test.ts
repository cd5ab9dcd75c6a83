import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { press } from '../mount-app'
import AccessNote from '@/components/settings/AccessNote.vue'
import { accessKey } from '@/components/settings/access'
import type { Access } from '@/lib/pages/access'

afterEach(() => document.body.replaceChildren())

/** A browser that has given access or not, and a person who answers its question. */
async function browserWith(given: boolean, answer: () => Promise<boolean>) {
  const listeners = new Set<() => void>()
  const state = { given, asked: 0 }
  const access: Access = {
    given: () => Promise.resolve(state.given),
    async ask() {
      state.asked += 1
      state.given = await answer()
      return state.given
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const wrapper = mount(AccessNote, {
    attachTo: document.body,
    global: { provide: { [accessKey]: access } },
  })
  await flushPromises()
  async function change(to: boolean): Promise<void> {
    state.given = to
    for (const listener of listeners) listener()
    await flushPromises()
  }
  return { wrapper, state, change, listeners }
}

const yes = () => Promise.resolve(true)

it('says nothing where the browser lets Muster in, until that is taken back', async () => {
  const { wrapper, change, state } = await browserWith(true, yes)
  expect(wrapper.text()).toBe('')
  await change(false)
  expect(wrapper.text()).toContain('The browser keeps Muster away from GitHub.')
  await change(true)
  expect(wrapper.text()).toBe('')
  expect(state.asked).toBe(0)
})

it('one press asks the browser, and the note goes when it was allowed', async () => {
  const { wrapper, state } = await browserWith(false, yes)
  await press(wrapper, 'Allow access to GitHub')
  expect(state.asked).toBe(1)
  expect(wrapper.text()).toBe('')
})

it.each([
  ['a person who says no', () => Promise.resolve(false)],
  ['a browser that does not even ask', () => Promise.reject(new Error('no user gesture'))],
])('%s is told where else it can be allowed, and may press again', async (_, answer) => {
  const { wrapper, state, change } = await browserWith(false, answer)
  expect(wrapper.text()).not.toContain('still not allowed')
  await press(wrapper, 'Allow access to GitHub')
  expect(wrapper.text()).toContain('It is still not allowed.')
  await press(wrapper, 'Allow access to GitHub')
  expect(state.asked).toBe(2)
  await change(true)
  await change(false)
  expect(wrapper.text()).not.toContain('still not allowed')
})

it('asks within the press itself, before anything is awaited', async () => {
  const { wrapper, state } = await browserWith(false, yes)
  wrapper.get('button').element.click()
  expect(state.asked).toBe(1)
})

it('stops listening when its page goes', async () => {
  const { wrapper, listeners } = await browserWith(false, yes)
  expect(listeners.size).toBe(1)
  wrapper.unmount()
  expect(listeners.size).toBe(0)
})

it('outside of the extension there is nothing to ask for', async () => {
  const wrapper = mount(AccessNote, { attachTo: document.body })
  await flushPromises()
  expect(wrapper.text()).toBe('')
})
