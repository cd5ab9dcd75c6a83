import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import CampaignPage from '@/components/campaign/CampaignPage.vue'
import CreateForm from '@/components/wizard/CreateForm.vue'
import { fail, ok, type Failure } from '@/lib/failure'
import type { CampaignView, PublicationView } from '@/lib/backend/views'
import { nativeCampaign } from '../developer-fixtures'
import type { Overrides } from '../fake-backend'
import { CAMPAIGN_ID, campaignTracking, campaignView, ORGANIZATION } from '../fixtures'
import { byRole, mountApp, press, type Mounted } from '../mount-app'

afterEach(() => document.body.replaceChildren())

type Native = PublicationView['native']
const PRESENT: Overrides = {
  'native.list': ok({ state: 'present', campaigns: [], asOf: 1, unreadable: 0, failure: null }),
}
const withNative = (native: Native, parts: Partial<CampaignView> = {}) =>
  campaignView({ publication: { origin: 'here', share: { state: 'none' }, native }, ...parts })
const page = (campaign: CampaignView, overrides: Overrides = PRESENT) =>
  mountApp(
    CampaignPage,
    { organization: ORGANIZATION, id: CAMPAIGN_ID },
    { 'campaigns.track': ok(campaignTracking({ campaign })), ...overrides },
  )
const line = ({ wrapper }: Mounted) => wrapper.find('section[aria-label="Publication on GitHub"]')
const buttons = (mounted: Mounted) =>
  line(mounted)
    .findAll('button')
    .map((button) => button.text())
const waiting = (failure: Failure | null = null, asked = false): Native => ({
  ...{ state: 'waiting', failure, issues: false, asked },
})
const published = (behind: Extract<Native, { state: 'published' }>['behind'] = null): Native => ({
  ...{ state: 'published', number: 4, issues: false, behind },
  url: 'https://github.com/orgs/octo-org/security/campaigns/4',
})
const named: Failure = {
  kind: 'invalid-input',
  problems: [
    { field: 'managers', problem: 'fields.native.refused', values: { message: 'only one' } },
    { field: 'alerts', problem: 'fields.native.many', values: { count: 1200, limit: 1000 } },
  ],
}

describe('the line about GitHub on the page of a campaign', () => {
  test('is not there unless somebody wanted it', async () => {
    expect(line(await page(withNative({ state: 'none' }))).exists()).toBe(false)
  })

  test('links to GitHub’s campaign', async () => {
    const mounted = await page(withNative(published()))
    expect(line(mounted).text()).toContain('Also on GitHub as')
    expect(line(mounted).get('a').attributes('href')).toBe(
      'https://github.com/orgs/octo-org/security/campaigns/4',
    )
    expect(line(mounted).get('a').text()).toBe('campaign 4')
    expect(buttons(mounted)).toEqual([])
  })

  test('says who opens the issues', async () => {
    const mounted = await page(withNative({ ...waiting(), issues: true } as Native))
    expect(line(mounted).text()).toContain('GitHub opens its tracking issues.')
  })

  test.each([
    [waiting(), {}, 'Being published', []],
    [waiting(), { state: 'draft' as const }, 'when it is published', ['Do not publish']],
    [waiting(), { state: 'closed' as const }, 'when it is reopened', ['Do not publish']],
    [
      waiting({ kind: 'server-error', status: 502 }),
      {},
      'Not on GitHub yet.',
      ['Try again', 'Do not publish'],
    ],
    [waiting({ kind: 'timeout' }, true), {}, 'did not say whether it made the campaign', ['Try again']],
    [published({ fields: ['name', 'dueDate'], failure: null }), {}, 'brought up to date: name, due date', []],
    [
      published({ fields: ['state'], failure: { kind: 'too-many-campaigns', limit: 10 } }),
      {},
      'out of step: open or closed',
      ['Try again', 'Leave as it is'],
    ],
  ])('%j %j', async (native, parts, text, offered) => {
    const mounted = await page(withNative(native, parts))
    expect(line(mounted).text()).toContain(text)
    expect(buttons(mounted)).toEqual(offered)
  })

  test('names each field that GitHub refused', async () => {
    const mounted = await page(withNative(waiting(named)))
    const problems = line(mounted)
      .findAll('li')
      .map((item) => item.text())
    expect(problems).toEqual([
      'managers: GitHub did not accept this: only one',
      'alerts: 1,200 alerts are open; GitHub’s campaigns hold at most 1,000.',
    ])
  })

  test('ten open ones are GitHub’s, of which one has to be closed', async () => {
    const mounted = await page(withNative(waiting({ kind: 'too-many-campaigns', limit: 10 })))
    expect(line(mounted).get('[role="alert"]').text()).toContain('These are GitHub’s own. Close one')
    expect(line(mounted).text()).not.toContain('draft')
  })

  test('tries again, and says why that did not work', async () => {
    const mounted = await page(withNative(waiting(named)), {
      ...PRESENT,
      'native.publish': fail({ kind: 'offline' }),
    })
    await press(mounted.wrapper, 'Try again')
    expect(mounted.backend.inputsOf('native.publish')).toEqual([{ id: CAMPAIGN_ID }])
    expect(line(mounted).text()).toContain('GitHub cannot be reached.')
  })

  test.each([
    ['Do not publish', waiting(named)],
    ['Leave as it is', published({ fields: ['name'], failure: { kind: 'timeout' } })],
  ])('%s', async (name, native) => {
    const mounted = await page(withNative(native))
    await press(mounted.wrapper, name)
    expect(mounted.backend.inputsOf('native.withdraw')).toEqual([{ id: CAMPAIGN_ID }])
  })
})

