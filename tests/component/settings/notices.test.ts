import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { field, mountPage, refused } from './own-page'
import { press } from '../mount-app'
import NoticesSection from '@/components/settings/NoticesSection.vue'
import OptionsApp from '@/components/settings/OptionsApp.vue'
import type { NoticeSettings } from '@/lib/backend/views'
import { ok } from '@/lib/failure'

const NEW = 'New campaigns'
const DUE = 'Due dates of campaigns that I manage'
const view = (change: Partial<NoticeSettings> = {}) =>
  ok({ newCampaigns: true, reminders: true, isRefused: false, ...change })

afterEach(() => {
  document.body.replaceChildren()
  history.replaceState(null, '', '#')
})

const section = (overrides = {}) => mountPage(NoticesSection, {}, overrides)
async function turn(wrapper: VueWrapper, label: string): Promise<void> {
  field(wrapper, label).click()
  await flushPromises()
}
const switches = (wrapper: VueWrapper) => [NEW, DUE].map((label) => field(wrapper, label).checked)

describe('the notifications section', () => {
  it('is reached by #notices', async () => {
    history.replaceState(null, '', '#notices')
    const { wrapper } = await mountPage(OptionsApp)
    expect(wrapper.get('h1').text()).toBe('Notifications')
    expect(wrapper.get('nav a[aria-current="page"]').text()).toBe('Notifications')
  })

  it('has a switch for each kind, with what it means', async () => {
    const { wrapper } = await section({ 'notices.read': view({ reminders: false }) })
    expect(switches(wrapper)).toEqual([true, false])
    for (const label of [NEW, DUE]) {
      const control = field(wrapper, label)
      expect(control.type).toBe('checkbox')
      const help = wrapper.get(`[id="${control.getAttribute('aria-describedby')}"]`)
      expect(help.text().length).toBeGreaterThan(20)
    }
    expect(wrapper.get('fieldset legend').text()).toBe('Notify me of')
  })

  it('saves a switch as soon as it is pressed, keeps the focus, and says so', async () => {
    const { wrapper, backend } = await section({ 'notices.save': view({ newCampaigns: false }) })
    field(wrapper, NEW).focus()
    await turn(wrapper, NEW)
    expect(backend.inputsOf('notices.save')).toEqual([{ newCampaigns: false, reminders: true }])
    expect(switches(wrapper)).toEqual([false, true])
    expect(wrapper.get('[role="status"]').text()).toBe('Saved.')
    expect(document.activeElement).toBe(field(wrapper, NEW))
  })

  it('puts both off, one after the other', async () => {
    const { wrapper, backend } = await section({ 'notices.save': view({ newCampaigns: false }) })
    await turn(wrapper, NEW)
    backend.answer('notices.save', view({ newCampaigns: false, reminders: false }))
    await turn(wrapper, DUE)
    expect(backend.inputsOf('notices.save').at(-1)).toEqual({ newCampaigns: false, reminders: false })
    expect(switches(wrapper)).toEqual([false, false])
  })

  it('shows what is stored, and why, when it could not be saved', async () => {
    const { wrapper, backend } = await section({ 'notices.save': refused({ kind: 'storage-full' }) })
    await turn(wrapper, NEW)
    expect(switches(wrapper)).toEqual([true, true])
    expect(wrapper.get('[role="alert"]').text()).toContain('no room left')
    expect(wrapper.text()).not.toContain('Saved.')
    backend.answer('notices.save', view({ newCampaigns: false }))
    await turn(wrapper, NEW)
    expect(switches(wrapper)).toEqual([false, true])
    expect(wrapper.find('[role="alert"]').exists()).toBe(false)
  })

  it('of two presses at once shows the last, whichever answer comes first', async () => {
    const { wrapper, backend } = await section({ 'notices.save': view() })
    field(wrapper, NEW).click()
    backend.answer('notices.save', view({ newCampaigns: false, reminders: false }))
    field(wrapper, DUE).click()
    await flushPromises()
    expect(backend.inputsOf('notices.save')).toEqual([
      { newCampaigns: false, reminders: true },
      { newCampaigns: false, reminders: false },
    ])
    expect(switches(wrapper)).toEqual([false, false])
  })

  it('says when the browser shows none', async () => {
    const { wrapper } = await section({ 'notices.read': view({ isRefused: true }) })
    expect(wrapper.text()).toContain('This browser does not show notifications of Muster.')
    const { wrapper: other } = await section()
    expect(other.text()).not.toContain('does not show notifications')
  })

  it('shows what another window saved', async () => {
    const { wrapper, backend } = await section()
    backend.answer('notices.read', view({ reminders: false }))
    backend.change({ topic: 'notices', organization: null })
    await flushPromises()
    expect(switches(wrapper)).toEqual([true, false])
  })

  it('says when they cannot be read, instead of showing switches', async () => {
    const { wrapper, backend } = await section({ 'notices.read': refused({ kind: 'storage-newer' }) })
    expect(wrapper.get('[role="alert"]').text()).toContain('newer version')
    expect(wrapper.find('input').exists()).toBe(false)
    backend.answer('notices.read', view())
    await press(wrapper, 'Try again')
    expect(switches(wrapper)).toEqual([true, true])
  })
})
