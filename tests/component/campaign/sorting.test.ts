import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import ClosedPage from '@/components/campaign/ClosedPage.vue'
import OverviewPage from '@/components/campaign/OverviewPage.vue'
import { calendarFileName } from '@/components/campaign/handing-out'
import { chosenColumn, SORT_COLUMNS, sorted, sortingOf, writtenSorting } from '@/components/campaign/sorting'
import type { CampaignView } from '@/lib/backend/views'
import { fail, ok } from '@/lib/failure'
import { campaignView, ORGANIZATION, organizationStatus, progress } from '../fixtures'
import type { Overrides } from '../fake-backend'
import { byRole, mountApp, press, pressKey, type Mounted } from '../mount-app'
import { HOSTILE } from '../settings/own-page'

enableAutoUnmount(afterEach)
afterEach(() => {
  document.body.replaceChildren()
  vi.unstubAllGlobals()
  sessionStorage.clear()
})

const CAMPAIGNS = [
  campaignView({
    id: 'a',
    name: 'beta 10',
    dueDate: '2030-03-01',
    createdAt: 300,
    progress: progress({ open: 90, inProgress: 0, fixed: 10, dismissed: 0 }),
  }),
  campaignView({
    id: 'b',
    name: 'Beta 9',
    dueDate: '2030-01-01',
    createdAt: 100,
    progress: progress({ open: 1, inProgress: 0, fixed: 1, dismissed: 0 }),
  }),
  campaignView({
    id: 'c',
    name: 'alpha',
    dueDate: '2030-02-01',
    createdAt: 200,
    progress: progress({ open: 0, inProgress: 0, fixed: 0, dismissed: 0 }),
  }),
]
const list = (campaigns: CampaignView[]) => ok({ campaigns, data: organizationStatus().data })
const overview = (campaigns = CAMPAIGNS, overrides: Overrides = {}) =>
  mountApp(OverviewPage, { organization: ORGANIZATION }, { 'campaigns.list': list(campaigns), ...overrides })
const names = ({ wrapper }: Mounted) => wrapper.findAll('.m-campaigns__name > a').map((link) => link.text())
const order = ({ wrapper }: Mounted) =>
  wrapper
    .findAll('.m-campaigns th')
    .filter((head) => head.attributes('aria-sort'))
    .map((head) => [head.text(), head.attributes('aria-sort')])

describe('the order of campaigns', () => {
  const ids = (column: (typeof SORT_COLUMNS)[number], descending: boolean) =>
    sorted(CAMPAIGNS, { column, descending })
      .map(({ id }) => id)
      .join('')

  test('is by each column, either way', () => {
    expect(SORT_COLUMNS.map((column) => [column, ids(column, false), ids(column, true)])).toEqual([
      ['name', 'cba', 'abc'],
      ['alerts', 'cba', 'abc'],
      ['progress', 'cab', 'bac'],
      ['due', 'bca', 'acb'],
      ['created', 'bca', 'acb'],
    ])
  })

  test('of equal ones is always the same', () => {
    const same = ['z', 'x', 'y'].map((id) => campaignView({ id }))
    for (const descending of [true, false])
      expect(sorted(same, { column: 'name', descending }).map(({ id }) => id)).toEqual(['x', 'y', 'z'])
  })

  test('chosen again turns round; another column begins with what people look for', () => {
    const once = chosenColumn({ column: 'name', descending: false }, 'alerts')
    expect(once).toEqual({ column: 'alerts', descending: true })
    expect(chosenColumn(once, 'alerts')).toEqual({ column: 'alerts', descending: false })
    expect(chosenColumn(once, 'due')).toEqual({ column: 'due', descending: false })
  })

  test('is remembered as a text that anybody may have changed', () => {
    for (const column of SORT_COLUMNS)
      for (const descending of [true, false])
        expect(sortingOf(writtenSorting({ column, descending }))).toEqual({ column, descending })
    for (const text of [null, '', 'name', 'name upwards', 'constructor ascending', 'name ascending more'])
      expect(sortingOf(text)).toBeNull()
    fc.assert(fc.property(fc.string(), (text) => sortingOf(text) === null))
  })
})

