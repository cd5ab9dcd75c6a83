import { campaignMetrics } from '../measured'
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { HOSTILE, list, mountPage, refused, token, TOKEN } from '../settings/own-page'
import { CAMPAIGN_ID, campaignTracking, campaignView, organizationStatus } from '../fixtures'
import { byRole, press } from '../mount-app'
import { needText, stuckText } from '@/components/popup/need-text'
import PopupApp from '@/components/popup/PopupApp.vue'
import type { CampaignNeed } from '@/lib/backend/views'
import { ok } from '@/lib/failure'

const data = organizationStatus().data
const ID = '5d0b8c7a-1a52-4e29-8a3c-6f0a3a9a7e01'
const need = (reason: CampaignNeed['reason'], parts: Partial<CampaignNeed> = {}): CampaignNeed => ({
  id: CAMPAIGN_ID,
  name: 'SQL injection',
  organization: 'octo-org',
  dueDate: '2030-01-31',
  url: `https://github.com/orgs/octo-org/security#muster/campaigns/${CAMPAIGN_ID}`,
  reason,
  ...parts,
})
const overdue: CampaignNeed['reason'] = {
  why: 'overdue',
  due: { state: 'overdue', daysLeft: -3, remaining: 7 },
}
const toFix: CampaignNeed['reason'] = {
  why: 'to-fix',
  repository: 'octo-org/shop',
  repositories: 1,
  left: 2,
}
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
      ...{
        scope: 10,
        fixed: day,
        dismissed: 0,
        remaining: 10 - day,
        inProgress: null,
        open: null,
        reopened: null,
      },
    }))
    const { wrapper } = await mountPage(
      PopupApp,
      {},
      { ...full, 'campaigns.track': ok(campaignTracking({ metrics: campaignMetrics({ timeline }) })) },
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
    expect(wrapper.get('.m-popup-organization').text()).toContain('newer version of Muster')
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

describe('what needs me', () => {
  it('comes first, with why and one way there, and is not listed twice', async () => {
    const campaigns = [campaignView(), campaignView({ id: ID, name: 'Other' })]
    const { wrapper } = await mountPage(
      PopupApp,
      {},
      {
        ...full,
        'campaigns.list': ok({ campaigns, data }),
        'needs.list': ok({ needs: [need(overdue)], failed: [] }),
      },
    )
    const [first] = wrapper.findAll('h2')
    expect(first?.text()).toMatch(/^Needs you\s*1$/)
    const cards = wrapper.findAll('.m-need')
    expect(cards).toHaveLength(1)
    expect(cards[0]?.text()).toContain('Overdue by 3 days')
    expect(cards[0]?.text()).toContain('7 alerts left')
    expect(cards[0]?.text()).not.toContain('octo-org')
    expect(cards[0]?.findAll('a')).toHaveLength(1)
    expect(cards[0]?.get('a').attributes('href')).toBe(need(overdue).url)
    expect(wrapper.findAll('a').filter((link) => link.text() === 'SQL injection')).toHaveLength(1)
    expect(wrapper.get('.m-popup-organization').text()).toContain('Other')
  })

  it('is in lines when there are more than three, counted by why, and says of which organization where there are several', async () => {
    const needs = [
      ...Array.from({ length: 3 }, (_, index) => need(overdue, { id: `a${index}` })),
      need(toFix, { id: 'b', organization: 'other' }),
    ]
    const { wrapper } = await mountPage(
      PopupApp,
      {},
      {
        ...full,
        'organizations.list': list(organizationStatus(), organizationStatus({ organization: 'other' })),
        'needs.list': ok({ needs, failed: [] }),
      },
    )
    expect(wrapper.get('.m-needs__header').text()).toContain('3 overdue · 1 to fix')
    const lines = wrapper.findAll('.m-need--line')
    expect(lines).toHaveLength(4)
    expect(lines.map((line) => line.findAll('a').length)).toEqual([1, 1, 1, 1])
    expect(lines[0]?.text()).toContain('Overdue by 3 days · 7 alerts left · octo-org')
    expect(lines[3]?.text()).toContain('To fix · 2 alerts left · other')
  })

  it('says of an organization whose campaigns are all above that they are', async () => {
    const needs = ok({ needs: [need(overdue)], failed: [] })
    const { wrapper } = await mountPage(PopupApp, {}, { ...full, 'needs.list': needs })
    expect(wrapper.get('.m-popup-organization').text()).toContain('Its open campaign is above.')
    expect(wrapper.text()).not.toContain('No open campaigns')
  })

  it('says first that the last sync failed: what stands below is from before', async () => {
    const failed = organizationStatus({
      sync: { state: 'failed', failure: { kind: 'offline' }, at: 1_760_000_000 },
    })
    const { wrapper } = await mountPage(
      PopupApp,
      {},
      {
        ...full,
        'organizations.list': list(failed),
        'needs.list': ok({ needs: [need(overdue)], failed: [] }),
      },
    )
    const text = wrapper.text()
    expect(text.match(/cannot be reached/g)).toHaveLength(1)
    expect(text.indexOf('cannot be reached')).toBeLessThan(text.indexOf('SQL injection'))
  })

  it('says that nothing does, and never when it is not known', async () => {
    const calm = await mountPage(PopupApp, {}, full)
    expect(calm.wrapper.text()).toContain('No campaign needs you right now.')
    const locked = await mountPage(PopupApp, {}, { ...full, 'needs.list': ok({ needs: null, failed: [] }) })
    expect(locked.wrapper.text()).not.toContain('No campaign needs you')
    const partly = await mountPage(
      PopupApp,
      {},
      {
        ...full,
        'needs.list': ok({
          needs: [],
          failed: [{ organization: 'other', failure: { kind: 'storage-newer' } }],
        }),
      },
    )
    expect(partly.wrapper.text()).toContain('Which campaigns of other need you cannot be told.')
    expect(partly.wrapper.text()).not.toContain('No campaign needs you')
    const failed = await mountPage(
      PopupApp,
      {},
      { ...full, 'needs.list': refused({ kind: 'storage-failed', detail: 'x' }) },
    )
    expect(failed.wrapper.text()).toContain('database failed')
    expect(failed.wrapper.text()).toContain('SQL injection')
    expect(failed.wrapper.text()).not.toContain('No campaign needs you')
  })

  it('is asked for again when something may have changed it', async () => {
    const { backend } = await mountPage(PopupApp, {}, full)
    const before = backend.inputsOf('needs.list').length
    backend.change({ topic: 'sync', organization: 'octo-org' })
    await flushPromises()
    expect(backend.inputsOf('needs.list')).toHaveLength(before)
    backend.change({ topic: 'alerts', organization: 'octo-org' })
    await flushPromises()
    expect(backend.inputsOf('needs.list')).toHaveLength(before + 1)
  })

  it('takes names for texts', async () => {
    const hostile = need({ ...toFix, repository: HOSTILE }, { name: HOSTILE, organization: HOSTILE })
    const { wrapper } = await mountPage(
      PopupApp,
      {},
      { ...full, 'needs.list': ok({ needs: [hostile], failed: [] }) },
    )
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.get('.m-need a').text()).toBe(HOSTILE)
  })

  it('is told in numbers', () => {
    expect(needText({ reason: toFix })).toEqual({
      tone: 'neutral',
      headline: 'To fix',
      days: '',
      left: '2 alerts left',
      why: '2 alerts are left in octo-org/shop, which you can write to.',
    })
    const several = { ...toFix, repository: null, repositories: 3 }
    expect(needText({ reason: { ...several, left: 1 } }).why).toBe(
      '1 alert is left in 3 repositories that you can write to.',
    )
    expect(needText({ reason: { ...several, left: null } }).why).toContain(
      'how many are left was not read yet',
    )
    const risky = { state: 'at-risk', daysLeft: 6, needed: 2, pace: 1 } as const
    expect(needText({ reason: { why: 'at-risk', due: risky } })).toMatchObject({
      tone: 'warning',
      headline: 'At risk',
      days: '6 days left',
      left: '14 alerts left',
      why: '14 closed a week are needed; so far it is 7.',
    })
  })

  it('tells a manager where work is stuck', () => {
    const nothing = { count: 0, longerThan: 14, unknown: 0, first: [] }
    const stalled = {
      untouched: { repositories: 0, alerts: 0, first: [] },
      assigned: nothing,
      waiting: nothing,
      merged: nothing,
    }
    expect(stuckText({ stalled })).toEqual([])
    expect(
      stuckText({
        stalled: {
          ...stalled,
          waiting: { ...nothing, count: 2 },
          untouched: { repositories: 5, alerts: 9, first: [] },
        },
      }),
    ).toEqual([
      '2 alerts have a pull request open for more than 14 days.',
      'Nothing is started in 5 repositories.',
    ])
  })
})
