import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import FilterField from '@/components/alerts/FilterField.vue'
import type { Suggest } from '@/components/alerts/completion'
import type { FilterProblem, Suggestion } from '@/lib/alerts/filter/types'
import { fail, ok } from '@/lib/failure'
import { pressKey } from '../mount-app'

afterEach(() => document.body.replaceChildren())

const option = (insert: string, count: number | null = null): Suggestion => ({
  insert,
  label: insert,
  note: null,
  count,
})
const RULES = [option('rule:js/xss', 12), option('rule:js/sql-injection', 1), option('rule:java/ssrf', 0)]

function field(suggest: Suggest, query = '', problems: FilterProblem[] = []) {
  const wrapper = mount(FilterField, { props: { query, problems, suggest }, attachTo: document.body })
  const input = wrapper.get('input')
  const type = async (text: string) => {
    input.element.value = text
    input.element.setSelectionRange(text.length, text.length)
    await input.trigger('input')
    await flushPromises()
  }
  const press = (key: string, more?: KeyboardEventInit) => pressKey(input.element, key, more)
  const active = () => {
    const id = input.attributes('aria-activedescendant')
    return id === undefined ? null : wrapper.get(`[id="${id}"]`).text()
  }
  return { wrapper, input, type, press, active }
}

const rules: Suggest = async () => ok({ from: 0, to: 5, options: RULES })

describe('the filter field', () => {
  test('is a labelled combobox', () => {
    const { wrapper, input } = field(rules)
    expect(wrapper.get('label').text()).toBe('Filter alerts')
    expect(wrapper.get('label').attributes('for')).toBe(input.attributes('id'))
    expect(input.attributes()).toMatchObject({
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-autocomplete': 'list',
    })
    expect(wrapper.find(`[id="${input.attributes('aria-controls')}"]`).exists()).toBe(true)
  })

  test('asks at the cursor and offers with counts, announced politely', async () => {
    const asked = vi.fn(rules)
    const { wrapper, input, type } = field(asked)
    await type('rule:')
    expect(asked).toHaveBeenLastCalledWith('rule:', 5)
    expect(input.attributes('aria-expanded')).toBe('true')
    expect(wrapper.findAll('[role="option"]').map((each) => each.text())).toEqual([
      'rule:js/xss12 alerts',
      'rule:js/sql-injection1 alert',
      'rule:java/ssrf0 alerts',
    ])
    expect(wrapper.get('[aria-live]').text()).toContain('3 suggestions')
  })

  test.each([
    [['ArrowDown'], 'rule:js/xss'],
    [['ArrowDown', 'ArrowDown'], 'rule:js/sql-injection'],
    [['ArrowUp'], 'rule:java/ssrf'],
    [['ArrowDown', 'End'], 'rule:java/ssrf'],
    [['ArrowDown', 'End', 'Home'], 'rule:js/xss'],
    [['ArrowUp', 'ArrowDown'], 'rule:js/xss'],
  ])('%s makes %s active', async (keys, label) => {
    const { type, press, active } = field(rules)
    await type('rule:')
    expect(active()).toBeNull()
    for (const key of keys) await press(key)
    expect(active()).toContain(label)
  })

  test('Enter takes the active option and keeps the focus; the next Enter searches', async () => {
    const { wrapper, input, type, press } = field(rules)
    await type('rule:')
    await press('ArrowDown')
    await press('Enter')
    expect(input.element.value).toBe('rule:js/xss ')
    expect(wrapper.emitted('submit')).toBeUndefined()
    expect(document.activeElement).toBe(input.element)
    await press('Enter')
    expect(wrapper.emitted('submit')).toEqual([['rule:js/xss']])
  })

  test('Tab takes the active option; without one it moves on', async () => {
    const { input, type, press } = field(rules)
    await type('rule:')
    expect(await press('Tab')).toBe(false)
    expect(input.attributes('aria-expanded')).toBe('false')
    await type('rule:')
    await press('ArrowDown')
    expect(await press('Tab', { shiftKey: true })).toBe(false)
    expect(await press('Tab')).toBe(true)
    expect(input.element.value).toBe('rule:js/xss ')
  })

  test('Escape closes the list and leaves the text', async () => {
    const { input, type, press } = field(rules)
    await type('rule:')
    expect(await press('Escape')).toBe(true)
    expect(input.attributes('aria-expanded')).toBe('false')
    expect(input.element.value).toBe('rule:')
    expect(await press('Escape')).toBe(false)
  })

  test('Home and End belong to the text while no option is active', async () => {
    const { type, press } = field(rules)
    await type('rule:')
    expect(await press('Home')).toBe(false)
    expect(await press('End')).toBe(false)
  })

  test('an option can be pressed, and what stands behind the cursor stays', async () => {
    const middle: Suggest = async () => ok({ from: 8, to: 12, options: [option('severity:high')] })
    const { wrapper, input, type } = field(middle)
    await type('is:open seve tag:x')
    await wrapper.get('[role="option"]').trigger('click')
    await flushPromises()
    expect(input.element.value).toBe('is:open severity:high tag:x')
    expect(input.element.selectionStart).toBe('is:open severity:high'.length)
  })

  test('after a qualifier its values are asked for', async () => {
    const asked = vi.fn<Suggest>(async (query) =>
      ok({ from: 0, to: query.length, options: query === 'ru' ? [option('rule:')] : RULES }),
    )
    const { wrapper, type, press } = field(asked)
    await type('ru')
    await press('ArrowDown')
    await press('Enter')
    expect(asked).toHaveBeenLastCalledWith('rule:', 5)
    expect(wrapper.findAll('[role="option"]')).toHaveLength(3)
  })

  test('a late answer to an earlier text is dropped', async () => {
    const waiting: ((options: Suggestion[]) => void)[] = []
    const slow: Suggest = () =>
      new Promise((resolve) => waiting.push((options) => resolve(ok({ from: 0, to: 1, options }))))
    const { wrapper, type } = field(slow)
    await type('a')
    await type('ab')
    waiting[1]?.([option('second')])
    await flushPromises()
    waiting[0]?.([option('first')])
    await flushPromises()
    expect(wrapper.findAll('[role="option"]').map((each) => each.text())).toEqual(['second'])
  })

  test('without completions it still searches', async () => {
    const { wrapper, type, press } = field(async () => fail({ kind: 'offline' }))
    await type('is:open')
    expect(wrapper.findAll('[role="option"]')).toHaveLength(0)
    await press('Enter')
    expect(wrapper.emitted('submit')).toEqual([['is:open']])
  })

  test('an unfinished composition is not taken for Enter', async () => {
    const { wrapper, type, press } = field(rules)
    await type('か')
    await press('Enter', { isComposing: true })
    expect(wrapper.emitted('submit')).toBeUndefined()
  })

  test('clearing searches for everything', async () => {
    const { wrapper } = field(rules, 'is:open')
    await wrapper.get('[aria-label="Clear filter"]').trigger('click')
    expect(wrapper.emitted('submit')).toEqual([['']])
  })
})

