import { describe, expect, it } from 'vitest'
import { campaignView } from '../fixtures'
import {
  FIRST_VIEW,
  inView,
  sortedBy,
  trackingViewOf,
  writtenView,
  type TrackingView,
} from '@/components/settings/tracking-view'

const view = (parts: Partial<TrackingView> = {}): TrackingView => ({ ...FIRST_VIEW, ...parts })

describe('the view in the address', () => {
  it.each([
    ['', view()],
    ['?state=open', view({ state: 'open' })],
    [
      '?due=at-risk&sort=-progress',
      view({ due: 'at-risk', sorting: { column: 'progress', descending: true } }),
    ],
    ['?text=caf%C3%A9+%26+%3Fa%23b%2Fc', view({ text: 'café & ?a#b/c' })],
    ['?sort=-due', view({ sorting: { column: 'due', descending: true } })],
  ])('%j is read and written', (query, expected) => {
    expect(trackingViewOf(`#tracking${query}`)).toEqual(expected)
    expect(trackingViewOf(`#tracking/octo-org${query}`)).toEqual(expected)
    expect(writtenView(expected)).toBe(query)
  })

  it.each(['?state=draft', '?sort=--due', '?sort=__proto__', '?due=', '?%%%', '??', '?state=open;x'])(
    '%j means nothing',
    (query) => {
      expect(trackingViewOf(`#tracking${query}`)).toEqual(view())
    },
  )

  it('takes no endless text', () => {
    expect(trackingViewOf(`#tracking?text=${'a'.repeat(100_000)}`).text).toHaveLength(200)
  })

  it('turns round when it is sorted by the same column again', () => {
    const once = sortedBy(view(), 'alerts')
    expect(once.sorting).toEqual({ column: 'alerts', descending: true })
    expect(sortedBy(once, 'alerts').sorting).toEqual({ column: 'alerts', descending: false })
  })
})

describe('what a view shows', () => {
  const campaigns = [
    campaignView({ id: 'a', name: 'Late', due: { state: 'overdue', daysLeft: -3, remaining: 1 } }),
    campaignView({
      id: 'b',
      name: 'Soon',
      dueDate: '2030-01-01',
      due: { state: 'at-risk', daysLeft: 7, needed: 2, pace: 1 },
    }),
    campaignView({
      id: 'c',
      name: 'Later',
      organization: 'Other-Org',
      due: { state: 'on-track', daysLeft: 30, needed: 1, pace: 2 },
    }),
    campaignView({ id: 'd', name: 'Done', managers: ['Noor'], due: { state: 'complete', daysLeft: 3 } }),
    campaignView({ id: 'e', name: 'Old', state: 'closed', due: { state: 'closed' } }),
  ]
  const ids = (parts: Partial<TrackingView>) => inView(campaigns, view(parts)).map(({ id }) => id)

  it.each([
    [{}, ['b', 'a', 'c', 'd', 'e']],
    [{ state: 'open' }, ['b', 'a', 'c', 'd']],
    [{ state: 'closed' }, ['e']],
    [{ due: 'overdue' }, ['a']],
    [{ due: 'at-risk' }, ['b']],
    [{ due: 'on-track' }, ['c']],
    [{ due: 'week' }, ['b']],
    [{ due: 'month' }, ['b', 'c']],
    [{ text: 'late' }, ['a', 'c']],
    [{ text: '  OTHER-org later ' }, ['c']],
    [{ text: 'noor' }, ['d']],
    [{ text: 'nobody' }, []],
    [{ state: 'closed', due: 'overdue' }, []],
  ] as const satisfies [Partial<TrackingView>, string[]][])('%j', (parts, expected) => {
    expect(ids(parts)).toEqual(expected)
  })
})
