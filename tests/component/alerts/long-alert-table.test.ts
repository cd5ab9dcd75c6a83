import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import LongAlertTable from '@/components/alerts/LongAlertTable.vue'
import { fail, ok, type Failure } from '@/lib/failure'
import { longList } from '@/stores/long-list'
import { alertRow } from '../fixtures'
import { press, pressKey } from '../mount-app'

/** A page that is laid out: so high is each row, the list begins at the window's top, and so far was it scrolled. */
const layout = { heightOf: (_row: number) => 50, scrolled: 0 }
const ROW = 50

function heightOf(element: Element): number {
  const row = element.getAttribute('data-index')
  return row === null
    ? parseFloat(element.querySelector('td')?.style.height ?? '0')
    : layout.heightOf(Number(row))
}

enableAutoUnmount(afterEach)
beforeEach(() => {
  layout.heightOf = () => ROW
  layout.scrolled = 0
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    if (this.matches('tbody')) {
      const height = [...this.children].reduce((sum, row) => sum + heightOf(row), 0)
      return new DOMRect(0, -layout.scrolled, 900, height)
    }
    return new DOMRect(0, 0, 900, this.matches('tr') ? heightOf(this) : 0)
  })
})
afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

async function table(total: number, change: { failing?: (offset: number) => Failure | null } = {}) {
  const asked: number[] = []
  const titles = { prefix: 'Alert' }
  const list = longList(async (offset, limit) => {
    asked.push(offset)
    const failure = change.failing?.(offset)
    if (failure) return fail(failure)
    const rows = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, place) =>
      alertRow({ number: offset + place, title: `${titles.prefix} ${offset + place}` }),
    )
    return ok({ problems: [], total, repositories: 1, rows, offset })
  })
  await list.load(false)
  const wrapper = mount(LongAlertTable, {
    attachTo: document.body,
    props: { list, total, caption: 'Alerts' },
  })
  await settle()
  return { wrapper, list, asked, titles }
}
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await flushPromises()
    await nextTick()
  }
}
async function scrollTo(distance: number): Promise<void> {
  layout.scrolled = distance
  document.dispatchEvent(new Event('scroll'))
  await settle()
}
const indexes = (wrapper: VueWrapper) =>
  wrapper.findAll('tbody tr[aria-rowindex]').map((row) => Number(row.attributes('aria-rowindex')) - 2)

