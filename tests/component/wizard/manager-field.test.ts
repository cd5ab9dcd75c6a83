import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { defineComponent, h, shallowRef } from 'vue'
import CampaignForm from '@/components/wizard/CampaignForm.vue'
import { detailsOf, emptyDraft, type Draft } from '@/components/wizard/draft'
import { loginsIn, matches, withLogins } from '@/components/wizard/logins'
import { byRole, mountApp, press, pressKey, type Mounted } from '../mount-app'
import { HOSTILE } from '../settings/own-page'

afterEach(() => document.body.replaceChildren())

const draft = shallowRef<Draft>(emptyDraft())
const submitted = shallowRef(0)

async function field(
  managers: string[] = [],
  candidates = ['maya', 'Noor', 'max-m', 'amal'],
): Promise<Mounted> {
  draft.value = { ...emptyDraft(), managers }
  submitted.value = 0
  const Subject = defineComponent(
    () => () =>
      h(CampaignForm, {
        modelValue: draft.value,
        'onUpdate:modelValue': (next: Draft) => (draft.value = next),
        problems: [],
        candidates,
        note: '',
        earliest: '2030-01-01',
        onSubmit: () => submitted.value++,
      }),
  )
  return mountApp(Subject)
}
const input = ({ wrapper }: Mounted) => wrapper.get<HTMLInputElement>('[role="combobox"]')
const options = ({ wrapper }: Mounted) => wrapper.findAll('[role="option"]').map((option) => option.text())
const active = (mounted: Mounted) => {
  const id = input(mounted).attributes('aria-activedescendant')
  return id === undefined ? null : mounted.wrapper.get(`[id="${id}"]`).text()
}
const key = (mounted: Mounted, name: string, more: KeyboardEventInit = {}) =>
  pressKey(input(mounted).element, name, more)
async function type(mounted: Mounted, text: string): Promise<void> {
  input(mounted).element.focus()
  await input(mounted).setValue(text)
  await flushPromises()
}
const managers = () => draft.value.managers
const live = ({ wrapper }: Mounted) => wrapper.get('.m-managers [aria-live="polite"]').text()

describe('logins in a text', () => {
  test.each([
    ['', []],
    [' , ;', []],
    ['@maya', ['maya']],
    ['maya,noor;ada\nmax', ['maya', 'noor', 'ada', 'max']],
  ])('%j', (text, logins) => {
    expect(loginsIn(text)).toEqual(logins)
  })

  test('each once, in the spelling of the list', () => {
    expect(withLogins(['maya'], ['MAYA', 'noor', 'NOOR', 'ada'], ['Noor'])).toEqual(['maya', 'Noor', 'ada'])
  })

  test('those that begin with the text come before those that contain it; the chosen ones are not offered', () => {
    expect(matches(['amal', 'maya', 'Max'], [], 'ma')).toEqual(['maya', 'Max', 'amal'])
    expect(matches(['amal', 'maya', 'Max'], ['MAYA'], '@MA')).toEqual(['Max', 'amal'])
    expect(matches(['amal'], [], 'x')).toEqual([])
  })
})

describe('as assistive technology sees it', () => {
  test('is the combobox Campaign manager with its list', async () => {
    const mounted = await field(['maya'])
    const control = input(mounted)
    const label = mounted.wrapper
      .findAll('label')
      .find((each) => each.attributes('for') === control.element.id)
    expect(label?.text()).toBe('Campaign manager *')
    expect(control.attributes()).toMatchObject({
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-required': 'true',
    })
    expect(mounted.wrapper.get(`[id="${control.attributes('aria-controls')}"]`).attributes('role')).toBe(
      'listbox',
    )
    const described = (control.attributes('aria-describedby') ?? '').split(' ')
    expect(mounted.wrapper.get(`[id="${described.at(-1)}"]`).text()).toBe('maya')
    for (const id of described) expect(mounted.wrapper.find(`[id="${id}"]`).exists()).toBe(true)
  })

  test('says how many are offered, what was added, what was removed', async () => {
    const mounted = await field()
    await type(mounted, 'ma')
    expect(live(mounted)).toBe('3 suggestions')
    await key(mounted, 'ArrowDown')
    await key(mounted, 'Enter')
    expect(live(mounted)).toBe('maya added')
    await key(mounted, 'Backspace')
    expect(live(mounted)).toBe('maya removed')
  })
})

