import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import ClosedPage from '@/components/campaign/ClosedPage.vue'
import OverviewPage from '@/components/campaign/OverviewPage.vue'
import type { CampaignView, OrganizationStatus } from '@/lib/backend/views'
import { fail, ok, type Failure } from '@/lib/failure'
import { campaignView, ORGANIZATION, organizationStatus, progress } from '../fixtures'
import type { Overrides } from '../fake-backend'
import { byRole, mountApp, press } from '../mount-app'

afterEach(() => document.body.replaceChildren())

const id = (last: number) => `3f8e5a52-6d2f-4c5e-9a40-2f8f7f6f4b1${last}`
const list = (campaigns: CampaignView[]) => ok({ campaigns, data: organizationStatus().data })
const overview = (overrides: Overrides = {}) =>
  mountApp(OverviewPage, { organization: ORGANIZATION }, overrides)
const withStatus = (parts: Partial<OrganizationStatus>, more: Overrides = {}) =>
  overview({ 'organizations.status': ok(organizationStatus(parts)), 'campaigns.list': list([]), ...more })

describe('the overview', () => {
  test('adds up open and closed campaigns by the status of their alerts', async () => {
    const { wrapper } = await overview({
      'campaigns.list': list([
        campaignView({ id: id(1), name: 'One' }),
        campaignView({
          id: id(2),
          name: 'Two',
          progress: progress({ open: 100, inProgress: 0, fixed: 0, dismissed: 0 }),
        }),
        campaignView({
          id: id(3),
          name: 'Old',
          state: 'closed',
          progress: progress({ open: 0, inProgress: 0, fixed: 9, dismissed: 1 }),
        }),
        campaignView({ id: id(4), name: 'Planned', state: 'draft' }),
      ]),
    })
    const cards = wrapper.findAll('.m-card').map((card) => card.text().replace(/\s+/g, ' '))
    expect(cards[0]).toContain('2 campaigns · 110 alerts')
    expect(cards[0]).toMatch(/Open ?105.*In progress ?2.*Fixed ?2.*Dismissed ?1/)
    expect(cards[1]).toContain('1 campaign · 10 alerts')
    expect(cards[1]).toMatch(/Open ?0.*Fixed ?9.*Dismissed ?1/)
    const names = wrapper
      .findAll('.m-campaigns__name > a')
      .map((link) => [link.text(), link.attributes('href')])
    expect(names).toEqual([
      ['One', `#muster/campaigns/${id(1)}`],
      ['Two', `#muster/campaigns/${id(2)}`],
      ['Planned', `#muster/campaigns/${id(4)}`],
    ])
  })

  test('without a token there is one action: the options', async () => {
    const { wrapper, backend } = await withStatus(
      { data: { state: 'never' } },
      { 'token.status': ok({ state: 'none' }) },
    )
    expect(wrapper.text()).toContain('no token')
    expect(wrapper.findAll('button').map((button) => button.text())).toEqual(['Open options'])
    await press(wrapper, 'Open options')
    expect(backend.inputsOf('options.open')).toEqual([{ section: 'token' }])
  })

  test('before the first pull there is one action: Sync now', async () => {
    const { wrapper, backend } = await withStatus({ data: { state: 'never' } })
    expect(wrapper.findAll('button').map((button) => button.text())).toEqual(['Sync now'])
    await press(wrapper, 'Sync now')
    expect(backend.inputsOf('sync.start')).toEqual([{ organization: ORGANIZATION }])
    expect(wrapper.text()).toContain('Reading alerts')
    await press(wrapper, 'Cancel sync')
    expect(backend.inputsOf('sync.cancel')).toHaveLength(1)
    expect(wrapper.text()).toContain('was cancelled')
  })

  test('a token that is locked says where to unlock it, also over data that is there', async () => {
    const locked = { 'token.status': ok({ state: 'locked' as const }) }
    const empty = await withStatus({ data: { state: 'never' } }, locked)
    expect(empty.wrapper.get('h2').text()).toBe('The remembered token is locked')
    expect(empty.wrapper.text()).toContain('passphrase')
    expect(empty.wrapper.findAll('button').map((button) => button.text())).toEqual(['Open options'])
    document.body.replaceChildren()
    const { wrapper } = await withStatus({}, locked)
    expect(wrapper.get('.m-banner').text()).toContain('passphrase')
    expect(wrapper.text()).toContain('No campaigns yet')
  })

  test('the first sync says what it does, and whoever began it by keyboard can go on from there', async () => {
    const data = { state: 'never' } as const
    const sync = { state: 'running', step: 'repositories', done: 0, total: null, alerts: 0 } as const
    const { wrapper } = await withStatus({ data }, { 'sync.start': ok(organizationStatus({ data, sync })) })
    byRole(wrapper, 'button', 'Sync now').focus()
    await press(wrapper, 'Sync now')
    expect(wrapper.text()).toContain('First sync under way')
    expect(document.activeElement?.textContent).toBe('Cancel sync')
  })

  test('Sync now keeps the focus, and a double click does not cancel what it began', async () => {
    const { wrapper, backend } = await withStatus({})
    const button = byRole(wrapper, 'button', 'Sync now')
    button.focus()
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }))
    await flushPromises()
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }))
    await flushPromises()
    expect(document.activeElement).toBe(button)
    expect(button.textContent).toBe('Cancel sync')
    expect(backend.inputsOf('sync.start')).toHaveLength(1)
    expect(backend.inputsOf('sync.cancel')).toHaveLength(0)
  })

  test('without campaigns it invites to the first one', async () => {
    const { wrapper } = await withStatus({})
    expect(wrapper.text()).toContain('No campaigns yet')
    expect(wrapper.text()).not.toContain('0 campaigns')
  })

  test('tells as of when, and that all is there', async () => {
    const { wrapper } = await withStatus({})
    expect(wrapper.text()).toMatch(/As of .*2026.*1,200 alerts in 12 repositories\. Complete\./)
  })

  test('partial data says what is missing and why, and never complete', async () => {
    const why = { kind: 'no-permission', subject: 'teams', needs: null } as const
    const { wrapper } = await withStatus({
      data: {
        state: 'present',
        asOf: 1_790_000_000,
        alerts: 5,
        repositories: 1,
        completeness: { state: 'partial', missing: [{ subject: 'teams', name: null, why }] },
      },
    })
    expect(wrapper.text()).toContain('1 part is missing')
    expect(wrapper.text()).toContain('All teams: The token may not read the teams.')
    expect(wrapper.text()).not.toContain('Complete.')
  })

  test('a first pull that found nothing is not taken for one that failed', async () => {
    const empty = await withStatus({
      data: {
        state: 'present',
        asOf: 1_790_000_000,
        alerts: 0,
        repositories: 0,
        completeness: { state: 'complete' },
      },
    })
    expect(empty.wrapper.text()).toContain('0 alerts in 0 repositories. Complete.')
    expect(empty.wrapper.find('[role="alert"]').exists()).toBe(false)
  })

  test.each([
    [0, 'No repositories'],
    [7, 'No alerts'],
  ])(
    'an organization with %i repositories and no alerts is offered no campaign',
    async (repositories, text) => {
      const { wrapper } = await withStatus({
        data: {
          state: 'present',
          asOf: 1_790_000_000,
          alerts: 0,
          repositories,
          completeness: { state: 'complete' },
        },
      })
      expect(wrapper.get('h2').text()).toBe(text)
      expect(wrapper.text()).toContain(ORGANIZATION)
      expect(wrapper.findAll('button').map((button) => button.text())).toEqual(['Sync now'])
    },
  )

  test('each reason why a pull failed is its own sight', async () => {
    const failures: Failure[] = [
      { kind: 'no-permission', subject: 'alerts', needs: null },
      { kind: 'not-enabled', subject: 'alerts' },
      { kind: 'not-found', subject: 'organization', name: ORGANIZATION },
      { kind: 'sso-required', organization: ORGANIZATION },
      { kind: 'token-rejected' },
      { kind: 'offline' },
      { kind: 'server-error', status: 502 },
    ]
    const sights = new Set<string>()
    for (const failure of failures) {
      document.body.replaceChildren()
      const { wrapper } = await withStatus({
        data: { state: 'never' },
        sync: { state: 'failed', failure, at: 1 },
      })
      sights.add(wrapper.get('[role="alert"]').text())
      expect(wrapper.text()).not.toContain('Nothing pulled yet')
      expect(wrapper.text()).not.toContain('No campaigns yet')
    }
    expect(sights.size).toBe(failures.length)
  })

  test('campaigns that could not be read are no empty list', async () => {
    const { wrapper, backend } = await overview({
      'campaigns.list': fail({ kind: 'storage-failed', detail: 'x' }),
    })
    expect(wrapper.text()).not.toContain('No campaigns yet')
    backend.answer('campaigns.list', list([campaignView()]))
    await press(wrapper, 'Try again')
    expect(wrapper.find('.m-campaigns').exists()).toBe(true)
  })

  test('keeps showing what it had while a later answer fails', async () => {
    const { wrapper, backend } = await overview()
    backend.answer('campaigns.list', fail({ kind: 'storage-failed', detail: 'x' }))
    backend.change({ topic: 'campaigns', organization: ORGANIZATION })
    await flushPromises()
    expect(wrapper.find('[role="alert"]').exists()).toBe(true)
    expect(wrapper.find('.m-campaigns').exists()).toBe(true)
  })
})

describe('the closed campaigns', () => {
  test('are listed, and nothing else', async () => {
    const { wrapper } = await mountApp(
      ClosedPage,
      {},
      {
        'campaigns.list': list([
          campaignView({ id: id(1), name: 'Open one' }),
          campaignView({
            id: id(2),
            name: 'Old',
            state: 'closed',
            due: { state: 'closed' },
            closedAt: 1_790_000_000,
          }),
        ]),
      },
    )
    expect(wrapper.get('.m-campaigns__status').text()).toMatch(/Closed \d+ Sept? 2026/)
    expect(wrapper.findAll('.m-campaigns__name > a').map((link) => link.text())).toEqual(['Old'])
  })

  test('none yet says so', async () => {
    const { wrapper } = await mountApp(ClosedPage, {}, { 'campaigns.list': list([]) })
    expect(wrapper.text()).toContain('No closed campaigns')
  })
})
