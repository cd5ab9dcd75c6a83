import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import AlertsView from '@/components/alerts/AlertsView.vue'
import type { AlertPage } from '@/lib/backend/views'
import { fail, ok } from '@/lib/failure'
import { alertRow, ORGANIZATION, organizationStatus } from '../fixtures'
import { byRole, mountApp, press, pressKey } from '../mount-app'

afterEach(() => document.body.replaceChildren())

const page = (parts: Partial<AlertPage> = {}): AlertPage => ({
  problems: [],
  total: 1,
  repositories: 1,
  rows: [alertRow()],
  offset: 0,
  ...parts,
})
const view = (answer: AlertPage, query = 'is:open') =>
  mountApp(AlertsView, { organization: ORGANIZATION, query }, { 'alerts.search': ok(answer) })

describe('the alerts view', () => {
  test('lists what matches, each alert leading to GitHub', async () => {
    const { wrapper, backend } = await view(page({ total: 1234, repositories: 56 }))
    expect(backend.inputsOf('alerts.search')).toEqual([
      { organization: ORGANIZATION, query: 'is:open', offset: 0, limit: 100 },
    ])
    expect(wrapper.text()).toContain('1,234 alerts in 56 repositories')
    const link = wrapper.get('.m-alerts__title a')
    expect(link.text()).toBe('Query built from user-controlled sources')
    expect(link.attributes('href')).toBe('https://github.com/octo-org/shop/security/code-scanning/42')
    expect(wrapper.text()).toContain('src/db.ts:17')
    expect(wrapper.text()).toContain('High')
  })

  test('a path goes on in the next line after a slash, and is read as one', async () => {
    const path = 'src/main/java/com/octo/DecisionLegacyParser.java'
    const { wrapper } = await view(page({ rows: [alertRow({ path, line: 463 })] }))
    const where = wrapper.get('td.m-alerts__where')
    expect(where.text()).toBe(`${path}:463`)
    expect(where.attributes('title')).toBe(`${path}:463`)
    expect(where.findAll('wbr')).toHaveLength(5)
    expect(wrapper.get('td.m-alerts__repository').text()).toBe('octo-org/shop')
  })

  test('nothing found looks different from a failure', async () => {
    const { wrapper, backend } = await view(page({ total: 0, repositories: 0, rows: [] }))
    expect(wrapper.text()).toContain('No alerts')
    expect(wrapper.get('h2').text()).toBe('0 alerts')
    expect(wrapper.find('[role="alert"]').exists()).toBe(false)
    backend.answer('alerts.search', fail({ kind: 'no-permission', subject: 'alerts', needs: null }))
    backend.change({ topic: 'alerts', organization: ORGANIZATION })
    await flushPromises()
    expect(wrapper.get('[role="alert"]').text()).toContain('may not read')
  })

  test('a failure can be tried again', async () => {
    const { wrapper, backend } = await mountApp(
      AlertsView,
      { organization: ORGANIZATION, query: 'is:open' },
      { 'alerts.search': fail({ kind: 'offline' }) },
    )
    backend.answer('alerts.search', ok(page()))
    await press(wrapper, 'Try again')
    expect(wrapper.find('.m-alerts__title a').exists()).toBe(true)
    expect(wrapper.find('[role="alert"]').exists()).toBe(false)
  })

  test('before the first pull there is one thing to do, and no empty list', async () => {
    const { wrapper, backend } = await mountApp(
      AlertsView,
      { organization: ORGANIZATION, query: 'is:open' },
      {
        'alerts.search': fail({ kind: 'never-synced', organization: ORGANIZATION }),
        'organizations.status': ok(organizationStatus({ data: { state: 'never' } })),
      },
    )
    expect(wrapper.findAll('button').map((each) => each.text())).toEqual(['Sync now'])
    await press(wrapper, 'Sync now')
    expect(backend.inputsOf('sync.start')).toEqual([{ organization: ORGANIZATION }])
  })

  test('a filter that cannot be read lists nothing and offers no campaign', async () => {
    const { wrapper } = await view(
      page({
        rows: [],
        total: 0,
        problems: [{ from: 0, to: 1, text: 'x', reason: 'unknown-qualifier', suggestion: null }],
      }),
    )
    expect(wrapper.text()).toContain('until the filter is put right')
    expect(wrapper.find('table').exists()).toBe(false)
    expect(wrapper.text()).not.toContain('Create campaign')
  })

  test('a new filter goes into the address, so that it can be sent on', async () => {
    const { wrapper, visited } = await view(page())
    const input = wrapper.get('input')
    await input.setValue('severity:high')
    await pressKey(input.element, 'Enter')
    expect(visited).toEqual([{ view: 'alerts', query: 'severity:high' }])
  })

  test('the same filter again asks again', async () => {
    const { wrapper, backend, visited } = await view(page())
    await pressKey(wrapper.get('input').element, 'Enter')
    expect(visited).toEqual([])
    expect(backend.inputsOf('alerts.search')).toHaveLength(2)
  })

  test('is one list without pages, whose rows are asked for as they come into sight', async () => {
    const { wrapper } = await view(page({ total: 250, rows: [alertRow()] }))
    expect(wrapper.find('nav').exists()).toBe(false)
    expect(wrapper.get('[role="table"]').attributes('aria-rowcount')).toBe('251')
  })

  test('follows what a launch changes about its alerts', async () => {
    const { wrapper, backend } = await view(page())
    backend.answer('alerts.search', ok(page({ rows: [alertRow({ autofix: 'ready' })] })))
    backend.change({ topic: 'launch', organization: ORGANIZATION })
    await flushPromises()
    expect(wrapper.get('.m-autofix').attributes('aria-label')).toBe('Copilot Autofix has a fix ready')
  })

  test('Create campaign begins with this filter', async () => {
    const { wrapper, backend } = await view(page(), 'is:open severity:high')
    await press(wrapper, 'Create campaign')
    expect(backend.inputsOf('selection.size')).toEqual([
      { organization: ORGANIZATION, query: 'is:open severity:high' },
    ])
  })

  test('whatever a repository or a rule is called stays text', async () => {
    const hostile = '<img src=x onerror=alert(1)>'
    const { wrapper } = await view(
      page({ rows: [alertRow({ title: hostile, path: hostile, repository: `octo-org/${hostile}` })] }),
    )
    expect(wrapper.find('img').exists()).toBe(false)
    expect(byRole(wrapper, '.m-alerts__title a', hostile).textContent).toBe(hostile)
  })
})
