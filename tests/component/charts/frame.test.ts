import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { campaignMetrics } from '../measured'
import { press, pressKey } from '../mount-app'
import { context, drawn } from './drawn'
import { ageBySeverity } from '@/components/charts/age-by-severity'
import ChartFrame from '@/components/charts/ChartFrame.vue'
import type { ChartModel } from '@/components/charts/model'
import { weeklyFlow } from '@/components/charts/weekly-flow'
import { offerFile } from '@/components/campaign/download'

vi.mock('@/components/charts/chart', () => import('./drawn'))
vi.mock('@/components/campaign/download', () => ({ offerFile: vi.fn() }))

beforeEach(() => {
  drawn.length = 0
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context)
})
afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
  document.documentElement.removeAttribute('data-color-mode')
})

const age = ageBySeverity(campaignMetrics().age)
const file = (part: string) => `campaign-${part}.csv`

async function frame(model: ChartModel = age) {
  const wrapper = mount(ChartFrame, { props: { model, file }, attachTo: document.body })
  await vi.waitFor(() => expect(drawn).toHaveLength(1))
  await flushPromises()
  return wrapper
}

describe('the frame of a chart', () => {
  it('names the chart, its axes and what it shows, with a legend of all series', async () => {
    const wrapper = await frame()
    const section = wrapper.get('section')
    expect(wrapper.get(`#${section.attributes('aria-labelledby')}`).text()).toBe('Age of what is left')
    expect(wrapper.text()).toContain(age.axes)
    expect(wrapper.text()).toContain(age.summary)
    const legend = wrapper.get('[aria-label="Legend"]').findAll('li')
    expect(legend.map((item) => item.text())).toEqual(['Critical', 'High', 'Medium'])
    expect(drawn[0]?.data.datasets.map(({ label }) => label)).toEqual(['Critical', 'High', 'Medium'])
  })

  it('has no legend with one series', async () => {
    const wrapper = await frame({ ...age, legend: age.legend.slice(0, 1) })
    expect(wrapper.find('[aria-label="Legend"]').exists()).toBe(false)
  })

  it('can be read as a table with the same numbers, and comes back', async () => {
    const wrapper = await frame()
    await press(wrapper, 'View as table: Age of what is left')
    const rows = wrapper.findAll('tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))
    expect(rows[0]).toEqual(['Age', 'Critical', 'High', 'Medium', 'Total'])
    const shown = rows.slice(1, 5).map((row) => row.slice(1, 4).map(Number))
    const picture = drawn[0]?.data.datasets.map(({ data }) => data) ?? []
    expect(shown[0]?.map((_, column) => shown.map((row) => row[column]))).toEqual(picture)
    expect(wrapper.get('button').attributes('aria-pressed')).toBe('true')
    expect(wrapper.find('canvas').exists()).toBe(false)
    expect(drawn[0]?.destroyed).toBe(true)
    await press(wrapper, 'View as table: Age of what is left')
    await vi.waitFor(() => expect(drawn).toHaveLength(2))
    expect(wrapper.find('canvas').exists()).toBe(true)
  })

  it('has a swatch for all that is drawn: a box, points, or both', async () => {
    const item = { mark: 'in-progress', label: 'In progress' }
    const line = { tone: 'attention', point: 'triangle', dash: null } as const
    const legend = [item, { ...item, mark: 'a', line }, { ...item, mark: 'b', line, isBoth: true }]
    const wrapper = await frame({ ...age, legend })
    const swatches = wrapper.findAll('.m-legend li').map((entry) => ({
      boxes: entry.findAll('.m-swatch').length,
      // Points alone: no line through them.
      paths: entry.findAll('svg path').length,
    }))
    expect(swatches).toEqual([
      { boxes: 1, paths: 0 },
      { boxes: 0, paths: 1 },
      { boxes: 1, paths: 1 },
    ])
  })

  it('has a table that can be reached and is named where it scrolls, numbers under each other', async () => {
    const table = {
      columns: ['Month', 'Closed', 'Last'],
      rows: [
        ['October', null, null],
        ['November', { text: '160.0', value: 160 }, { text: '20 Nov 2026', value: '2026-11-20' }],
      ],
      footer: [],
    }
    const wrapper = await frame({ ...age, table })
    await press(wrapper, 'View as table: Age of what is left')
    expect(wrapper.get('.m-chart__scroll').attributes()).toMatchObject({
      tabindex: '0',
      'aria-label': 'Age of what is left as a table',
    })
    const numeric = wrapper.findAll('tr').map((row) => row.findAll('.m-number').map((cell) => cell.text()))
    expect(numeric).toEqual([['Closed'], ['–not known'], ['160.0']])
  })

  it('offers a file with the values of the table', async () => {
    const wrapper = await frame()
    await press(wrapper, 'Download CSV: Age of what is left')
    const [name, text, type] = vi.mocked(offerFile).mock.calls.at(-1) ?? []
    expect([name, type]).toEqual(['campaign-age.csv', 'text/csv'])
    expect(text?.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFAge,Critical,High,Medium,Total',
      '0–30 days,0,0,1,1',
    ])
  })

  it('is moved through by keyboard, and says each point', async () => {
    const wrapper = await frame()
    const slider = wrapper.get('[role="slider"]')
    expect(slider.attributes()).toMatchObject({
      tabindex: '0',
      'aria-valuetext': 'Arrow keys move through its values',
    })
    expect(await pressKey(slider.element, 'ArrowLeft')).toBe(true)
    expect(slider.attributes('aria-valuetext')).toMatch(/^Over 180 days: Critical 1, /)
    expect(drawn[0]?.active.map(({ index }) => index)).toEqual([3, 3, 3])
    await pressKey(slider.element, 'ArrowRight')
    expect(slider.attributes('aria-valuenow')).toBe('4')
    await pressKey(slider.element, 'Home')
    expect(slider.attributes()).toMatchObject({ 'aria-valuenow': '1', 'aria-valuemax': '4' })
    await pressKey(slider.element, 'ArrowLeft')
    expect(slider.attributes('aria-valuetext')).toMatch(/^0–30 days: /)
    await pressKey(slider.element, 'End')
    expect(slider.attributes('aria-valuenow')).toBe('4')
    expect(await pressKey(slider.element, 'Escape')).toBe(true)
    expect(drawn[0]?.active).toEqual([])
    // Nothing to leave any more: the key belongs to the page.
    expect(await pressKey(slider.element, 'Escape')).toBe(false)
    expect(await pressKey(slider.element, 'ArrowRight', { metaKey: true })).toBe(false)
    expect(await pressKey(slider.element, 'Tab')).toBe(false)
  })

  it('follows the theme and new numbers until it is gone', async () => {
    const wrapper = await frame()
    document.documentElement.setAttribute('data-color-mode', 'dark')
    await vi.waitFor(() => expect(drawn[0]?.updates).toBe(1))
    await wrapper.setProps({ model: weeklyFlow(campaignMetrics().flow) })
    expect(drawn[0]?.updates).toBe(2)
    expect(drawn[0]?.data.datasets[0]?.label).toBe('Net')
    wrapper.unmount()
    expect(drawn[0]?.destroyed).toBe(true)
  })

  it('is drawn finer for paper, and as before on the screen', async () => {
    const wrapper = await frame()
    dispatchEvent(new Event('beforeprint'))
    dispatchEvent(new Event('afterprint'))
    expect(drawn[0]?.sizes).toEqual([3, undefined])
    wrapper.unmount()
    dispatchEvent(new Event('beforeprint'))
    expect(drawn[0]?.sizes).toHaveLength(2)
  })

  it('is a table where nothing can be drawn', async () => {
    vi.mocked(HTMLCanvasElement.prototype.getContext).mockReturnValue(null)
    const wrapper = mount(ChartFrame, { props: { model: age, file }, attachTo: document.body })
    await vi.waitFor(() => expect(wrapper.find('table').exists()).toBe(true))
    expect(wrapper.findAll('button').map((button) => button.text())).toEqual(['Download CSV'])
  })

  it('says why there is nothing, and offers nothing', async () => {
    const empty = { heading: 'Nothing is left', advice: 'All done.' }
    const wrapper = mount(ChartFrame, { props: { model: { ...age, empty }, file }, attachTo: document.body })
    await flushPromises()
    expect(wrapper.text()).toContain('Nothing is left')
    expect(wrapper.find('canvas, table, button').exists()).toBe(false)
  })
})