describe('a long table of alerts', () => {
  test('has only the rows in sight on the page, and says how many there are and which these are', async () => {
    const { wrapper } = await table(5000)
    expect(wrapper.get('[role="table"]').attributes('aria-rowcount')).toBe('5001')
    expect(wrapper.get('thead [role="row"]').attributes('aria-rowindex')).toBe('1')
    expect(wrapper.findAll('thead [role="columnheader"]')).toHaveLength(6)
    const shown = indexes(wrapper)
    expect(shown[0]).toBe(0)
    expect(shown.length).toBeGreaterThan(innerHeight / ROW)
    expect(shown.length).toBeLessThan(60)
    expect(wrapper.get('tbody [aria-rowindex="2"] a').text()).toBe('Alert 0')
    expect(wrapper.findAll('tbody [aria-rowindex="2"] [role="cell"]')).toHaveLength(6)
  })

  test('is as high as all its rows together, wherever it is scrolled to', async () => {
    const { wrapper } = await table(5000)
    const height = () =>
      [...wrapper.get('tbody').element.children].reduce((sum, row) => sum + heightOf(row), 0)
    expect(height()).toBeCloseTo(5000 * 50)
    await scrollTo(100_000)
    expect(height()).toBeCloseTo(5000 * 50)
    await scrollTo(5000 * 50 - innerHeight)
    expect(height()).toBeCloseTo(5000 * 50)
  })

  test('follows the scrolling and asks for the pages that come into sight', async () => {
    const { wrapper, asked } = await table(5000)
    expect(asked).toEqual([0])
    await scrollTo(2500 * 50)
    expect(indexes(wrapper)).toContain(2500)
    expect(indexes(wrapper)).not.toContain(0)
    expect(asked).toEqual([0, 2400, 2500])
    expect(wrapper.get('[data-index="2510"] a').text()).toBe('Alert 2510')
  })

  test('reaches its last row', async () => {
    const { wrapper } = await table(5000)
    await scrollTo(5000 * 50 - innerHeight)
    expect(indexes(wrapper).at(-1)).toBe(4999)
    expect(wrapper.get('tbody').element.lastElementChild?.getAttribute('aria-rowindex')).toBe('5001')
  })

  test('scrolled to the end it stays there when the last rows turn out higher', async () => {
    const { wrapper } = await table(5000)
    const body = wrapper.get('tbody').element
    vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element, how) {
      expect([this, how]).toEqual([body.lastElementChild, { block: 'end' }])
      layout.scrolled += body.getBoundingClientRect().bottom - innerHeight
      document.dispatchEvent(new Event('scroll'))
    })
    layout.heightOf = (row) => (row > 100 ? 120 : ROW)
    await scrollTo(5000 * ROW - innerHeight)
    await settle()
    expect(indexes(wrapper).at(-1)).toBe(4999)
    expect(body.lastElementChild?.getAttribute('data-index')).toBe('4999')
    expect(body.getBoundingClientRect().bottom).toBe(innerHeight)
  })

  test('that comes before the page has room for it begins at its beginning', async () => {
    layout.heightOf = () => 0
    const moved = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => {})
    const { wrapper } = await table(20)
    layout.heightOf = () => ROW + 12
    window.dispatchEvent(new Event('resize'))
    await settle()
    expect(indexes(wrapper)[0]).toBe(0)
    expect(moved).not.toHaveBeenCalled()
  })

  test('on its way to the end by keyboard it goes on to the end, until the person does something else', async () => {
    await table(5000)
    const moved = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => {})
    layout.heightOf = (row) => (row > 100 ? 120 : ROW)
    await pressKey(document.body, 'End')
    await scrollTo(1000 * ROW)
    expect(moved).toHaveBeenCalled()
    moved.mockClear()
    document.body.dispatchEvent(new Event('wheel', { bubbles: true }))
    await scrollTo(2000 * ROW)
    expect(moved).not.toHaveBeenCalled()
  })

  test('End in a field moves the cursor and nothing else', async () => {
    await table(5000)
    const moved = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => {})
    layout.heightOf = (row) => (row > 100 ? 120 : ROW)
    await pressKey(document.body.appendChild(document.createElement('input')), 'End')
    await scrollTo(1000 * ROW)
    expect(moved).not.toHaveBeenCalled()
  })

  test('somewhere else it never moves the page', async () => {
    await table(5000)
    const moved = vi.spyOn(Element.prototype, 'scrollIntoView')
    layout.heightOf = (row) => (row > 100 ? 120 : ROW)
    await scrollTo(2500 * 50)
    await scrollTo(4970 * 50 - innerHeight)
    expect(moved).not.toHaveBeenCalled()
  })

  test('the row with the focus keeps it however far it is scrolled away, and its neighbours wait for Tab', async () => {
    const { wrapper } = await table(5000)
    const link = wrapper.get<HTMLElement>('[data-index="5"] a').element
    link.focus()
    await scrollTo(3000 * 50)
    expect(document.activeElement).toBe(link)
    expect(link.isConnected).toBe(true)
    expect(indexes(wrapper).slice(0, 3)).toEqual([4, 5, 6])
    expect(indexes(wrapper)).toContain(3000)

    wrapper.get<HTMLElement>('[data-index="6"] a').element.focus()
    await settle()
    expect(indexes(wrapper).slice(0, 3)).toEqual([5, 6, 7])
  })

  test('rows are let go again when the focus has left them', async () => {
    const { wrapper } = await table(5000)
    wrapper.get<HTMLElement>('[data-index="5"] a').element.focus()
    await scrollTo(3000 * 50)
    const elsewhere = document.body.appendChild(document.createElement('button'))
    elsewhere.focus()
    await settle()
    expect(indexes(wrapper)).not.toContain(5)
  })

  test('the focus stays where it is when the alerts change under it', async () => {
    const { wrapper, list, titles } = await table(5000)
    const link = wrapper.get<HTMLElement>('[data-index="3"] a').element
    link.focus()
    titles.prefix = 'Changed'
    await list.load(true)
    await settle()
    expect(document.activeElement).toBe(link)
    expect(link.textContent).toBe('Changed 3')
  })

  test('rows that are still under way say so and keep their place', async () => {
    const { wrapper } = await table(5000, {
      failing: (offset) => (offset === 2500 ? { kind: 'offline' } : null),
    })
    await scrollTo(2520 * 50)
    expect(wrapper.get('[aria-rowindex="2522"]').text()).toBe('Loading')
    expect(wrapper.get('[role="alert"]').text()).toContain('GitHub cannot be reached')
  })

  test('a page that failed can be tried again', async () => {
    let broken = true
    const { wrapper, asked } = await table(5000, {
      failing: (offset) => (broken && offset === 2500 ? { kind: 'offline' } : null),
    })
    await scrollTo(2520 * 50)
    broken = false
    await press(wrapper, 'Try again')
    await settle()
    expect(asked.filter((offset) => offset === 2500)).toHaveLength(2)
    expect(wrapper.find('[role="alert"]').exists()).toBe(false)
    expect(wrapper.get('[data-index="2520"] a').text()).toBe('Alert 2520')
  })

  test('a short list has all its rows and no empty space', async () => {
    const { wrapper } = await table(12)
    expect(indexes(wrapper)).toEqual(Array.from({ length: 12 }, (_, index) => index))
    expect(wrapper.find('.m-alerts__gap').exists()).toBe(false)
  })

  test('becomes shorter and longer with what is found', async () => {
    const { wrapper } = await table(5000)
    await scrollTo(4000 * 50)
    await wrapper.setProps({ total: 20 })
    await settle()
    expect(indexes(wrapper).every((index) => index < 20)).toBe(true)
    expect(wrapper.get('[role="table"]').attributes('aria-rowcount')).toBe('21')
  })

  test('once gone it listens to nothing', async () => {
    const { wrapper, asked } = await table(5000)
    wrapper.unmount()
    const before = asked.length
    await scrollTo(4000 * 50)
    expect(asked).toHaveLength(before)
  })
})
