import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { h } from 'vue'
import Dialog from '@/components/primer/Dialog.vue'
import FailureBanner from '@/components/primer/FailureBanner.vue'
import FormField from '@/components/primer/FormField.vue'
import Menu from '@/components/primer/Menu.vue'
import Octicon from '@/components/primer/Octicon.vue'
import PButton from '@/components/primer/PButton.vue'
import Pager from '@/components/primer/Pager.vue'
import ProgressBar from '@/components/primer/ProgressBar.vue'
import { exactly, roughly, writtenDate } from '@/components/primer/dates'
import { pathsOf } from '@/components/primer/icons'
import { pressKey } from '../mount-app'

afterEach(() => document.body.replaceChildren())

describe('buttons', () => {
  test('a busy button keeps the focus and ignores presses', async () => {
    const pressed = vi.fn()
    const button = mount(PButton, { props: { busy: true, onPress: pressed }, slots: { default: 'Save' } })
    await button.trigger('click')
    expect(pressed).not.toHaveBeenCalled()
    expect(button.attributes()).toMatchObject({ 'aria-disabled': 'true', type: 'button' })
    await button.setProps({ busy: false })
    await button.trigger('click')
    expect(pressed).toHaveBeenCalledTimes(1)
  })
})

describe('icons', () => {
  test('are drawn from their paths, and are silent beside a text', () => {
    expect(pathsOf('goal').length).toBe(3)
    const icon = mount(Octicon, { props: { name: 'goal' } })
    expect(icon.findAll('path')).toHaveLength(3)
    expect(icon.attributes('aria-hidden')).toBe('true')
    expect(mount(Octicon, { props: { name: 'goal', label: 'Goal' } }).attributes()).toMatchObject({
      role: 'img',
      'aria-label': 'Goal',
    })
  })
})

describe('progress bar', () => {
  const bar = (total: number) =>
    mount(ProgressBar, {
      props: {
        total,
        label: '30% closed',
        segments: [
          { tone: 'fixed', value: 3 },
          { tone: 'dismissed', value: 0 },
        ],
      },
    })

  test('says in words what it shows and draws only parts that exist', () => {
    expect(bar(10).attributes()).toMatchObject({
      role: 'progressbar',
      'aria-valuenow': '30',
      'aria-valuetext': '30% closed',
    })
    expect(bar(10).element.children).toHaveLength(1)
  })

  test('of nothing is empty, not broken', () => {
    expect(bar(0).attributes('aria-valuenow')).toBe('0')
    expect(bar(0).html()).not.toMatch(/NaN|Infinity/)
  })
})

describe('failures', () => {
  test('say what and what to do, and are announced at once', () => {
    const banner = mount(FailureBanner, {
      props: { failure: { kind: 'not-found', subject: 'organization', name: '<b>x</b>' } },
    })
    expect(banner.text()).toContain('There is no organization <b>x</b>')
    expect(banner.text()).toContain('Check the spelling')
    expect(banner.attributes('role')).toBe('alert')
    expect(banner.find('b').exists()).toBe(false)
  })

  test('waiting is no alarm', () => {
    const banner = mount(FailureBanner, {
      props: { failure: { kind: 'rate-limited', until: 1_790_000_000 } },
    })
    expect(banner.attributes('role')).toBe('status')
  })
})

describe('form field', () => {
  const field = (error: string | null) =>
    mount(FormField, {
      props: { label: 'Name', help: 'Short', error, required: true },
      slots: { default: ({ control }) => h('input', control) },
    })

  test('ties label, help and error to its control', () => {
    const wrong = field('Too long')
    const input = wrong.get('input')
    expect(wrong.get('label').attributes('for')).toBe(input.attributes('id'))
    const described = (input.attributes('aria-describedby') ?? '').split(' ')
    expect(described.map((id) => wrong.get(`[id="${id}"]`).text())).toEqual(['Too long', 'Short'])
    expect(input.attributes()).toMatchObject({ 'aria-invalid': 'true', 'aria-required': 'true' })
    expect(field(null).get('input').attributes('aria-invalid')).toBeUndefined()
  })
})