describe('by keyboard', () => {
  test('typing offers, arrows choose around the ends, Enter takes and does not submit', async () => {
    const mounted = await field()
    await type(mounted, 'm')
    expect(options(mounted)).toEqual(['maya', 'max-m', 'amal'])
    expect(input(mounted).attributes('aria-expanded')).toBe('true')
    expect(active(mounted)).toBeNull()
    await key(mounted, 'ArrowUp')
    expect(active(mounted)).toBe('amal')
    await key(mounted, 'ArrowDown')
    expect(active(mounted)).toBe('maya')
    await key(mounted, 'ArrowDown')
    expect(mounted.wrapper.findAll('[aria-selected="true"]').map((each) => each.text())).toEqual(['max-m'])
    expect(await key(mounted, 'Enter')).toBe(true)
    expect(managers()).toEqual(['max-m'])
    expect(input(mounted).element.value).toBe('')
    expect(options(mounted)).toEqual([])
    expect(document.activeElement).toBe(input(mounted).element)
  })

  test('Enter with nothing typed is left to the form', async () => {
    const mounted = await field(['maya'])
    expect(await key(mounted, 'Enter')).toBe(false)
    expect(managers()).toEqual(['maya'])
  })

  test('ArrowDown offers everybody who is not chosen', async () => {
    const mounted = await field(['maya'])
    await key(mounted, 'ArrowDown')
    expect(options(mounted)).toEqual(['Noor', 'max-m', 'amal'])
    expect(active(mounted)).toBe('Noor')
  })

  test('Home and End go along the list once somebody is active in it, and belong to the text before', async () => {
    const mounted = await field()
    await type(mounted, 'm')
    expect(await key(mounted, 'End')).toBe(false)
    await key(mounted, 'ArrowDown')
    expect(await key(mounted, 'End')).toBe(true)
    expect(active(mounted)).toBe('amal')
    expect(await key(mounted, 'Home')).toBe(true)
    expect(active(mounted)).toBe('maya')
  })

  test('where nobody is found no key makes anybody active, and Escape still is the list’s', async () => {
    const mounted = await field()
    await type(mounted, 'zz')
    expect(input(mounted).attributes('aria-expanded')).toBe('false')
    for (const name of ['ArrowDown', 'ArrowUp', 'ArrowDown']) await key(mounted, name)
    expect(active(mounted)).toBeNull()
    expect(await key(mounted, 'Escape')).toBe(true)
    expect(input(mounted).element.value).toBe('zz')
  })

  test('Escape closes the list and keeps the text; the next one is the dialog’s', async () => {
    const mounted = await field()
    await type(mounted, 'ma')
    expect(await key(mounted, 'Escape')).toBe(true)
    expect(options(mounted)).toEqual([])
    expect(input(mounted).element.value).toBe('ma')
    expect(await key(mounted, 'Escape')).toBe(false)
  })

  test('Backspace takes the last away only where nothing is typed', async () => {
    const mounted = await field(['maya', 'Noor'])
    await type(mounted, 'x')
    expect(await key(mounted, 'Backspace')).toBe(false)
    await type(mounted, '')
    expect(await key(mounted, 'Backspace')).toBe(true)
    expect(managers()).toEqual(['maya'])
    await key(mounted, 'Backspace')
    await key(mounted, 'Backspace')
    expect(managers()).toEqual([])
  })

  test('Tab takes the active one and goes on', async () => {
    const mounted = await field()
    await type(mounted, 'no')
    await key(mounted, 'ArrowDown')
    expect(await key(mounted, 'Tab')).toBe(false)
    expect(managers()).toEqual(['Noor'])
  })

  test('while a word is composed, and with a modifier, keys are not ours', async () => {
    const mounted = await field(['maya'])
    await type(mounted, 'ma')
    expect(await key(mounted, 'Enter', { isComposing: true })).toBe(false)
    expect(await key(mounted, 'Enter', { ctrlKey: true })).toBe(false)
    expect(managers()).toEqual(['maya'])
  })

  test('arrows lead along the chosen ones and back; Delete leaves the focus among them', async () => {
    const mounted = await field(['maya', 'Noor', 'amal'])
    const remove = (login: string) => byRole(mounted.wrapper, 'button', `Remove ${login}`)
    input(mounted).element.focus()
    input(mounted).element.setSelectionRange(0, 0)
    await key(mounted, 'ArrowLeft')
    expect(document.activeElement).toBe(remove('amal'))
    await pressKey(remove('amal'), 'ArrowLeft')
    expect(document.activeElement).toBe(remove('Noor'))
    await pressKey(remove('Noor'), 'Delete')
    expect(managers()).toEqual(['maya', 'amal'])
    expect(document.activeElement).toBe(remove('amal'))
    await pressKey(remove('amal'), 'ArrowRight')
    expect(document.activeElement).toBe(input(mounted).element)
    await press(mounted.wrapper, 'Remove amal')
    await press(mounted.wrapper, 'Remove maya')
    expect(managers()).toEqual([])
    expect(document.activeElement).toBe(input(mounted).element)
  })
})

