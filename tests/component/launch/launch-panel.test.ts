import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { doneLaunch, launchRow, launchView, NOW } from './a-launch'
import { OTHER_ID, boxes, buttons, campaign, panel, region } from './a-panel'
import { ok } from '@/lib/failure'
import { CAMPAIGN_ID, campaignView, ORGANIZATION } from '../fixtures'
import { byRole, press, type Mounted } from '../mount-app'
import { HOSTILE } from '../settings/own-page'

afterEach(() => document.body.replaceChildren())

const live = ({ wrapper }: Mounted) => wrapper.get('[role="status"][aria-live="polite"]').text()

describe('where there is nothing to show', () => {
  test('a draft has no launch, and nothing is asked', async () => {
    const mounted = await panel(launchView(), campaignView({ state: 'draft' }))
    expect(mounted.wrapper.find('section').exists()).toBe(false)
    expect(mounted.backend.inputsOf('launch.status')).toEqual([])
  })

  test('a closed campaign that asked for nothing says nothing', async () => {
    const mounted = await panel(launchView({ state: 'none' }), campaignView({ state: 'closed' }))
    expect(mounted.wrapper.find('section').exists()).toBe(false)
  })

  test('a draft that is published gets its launch', async () => {
    const mounted = await panel(launchView(), campaignView({ state: 'draft' }))
    campaign.value = campaignView()
    await flushPromises()
    expect(mounted.backend.inputsOf('launch.status')).toEqual([{ id: CAMPAIGN_ID }])
    expect(region(mounted).text()).toContain('Running')
  })
})

describe('under way', () => {
  test('is the region Launch with writes, percentage and remaining time', async () => {
    const mounted = await panel(launchView())
    const labelledBy = region(mounted).attributes('aria-labelledby')
    expect(mounted.wrapper.get(`[id="${labelledBy}"]`).text()).toBe('Launch')
    expect(mounted.wrapper.get('[role="progressbar"]').attributes()).toMatchObject({
      'aria-valuenow': '45',
      'aria-label': '45% done',
    })
    expect(region(mounted).text()).toContain('9 of 20 requests · about 12 minutes left')
    expect(buttons(mounted)).toEqual(['Show details', 'Cancel launch'])
    expect(live(mounted)).toBe('Launch running, 25% done')
  })

  test('waiting says why and until when', async () => {
    const until = NOW + 900
    const mounted = await panel(
      launchView({ state: 'waiting', waiting: { why: { kind: 'offline' }, until } }),
    )
    expect(mounted.wrapper.get('.m-banner').text()).toContain('cannot be reached')
    expect(mounted.wrapper.get('.m-banner').text()).toContain('Tries again at')
    expect(mounted.wrapper.find('.m-banner button').exists()).toBe(false)
    expect(buttons(mounted)).toEqual(['Show details', 'Cancel launch'])
  })

  test.each(['no-token', 'token-locked', 'token-rejected'] as const)(
    '%s leads to the options',
    async (kind) => {
      const mounted = await panel(launchView({ state: 'waiting', waiting: { why: { kind }, until: null } }))
      await press(mounted.wrapper, 'Open options')
      expect(mounted.backend.inputsOf('options.open')).toEqual([{ section: 'token' }])
    },
  )

  test('follows what is announced, for its organization only', async () => {
    const mounted = await panel(launchView())
    const asked = () => mounted.backend.inputsOf('launch.status').length
    const before = asked()
    mounted.backend.change({ topic: 'launch', organization: 'another' })
    mounted.backend.change({ topic: 'alerts', organization: ORGANIZATION })
    await flushPromises()
    expect(asked()).toBe(before)
    mounted.backend.answer('launch.status', ok(doneLaunch()))
    mounted.backend.change({ topic: 'launch', organization: ORGANIZATION.toUpperCase() })
    await flushPromises()
    expect(region(mounted).text()).toContain('Done.')
  })

  test('many announcements at once become two questions', async () => {
    const mounted = await panel(launchView())
    const before = mounted.backend.inputsOf('launch.status').length
    for (let count = 0; count < 50; count++)
      mounted.backend.change({ topic: 'launch', organization: ORGANIZATION })
    await flushPromises()
    expect(mounted.backend.inputsOf('launch.status')).toHaveLength(before + 2)
  })

  test('a late answer about another campaign is not shown here', async () => {
    let late: () => void = () => {}
    const mounted = await panel(launchView(), campaignView(), {
      'launch.status': ({ id }) =>
        id === CAMPAIGN_ID
          ? new Promise((resolve) => (late = () => resolve(ok(launchView({ secondsLeft: 59 })))))
          : ok(launchView({ state: 'cancelled' })),
    })
    campaign.value = campaignView({ id: OTHER_ID })
    await flushPromises()
    expect(region(mounted).text()).not.toContain('left')
    late()
    await flushPromises()
    expect(region(mounted).text()).toContain('Cancelled.')
    expect(region(mounted).text()).not.toContain('less than a minute')
  })
})

