import { afterEach, describe, expect, test } from 'vitest'
import NativePage from '@/components/native/NativePage.vue'
import { fail, ok } from '@/lib/failure'
import type { NativeCampaignView } from '@/lib/backend/views'
import { nativeCampaign } from '../developer-fixtures'
import type { Overrides } from '../fake-backend'
import { CAMPAIGN_ID, ORGANIZATION } from '../fixtures'
import { mountApp } from '../mount-app'

afterEach(() => document.body.replaceChildren())

const page = (overrides: Overrides, number = 4) =>
  mountApp(NativePage, { organization: ORGANIZATION, number }, overrides)
const has = (...campaigns: NativeCampaignView[]): Overrides => ({
  'native.list': ok({ state: 'present', campaigns, asOf: 1, unreadable: 0, failure: null }),
})

describe('the page of one of GitHub’s campaigns', () => {
  test('has all that GitHub tells, and says what it does not tell', async () => {
    const { wrapper } = await page(
      has(nativeCampaign({ contactLink: 'mailto:sec@example.com', teams: ['blue'] })),
    )
    expect(wrapper.get('h1').text()).toBe('Log injection')
    expect(wrapper.text()).toContain('maya, blue')
    expect(wrapper.get('a[href="https://github.com/maya"]').text()).toBe('maya')
    expect(wrapper.findAll('a').map((link) => link.text())).not.toContain('blue')
    expect(wrapper.get('a[href="mailto:sec@example.com"]').text()).toBe('sec@example.com')
    expect(wrapper.get('[role="progressbar"]').attributes('aria-valuenow')).toBe('30')
    expect(wrapper.text()).toContain('2 of 10 alerts closed')
    expect(wrapper.text()).toContain('20% closed: 7 open, 1 in progress, 2 closed')
    expect(wrapper.text()).toContain('neither which alerts belong to its campaigns nor how many')
    expect(wrapper.get('a[href="https://github.com/orgs/octo-org/security/campaigns/4"]').text()).toBe(
      'Open on GitHub',
    )
  })

  test('of evil texts makes text', async () => {
    const contactLink = 'javascript:alert(1)'
    const { wrapper } = await page(has(nativeCampaign({ contactLink, description: '<b>x</b>' })))
    expect(wrapper.findAll('a').some((link) => link.attributes('href')?.startsWith('javascript'))).toBe(false)
    expect(wrapper.find('b').exists()).toBe(false)
    expect(wrapper.text()).toContain('<b>x</b>')
  })

  test('without alerts has no percentage', async () => {
    const alerts = { open: 0, inProgress: 0, closed: 0 }
    const { wrapper } = await page(has(nativeCampaign({ alerts })))
    expect(wrapper.text()).toContain('No alerts')
    expect(wrapper.text()).not.toContain('%')
  })

  test('of one of ours leads to ours', async () => {
    const { wrapper } = await page(has(nativeCampaign({ campaignId: CAMPAIGN_ID })))
    expect(wrapper.find(`a[href="#muster/campaigns/${CAMPAIGN_ID}"]`).exists()).toBe(true)
  })

  test.each([
    ['where there is no such one', has(nativeCampaign({ number: 5 }))],
    ['where there are none at all', { 'native.list': ok({ state: 'absent' as const }) }],
  ])('%s says so', async (_, overrides) => {
    const { wrapper } = await page(overrides)
    expect(wrapper.text()).toContain('GitHub shows this token no campaign 4 in octo-org.')
  })

  test('that cannot be read says why, not that there is none', async () => {
    const { wrapper } = await page({ 'native.list': fail({ kind: 'no-token' }) })
    expect(wrapper.get('[role="alert"]').text()).toContain('no token')
    expect(wrapper.text()).not.toContain('no campaign 4')
  })

  test('waits for the answer', async () => {
    const { wrapper } = await page({ 'native.list': () => new Promise(() => {}) })
    expect(wrapper.text()).toContain('Loading')
    expect(wrapper.text()).not.toContain('no campaign')
  })
})