describe('typed and pasted logins', () => {
  test('a comma or a space ends one; a pasted list leaves its last word to be finished', async () => {
    const mounted = await field(['maya'])
    await type(mounted, 'ada,')
    expect(managers()).toEqual(['maya', 'ada'])
    expect(input(mounted).element.value).toBe('')
    await type(mounted, '@noor; maya zoe')
    expect(managers()).toEqual(['maya', 'ada', 'Noor'])
    expect(input(mounted).element.value).toBe('zoe')
  })

  test('what is being typed counts, and leaving the field makes it one of them', async () => {
    const mounted = await field(['maya'])
    await type(mounted, 'zoe')
    expect(detailsOf(draft.value).managers).toEqual(['maya', 'zoe'])
    await input(mounted).trigger('blur')
    expect(managers()).toEqual(['maya', 'zoe'])
    expect(draft.value.managerText).toBe('')
  })

  test('separators alone are nobody', async () => {
    const mounted = await field()
    await type(mounted, ' , ')
    expect(managers()).toEqual([])
    await input(mounted).trigger('blur')
    expect(managers()).toEqual([])
  })

  test('one who is not in the list is allowed, with a note; where there is no list there is none', async () => {
    const mounted = await field(['maya', 'stranger'])
    expect(mounted.wrapper.get('.m-managers').text()).toContain('Not among the owners and security managers')
    expect(mounted.wrapper.get('.m-managers').text()).toContain(': stranger.')
    document.body.replaceChildren()
    const without = await field(['stranger'], [])
    expect(without.wrapper.get('.m-managers').text()).not.toContain('Not among')
  })

  test('hostile texts stay texts', async () => {
    const mounted = await field([], [HOSTILE.replaceAll(' ', '')])
    await key(mounted, 'ArrowDown')
    await key(mounted, 'Enter')
    expect(mounted.wrapper.get('.m-token__text').text()).toBe(HOSTILE.replaceAll(' ', ''))
    expect(mounted.wrapper.find('img').exists()).toBe(false)
  })
})

describe('by pointer', () => {
  test('a press opens the list, another takes one of it', async () => {
    const mounted = await field()
    await input(mounted).trigger('click')
    expect(options(mounted)).toEqual(['maya', 'Noor', 'max-m', 'amal'])
    byRole(mounted.wrapper, '[role="option"]', 'Noor').click()
    await flushPromises()
    expect(managers()).toEqual(['Noor'])
  })

  test('pressing in the list does not take the focus from the field', async () => {
    const mounted = await field()
    await type(mounted, 'm')
    const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true })
    byRole(mounted.wrapper, '[role="option"]', 'maya').dispatchEvent(down)
    expect(down.defaultPrevented).toBe(true)
  })

  test('the list that opens comes into sight as a whole, and then the option that is chosen', async () => {
    const roles: (string | null)[] = []
    const spy = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      // Forms of earlier tests are gone from the document and follow the same draft still.
      if (this.isConnected) roles.push(this.getAttribute('role'))
    })
    const mounted = await field()
    await type(mounted, 'ma')
    expect(roles).toEqual(['listbox'])
    await key(mounted, 'ArrowDown')
    spy.mockRestore()
    expect(roles).toEqual(['listbox', 'listbox', 'option'])
  })

  test('a long list is shown in part and says so', async () => {
    const many = Array.from({ length: 200 }, (_, index) => `person-${index}`)
    const mounted = await field([], many)
    await input(mounted).trigger('click')
    expect(options(mounted)).toHaveLength(50)
    expect(mounted.wrapper.get('[role="listbox"]').text()).toContain('150 more. Type to narrow the list.')
    await type(mounted, 'person-199')
    expect(options(mounted)).toEqual(['person-199'])
  })

  test('what is chosen elsewhere while the field is there is shown', async () => {
    const mounted = await field()
    draft.value = { ...draft.value, managers: ['maya'] }
    await flushPromises()
    expect(byRole(mounted.wrapper, 'button', 'Remove maya')).toBeTruthy()
    await type(mounted, 'ada,')
    expect(managers()).toEqual(['maya', 'ada'])
  })
})
