import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { field, mountPage, refused, send, type } from './own-page'
import { press } from '../mount-app'
import LimitsSection from '@/components/settings/LimitsSection.vue'
import OptionsApp from '@/components/settings/OptionsApp.vue'
import { inputProblems, limitsOf } from '@/components/settings/limits-input'
import type { LimitsView } from '@/lib/backend/views'
import { ok } from '@/lib/failure'

const github = { alerts: 1000, repositories: 100, openCampaigns: 10 }
const view = (parts: Partial<LimitsView> = {}) => ok({ ...github, github, ...parts })
const ALERTS = 'Alerts in a campaign'
const OPEN = 'Open campaigns in an organization'

afterEach(() => {
  document.body.replaceChildren()
  history.replaceState(null, '', '#')
})

const section = (overrides = {}) => mountPage(LimitsSection, {}, overrides)
const errorOf = (wrapper: Awaited<ReturnType<typeof section>>['wrapper'], label: string) => {
  const control = field(wrapper, label)
  if (control.getAttribute('aria-invalid') !== 'true') return null
  const [first] = (control.getAttribute('aria-describedby') ?? '').split(' ')
  return wrapper.get(`[id="${first}"]`).text()
}

describe('what is typed', () => {
  it.each([
    ['1500', 1500],
    [' 1500 ', 1500],
    ['', Number.NaN],
    ['1.5', Number.NaN],
    ['-5', Number.NaN],
    ['1e9', Number.NaN],
    ['9999999999', Number.NaN],
  ])('%j is %d', (text, number) => {
    expect(limitsOf({ alerts: text, repositories: '100', openCampaigns: '10' }).alerts).toBe(number)
  })

  it('has no problem at GitHub’s own numbers and at the highest', () => {
    expect(inputProblems(github)).toEqual([])
    expect(inputProblems({ alerts: 100_000, repositories: 100_000, openCampaigns: 100_000 })).toEqual([])
    expect(inputProblems({ ...github, alerts: 100_001 })).toHaveLength(1)
    expect(inputProblems({ ...github, openCampaigns: 9 })).toHaveLength(1)
  })
})

describe('the limits section', () => {
  it('is reached by #limits and stands after the organizations', async () => {
    history.replaceState(null, '', '#limits')
    const { wrapper } = await mountPage(OptionsApp)
    expect(wrapper.get('h1').text()).toBe('Limits')
    expect(wrapper.findAll('nav a').map((link) => link.text())).toEqual([
      'Token',
      'Organizations',
      'Sharing',
      'Limits',
      'Notifications',
      'Tracking',
      'Data',
    ])
  })

  it('shows the limits in force with GitHub’s beside them, and says for what they count', async () => {
    const { wrapper } = await section({ 'limits.read': view({ alerts: 2500 }) })
    expect(field(wrapper, ALERTS).value).toBe('2500')
    expect(field(wrapper, ALERTS).type).toBe('number')
    expect(field(wrapper, 'Repositories in a campaign').value).toBe('100')
    expect(field(wrapper, OPEN).value).toBe('10')
    const help = field(wrapper, ALERTS).getAttribute('aria-describedby')
    expect(wrapper.get(`[id="${help}"]`).text()).toBe('GitHub’s own limit: 1,000')
    expect(wrapper.text()).toContain('Campaigns that stay in Muster')
  })

  it('saves all three and says so', async () => {
    const saved = view({ alerts: 2000, openCampaigns: 25 })
    const { wrapper, backend } = await section({ 'limits.save': saved })
    await type(wrapper, ALERTS, '2000')
    await type(wrapper, OPEN, '25')
    await send(wrapper)
    expect(backend.inputsOf('limits.save')).toEqual([{ alerts: 2000, repositories: 100, openCampaigns: 25 }])
    expect(wrapper.get('.m-banner--success').text()).toBe('The limits are saved.')
    await type(wrapper, ALERTS, '3000')
    expect(wrapper.find('.m-banner--success').exists()).toBe(false)
  })

  it.each([
    ['999', '1,000'],
    ['', 'Enter a whole number.'],
    ['1000.5', 'Enter a whole number.'],
    ['100001', 'At most 100,000.'],
  ])('refuses %j alerts beside the field, which gets the focus; nothing is sent', async (text, message) => {
    const { wrapper, backend } = await section()
    await type(wrapper, ALERTS, text)
    await send(wrapper)
    expect(errorOf(wrapper, ALERTS)).toContain(message)
    expect(errorOf(wrapper, OPEN)).toBeNull()
    expect(document.activeElement).toBe(field(wrapper, ALERTS))
    expect(backend.inputsOf('limits.save')).toEqual([])
  })

  it('shows what the background refuses beside its field, and keeps what was typed', async () => {
    const { wrapper } = await section({
      'limits.save': refused({
        kind: 'invalid-input',
        problems: [{ field: 'openCampaigns', problem: 'fields.limits.low', values: { limit: 20 } }],
      }),
    })
    await type(wrapper, OPEN, '15')
    await send(wrapper)
    expect(errorOf(wrapper, OPEN)).toContain('20')
    expect(field(wrapper, OPEN).value).toBe('15')
    expect(wrapper.find('.m-banner--success').exists()).toBe(false)
  })

  it('tells any other failure, and can be saved again', async () => {
    const { wrapper, backend } = await section({ 'limits.save': refused({ kind: 'storage-full' }) })
    await type(wrapper, ALERTS, '2000')
    await send(wrapper)
    expect(wrapper.get('[role="alert"]').text()).toContain('no room left')
    backend.answer('limits.save', view({ alerts: 2000 }))
    await send(wrapper)
    expect(wrapper.find('[role="alert"]').exists()).toBe(false)
    expect(wrapper.text()).toContain('The limits are saved.')
  })

  it('goes back to GitHub’s own, where they were raised', async () => {
    const { wrapper, backend } = await section({
      'limits.read': view({ alerts: 2000 }),
      'limits.save': view(),
    })
    await press(wrapper, 'Back to GitHub’s limits')
    expect(backend.inputsOf('limits.save')).toEqual([github])
    expect(field(wrapper, ALERTS).value).toBe('1000')
    expect(wrapper.text()).not.toContain('Back to GitHub’s limits')
  })

  it('shows what another window saved, unless something is being typed here', async () => {
    const { wrapper, backend } = await section()
    backend.answer('limits.read', view({ alerts: 4000 }))
    backend.change({ topic: 'limits', organization: null })
    await flushPromises()
    expect(field(wrapper, ALERTS).value).toBe('4000')
    await type(wrapper, ALERTS, '5000')
    backend.answer('limits.read', view({ alerts: 6000 }))
    backend.change({ topic: 'limits', organization: null })
    await flushPromises()
    expect(field(wrapper, ALERTS).value).toBe('5000')
  })

  it('says when the limits cannot be read, instead of showing numbers', async () => {
    const { wrapper, backend } = await section({ 'limits.read': refused({ kind: 'storage-newer' }) })
    expect(wrapper.get('[role="alert"]').text()).toContain('newer version')
    expect(wrapper.find('form').exists()).toBe(false)
    backend.answer('limits.read', view())
    await press(wrapper, 'Try again')
    expect(field(wrapper, ALERTS).value).toBe('1000')
  })
})
