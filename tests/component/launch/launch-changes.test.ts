import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { launchView } from './a-launch'
import { OTHER_ID, boxes, buttons, campaign, panel, region } from './a-panel'
import { fail, ok } from '@/lib/failure'
import { CAMPAIGN_ID, campaignView } from '../fixtures'
import { press, pressKey } from '../mount-app'

afterEach(() => document.body.replaceChildren())

describe('cancelling and going on', () => {
  test('Cancel launch asks once, and shows what the answer says', async () => {
    let answer: () => void = () => {}
    const cancelled = launchView({ state: 'cancelled' })
    const mounted = await panel(launchView(), campaignView(), {
      'launch.cancel': () => new Promise((resolve) => (answer = () => resolve(ok(cancelled)))),
    })
    await press(mounted.wrapper, 'Cancel launch')
    await press(mounted.wrapper, 'Cancel launch')
    mounted.backend.answer('launch.status', ok(cancelled))
    answer()
    await flushPromises()
    expect(mounted.backend.inputsOf('launch.cancel')).toEqual([{ id: CAMPAIGN_ID }])
    expect(region(mounted).text()).toContain('Cancelled. What was done stays')
    expect(buttons(mounted)).toEqual(['Show details', 'Go on'])
  })

  test('Go on starts with what was wanted, without asking', async () => {
    const mounted = await panel(launchView({ state: 'cancelled' }))
    mounted.backend.answer('launch.status', ok(launchView()))
    await press(mounted.wrapper, 'Go on')
    expect(mounted.backend.inputsOf('launch.start')).toEqual([
      { id: CAMPAIGN_ID, options: { autofix: true, issues: true } },
    ])
    expect(buttons(mounted)).toEqual(['Show details', 'Cancel launch'])
  })

  test('what fails is told, and the state stays', async () => {
    const mounted = await panel(launchView({ state: 'cancelled' }), campaignView(), {
      'launch.start': fail({ kind: 'token-locked' }),
    })
    await press(mounted.wrapper, 'Go on')
    expect(mounted.wrapper.get('[role="alert"]').text()).toContain('token is locked')
    expect(buttons(mounted)).toEqual(['Show details', 'Go on'])
  })
})

describe('a campaign that wanted nothing', () => {
  const none = launchView({
    state: 'none',
    options: { autofix: false, issues: false },
    writes: { total: 0, done: 0, failed: 0 },
    secondsLeft: null,
    repositories: [],
  })

  test('Start launch asks what is wanted, Autofix ticked', async () => {
    const mounted = await panel(none)
    expect(region(mounted).text()).toContain('Nothing was asked of GitHub for this campaign.')
    expect(mounted.wrapper.find('[role="progressbar"]').exists()).toBe(false)
    await press(mounted.wrapper, 'Start launch')
    expect(mounted.wrapper.get('dialog h2').text()).toBe('Start launch')
    expect(boxes(mounted).map(({ element }) => [element.checked, element.disabled])).toEqual([
      [true, false],
      [false, false],
    ])
    await boxes(mounted)[0]?.setValue(false)
    await press(mounted.wrapper, 'Start launch', 'dialog button')
    expect(mounted.wrapper.get('dialog [role="alert"]').text()).toBe('Choose at least one.')
    expect(mounted.backend.inputsOf('launch.start')).toEqual([])
    await boxes(mounted)[1]?.setValue(true)
    await press(mounted.wrapper, 'Start launch', 'dialog button')
    expect(mounted.backend.inputsOf('launch.start')).toEqual([
      { id: CAMPAIGN_ID, options: { autofix: false, issues: true } },
    ])
  })

  test('what its campaign wanted is proposed where the launch never began', async () => {
    const mounted = await panel({ ...none, options: { autofix: false, issues: true } })
    await press(mounted.wrapper, 'Start launch')
    expect(boxes(mounted).map(({ element }) => [element.checked, element.disabled])).toEqual([
      [false, false],
      [true, false],
    ])
    await press(mounted.wrapper, 'Start launch', 'dialog button')
    expect(mounted.backend.inputsOf('launch.start')).toEqual([
      { id: CAMPAIGN_ID, options: { autofix: false, issues: true } },
    ])
  })

  test('a campaign that was closed meanwhile says why nothing starts', async () => {
    const problems = [{ field: 'launch', problem: 'fields.launch.notOpen' }]
    const mounted = await panel(none, campaignView(), {
      'launch.start': fail({ kind: 'invalid-input', problems }),
    })
    await press(mounted.wrapper, 'Start launch')
    await press(mounted.wrapper, 'Start launch', 'dialog button')
    expect(mounted.wrapper.get('dialog [role="alert"]').text()).toBe(
      'Only an open campaign can be launched. Publish or reopen it first.',
    )
  })

  test('what fails is told inside the dialog alone, and forgotten with it', async () => {
    const mounted = await panel(none, campaignView(), { 'launch.start': fail({ kind: 'offline' }) })
    await press(mounted.wrapper, 'Start launch')
    await press(mounted.wrapper, 'Start launch', 'dialog button')
    expect(mounted.wrapper.findAll('[role="alert"]')).toHaveLength(1)
    expect(mounted.wrapper.get('dialog [role="alert"]').text()).toContain('cannot be reached')
    await press(mounted.wrapper, 'Cancel', 'dialog button')
    await press(mounted.wrapper, 'Start launch')
    expect(mounted.wrapper.find('[role="alert"]').exists()).toBe(false)
  })

  test('turning to another campaign closes the dialog', async () => {
    const mounted = await panel(none)
    await press(mounted.wrapper, 'Start launch')
    campaign.value = campaignView({ id: OTHER_ID })
    await flushPromises()
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
  })

  test('Escape closes the dialog and starts nothing', async () => {
    const mounted = await panel(none)
    await press(mounted.wrapper, 'Start launch')
    const dialog = mounted.wrapper.get('dialog')
    await pressKey(dialog.element, 'Escape')
    await dialog.trigger('cancel')
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
    expect(mounted.backend.inputsOf('launch.start')).toEqual([])
  })
})

describe('an answer that does not come', () => {
  test('loading is said, and a failure with what helps', async () => {
    const mounted = await panel(fail({ kind: 'storage-failed', detail: 'locked' }))
    expect(mounted.wrapper.get('[role="alert"]').text()).toContain('database failed: locked')
    expect(region(mounted).text()).not.toContain('Nothing was asked')
    mounted.backend.answer('launch.status', ok(launchView()))
    await press(mounted.wrapper, 'Try again')
    expect(region(mounted).text()).toContain('Running')
    document.body.replaceChildren()
    const waiting = await panel(launchView(), campaignView(), {
      'launch.status': () => new Promise(() => {}),
    })
    expect(waiting.wrapper.get('section [role="status"]').text()).toContain('Loading')
  })
})
