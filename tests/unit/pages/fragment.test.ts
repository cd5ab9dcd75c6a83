import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_QUERY, fragmentOf, viewOf, type MusterView } from '@/lib/pages/fragment'

const ID = '3f8e5a52-6d2f-4c5e-9a40-2f8f7f6f4b11'

describe('fragments of the address', () => {
  test.each<[string, MusterView | null]>([
    ['#muster', { view: 'overview' }],
    ['#muster/', { view: 'overview' }],
    ['#muster/campaigns', { view: 'overview' }],
    ['#muster/closed', { view: 'closed' }],
    [`#muster/campaigns/${ID}`, { view: 'campaign', id: ID }],
    [`#muster/campaigns/${ID.toUpperCase()}`, { view: 'campaign', id: ID }],
    ['#muster/native/4', { view: 'native', number: 4 }],
    ['#muster/native/999999999', { view: 'native', number: 999_999_999 }],
    ['#muster/alerts', { view: 'alerts', query: DEFAULT_QUERY }],
    ['#muster/alerts?query=', { view: 'alerts', query: '' }],
    ['#muster/alerts?query=is:open+severity:high', { view: 'alerts', query: 'is:open severity:high' }],
    ['#muster/alerts?query=path%3A%22a%20b%22', { view: 'alerts', query: 'path:"a b"' }],
    ['#muster/alerts?query=a?b', { view: 'alerts', query: 'a?b' }],
  ])('%s', (hash, view) => {
    expect(viewOf(hash)).toEqual(view)
  })

  test.each(['', '#', '#musterful', '#muster-x', '#other/muster', '#Muster', 'muster', '#readme'])(
    '%s is not ours',
    (hash) => {
      expect(viewOf(hash)).toBeNull()
    },
  )

  test.each([
    '#muster/campaigns/7',
    '#muster/campaigns/../../evil',
    `#muster/campaigns/${ID}/more`,
    `#muster/campaigns/${ID}%00`,
    '#muster/campaigns/<img src=x onerror=alert(1)>',
    '#muster/alerts/more',
    '#muster/native',
    '#muster/native/',
    '#muster/native/0',
    '#muster/native/04',
    '#muster/native/-4',
    '#muster/native/4e3',
    '#muster/native/4/more',
    '#muster/native/1000000000',
    '#muster/closed/more',
    '#muster/constructor',
    '#muster/__proto__',
  ])('%s begins like ours and is none', (hash) => {
    expect(viewOf(hash)).toEqual({ view: 'unknown' })
  })

  test('an absurdly long filter is cut before anything works on it', () => {
    const view = viewOf(`#muster/alerts?query=${'a'.repeat(100_000)}`)
    expect(view?.view === 'alerts' && view.query.length).toBe(20_000)
  })

  test('malformed percent signs do not throw', () => {
    expect(viewOf('#muster/alerts?query=%E0%A4%A')).toMatchObject({ view: 'alerts' })
    expect(viewOf('#muster/%')).toEqual({ view: 'unknown' })
  })

  test('filters stay readable in the address bar', () => {
    expect(fragmentOf({ view: 'alerts', query: 'is:open tag:external/cwe/cwe-089,x' })).toBe(
      '#muster/alerts?query=is:open+tag:external/cwe/cwe-089,x',
    )
  })

  test('a filter with half a character does not throw', () => {
    expect(fragmentOf({ view: 'alerts', query: 'a\ud800' })).toContain('#muster/alerts?query=a')
  })

  test('whatever is typed comes back unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (query) => {
        const hash = new URL(`https://github.com/${fragmentOf({ view: 'alerts', query })}`).hash
        expect(viewOf(hash)).toEqual({ view: 'alerts', query })
      }),
    )
  })

  test.each<MusterView>([{ view: 'overview' }, { view: 'closed' }, { view: 'campaign', id: ID }])(
    '$view and back',
    (view) => {
      expect(viewOf(fragmentOf(view))).toEqual(view)
    },
  )
})
