import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import ClosedPage from '@/components/campaign/ClosedPage.vue'
import OverviewPage from '@/components/campaign/OverviewPage.vue'
import CampaignsSidebar from '@/components/sidebar/CampaignsSidebar.vue'
import { fail, ok } from '@/lib/failure'
import type { NativeCampaigns } from '@/lib/backend/views'
import { nativeCampaign } from '../developer-fixtures'
import type { Overrides } from '../fake-backend'
import { CAMPAIGN_ID, ORGANIZATION } from '../fixtures'
import { byRole, mountApp, press, type Mounted } from '../mount-app'

afterEach(() => document.body.replaceChildren())

const present = (parts: Partial<Extract<NativeCampaigns, { state: 'present' }>> = {}): NativeCampaigns => ({
  state: 'present',
  campaigns: [nativeCampaign()],
  asOf: 1_790_000_000,
  unreadable: 0,
  failure: null,
  ...parts,
})
const lists = (list: NativeCampaigns): Overrides => ({ 'native.list': ok(list) })
const overview = (overrides: Overrides) => mountApp(OverviewPage, { organization: ORGANIZATION }, overrides)
const sidebar = (overrides: Overrides) =>
  mountApp(CampaignsSidebar, { organization: ORGANIZATION, view: null, beside: true }, overrides)
const box = ({ wrapper }: Mounted, name = 'GitHub’s campaigns') =>
  wrapper
    .findAll('section')
    .find((section) => section.find('h2').exists() && section.get('h2').text() === name)

describe('where the organization has no campaigns of GitHub’s', () => {
  test('nothing speaks of them', async () => {
    const overrides = lists({ state: 'absent' })
    expect(box(await overview(overrides))).toBeUndefined()
    expect((await sidebar(overrides)).wrapper.text()).not.toContain('GitHub')
    expect((await mountApp(ClosedPage, {}, overrides)).wrapper.text()).not.toContain('GitHub')
  })

  test('nor while nobody knows whether it has', async () => {
    const mounted = await overview({ 'native.list': () => new Promise(() => {}) })
    expect(box(mounted)).toBeUndefined()
  })

  test.each(['no-token', 'offline', 'token-locked'] as const)(
    'nor where %s is told already',
    async (kind) => {
      const mounted = await overview({ 'native.list': fail({ kind }) })
      expect(mounted.wrapper.find('[role="alert"]').exists()).toBe(false)
    },
  )

  test('but another failure is no silence', async () => {
    const mounted = await overview({ 'native.list': fail({ kind: 'server-error', status: 500 }) })
    expect(mounted.wrapper.get('[role="alert"]').text()).toContain('GitHub answered with an error (500)')
    mounted.backend.answer('native.list', ok(present()))
    await press(mounted.wrapper, 'Try again')
    expect(mounted.wrapper.find('[role="alert"]').exists()).toBe(false)
    expect(box(mounted)).toBeDefined()
  })
})

describe('GitHub’s campaigns in the sidebar', () => {
  test('stand beside ours, with their progress and whose they are', async () => {
    const { wrapper } = await sidebar(lists(present()))
    const link = wrapper.get('a[href="#muster/native/4"]')
    expect(link.text()).toMatch(/Log injection\s*GitHub/)
    expect(link.get('[role="progressbar"]').attributes('aria-valuetext')).toBe(
      '20% closed: 7 open, 1 in progress, 2 closed',
    )
  })

  test('are left out when closed, or when one of ours is behind them', async () => {
    const campaigns = [
      nativeCampaign({ number: 1, state: 'closed' }),
      nativeCampaign({ number: 2, campaignId: CAMPAIGN_ID }),
    ]
    const { wrapper } = await sidebar(lists(present({ campaigns })))
    expect(wrapper.findAll('a[href^="#muster/native"]')).toEqual([])
  })
})

describe('the box of GitHub’s campaigns', () => {
  test('has GitHub’s counts, a way to GitHub’s page, and the due date', async () => {
    const mounted = await overview(lists(present()))
    const text = box(mounted)?.text().replace(/\s+/g, ' ')
    expect(text).toContain('10 alerts: 7 open, 1 in progress, 2 closed')
    expect(text).toContain('Due 1 Jan 2030')
    expect(box(mounted)?.get('a[href^="https:"]').attributes()).toMatchObject({
      href: 'https://github.com/orgs/octo-org/security/campaigns/4',
      'aria-label': 'Open on GitHub: Log injection',
    })
  })

  test('writes names as text', async () => {
    const mounted = await overview(lists(present({ campaigns: [nativeCampaign({ name: '<img src=x>' })] })))
    expect(box(mounted)?.text()).toContain('<img src=x>')
    expect(mounted.wrapper.find('img').exists()).toBe(false)
  })

  test('says that there are none, and what could not be read', async () => {
    const mounted = await overview(lists(present({ campaigns: [], unreadable: 2 })))
    expect(box(mounted)?.text()).toContain('No other campaign is open on GitHub.')
    expect(box(mounted)?.text()).toContain('2 campaigns in GitHub’s answer could not be read.')
  })

  test('keeps what was read when it cannot be read now, and says from when', async () => {
    const failure = { kind: 'timeout' } as const
    const mounted = await overview(lists(present({ failure })))
    expect(mounted.wrapper.get('[role="alert"]').text()).toContain('GitHub took too long')
    expect(box(mounted)?.text()).toContain('As of')
    expect(box(mounted)?.text()).toContain('Log injection')
  })

  test('asks again when something changed there', async () => {
    const mounted = await overview(lists(present()))
    mounted.backend.answer('native.list', ok(present({ campaigns: [nativeCampaign({ name: 'New' })] })))
    mounted.backend.change({ topic: 'native', organization: 'Octo-Org' })
    await flushPromises()
    expect(box(mounted)?.text()).toContain('New')
    const before = mounted.backend.inputsOf('native.list').length
    mounted.backend.change({ topic: 'native', organization: 'other' })
    mounted.backend.change({ topic: 'launch', organization: ORGANIZATION })
    await flushPromises()
    expect(mounted.backend.inputsOf('native.list')).toHaveLength(before)
  })

  test('of the closed view has the closed ones, and is not there without any', async () => {
    const closed = nativeCampaign({ state: 'closed', closedAt: 1_789_500_000 })
    const mounted = await mountApp(ClosedPage, {}, lists(present({ campaigns: [closed] })))
    expect(box(mounted, 'Closed on GitHub')?.text()).toMatch(/Closed 1\d Sept? 2026/)
    const without = await mountApp(ClosedPage, {}, lists(present()))
    expect(box(without, 'Closed on GitHub')).toBeUndefined()
  })
})