describe('by repository', () => {
  test('each has a row with Autofix and its issue', async () => {
    const rows = [
      launchRow(),
      launchRow({ repositoryId: 8, repository: null, issue: { state: 'waiting' } }),
      launchRow({
        repositoryId: 9,
        repository: 'octo-org/quiet',
        autofix: { total: 0, waiting: 0, pending: 0, ready: 0, none: 0, failed: 0 },
        issue: { state: 'none' },
      }),
    ]
    const { wrapper } = await panel(launchView({ repositories: rows }))
    // While it runs its progress is enough: the campaign itself stands below.
    expect(wrapper.find('table').exists()).toBe(false)
    await press(wrapper, 'Show details')
    const texts = wrapper.findAll('tbody tr').map((row) => row.text())
    expect(texts[0]).toContain('5 ready · 1 working · 1 without a fix · 1 failed · 2 not asked yet')
    expect(texts[0]).toContain('of 10')
    expect(byRole(wrapper, 'tbody a', 'Issue #12').getAttribute('href')).toBe(
      'https://github.com/octo-org/shop/issues/12',
    )
    expect(texts[1]).toContain('Repository 8, no longer visible')
    expect(texts[1]).toContain('Not opened yet')
    expect(texts[2]).toContain('Nothing to ask')
    expect(texts[2]).toContain('Not wanted')
  })

  test('says why an issue or anything else failed, and what to do', async () => {
    const rows = [
      launchRow({
        issue: { state: 'failed', failure: { kind: 'issues-off', name: 'octo-org/shop' } },
        failure: { kind: 'archived', name: 'octo-org/shop' },
      }),
    ]
    const { wrapper } = await panel(doneLaunch({ repositories: rows }))
    expect(wrapper.get('tbody').text()).toContain('Issues are switched off in octo-org/shop. Switch them on')
    expect(wrapper.get('tbody').text()).toContain('is archived: nothing can be written there. Unarchive')
  })

  test('hostile names stay texts', async () => {
    const failure = { kind: 'archived', name: HOSTILE } as const
    const { wrapper } = await panel(
      launchView({
        repositories: [launchRow({ repository: HOSTILE, failure, issue: { state: 'failed', failure } })],
      }),
    )
    expect(wrapper.get('tbody th').text()).toBe(HOSTILE)
    expect(wrapper.find('img').exists()).toBe(false)
  })

  test('the table scrolls by itself and can be reached by keyboard', async () => {
    const { wrapper } = await panel(launchView())
    await press(wrapper, 'Show details')
    expect(wrapper.get('[role="group"][aria-label="Launch by repository"]').attributes('tabindex')).toBe('0')
  })
})

describe('when it is done', () => {
  test('is one line; the table comes when asked for', async () => {
    const mounted = await panel(doneLaunch())
    expect(region(mounted).text()).toContain('Copilot Autofix was asked for 11 alerts')
    expect(mounted.wrapper.find('table').exists()).toBe(false)
    expect(mounted.wrapper.find('[role="progressbar"]').exists()).toBe(false)
    expect(buttons(mounted)).toEqual(['Show details'])
    const toggle = byRole(mounted.wrapper, 'button', 'Show details')
    expect(toggle.getAttribute('aria-expanded')).toBe('false')
    await press(mounted.wrapper, 'Show details')
    expect(mounted.wrapper.findAll('tbody tr')).toHaveLength(2)
    expect(toggle.getAttribute('aria-expanded')).toBe('true')
    expect(mounted.wrapper.find(`[id="${toggle.getAttribute('aria-controls')}"]`).exists()).toBe(true)
    await press(mounted.wrapper, 'Hide details')
    expect(mounted.wrapper.find('table').exists()).toBe(false)
  })

  test('what was opened stays open while the campaign is asked for again', async () => {
    const mounted = await panel(doneLaunch())
    await press(mounted.wrapper, 'Show details')
    const before = mounted.backend.inputsOf('launch.status').length
    campaign.value = campaignView({ revision: 9 })
    await flushPromises()
    expect(mounted.wrapper.find('table').exists()).toBe(true)
    expect(mounted.backend.inputsOf('launch.status')).toHaveLength(before)
  })

  test('with failures the table is there, and Try again starts with what was wanted', async () => {
    const options = { autofix: false, issues: true }
    const mounted = await panel(doneLaunch({ options, writes: { total: 20, done: 18, failed: 2 } }))
    expect(region(mounted).text()).toContain('Done, except 2 requests that failed.')
    expect(region(mounted).text()).toContain('2 failed')
    expect(mounted.wrapper.find('table').exists()).toBe(true)
    await press(mounted.wrapper, 'Try again')
    expect(mounted.backend.inputsOf('launch.start')).toEqual([{ id: CAMPAIGN_ID, options }])
  })

  test('where Autofix itself failed it stays one line, and can be tried again', async () => {
    const autofix = { total: 10, waiting: 0, pending: 0, ready: 9, none: 0, failed: 1 }
    const mounted = await panel(doneLaunch({ repositories: [launchRow({ autofix })] }))
    expect(region(mounted).text()).toContain('9 ready · 1 failed')
    expect(mounted.wrapper.find('table').exists()).toBe(false)
    expect(buttons(mounted)).toEqual(['Show details', 'Try again'])
  })

  test('what was not wanted at first can be added; what was cannot be taken back', async () => {
    const mounted = await panel(doneLaunch({ options: { autofix: true, issues: false } }))
    await press(mounted.wrapper, 'Add to launch')
    const [autofix, issues] = boxes(mounted)
    expect(autofix?.element.disabled).toBe(true)
    expect(autofix?.element.checked).toBe(true)
    await press(mounted.wrapper, 'Start launch')
    expect(mounted.wrapper.get('dialog [role="alert"]').text()).toBe('Choose at least one.')
    await issues?.setValue(true)
    await press(mounted.wrapper, 'Start launch')
    expect(mounted.backend.inputsOf('launch.start')).toEqual([
      { id: CAMPAIGN_ID, options: { autofix: true, issues: true } },
    ])
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
  })

  test('of a closed campaign nothing can be started', async () => {
    const closed = campaignView({ state: 'closed' })
    const failed = await panel(doneLaunch({ writes: { total: 20, done: 18, failed: 2 } }), closed)
    expect(buttons(failed)).toEqual([])
    document.body.replaceChildren()
    const held = await panel(launchView({ state: 'cancelled' }), closed)
    expect(region(held).text()).toContain('Held while the campaign is closed')
    expect(buttons(held)).toEqual(['Show details'])
  })
})