describe('Publish as GitHub campaign in Campaign options', () => {
  const items = async (campaign: CampaignView, overrides?: Overrides) => {
    const mounted = await page(campaign, overrides)
    await press(mounted.wrapper, 'Campaign options')
    return mounted.wrapper.findAll('[role="menuitem"]').map((item) => item.text())
  }
  const NAME = 'Publish as GitHub campaign'

  test('is offered of an open campaign that is not there', async () => {
    expect(await items(withNative({ state: 'none' }))).toContain(NAME)
  })
  test.each([
    ['absent', withNative({ state: 'none' }), { 'native.list': ok({ state: 'absent' as const }) }],
    ['a draft', withNative({ state: 'none' }, { state: 'draft' }), PRESENT],
    ['closed', withNative({ state: 'none' }, { state: 'closed' }), PRESENT],
    ['waiting', withNative(waiting()), PRESENT],
    ['published', withNative(published()), PRESENT],
  ])('is not offered: %s', async (_, campaign, overrides) => {
    expect(await items(campaign, overrides)).not.toContain(NAME)
  })

  test('asks first, says what was refused, and stays open then', async () => {
    const mounted = await page(withNative({ state: 'none' }), { ...PRESENT, 'native.publish': fail(named) })
    await press(mounted.wrapper, 'Campaign options')
    await press(mounted.wrapper, NAME, '[role="menuitem"]')
    expect(mounted.wrapper.get('dialog').text()).toContain('Developers with access')
    expect(mounted.backend.inputsOf('native.publish')).toEqual([])
    byRole(mounted.wrapper, 'dialog button', 'Publish').click()
    await flushPromises()
    expect(mounted.wrapper.get('dialog').text()).toContain('managers: GitHub did not accept this: only one')
    mounted.backend.answer('native.publish', ok(withNative(published())))
    byRole(mounted.wrapper, 'dialog button', 'Publish').click()
    await flushPromises()
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
  })
})

