import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { dismissed, fixed, measured, START, tracked } from '../../unit/tracking/tracked-alerts'
import { HOSTILE } from '../settings/own-page'
import { campaignTracking } from '../fixtures'
import { campaignMetrics } from '../measured'
import { press } from '../mount-app'
import CampaignCharts from '@/components/tracking/CampaignCharts.vue'
import EncourageRegion from '@/components/tracking/EncourageRegion.vue'
import ForecastRegion from '@/components/tracking/ForecastRegion.vue'
import RegionNav from '@/components/tracking/RegionNav.vue'
import { stalledParts } from '@/components/tracking/stalled'
import { DAY } from '@/lib/time'
import { forecastText } from '@/lib/tracking/words'

afterEach(() => document.body.replaceChildren())

const pull = (number: number, days: number, isMerged = false) => ({
  work: [
    {
      kind: 'pull-request' as const,
      number,
      state: isMerged ? ('merged' as const) : ('open' as const),
      branch: null,
      createdAt: START + days * DAY,
      ...(isMerged && { mergedAt: START + days * DAY }),
    },
  ],
})

describe('where to encourage', () => {
  const alerts = [
    tracked({ number: 1, repositoryId: 8 }),
    tracked({ number: 2, assignees: ['mona'] }),
    tracked({ number: 3 }, pull(31, 2)),
    tracked({ number: 4 }, pull(32, 5, true)),
    fixed(3, { number: 5 }),
    dismissed(4, "won't fix", { number: 6 }),
  ]
  const region = (stalled = measured(alerts, 30).stalled) =>
    mount(EncourageRegion, { props: { stalled }, attachTo: document.body })

  it('names each kind of work that has stopped, with links to where it goes on', () => {
    const wrapper = region()
    expect(wrapper.findAll('h3').map((heading) => heading.text().replace(/\s+/g, ' '))).toEqual([
      'Nothing started 1',
      'Assigned, nothing begun 1',
      'Pull request open for long 1',
      'Merged, still open 1',
    ])
    expect(wrapper.findAll('a').map((link) => link.attributes('href'))).toEqual([
      'https://github.com/octo-org/r8',
      'https://github.com/octo-org/r7/security/code-scanning/2',
      'https://github.com/octo-org/r7/security/code-scanning/3',
      'https://github.com/octo-org/r7/pull/31',
      'https://github.com/octo-org/r7/security/code-scanning/4',
      'https://github.com/octo-org/r7/pull/32',
    ])
    expect(wrapper.text()).toContain('octo-org/r7 · 28 days')
  })

  it('says so when nothing has stopped', () => {
    expect(region(measured([fixed(1)], 30).stalled).text()).toContain('Nothing has stopped')
  })

  it('shows the first, the next on request, and how many there are beside', () => {
    const many = Array.from({ length: 13 }, (_, index) => tracked({ number: index + 1 }, pull(index, 2)))
    const [part] = stalledParts(measured(many, 30).stalled)
    expect([part?.count, part?.lines.length, part?.further.length, part?.more]).toEqual([13, 5, 5, 3])
    const wrapper = region(measured(many, 30).stalled)
    expect(wrapper.get('summary').text()).toBe('Show 5 more')
    expect(wrapper.text()).toContain('And 3 more, among the alerts below')
  })

  it('leads nowhere where a repository has no name, and takes every text for a text', () => {
    const { stalled } = measured(alerts, 30)
    const first = stalled.waiting.first.map((one) => ({ ...one, repository: null, title: HOSTILE }))
    const untouched = { ...stalled.untouched, first: [{ key: '8', label: `${HOSTILE}/..`, remaining: 1 }] }
    const wrapper = region({ ...stalled, untouched, waiting: { ...stalled.waiting, first } })
    expect(wrapper.text()).toContain('Name not known')
    expect(wrapper.text()).toContain(HOSTILE)
    expect(wrapper.find('img, script').exists()).toBe(false)
    for (const link of wrapper.findAll('a')) expect(link.element.href).toMatch(/^https:\/\/github\.com\//)
    expect(wrapper.text()).not.toContain('#31')
  })

  it('says of how many it cannot tell for how long', () => {
    const { stalled } = campaignMetrics()
    const unknown = { count: 0, longerThan: 14, unknown: 2, first: [] }
    expect(region({ ...stalled, waiting: unknown }).text()).toContain(
      'Of 2 alerts no date tells for how long.',
    )
  })
})

describe('the forecast', () => {
  it('is told in words, with what it takes for granted or lacks', () => {
    const { forecast } = campaignMetrics()
    const wrapper = mount(ForecastRegion, { props: { forecast } })
    const { headline, why } = forecastText(forecast)
    expect(wrapper.get('h2').text()).toBe('Forecast')
    expect(wrapper.findAll('p').map((line) => line.text())).toEqual([headline, why])
  })
})

describe('the charts of a campaign', () => {
  it('are all there, each with a name, and say where their numbers come from', () => {
    const wrapper = mount(CampaignCharts, {
      props: { tracking: campaignTracking() },
      attachTo: document.body,
    })
    expect(wrapper.findAll('h2').map((heading) => heading.text())).toEqual([
      'Burn-up',
      'Per week',
      'Age of what is left',
      'Time to remediate',
      'Progress by repository',
      'Progress by team',
    ])
  })
})

describe('the way to a part of the page', () => {
  it('leads there with the focus', async () => {
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView').mockReturnValue(undefined)
    const wrapper = mount(
      {
        components: { RegionNav },
        template: `<div><RegionNav :regions="[{ region: 'a', name: 'One' }, { region: 'b', name: 'Two' }]" />
          <section data-region="a" /><div data-region="b"><section id="inner" /></div></div>`,
      },
      { attachTo: document.body },
    )
    await press(wrapper, 'Two')
    expect(document.activeElement?.id).toBe('inner')
    await press(wrapper, 'One')
    expect(document.activeElement?.getAttribute('data-region')).toBe('a')
    expect(scrolled).toHaveBeenCalledTimes(2)
    scrolled.mockRestore()
  })
})