describe('a list of campaigns', () => {
  test('begins with the newest and says so', async () => {
    const mounted = await overview()
    expect(names(mounted)).toEqual(['beta 10', 'alpha', 'Beta 9'])
    expect(order(mounted)).toEqual([['Created', 'descending']])
  })

  test('is sorted by the heads of its columns', async () => {
    const mounted = await overview()
    await press(mounted.wrapper, 'Campaign', 'th button')
    expect(names(mounted)).toEqual(['alpha', 'Beta 9', 'beta 10'])
    expect(order(mounted)).toEqual([['Campaign', 'ascending']])
    await press(mounted.wrapper, 'Campaign', 'th button')
    expect(names(mounted)).toEqual(['beta 10', 'Beta 9', 'alpha'])
    expect(order(mounted)).toEqual([['Campaign', 'descending']])
    expect(mounted.wrapper.findAll('th button').map((head) => head.text())).toEqual([
      'Campaign',
      'Alerts',
      'Progress',
      'Due date',
      'Created',
    ])
  })

  test('keeps its order until the tab is closed, each list its own', async () => {
    await press((await overview()).wrapper, 'Due date', 'th button')
    document.body.replaceChildren()
    expect(order(await overview())).toEqual([['Due date', 'ascending']])
    const closed = await mountApp(
      ClosedPage,
      {},
      { 'campaigns.list': list([campaignView({ state: 'closed' })]) },
    )
    expect(order(closed)).toEqual([['Created', 'descending']])
  })

  test('can be sorted where the page may keep nothing', async () => {
    const refuse = () => {
      throw new DOMException('Denied', 'SecurityError')
    }
    vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse })
    const mounted = await overview()
    await press(mounted.wrapper, 'Alerts', 'th button')
    expect(names(mounted)).toEqual(['beta 10', 'Beta 9', 'alpha'])
    document.body.replaceChildren()
    expect(order(await overview())).toEqual([['Alerts', 'descending']])
  })

  test('the closed ones have their total, broken down', async () => {
    const { wrapper } = await mountApp(
      ClosedPage,
      {},
      {
        'campaigns.list': list([
          campaignView({
            id: 'a',
            state: 'closed',
            progress: progress({ open: 1, inProgress: 0, fixed: 4, dismissed: 2 }),
          }),
          campaignView({
            id: 'b',
            state: 'closed',
            progress: progress({ open: 0, inProgress: 0, fixed: 3, dismissed: 0 }),
          }),
          campaignView({ id: 'c' }),
        ]),
      },
    )
    const card = wrapper.get('.m-card').text().replace(/\s+/g, ' ')
    expect(card).toContain('2 campaigns · 10 alerts')
    expect(card).toMatch(/Open ?1.*Fixed ?7.*Dismissed ?2/)
  })
})

