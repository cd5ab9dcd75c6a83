import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { HOSTILE, list, mountPage, refused, token, TOKEN } from '../settings/own-page'
import { CAMPAIGN_ID, campaignTracking, campaignView, organizationStatus } from '../fixtures'
import { byRole, press } from '../mount-app'
import PopupApp from '@/components/popup/PopupApp.vue'
import { ok } from '@/lib/failure'

const data = organizationStatus().data
const full = { 'token.status': token(TOKEN), 'organizations.list': list(organizationStatus()) }

afterEach(() => document.body.replaceChildren())

describe('the popup', () => {
  it('without a token leads to the place where one is added, and asks GitHub for nothing', async () => {
    let left = 0
    const { wrapper, backend } = await mountPage(
      PopupApp,
      { onLeave: () => (left += 1) },
      { 'token.status': token({ state: 'none' }), 'organizations.list': list() },
    )
    expect(wrapper.text()).toContain('Muster needs a token')
    await press(wrapper, 'Add token')
    expect(backend.inputsOf('options.open')).toEqual([{ section: 'token' }])
    expect(left).toBe(1)
    expect(
      backend.calls.map(({ operation }) => operation).filter((operation) => operation.startsWith('sync')),
    ).toEqual([])
  })

  it('with a locked token still shows what was pulled', async () => {
    const { wrapper, backend } = await mountPage(
      PopupApp,
      {},
      { ...full, 'token.status': token({ state: 'locked' }) },
    )
    expect(wrapper.text()).toContain('The token is locked.')
    expect(wrapper.text()).toContain('SQL injection')
    await press(wrapper, 'Unlock token')
    expect(backend.inputsOf('options.open')).toEqual([{ section: 'token' }])
  })

  it('without an organization leads to where one is added', async () => {
    const { wrapper, backend } = await mountPage(PopupApp, {}, { ...full, 'organizations.list': list() })
    expect(wrapper.text()).toContain('No organization yet')
    await press(wrapper, 'Add organization')
    expect(backend.inputsOf('options.open')).toEqual([{ section: 'organizations' }])
  })

  it('shows open campaigns with progress, days left and the way to each', async () => {
    const campaigns = [
      campaignView(),
      campaignView({ id: 'x', name: 'Old', state: 'closed' }),
      campaignView({ id: 'y', name: 'Later', state: 'draft' }),
    ]
    const { wrapper } = await mountPage(PopupApp, {}, { ...full, 'campaigns.list': ok({ campaigns, data }) })
    const link = byRole(wrapper, 'a', 'SQL injection')
    expect(link.getAttribute('href')).toBe(
      `https://github.com/orgs/octo-org/security#muster/campaigns/${CAMPAIGN_ID}`,
    )
    expect(link.getAttribute('target')).toBe('_blank')
    expect(wrapper.text()).toContain('20 days left')
    expect(wrapper.text()).toContain('3 of 10 closed')
    expect(wrapper.get('[role="progressbar"]').attributes('aria-valuetext')).toContain('30%')
    expect(wrapper.text()).not.toContain('Old')
    expect(wrapper.text()).not.toContain('Later')
  })

  it.each([
    [1, 0],
    [2, 1],
  ])('draws a campaign of %i days in %i charts', async (days, charts) => {
    const timeline = Array.from({ length: days }, (_, day) => ({
      date: `2026-11-0${day + 1}`,
      ...{ scope: 10, fixed: day, dismissed: 0, remaining: 10 - day, inProgress: null },
    }))
    const { wrapper } = await mountPage(
      PopupApp,
      {},
      { ...full, 'campaigns.track': ok(campaignTracking({ timeline })) },
    )
    expect(wrapper.text()).toContain('3 of 10 closed')
    expect(wrapper.findAll('.m-glance__chart')).toHaveLength(charts)
  })

  it('says when no campaign is open', async () => {
    const { wrapper } = await mountPage(
      PopupApp,
      {},
      { ...full, 'campaigns.list': ok({ campaigns: [], data }) },
    )
    expect(wrapper.text()).toContain('No open campaigns.')
  })

  it('never calls a failure empty, and tries again', async () => {
    const { wrapper, backend } = await mountPage(
      PopupApp,
      {},
      { ...full, 'organizations.list': refused({ kind: 'storage-failed', detail: 'x' }) },
    )
    expect(wrapper.text()).toContain('database failed')
    expect(wrapper.text()).not.toContain('No organization yet')
    backend.answer('organizations.list', full['organizations.list'])
    await press(wrapper, 'Try again')
    expect(wrapper.text()).toContain('SQL injection')
    expect(wrapper.text()).not.toContain('database failed')
  })

  it('shows a failed list of campaigns beside its organization', async () => {
    const { wrapper } = await mountPage(
      PopupApp,
      {},
      { ...full, 'campaigns.list': refused({ kind: 'storage-newer' }) },
    )
    expect(wrapper.get('section').text()).toContain('newer version of Muster')
    expect(wrapper.text()).not.toContain('No open campaigns')
  })

  it('syncs, shows how far it is, and follows changes', async () => {
    const { wrapper, backend } = await mountPage(PopupApp, {}, full)
    await press(wrapper, 'Sync now')
    expect(backend.inputsOf('sync.start')).toEqual([{ organization: 'octo-org' }])
    backend.answer(
      'organizations.list',
      list(
        organizationStatus({ sync: { state: 'running', step: 'alerts', done: 1, total: 4, alerts: 100 } }),
      ),
    )
    backend.change({ topic: 'sync', organization: 'octo-org' })
    await flushPromises()
    expect(wrapper.text()).toContain('Reading alerts · page 1 of 4')
    const asked = backend.inputsOf('campaigns.list').length
    backend.change({ topic: 'alerts', organization: 'octo-org' })
    backend.change({ topic: 'alerts', organization: 'other' })
    await flushPromises()
    expect(backend.inputsOf('campaigns.list').length).toBe(asked + 1)
    await press(wrapper, 'Cancel sync')
    expect(backend.inputsOf('sync.cancel')).toEqual([{ organization: 'octo-org' }])
  })

  it('takes names for texts', async () => {
    const campaigns = [campaignView({ name: HOSTILE })]
    const { wrapper } = await mountPage(PopupApp, {}, { ...full, 'campaigns.list': ok({ campaigns, data }) })
    expect(byRole(wrapper, 'a', HOSTILE)).toBeTruthy()
    expect(wrapper.find('img').exists()).toBe(false)
  })

  it('stops listening when it closes', async () => {
    const { wrapper, backend } = await mountPage(PopupApp, {}, full)
    const before = backend.inputsOf('campaigns.list').length
    wrapper.unmount()
    backend.change({ topic: 'alerts', organization: null })
    await flushPromises()
    expect(backend.inputsOf('campaigns.list').length).toBe(before)
  })

  it('says that it is loading', async () => {
    const { wrapper } = await mountPage(
      PopupApp,
      {},
      { ...full, 'token.status': () => new Promise(() => undefined) },
    )
    expect(wrapper.text()).toContain('Loading')
  })
})
