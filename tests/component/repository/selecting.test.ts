import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { repositoryCampaign, repositoryCampaigns } from '../developer-fixtures'
import { alertRow, CAMPAIGN_ID, progress } from '../fixtures'
import { mountHere } from './mount'
import ActionBar from '@/components/acting/ActionBar.vue'
import RepositoryPanel from '@/components/repository/RepositoryPanel.vue'
import type { AlertRow } from '@/lib/backend/views'
import { fail, ok } from '@/lib/failure'

/** Three left to do, one fixed; more than one page of them when `more` are added. */
function rows(more = 0): AlertRow[] {
  return [
    alertRow({ number: 3, status: 'in-progress' }),
    alertRow({ number: 1 }),
    ...Array.from({ length: more }, (_, place) => alertRow({ number: 100 + place })),
    alertRow({ number: 4 }),
    alertRow({ number: 2, status: 'fixed', state: 'fixed' }),
  ]
}

async function open(all: () => AlertRow[]) {
  const list = all()
  const here = progress({ open: list.length - 2, inProgress: 1, fixed: 1, dismissed: 0 })
  const value = ok(
    repositoryCampaigns({ campaigns: [repositoryCampaign({ here, alerts: 4 })], left: list.length - 1 }),
  )
  const mounted = await mountHere(
    RepositoryPanel,
    { id: CAMPAIGN_ID },
    {
      'repository.status': value,
      'repository.refresh': value,
      'repository.alerts': ({ offset, limit }) =>
        ok({
          problems: [],
          total: all().length,
          repositories: 1,
          rows: all().slice(offset, offset + limit),
          offset,
        }),
    },
  )
  const selected = () =>
    mounted.wrapper
      .findComponent(ActionBar)
      .props('rows')
      .map(({ number }: AlertRow) => number)
  return { ...mounted, selected }
}

function box(wrapper: VueWrapper, name: RegExp): HTMLInputElement {
  const label = wrapper.findAll('label').find((each) => name.test(each.text()))
  const input = label?.element.querySelector('input')
  if (!input) throw new Error(`No box ${name.source}`)
  return input
}
async function press(wrapper: VueWrapper, name: RegExp): Promise<void> {
  box(wrapper, name).click()
  await flushPromises()
}
const ALL = /^Select all/

describe('selecting alerts', () => {
  test('each box has the name of its alert; what is closed has none', async () => {
    const { wrapper } = await open(rows)
    const names = wrapper.findAll('tbody label').map((label) => label.text())
    expect(names).toEqual(
      [3, 1, 4].map((number) => `Select Query built from user-controlled sources #${number}`),
    )
  })

  test('one, some, all that are left to do, none', async () => {
    const { wrapper, selected } = await open(rows)
    expect(selected()).toEqual([])
    await press(wrapper, / #1$/)
    expect(selected()).toEqual([1])
    expect(box(wrapper, / #1$/).checked).toBe(true)
    expect(box(wrapper, ALL).indeterminate).toBe(true)
    await press(wrapper, ALL)
    expect(selected().sort()).toEqual([1, 3, 4])
    expect(box(wrapper, ALL).checked).toBe(true)
    expect(box(wrapper, ALL).indeterminate).toBe(false)
    await press(wrapper, / #3$/)
    expect(selected().sort()).toEqual([1, 4])
    expect(box(wrapper, ALL).indeterminate).toBe(true)
    await press(wrapper, ALL)
    await press(wrapper, ALL)
    expect(selected()).toEqual([])
  })

  test('all means also those that are not on the page', async () => {
    const { wrapper, selected } = await open(() => rows(700))
    await press(wrapper, ALL)
    expect(selected()).toHaveLength(703)
  })

  test('when they cannot be had it says so and selects none', async () => {
    const { wrapper, backend, selected } = await open(rows)
    backend.answer('repository.alerts', fail({ kind: 'timeout' }))
    await press(wrapper, ALL)
    expect(selected()).toEqual([])
    expect(box(wrapper, ALL).checked).toBe(false)
    expect(wrapper.text()).toContain('GitHub took too long to answer.')
  })

  test('what is fixed meanwhile is no longer selected', async () => {
    let now = rows()
    const { wrapper, backend, selected } = await open(() => now)
    await press(wrapper, ALL)
    now = rows().map((row) => (row.number === 1 ? { ...row, status: 'fixed', state: 'fixed' } : row))
    backend.change({ topic: 'alerts', organization: 'octo-org' })
    await flushPromises()
    expect(selected().sort()).toEqual([3, 4])
    expect(box(wrapper, ALL).checked).toBe(true)
  })

  test('an action that was begun takes the selection with it', async () => {
    const { wrapper, selected } = await open(rows)
    await press(wrapper, ALL)
    wrapper.findComponent(ActionBar).vm.$emit('started')
    await flushPromises()
    expect(selected()).toEqual([])
  })
})