describe('problems of a filter', () => {
  const problem: FilterProblem = {
    from: 8,
    to: 15,
    text: 'severty',
    reason: 'unknown-qualifier',
    suggestion: 'severity',
  }
  const query = 'is:open severty:high'

  test('are named with their place, tied to the field', async () => {
    const { wrapper, input } = field(rules, query, [problem])
    await vi.dynamicImportSettled()
    expect(input.attributes('aria-invalid')).toBe('true')
    const list = wrapper.get(`[id="${input.attributes('aria-describedby')}"]`)
    expect(list.attributes('role')).toBe('alert')
    expect(list.text()).toContain('severty')
    expect(list.text()).toContain('At character 9.')
    expect(list.get('mark').text()).toBe('severty')
  })

  test('the suggestion repairs the filter and searches', async () => {
    const { wrapper } = field(rules, query, [problem])
    await vi.dynamicImportSettled()
    await wrapper.get('.m-problems button').trigger('click')
    expect(wrapper.emitted('submit')).toEqual([['is:open severity:high']])
  })

  test('go away as soon as the text is another one', async () => {
    const { wrapper, type } = field(rules, query, [problem])
    await vi.dynamicImportSettled()
    expect(wrapper.find('.m-problems').exists()).toBe(true)
    await type('is:open')
    expect(wrapper.find('.m-problems').exists()).toBe(false)
  })

  test('hostile text stays text', async () => {
    const hostile = '<img src=x onerror=alert(1)>'
    const { wrapper } = field(rules, hostile, [{ ...problem, from: 0, to: hostile.length, text: hostile }])
    await vi.dynamicImportSettled()
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.get('mark').text()).toBe(hostile)
  })
})
