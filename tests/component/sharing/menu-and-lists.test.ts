import { afterEach, describe, expect, test } from 'vitest'
import ClosedPage from '@/components/campaign/ClosedPage.vue'
import OverviewPage from '@/components/campaign/OverviewPage.vue'
import CampaignsSidebar from '@/components/sidebar/CampaignsSidebar.vue'
import type { CampaignView } from '@/lib/backend/views'
import { fail, ok } from '@/lib/failure'
import { CAMPAIGN_ID, campaignView, ORGANIZATION, organizationStatus } from '../fixtures'
import { mountApp, press } from '../mount-app'
import { HOSTILE } from '../settings/own-page'
import { present, publication, SHARED, sharingStatus, waiting } from './a-sharing'
import { choose, menuOf, openCampaign } from './open-campaign'

afterEach(() => document.body.replaceChildren())

const SHARE = 'Share campaign'

describe('Share campaign in the menu', () => {
  test.each([
    ['open, only here', { state: 'open' as const }, true],
    ['closed, only here', { state: 'closed' as const }, true],
    ['open, its file gone', { publication: publication({ state: 'lost' }) }, true],
    ['a draft', { state: 'draft' as const }, false],
    ['being shared', { publication: waiting() }, false],
    ['shared', { publication: SHARED }, false],
  ])('%s', async (_, campaign, offered) => {
    const mounted = await openCampaign(campaign)
    const items = await menuOf(mounted)
    expect(items.includes(SHARE)).toBe(offered)
    expect(items.at(-1)).toBe('Delete campaign')
  })

  test.each([
    ['not there', sharingStatus()],
    ['not looked at', sharingStatus({ state: { state: 'unknown' } })],
    ['read only', present({ canWrite: false })],
    ['archived', present({ isArchived: true })],
  ])('is not offered where the repository is %s', async (_, status) => {
    expect(await menuOf(await openCampaign({}, status))).not.toContain(SHARE)
  })

  test('shares it and says so, with the name as text', async () => {
    const shared = campaignView({ name: HOSTILE, publication: SHARED })
    const mounted = await openCampaign({ name: HOSTILE }, present(), { 'sharing.share': ok(shared) })
    await choose(mounted, SHARE)
    expect(mounted.backend.inputsOf('sharing.share')).toEqual([{ id: CAMPAIGN_ID }])
    expect(mounted.wrapper.get('.m-banner--success').text()).toBe(`“${HOSTILE}” is shared.`)
  })

  test('what could not be written is told with its reason', async () => {
    const failure = { kind: 'read-only', name: 'octo-org/security-campaigns' } as const
    const still = campaignView({ publication: waiting(failure) })
    const mounted = await openCampaign({}, present(), { 'sharing.share': ok(still) })
    await choose(mounted, SHARE)
    expect(mounted.wrapper.get('[role="alert"]').text()).toContain('may not write')
    expect(mounted.wrapper.find('.m-banner--success').exists()).toBe(false)
  })

  test('what could not even begin is told', async () => {
    const other = fail({ kind: 'other-user', token: 'maya', page: 'devon' })
    const mounted = await openCampaign({}, present(), { 'sharing.share': other })
    await choose(mounted, SHARE)
    expect(mounted.wrapper.get('[role="alert"]').text()).toContain('logged in as devon')
  })
})

describe('the mark of a shared campaign', () => {
  const other = '00000000-0000-4000-8000-000000000000'
  const both = (parts: Partial<CampaignView>) => [
    campaignView({ ...parts, name: 'Here alone' }),
    campaignView({ ...parts, id: other, name: 'For all', publication: SHARED }),
  ]
  const list = (parts: Partial<CampaignView> = {}) => ({
    'campaigns.list': ok({ campaigns: both(parts), data: organizationStatus().data }),
  })
  const isMarked = (element: { findAll: (selector: string) => unknown[] }) =>
    element.findAll('svg[role="img"][aria-label="Shared"]').length

  test('stands in the overview beside the name, and beside no other', async () => {
    const { wrapper } = await mountApp(OverviewPage, { organization: ORGANIZATION }, list())
    const rows = wrapper.findAll('tbody tr')
    expect(rows.map((row) => [row.get('a').text(), isMarked(row)])).toEqual(
      expect.arrayContaining([
        ['Here alone', 0],
        ['For all', 1],
      ]),
    )
  })

  test('stands among the closed ones', async () => {
    const { wrapper } = await mountApp(ClosedPage, {}, list({ state: 'closed', closedAt: 1_790_000_000 }))
    expect(isMarked(wrapper)).toBe(1)
  })

  test('is part of the link in the sidebar', async () => {
    const { wrapper } = await mountApp(
      CampaignsSidebar,
      { organization: ORGANIZATION, view: null, beside: false },
      list(),
    )
    const links = wrapper.findAll('a').slice(0, 2)
    expect(links.map((link) => [link.text(), isMarked(link)])).toEqual([
      ['Here alone', 0],
      ['For all', 1],
    ])
  })

  test.each([
    ['waiting', waiting()],
    ['lost', publication({ state: 'lost' })],
  ])('is not given to one that is %s', async (_, where) => {
    const { wrapper } = await mountApp(
      OverviewPage,
      { organization: ORGANIZATION },
      {
        'campaigns.list': ok({
          campaigns: [campaignView({ publication: where })],
          data: organizationStatus().data,
        }),
      },
    )
    expect(wrapper.findAll('tbody tr')).toHaveLength(1)
    expect(isMarked(wrapper)).toBe(0)
  })

  test('every row offers sharing, and the repository is asked about once', async () => {
    const { wrapper, backend } = await mountApp(
      OverviewPage,
      { organization: ORGANIZATION },
      { ...list(), 'sharing.status': ok(present()) },
    )
    expect(backend.inputsOf('sharing.status')).toHaveLength(1)
    await press(wrapper, 'Campaign options of Here alone')
    expect(wrapper.findAll('[role="menuitem"]').map((item) => item.text())).toContain(SHARE)
  })
})
