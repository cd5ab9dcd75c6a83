import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import CampaignsSidebar from '@/components/sidebar/CampaignsSidebar.vue'
import type { MusterView } from '@/lib/pages/fragment'
import { fail, ok } from '@/lib/failure'
import { CAMPAIGN_ID, campaignView, ORGANIZATION, organizationStatus } from '../fixtures'
import type { Overrides } from '../fake-backend'
import { mountApp, press } from '../mount-app'

afterEach(() => document.body.replaceChildren())

const sidebar = (overrides: Overrides = {}, view: MusterView | null = null, beside = false) =>
  mountApp(CampaignsSidebar, { organization: ORGANIZATION, view, beside }, overrides)
const never = organizationStatus({ data: { state: 'never' } })

describe('the sidebar group', () => {
  test('is a navigation of its own name with the open campaigns and their progress', async () => {
    const { wrapper } = await sidebar()
    expect(wrapper.get('nav').attributes('aria-label')).toBe('Security campaigns')
    expect(wrapper.get('h3').text()).toBe('Campaigns')
    const links = wrapper.findAll('a').map((link) => [link.text(), link.attributes('href')])
    expect(links).toEqual([
      ['SQL injection', `#muster/campaigns/${CAMPAIGN_ID}`],
      ['All campaigns', '#muster'],
      ['Closed campaigns', '#muster/closed'],
    ])
    expect(wrapper.get('[role="progressbar"]').attributes('aria-valuetext')).toContain('30% closed')
  })

  test('closed campaigns are not listed, drafts are and say so', async () => {
    const { wrapper } = await sidebar({
      'campaigns.list': ok({
        campaigns: [
          campaignView({ name: 'Old', state: 'closed' }),
          campaignView({ id: '00000000-0000-4000-8000-000000000000', name: 'Planned', state: 'draft' }),
        ],
        data: never.data,
      }),
    })
    expect(wrapper.text()).not.toContain('Old')
    expect(wrapper.text()).toMatch(/Planned\s*Draft/)
  })

  test('marks the view that is shown, and only that', async () => {
    const { wrapper } = await sidebar({}, { view: 'campaign', id: CAMPAIGN_ID })
    const current = wrapper.findAll('[aria-current="page"]')
    expect(current.map((link) => link.text())).toEqual(['SQL injection'])
    expect((await sidebar()).wrapper.find('[aria-current]').exists()).toBe(false)
    const unknown = await sidebar({}, { view: 'unknown' })
    expect(unknown.wrapper.find('[aria-current]').exists()).toBe(false)
  })

  test('goes by the name Muster beside GitHub’s own campaigns', async () => {
    expect((await sidebar({}, null, true)).wrapper.get('h3').text()).toBe('Muster')
  })

  test('the plus opens the templates', async () => {
    const { wrapper, backend } = await sidebar()
    await press(wrapper, 'New campaign')
    // The dialog itself stands elsewhere on the page.
    expect(backend.calls.some(({ operation }) => operation === 'options.open')).toBe(false)
    expect(wrapper.find('dialog').exists()).toBe(false)
  })

  test('without a token the note and the plus lead to the options', async () => {
    const { wrapper, backend } = await sidebar({
      'token.status': ok({ state: 'none' }),
      'organizations.status': ok(never),
    })
    expect(wrapper.text()).toContain('no token')
    await press(wrapper, 'Open options')
    await press(wrapper, 'New campaign')
    expect(backend.inputsOf('options.open')).toEqual([{ section: 'token' }, { section: 'token' }])
  })

  test('before the first pull it offers Sync now', async () => {
    const { wrapper, backend } = await sidebar({ 'organizations.status': ok(never) })
    await press(wrapper, 'Sync now')
    expect(backend.inputsOf('sync.start')).toEqual([{ organization: ORGANIZATION }])
    expect(wrapper.text()).toContain('Reading alerts')
  })

  test('while a view of ours is shown, that view has the button', async () => {
    const { wrapper } = await sidebar({ 'organizations.status': ok(never) }, { view: 'overview' })
    expect(
      wrapper.findAll('button').map((button) => button.attributes('aria-label') ?? button.text()),
    ).toEqual(['New campaign'])
  })

  test('a failure is told instead of an empty list', async () => {
    const { wrapper } = await sidebar({ 'campaigns.list': fail({ kind: 'storage-newer' }) })
    expect(wrapper.text()).toContain('newer version')
  })

  test('follows changes', async () => {
    const { wrapper, backend } = await sidebar()
    backend.answer(
      'campaigns.list',
      ok({ campaigns: [campaignView({ name: 'Renamed <b>' })], data: never.data }),
    )
    backend.change({ topic: 'campaigns', organization: 'OCTO-org' })
    await flushPromises()
    expect(wrapper.get('a').text()).toBe('Renamed <b>')
    expect(wrapper.find('b').exists()).toBe(false)
  })
})