describe('Campaign options in a list', () => {
  const choose = async ({ wrapper }: Mounted, name: string, option: string) => {
    await press(wrapper, `Campaign options of ${name}`)
    await press(wrapper, option, '[role="menuitem"]')
  }

  test('name their campaign, and are operated by keyboard', async () => {
    const { wrapper } = await overview()
    const button = byRole(wrapper, 'button', 'Campaign options of alpha')
    button.focus()
    await pressKey(button, 'ArrowDown')
    const items = wrapper.findAll<HTMLElement>('[role="menuitem"]')
    expect(document.activeElement).toBe(items[0]?.element)
    await pressKey(items[0]?.element ?? button, 'End')
    expect(document.activeElement?.textContent).toBe('Delete campaign')
    await pressKey(document.activeElement ?? button, 'Escape')
    expect(document.activeElement).toBe(button)
  })

  test.each([
    ['Close campaign', 'Close campaign', 'campaigns.close'],
    ['Delete campaign', 'Delete', 'campaigns.delete'],
  ] as const)('%s asks, names it, and does it to this one', async (option, action, operation) => {
    const mounted = await overview()
    await choose(mounted, 'alpha', option)
    expect(mounted.wrapper.get('dialog').text()).toContain('alpha')
    await press(mounted.wrapper, action, 'dialog button')
    expect(mounted.backend.inputsOf(operation)).toEqual([{ id: 'c' }])
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
    // Whoever works on the list stays there.
    expect(mounted.visited).toEqual([])
  })

  test('when its row goes, the focus goes to the heading of the view', async () => {
    const mounted = await overview()
    const button = byRole(mounted.wrapper, 'button', 'Campaign options of alpha')
    button.focus()
    await choose(mounted, 'alpha', 'Delete campaign')
    await press(mounted.wrapper, 'Delete', 'dialog button')
    mounted.backend.answer('campaigns.list', list(CAMPAIGNS.slice(0, 2)))
    button.focus()
    mounted.backend.change({ topic: 'campaigns', organization: ORGANIZATION })
    await flushPromises()
    expect(names(mounted)).toEqual(['beta 10', 'Beta 9'])
    expect(document.activeElement).toBe(mounted.wrapper.get('h1').element)
  })

  test('an open dialog survives that the rows change places', async () => {
    const mounted = await overview()
    await choose(mounted, 'alpha', 'Edit campaign')
    const dialog = mounted.wrapper.get('dialog').element
    mounted.backend.answer(
      'campaigns.list',
      list(CAMPAIGNS.map((each) => ({ ...each, createdAt: 1000 - each.createdAt }))),
    )
    mounted.backend.change({ topic: 'campaigns', organization: ORGANIZATION })
    await flushPromises()
    expect(names(mounted)).toEqual(['Beta 9', 'alpha', 'beta 10'])
    expect(mounted.wrapper.get('dialog').element).toBe(dialog)
    expect(dialog.closest('table')).toBeNull()
  })

  test('a campaign that was deleted elsewhere meanwhile is told in the dialog', async () => {
    const mounted = await overview(CAMPAIGNS, { 'campaigns.close': fail({ kind: 'campaign-gone' }) })
    await choose(mounted, 'alpha', 'Close campaign')
    mounted.backend.answer('campaigns.list', list(CAMPAIGNS.slice(0, 2)))
    mounted.backend.change({ topic: 'campaigns', organization: ORGANIZATION })
    await flushPromises()
    await press(mounted.wrapper, 'Close campaign', 'dialog button')
    expect(mounted.wrapper.get('dialog [role="alert"]').text()).toContain('does not exist')
  })

  test('Publish of a draft says why it could not', async () => {
    const mounted = await overview([campaignView({ id: 'd', name: 'Draft', state: 'draft' })], {
      'campaigns.publish': fail({ kind: 'too-many-campaigns', limit: 10 }),
    })
    await choose(mounted, 'Draft', 'Publish')
    expect(mounted.backend.inputsOf('campaigns.publish')).toEqual([{ id: 'd' }])
    expect(mounted.wrapper.get('[role="alert"]').text()).toContain('10 campaigns are open already')
  })

  test('Reopen campaign is there for the closed ones', async () => {
    const mounted = await mountApp(
      ClosedPage,
      {},
      { 'campaigns.list': list([campaignView({ id: 'e', name: 'Old', state: 'closed' })]) },
    )
    await choose(mounted, 'Old', 'Reopen campaign')
    await press(mounted.wrapper, 'Reopen campaign', 'dialog button')
    expect(mounted.backend.inputsOf('campaigns.reopen')).toEqual([{ id: 'e' }])
  })

  test('a campaign may be called anything', async () => {
    const mounted = await overview([campaignView({ id: 'x', name: HOSTILE })])
    await choose(mounted, HOSTILE, 'Delete campaign')
    expect(mounted.wrapper.get('dialog').text()).toContain(HOSTILE)
    expect(mounted.wrapper.find('img, script').exists()).toBe(false)
  })
})

describe('the name of a calendar file', () => {
  test.each([
    ['SQL injection', 'muster-sql-injection-2030-01-31.ics'],
    ['../../etc/passwd', 'muster-etc-passwd-2030-01-31.ics'],
    ['注入', 'muster-2030-01-31.ics'],
    ['Größe  &  Maß', 'muster-gro-e-ma-2030-01-31.ics'],
    ['x'.repeat(200), `muster-${'x'.repeat(40)}-2030-01-31.ics`],
  ])('for %j is %s', (name, expected) => {
    expect(calendarFileName({ name, dueDate: '2030-01-31' })).toBe(expected)
  })
})
