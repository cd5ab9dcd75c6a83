import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import AlertTable from '@/components/alerts/AlertTable.vue'
import type { AlertRow, AutofixState } from '@/lib/backend/views'
import { HOSTILE } from '../settings/own-page'
import { alertRow } from '../fixtures'

const table = (row: Partial<AlertRow>, more: Record<string, unknown> = {}) =>
  mount(AlertTable, { props: { rows: [alertRow(row)], caption: 'Alerts', ...more } })

describe('what is under way for an alert', () => {
  test('is shown as icons that lead to it, each with its name', () => {
    const wrapper = table({
      status: 'in-progress',
      work: [
        {
          kind: 'branch',
          name: 'alert-autofix-42',
          url: 'https://github.com/octo-org/shop/tree/alert-autofix-42',
        },
        {
          kind: 'pull-request',
          number: 1207,
          isDraft: true,
          url: 'https://github.com/octo-org/shop/pull/1207',
        },
        { kind: 'pull-request', number: 8, isDraft: false, url: 'https://github.com/octo-org/shop/pull/8' },
        { kind: 'copilot' },
      ],
    })
    expect(
      wrapper.findAll('.m-work a').map((link) => [link.attributes('aria-label'), link.attributes('href')]),
    ).toEqual([
      ['Branch alert-autofix-42', 'https://github.com/octo-org/shop/tree/alert-autofix-42'],
      ['Draft pull request #1207', 'https://github.com/octo-org/shop/pull/1207'],
      ['Open pull request #8', 'https://github.com/octo-org/shop/pull/8'],
      ['Copilot is assigned', alertRow().url],
    ])
    const pictures = wrapper.findAll('.m-work svg').map((icon) => icon.html())
    expect(new Set(pictures).size).toBe(4)
    for (const link of wrapper.findAll('.m-work a'))
      expect(link.attributes('title')).toBe(link.attributes('aria-label'))
  })

  test('is nothing where there is nothing', () => {
    expect(table({}).find('.m-work').exists()).toBe(false)
  })

  test('a branch may be called anything', () => {
    const wrapper = table({
      work: [{ kind: 'branch', name: HOSTILE, url: 'https://github.com/octo-org/shop/tree/x' }],
    })
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.get('.m-work a').attributes('aria-label')).toBe(`Branch ${HOSTILE}`)
  })
})

describe('Copilot Autofix of an alert', () => {
  const STATES: [AutofixState, string][] = [
    ['supported', 'Copilot Autofix can suggest a fix'],
    ['pending', 'Copilot Autofix is working on a fix'],
    ['ready', 'Copilot Autofix has a fix ready'],
    ['none', 'Copilot Autofix found no fix'],
    ['failed', 'Copilot Autofix failed'],
  ]
  test.each(STATES)('%s has a picture of its own and says: %s', (autofix, text) => {
    const mark = table({ autofix }).get('[role="img"].m-autofix')
    expect(mark.attributes('aria-label')).toBe(text)
    const pictures = STATES.map(([state]) =>
      table({ autofix: state })
        .findAll('.m-autofix path')
        .map((path) => path.attributes('d'))
        .join(),
    )
    expect(new Set(pictures).size).toBe(STATES.length)
  })

  test('is not mentioned where the rule is not supported', () => {
    expect(table({ autofix: 'not-supported' }).find('.m-autofix').exists()).toBe(false)
  })
})

describe('an alert of a repository that is not visible any more', () => {
  test('says so, and leads nowhere rather than to an address that does not exist', () => {
    const wrapper = table({
      repository: 'repository 8',
      repositoryId: 8,
      url: 'https://github.com/repository%208/security/code-scanning/42',
      work: [{ kind: 'branch', name: 'b', url: 'https://github.com/repository%208/tree/b' }],
    })
    expect(wrapper.text()).toContain('Repository 8, no longer visible')
    expect(wrapper.text()).toContain('Query built from user-controlled sources')
    expect(wrapper.findAll('a')).toEqual([])
  })
})

describe('a page of a longer list', () => {
  test('tells which rows of how many it has', () => {
    const wrapper = table({}, { offset: 100, total: 250 })
    expect(wrapper.get('[role="table"]').attributes('aria-rowcount')).toBe('251')
    expect(wrapper.get('tbody [role="row"]').attributes('aria-rowindex')).toBe('102')
  })

  test('in a group of one repository the repository is not repeated', () => {
    const wrapper = table({}, { showRepository: false })
    expect(wrapper.findAll('[role="columnheader"]').map((head) => head.text())).not.toContain('Repository')
    expect(wrapper.findAll('[role="columnheader"]')).toHaveLength(wrapper.findAll('[role="cell"]').length)
  })
})