describe('Campaign options of one of GitHub’s', () => {
  const open = async (mounted: Mounted, item: string) => {
    await press(mounted.wrapper, 'Campaign options of Log injection')
    await press(mounted.wrapper, item, '[role="menuitem"]')
  }

  test('are Edit and Close of an open one, Edit and Reopen of a closed one', async () => {
    const mounted = await overview(lists(present()))
    await press(mounted.wrapper, 'Campaign options of Log injection')
    const items = () => mounted.wrapper.findAll('[role="menuitem"]').map((item) => item.text())
    expect(items()).toEqual(['Edit campaign', 'Close campaign'])
    const closed = nativeCampaign({ state: 'closed', closedAt: 1 })
    const other = await mountApp(ClosedPage, {}, lists(present({ campaigns: [closed] })))
    await press(other.wrapper, 'Campaign options of Log injection')
    expect(other.wrapper.findAll('[role="menuitem"]').map((item) => item.text())).toEqual([
      'Edit campaign',
      'Reopen campaign',
    ])
  })

  test('closing asks first, and says why it did not work', async () => {
    const failure = { kind: 'no-permission', subject: 'campaigns', needs: null } as const
    const mounted = await overview({ ...lists(present()), 'native.close': fail(failure) })
    await open(mounted, 'Close campaign')
    const dialog = mounted.wrapper.get('dialog')
    expect(dialog.text()).toContain('no longer shown to developers')
    expect(mounted.backend.inputsOf('native.close')).toEqual([])
    byRole(mounted.wrapper, 'dialog button', 'Close campaign').click()
    await flushPromises()
    expect(mounted.wrapper.get('dialog').text()).toContain('may not manage')
    mounted.backend.answer('native.close', ok(nativeCampaign({ state: 'closed' })))
    byRole(mounted.wrapper, 'dialog button', 'Close campaign').click()
    await flushPromises()
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
    expect(mounted.backend.inputsOf('native.close')).toEqual([
      { organization: ORGANIZATION, number: 4 },
      { organization: ORGANIZATION, number: 4 },
    ])
  })

  test('editing sends what was typed, and shows GitHub’s words beside the field', async () => {
    const problems = [
      { field: 'name', problem: 'fields.native.refused', values: { message: 'too colourful' } },
    ]
    const mounted = await overview({
      ...lists(present()),
      'native.edit': fail({ kind: 'invalid-input', problems }),
    })
    await open(mounted, 'Edit campaign')
    await mounted.wrapper.get('[data-field="name"]').setValue('Colours')
    await press(mounted.wrapper, 'Save changes')
    expect(mounted.backend.inputsOf('native.edit')).toMatchObject([
      { organization: ORGANIZATION, number: 4, details: { name: 'Colours', managers: ['maya'] } },
    ])
    const field = mounted.wrapper.get('[data-field="name"]')
    expect(field.attributes('aria-invalid')).toBe('true')
    expect(mounted.wrapper.get('dialog').text()).toContain('GitHub did not accept this: too colourful')
    mounted.backend.answer('native.edit', ok(nativeCampaign({ name: 'Colours' })))
    await press(mounted.wrapper, 'Save changes')
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
  })

  test('editing wants a manager, unless teams manage it', async () => {
    const byTeams = nativeCampaign({ managers: [], teams: ['blue'] })
    const mounted = await overview(lists(present({ campaigns: [byTeams] })))
    await open(mounted, 'Edit campaign')
    await press(mounted.wrapper, 'Save changes')
    expect(mounted.backend.inputsOf('native.edit')).toHaveLength(1)
    const nobody = nativeCampaign({ managers: [] })
    const other = await overview(lists(present({ campaigns: [nobody] })))
    await open(other, 'Edit campaign')
    await press(other.wrapper, 'Save changes')
    expect(other.backend.inputsOf('native.edit')).toEqual([])
    expect(other.wrapper.get('dialog').text()).toContain('Name at least one campaign manager.')
  })
})
