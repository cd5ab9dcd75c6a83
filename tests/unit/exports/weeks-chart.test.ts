import { describe, expect, it } from 'vitest'
import { aYear } from './samples'
import { weeksChart } from '@/lib/exports/html/charts/weeks'
import type { CampaignMetrics } from '@/lib/tracking/metrics'
import type { FlowSums } from '@/lib/tracking/flow'

/** The metrics of a campaign of half a year, one week and the total of which were as given. */
function metrics(parts: Partial<FlowSums>): CampaignMetrics {
  const found = aYear().campaigns[0]?.metrics
  if (!found) throw new Error('The sample has no campaign')
  const { weeks, total } = found.flow
  const flow = {
    ...found.flow,
    weeks: weeks.map((week, index) => (index === 4 ? { ...week, ...parts } : week)),
    total: { ...total, ...parts },
  }
  return { ...found, flow }
}

const chart = (parts: Partial<FlowSums>) => String(weeksChart(metrics(parts)))
const drawn = (html: string) =>
  [...html.matchAll(/<rect class="(\w+)" x="[\d.]+" width="\d+" y=/g)].map(([, name = '']) => name)
const legend = (html: string) =>
  [...html.matchAll(/<rect x="1" y="1" width="22" height="12" class="(\w+)"/g)].map(([, name = '']) => name)

describe('the chart of the weeks', () => {
  const parts = { fixed: 3, dismissed: 1, undone: 2, closed: 6, reopened: 2, added: 1, net: 3 }

  it('draws each part in its own way, and explains those that are there', () => {
    const html = chart(parts)
    expect([...new Set(drawn(html))].toSorted()).toEqual(legend(html).toSorted())
    expect(legend(html)).toEqual(['fixed', 'dismissed', 'undone', 'reopened', 'added'])
    const quiet = chart({ undone: 0, reopened: 0, added: 0 })
    expect(legend(quiet)).toEqual([...new Set(drawn(quiet))])
    expect(legend(quiet)).not.toContain('reopened')
  })

  it('says numbers that add up, and what is not known', () => {
    expect(chart(parts)).toContain('6 closed (3 fixed, 1 dismissed, 2 reopened later), 2 reopened, 1 added.')
    expect(chart({ ...parts, undone: null, reopened: null, closed: 4 })).toContain(
      '4 closed (3 fixed, 1 dismissed), 1 added; how many were reopened is not known.',
    )
  })
})
