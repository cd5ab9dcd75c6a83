import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { fail, ok } from '@/lib/failure'
import { actionView, repositoryCampaigns } from '../developer-fixtures'
import { byRole, press, type Mounted } from '../mount-app'
import { ORGANIZATION } from '../fixtures'
import {
  alerts,
  bar,
  choose,
  clears,
  dialog,
  isOpen,
  listOf,
  REPOSITORY,
  selected,
  started,
  submit,
} from './acting'

afterEach(() => {
  document.body.replaceChildren()
  clears.value = false
})

const group = ({ wrapper }: Mounted) => wrapper.get('[role="group"]')
const names = (mounted: Mounted) =>
  group(mounted)
    .findAll('button')
    .map((each) => each.attributes('aria-label') ?? each.text())
const described = (mounted: Mounted, name: string) => {
  const button = byRole(mounted.wrapper, 'button', name)
  return document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent ?? ''
}
const ALL = ['Create branch', 'Commit autofix', 'Open pull request', 'Assign to Copilot', 'More actions']

describe('what can be pressed', () => {
  test('nothing selected: how to begin, and no button', async () => {
    const mounted = await bar([])
    expect(group(mounted).text()).toMatch(/^Select alerts to/)
    expect(names(mounted)).toEqual([])
  })

  test('some selected: every action, and how many', async () => {
    const mounted = await bar(alerts(3))
    expect(names(mounted)).toEqual(ALL)
    expect(group(mounted).get('[role="status"]').text()).toBe('3 alerts selected')
    expect(mounted.wrapper.findAll('button[disabled]')).toEqual([])
  })

  test('follows the selection', async () => {
    const mounted = await bar([])
    selected.value = alerts(1)
    await flushPromises()
    expect(group(mounted).get('[role="status"]').text()).toBe('1 alert selected')
  })

  test('the page of one alert says nothing of a selection', async () => {
    const mounted = await bar(alerts(1), {}, { single: true })
    expect(group(mounted).attributes('aria-label')).toBe('Act on this alert')
    expect(group(mounted).text()).not.toContain('selected')
    expect(names(mounted)).toEqual(ALL)
  })

  test('the menu has the rest', async () => {
    const mounted = await bar(alerts(1))
    await press(mounted.wrapper, 'More actions')
    expect(mounted.wrapper.findAll('[role="menuitem"]').map((each) => each.text())).toEqual([
      'Assign people',
      'Dismiss',
      'Create issue',
    ])
  })

  test('closed alerts among the selected are left out, and that is said', async () => {
    const [first, ...rest] = alerts(3)
    if (!first) throw new Error('no alert')
    const mounted = await bar([{ ...first, state: 'fixed', status: 'fixed' }, ...rest])
    expect(group(mounted).text()).toContain('2 alerts selected. 1 closed alert is left out.')
    await press(mounted.wrapper, 'Create branch')
    expect(mounted.backend.inputsOf('acting.propose')[0]?.numbers).toEqual([41, 42])
  })

  test('only closed ones: nothing to do', async () => {
    const mounted = await bar(alerts(2, { state: 'dismissed', status: 'dismissed' }))
    expect(group(mounted).text()).toContain('closed')
    expect(names(mounted)).toEqual([])
  })
})

describe('what buttons say before they are pressed', () => {
  test('Commit autofix: how many suggestions are ready', async () => {
    const [first, ...rest] = alerts(3, { autofix: 'pending' })
    if (!first) throw new Error('no alert')
    const mounted = await bar([{ ...first, autofix: 'ready' }, ...rest])
    expect(described(mounted, 'Commit autofix')).toBe('Copilot Autofix has suggestions for 1 of 3 alerts.')
  })

  test('Commit autofix: none known here, so GitHub is asked when it opens', async () => {
    const mounted = await bar(alerts(2, { autofix: 'supported' }))
    expect(described(mounted, 'Commit autofix')).toContain('looked up when this opens')
    await press(mounted.wrapper, 'Commit autofix')
    expect(isOpen(mounted)).toBe(true)
  })

  test('Commit autofix: blocked where no rule is supported, and the reason is heard', async () => {
    const mounted = await bar(alerts(2, { autofix: 'not-supported' }))
    const button = byRole(mounted.wrapper, 'button', 'Commit autofix')
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(described(mounted, 'Commit autofix')).toContain('supports the rules of none')
    await press(mounted.wrapper, 'Commit autofix')
    expect(isOpen(mounted)).toBe(false)
    expect(mounted.wrapper.get('[role="alert"]').text()).toContain('supports the rules of none')
  })

  test('25 alerts go to Copilot', async () => {
    const mounted = await bar(alerts(25))
    expect(byRole(mounted.wrapper, 'button', 'Assign to Copilot').hasAttribute('aria-disabled')).toBe(false)
    await press(mounted.wrapper, 'Assign to Copilot')
    expect(mounted.backend.inputsOf('acting.propose')[0]?.numbers).toHaveLength(25)
  })

  test('26 do not, and it says so', async () => {
    const mounted = await bar(alerts(26))
    expect(described(mounted, 'Assign to Copilot')).toBe(
      'Copilot takes at most 25 alerts at once; 26 are selected.',
    )
    await press(mounted.wrapper, 'Assign to Copilot')
    expect(isOpen(mounted)).toBe(false)
    expect(mounted.wrapper.get('[role="alert"]').text()).toContain('at most 25')
    selected.value = alerts(2)
    await flushPromises()
    expect(mounted.wrapper.find('[role="alert"]').exists()).toBe(false)
  })
})