describe('the launch of a campaign', () => {
  const options = { autofix: true, issues: false }
  const done = { state: 'done', options, waiting: null, secondsLeft: null, repositories: [] } as const
  const launch = { ...done, repositories: [], writes: { total: 5, done: 5, failed: 0 } }
  test.each([
    [true, false],
    [false, true],
  ])('whose issues GitHub opens (%s) offers them itself: %s', async (issues, offers) => {
    const native: Native = { state: 'published', number: 4, url: '', issues, behind: null }
    const { wrapper } = await page(withNative(native), { ...PRESENT, 'launch.status': ok(launch) })
    const names = wrapper.findAll('button').map((button) => button.text())
    expect(names.includes('Add to launch')).toBe(offers)
  })
})

describe('deleting a campaign that is on GitHub too', () => {
  test.each([
    [withNative(published()), true],
    [withNative({ state: 'none' }), false],
  ])('says that GitHub’s stays', async (campaign, says) => {
    const mounted = await page(campaign)
    await press(mounted.wrapper, 'Campaign options')
    await press(mounted.wrapper, 'Delete campaign', '[role="menuitem"]')
    const dialog = mounted.wrapper.get('dialog')
    expect(dialog.text().includes('GitHub’s own campaign stays')).toBe(says)
    expect(dialog.find('a[href$="/campaigns/4"]').exists()).toBe(says)
  })
})

describe('the tick in the dialog of a new campaign', () => {
  const start = { organization: ORGANIZATION, query: 'is:open', template: null }
  const size = (alerts: number) => ({
    ...{ problems: [], alerts, repositories: 2, big: false, preview: [] },
    kept: { alerts, repositories: 2 },
  })
  const form = (overrides: Overrides, alerts = 12) =>
    mountApp(CreateForm, { start, size: size(alerts), title: 'SQL' }, overrides)
  const tick = ({ wrapper }: Mounted) => {
    const label = wrapper.findAll('label').find((one) => one.text() === 'Publish as GitHub campaign')
    return label ? wrapper.get<HTMLInputElement>(`#${label.attributes('for') ?? ''}`) : null
  }
  const help = (mounted: Mounted) =>
    mounted.wrapper.get(`#${tick(mounted)?.attributes('aria-describedby') ?? ''}`).text()
  async function create(mounted: Mounted) {
    await mounted.wrapper.get('[data-field="description"]').setValue('Because')
    await mounted.wrapper.get('[data-field="dueDate"]').setValue('2999-01-01')
    await press(mounted.wrapper, 'Create campaign')
    return mounted.backend.inputsOf('campaigns.create')[0]?.publishing
  }

  test('is not there without GitHub’s campaigns', async () => {
    const mounted = await form({})
    expect(tick(mounted)).toBeNull()
    expect(await create(mounted)).toMatchObject({ native: false })
  })

  test('is off unless somebody ticks it', async () => {
    const mounted = await form(PRESENT)
    expect(tick(mounted)?.element.checked).toBe(false)
    expect(await create(mounted)).toMatchObject({ native: false })
  })

  test('sends the wish, and tells of the issues when both are ticked', async () => {
    const mounted = await form(PRESENT)
    expect(help(mounted)).not.toContain('issues')
    await tick(mounted)?.setValue(true)
    const issues = mounted.wrapper.findAll('label').find((one) => one.text().includes('tracking issue'))
    await mounted.wrapper.get(`#${issues?.attributes('for') ?? ''}`).setValue(true)
    expect(help(mounted)).toContain('opened by GitHub, not by Muster')
    expect(await create(mounted)).toMatchObject({ native: true })
  })

  test('cannot be ticked beyond GitHub’s limit, and warns of ten open ones', async () => {
    const large = await form(PRESENT, 1001)
    expect(tick(large)?.element.disabled).toBe(true)
    expect(help(large)).toContain('at most 1,000 alerts; this one has 1,001')
    const campaigns = Array.from({ length: 10 }, (_, index) => nativeCampaign({ number: index + 1 }))
    const list = { state: 'present', campaigns, asOf: 1, unreadable: 0, failure: null } as const
    const full = await form({ 'native.list': ok({ ...list, campaigns }) })
    expect(help(full)).toContain('10 campaigns are open on GitHub')
  })
})