describe('dialog', () => {
  test('is modal and labelled, closes by Escape and its button, and gives the focus back', async () => {
    const opener = document.body.appendChild(document.createElement('button'))
    opener.focus()
    const dialog = mount(Dialog, { props: { heading: 'Edit campaign' }, attachTo: document.body })
    const element = dialog.get('dialog').element
    expect(element.open).toBe(true)
    expect(dialog.get(`[id="${dialog.get('dialog').attributes('aria-labelledby')}"]`).text()).toBe(
      'Edit campaign',
    )
    const cancel = new Event('cancel', { cancelable: true })
    element.dispatchEvent(cancel)
    // Whoever shows it decides: the browser must not close it under a half-filled form.
    expect(cancel.defaultPrevented).toBe(true)
    await dialog.get('[aria-label="Close"]').trigger('click')
    expect(dialog.emitted('close')).toHaveLength(2)
    dialog.unmount()
    expect(document.activeElement).toBe(opener)
  })
})

describe('menu', () => {
  const items = [
    { id: 'edit', label: 'Edit campaign', icon: 'pencil' as const },
    { id: 'close', label: 'Close campaign', icon: 'archive' as const },
    { id: 'delete', label: 'Delete campaign', icon: 'trash' as const, danger: true },
  ]
  const open = async () => {
    const menu = mount(Menu, { props: { label: 'Campaign options', items }, attachTo: document.body })
    await menu.get('button').trigger('click')
    await flushPromises()
    return menu
  }
  const focused = () => document.activeElement?.textContent?.trim()

  test('opens on its first item and says that it is open', async () => {
    const menu = await open()
    expect(menu.get('button').attributes()).toMatchObject({
      'aria-haspopup': 'menu',
      'aria-expanded': 'true',
    })
    expect(focused()).toBe('Edit campaign')
  })

  test.each([
    [['ArrowDown'], 'Close campaign'],
    [['ArrowUp'], 'Delete campaign'],
    [['End'], 'Delete campaign'],
    [['End', 'Home'], 'Edit campaign'],
    [['End', 'ArrowDown'], 'Edit campaign'],
    [['d'], 'Delete campaign'],
    [['z'], 'Edit campaign'],
  ])('%s leads to %s', async (keys, label) => {
    await open()
    for (const key of keys) await pressKey(document.activeElement ?? document.body, key)
    expect(focused()).toBe(label)
  })

  test('Escape closes it and returns to its button', async () => {
    const menu = await open()
    await pressKey(document.activeElement ?? document.body, 'Escape')
    expect(menu.find('[role="menu"]').exists()).toBe(false)
    expect(document.activeElement).toBe(menu.get('button').element)
  })

  test('a press elsewhere closes it, one inside does not', async () => {
    const menu = await open()
    menu
      .get('[role="menu"]')
      .element.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }))
    await flushPromises()
    expect(menu.find('[role="menu"]').exists()).toBe(true)
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    await flushPromises()
    expect(menu.find('[role="menu"]').exists()).toBe(false)
  })

  test('choosing closes it and tells what', async () => {
    const menu = await open()
    await menu.findAll('[role="menuitem"]')[2]?.trigger('click')
    expect(menu.emitted('choose')).toEqual([['delete']])
    expect(menu.find('[role="menu"]').exists()).toBe(false)
  })
})

describe('pager', () => {
  const pager = (offset: number, shown: number, total: number) =>
    mount(Pager, { props: { offset, shown, total, size: 100, label: 'Pages' } })

  test('is not there where one page holds all', () => {
    expect(pager(0, 40, 40).find('nav').exists()).toBe(false)
  })

  test('leads back and on, never before the start', async () => {
    const middle = pager(50, 100, 1250)
    expect(middle.text()).toContain('51–150 of 1,250')
    for (const button of middle.findAll('button')) await button.trigger('click')
    expect(middle.emitted('go')).toEqual([[0], [150]])
    expect(pager(200, 50, 250).findAll('button')).toHaveLength(1)
  })
})

describe('dates', () => {
  test.each([
    [-10, 'now'],
    [-90, '1 minute ago'],
    [-86_400, 'yesterday'],
    [-40 * 86_400, 'last month'],
    [-800 * 86_400, '2 years ago'],
    [3 * 86_400, 'in 3 days'],
  ])('%d seconds from now is %s', (distance, text) => {
    expect(roughly(1_790_000_000 + distance, 1_790_000_000)).toBe(text)
  })

  test('a due date is the same day everywhere, and nonsense is shown as it is', () => {
    expect(writtenDate('2026-01-31')).toBe('31 Jan 2026')
    expect(writtenDate('soon')).toBe('soon')
    expect(exactly(1_790_000_000)).toMatch(/2026/)
  })
})