describe('where nothing can be written', () => {
  test('an archived repository: why, in place of the buttons', async () => {
    const status = ok(repositoryCampaigns({ isArchived: true }))
    const mounted = await bar(alerts(2), { 'repository.status': status })
    expect(mounted.wrapper.text()).toContain('octo-org/shop is archived')
    expect(mounted.wrapper.findAll('button')).toEqual([])
  })

  test('a repository that may only be read: why, and what can be done without pushing', async () => {
    const status = ok(repositoryCampaigns({ canWrite: false }))
    const mounted = await bar(alerts(2), { 'repository.status': status })
    expect(mounted.wrapper.text()).toContain('may not write to octo-org/shop')
    expect(names(mounted)).toEqual(['Assign to Copilot', 'More actions'])
  })

  test('what is not known forbids nothing', async () => {
    const mounted = await bar(alerts(2), { 'repository.status': fail({ kind: 'offline' }) })
    expect(names(mounted)).toEqual(ALL)
  })

  test('access that was given meanwhile shows', async () => {
    const status = ok(repositoryCampaigns({ canWrite: false }))
    const mounted = await bar(alerts(2), { 'repository.status': status })
    mounted.backend.answer('repository.status', ok(repositoryCampaigns()))
    mounted.backend.change({ topic: 'alerts', organization: ORGANIZATION })
    await flushPromises()
    expect(names(mounted)).toEqual(ALL)
  })
})

describe('its dialogs', () => {
  test.each(['Create branch', 'Commit autofix', 'Open pull request', 'Assign to Copilot'])(
    '%s opens the dialog of that name',
    async (name) => {
      const mounted = await bar(alerts(1))
      await press(mounted.wrapper, name)
      expect(dialog(mounted).get('h2').text()).toBe(name)
    },
  )

  test.each(['Assign people', 'Dismiss', 'Create issue'])('More, %s', async (name) => {
    const mounted = await bar(alerts(1))
    await choose(mounted, name)
    expect(dialog(mounted).get('h2').text()).toBe(name)
  })

  test('Escape closes and gives the focus back', async () => {
    const mounted = await bar(alerts(1))
    const button = byRole(mounted.wrapper, 'button', 'Create branch')
    button.focus()
    await press(mounted.wrapper, 'Create branch')
    dialog(mounted).element.dispatchEvent(new Event('cancel', { cancelable: true }))
    await flushPromises()
    expect(isOpen(mounted)).toBe(false)
    expect(document.activeElement).toBe(button)
    expect(mounted.backend.inputsOf('acting.start')).toEqual([])
  })

  test('keeps the alerts with which it was opened', async () => {
    const mounted = await bar(alerts(2))
    await press(mounted.wrapper, 'Create branch')
    selected.value = alerts(5)
    await flushPromises()
    await submit(mounted)
    expect(mounted.backend.inputsOf('acting.start')[0]?.numbers).toEqual([40, 41])
  })

  test('what has begun is told, closes the dialog and stands on the list', async () => {
    const mounted = await bar(alerts(1))
    mounted.backend.answer('acting.list', listOf(actionView({ numbers: [40] })))
    await press(mounted.wrapper, 'Create branch')
    await submit(mounted)
    expect(isOpen(mounted)).toBe(false)
    expect(started.value).toBe(1)
    expect(mounted.wrapper.get('h4').text()).toBe('Create branch for alert #40')
  })

  test('a page that takes the selection away leaves the focus on the list', async () => {
    clears.value = true
    const mounted = await bar(alerts(1))
    byRole(mounted.wrapper, 'button', 'Create branch').focus()
    await press(mounted.wrapper, 'Create branch')
    mounted.backend.answer('acting.list', listOf(actionView()))
    await submit(mounted)
    expect(names(mounted)).toEqual([])
    expect(document.activeElement).toBe(mounted.wrapper.get('h3').element)
  })

  test('is asked about this repository and campaign', async () => {
    const mounted = await bar(alerts(1), {}, { campaign: null })
    await press(mounted.wrapper, 'Create branch')
    expect(mounted.backend.inputsOf('acting.propose')).toEqual([
      { repository: REPOSITORY, campaign: null, numbers: [40] },
    ])
  })
})
