import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import AlertsView from '@/components/alerts/AlertsView.vue'
import UnjudgedNote from '@/components/alerts/UnjudgedNote.vue'
import type { AlertPage, UnjudgedAlerts } from '@/lib/backend/views'
import { ok } from '@/lib/failure'
import { open } from '../campaign/a-page'
import { alertRow, groupProgress, ORGANIZATION } from '../fixtures'
import { mountApp, press } from '../mount-app'
import { form, mountWizard, size, wizard } from '../wizard/a-wizard'

afterEach(() => document.body.replaceChildren())

const unjudged: UnjudgedAlerts = {
  qualifiers: ['language'],
  alerts: 12,
  repositories: 2,
  names: ['octo-org/x', 'octo-org/y'],
}
const SENTENCE = '12 alerts of 2 repositories could not be judged by language: octo-org/x, octo-org/y.'
const page = (parts: Partial<AlertPage> = {}): AlertPage => ({
  problems: [],
  total: 1,
  repositories: 1,
  rows: [alertRow()],
  offset: 0,
  unjudged,
  ...parts,
})
const view = (answer: AlertPage) =>
  mountApp(AlertsView, { organization: ORGANIZATION, query: 'language:Go' }, { 'alerts.search': ok(answer) })

describe('alerts that a filter could not judge', () => {
  test('are told before those that it found', async () => {
    const { wrapper } = await view(page())
    const note = wrapper.get('.m-alerts__unjudged')
    expect(note.get('[role="status"]').text()).toContain(SENTENCE)
    expect(note.text()).toContain('are not counted here')
    expect(wrapper.get('h2').text()).toBe('1 alert in 1 repository')
    const list = wrapper.get('table').element
    expect(note.element.compareDocumentPosition(list)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  })

  test('are no zero where there is nothing else', async () => {
    const { wrapper } = await view(page({ total: 0, repositories: 0, rows: [] }))
    expect(wrapper.text()).toContain(SENTENCE)
    expect(wrapper.text()).toContain('No other alerts')
    expect(wrapper.text()).toContain('None of the alerts that could be judged')
    expect(wrapper.get('h2').text()).toBe('Alerts')
    expect(wrapper.text()).not.toContain('Nothing matches')
  })

  test('are not spoken of where there are none', async () => {
    const { unjudged: _, ...judged } = page()
    const { wrapper } = await view(judged)
    expect(wrapper.text()).not.toContain('could not be judged')
  })

  test('name the first of many repositories, and every qualifier', () => {
    const many = { ...unjudged, alerts: 1, repositories: 42, qualifiers: ['topic', 'props.tier'] }
    return mountApp(UnjudgedNote, { unjudged: many }).then(({ wrapper }) => {
      expect(wrapper.text()).toContain(
        '1 alert of 42 repositories could not be judged by topic, props.tier: octo-org/x, octo-org/y and 40 more.',
      )
    })
  })
})

describe('in a campaign', () => {
  test('they are told above its groups, and leave no zero there', async () => {
    const rows = [groupProgress()]
    const groups = { problems: [], by: 'repository' as const, total: 1, rows, unjudged }
    const { wrapper, backend } = await open({}, { 'campaigns.groups': ok(groups) })
    expect(wrapper.text()).toContain(SENTENCE)
    backend.answer('campaigns.groups', ok({ ...groups, total: 0, rows: [] }))
    backend.change({ topic: 'alerts', organization: ORGANIZATION })
    await flushPromises()
    expect(wrapper.text()).toContain(SENTENCE)
    expect(wrapper.text()).toContain('No other alerts')
    expect(wrapper.text()).not.toContain('0 repositories')
  })
})

describe('on the way to a campaign', () => {
  test('the form says what stays outside, and why', async () => {
    const { wrapper } = await form({ 'selection.size': ok(size({ unjudged })) })
    expect(wrapper.text()).toContain(SENTENCE)
    expect(wrapper.text()).toContain('stay out of the campaign')
    await press(wrapper, 'Show repositories')
    expect(wrapper.text()).toContain(SENTENCE)
    expect((await form()).wrapper.text()).not.toContain('could not be judged')
  })

  test('a filter that could judge none of those that are left says so', async () => {
    const nothing = size({ alerts: 0, repositories: 0, kept: { alerts: 0, repositories: 0 }, preview: [] })
    const { wrapper } = await mountWizard({ 'selection.size': ok({ ...nothing, unjudged }) })
    await wizard.begin({ organization: ORGANIZATION, query: 'language:Go', template: null })
    await flushPromises()
    expect(wrapper.get('[role="alert"]').text()).toContain('No open alert matches')
    expect(wrapper.text()).toContain(SENTENCE)
  })
})
