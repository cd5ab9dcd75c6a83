import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { fail, ok } from '@/lib/failure'
import type { Overrides } from '../fake-backend'
import { press, type Mounted } from '../mount-app'
import {
  alerts,
  bar,
  choose,
  control,
  dialog,
  isOpen,
  messageOf,
  proposalFor,
  submit,
  tick,
  type,
} from './acting'

afterEach(() => document.body.replaceChildren())

const actions = ({ backend }: Mounted) => backend.inputsOf('acting.start').map(({ action }) => action)

async function open(name: string, count = 1, more: Overrides = {}) {
  const mounted = await bar(alerts(count), more)
  await choose(mounted, name)
  return mounted
}

describe('Assign people', () => {
  test('begins in its field; Escape there closes', async () => {
    const mounted = await open('Assign people')
    expect(document.activeElement).toBe(control(mounted.wrapper, 'Assignees'))
    dialog(mounted).element.dispatchEvent(new Event('cancel', { cancelable: true }))
    await flushPromises()
    expect(isOpen(mounted)).toBe(false)
  })

  test('nobody named: said at the field', async () => {
    const mounted = await open('Assign people')
    await submit(mounted)
    expect(messageOf(mounted.wrapper, 'Assignees')).toBe('Name at least one person.')
    expect(document.activeElement).toBe(control(mounted.wrapper, 'Assignees'))
    expect(actions(mounted)).toEqual([])
  })

  test('suggests who is known and takes whom nobody knows', async () => {
    const mounted = await open('Assign people')
    await type(mounted.wrapper, 'Assignees', 'ma')
    const option = mounted.wrapper.get('[role="listbox"] [role="option"]')
    expect(option.text()).toBe('maya')
    expect(mounted.wrapper.get('[role="listbox"]').attributes('aria-label')).toBe('People')
    await option.trigger('click')
    await type(mounted.wrapper, 'Assignees', 'stranger, @noor')
    await submit(mounted)
    expect(actions(mounted)).toEqual([{ kind: 'assign', logins: ['maya', 'stranger', 'noor'] }])
    expect(isOpen(mounted)).toBe(false)
  })

  test('Assign yourself takes the token’s user once and leaves the focus in the field', async () => {
    const mounted = await open('Assign people')
    await press(mounted.wrapper, 'Assign yourself')
    expect(mounted.wrapper.findAll('button').some((each) => each.text() === 'Assign yourself')).toBe(false)
    expect(document.activeElement).toBe(control(mounted.wrapper, 'Assignees'))
    await submit(mounted)
    expect(actions(mounted)).toEqual([{ kind: 'assign', logins: ['devon'] }])
  })

  test('nobody known: only typing', async () => {
    const rows = alerts(1)
    const mounted = await bar(rows, { 'acting.propose': ok(proposalFor(rows, { logins: [] })) })
    await choose(mounted, 'Assign people')
    expect(dialog(mounted).text()).not.toContain('Assign yourself')
  })

  test('is possible where no branch is', async () => {
    const rows = alerts(1)
    const proposal = proposalFor(rows, { noBranch: { kind: 'read-only', name: 'octo-org/shop' } })
    const mounted = await bar(rows, { 'acting.propose': ok(proposal) })
    await choose(mounted, 'Assign people')
    await press(mounted.wrapper, 'Assign yourself')
    await submit(mounted)
    expect(actions(mounted)).toHaveLength(1)
  })
})

describe('Assign to Copilot', () => {
  test('asks, and says what is billed', async () => {
    const mounted = await bar(alerts(3))
    await press(mounted.wrapper, 'Assign to Copilot')
    expect(dialog(mounted).text()).toContain('works on these 3 alerts')
    expect(dialog(mounted).text()).toContain('bills one Copilot session (AI credits) for each pull request')
    expect(actions(mounted)).toEqual([])
    await submit(mounted)
    expect(actions(mounted)).toEqual([{ kind: 'copilot' }])
  })

  test('the background counts too: 26 are refused at the alerts', async () => {
    const problems = [{ field: 'alerts', problem: 'fields.alerts.many', values: { count: 26, limit: 25 } }]
    const mounted = await bar(alerts(1), { 'acting.start': fail({ kind: 'invalid-input', problems }) })
    await press(mounted.wrapper, 'Assign to Copilot')
    await submit(mounted)
    expect(dialog(mounted).get('section').text()).toContain(
      '26 alerts are selected; Copilot takes at most 25 at once.',
    )
    expect(isOpen(mounted)).toBe(true)
  })
})

describe('Dismiss', () => {
  const group = (mounted: Mounted) => dialog(mounted).get('[role="radiogroup"]')

  test('has GitHub’s reasons', async () => {
    const mounted = await open('Dismiss')
    expect(
      group(mounted)
        .findAll('label')
        .map((each) => each.text()),
    ).toEqual(['False positive', 'Used in tests', 'Won’t fix', 'Mitigated'])
    expect(
      group(mounted)
        .findAll<HTMLInputElement>('input')
        .some(({ element }) => element.checked),
    ).toBe(false)
  })

  test('without a reason nothing is sent', async () => {
    const mounted = await open('Dismiss')
    await type(mounted.wrapper, 'Comment', 'Because')
    await submit(mounted)
    expect(group(mounted).attributes('aria-invalid')).toBe('true')
    expect(
      document.getElementById(group(mounted).attributes('aria-describedby') ?? '')?.textContent,
    ).toContain('Choose a reason.')
    expect(document.activeElement).toBe(control(mounted.wrapper, 'False positive'))
    expect(control(mounted.wrapper, 'Comment').value).toBe('Because')
    expect(actions(mounted)).toEqual([])
  })

  test('with a reason and a comment', async () => {
    const mounted = await open('Dismiss', 2)
    expect(dialog(mounted).text()).toContain('These 2 alerts are closed as dismissed')
    await tick(mounted.wrapper, 'Won’t fix')
    await type(mounted.wrapper, 'Comment', '  Accepted  ')
    await submit(mounted)
    expect(actions(mounted)).toEqual([
      { kind: 'dismiss', reason: "won't fix", comment: 'Accepted', request: false },
    ])
  })

  test('280 characters go, 281 do not; letters outside the first plane count once', async () => {
    const mounted = await open('Dismiss')
    await tick(mounted.wrapper, 'Used in tests')
    await type(mounted.wrapper, 'Comment', '\u{1f512}'.repeat(281))
    expect(dialog(mounted).text()).toContain('1 character too many.')
    await submit(mounted)
    expect(messageOf(mounted.wrapper, 'Comment')).toContain('281 characters; 280 are allowed')
    await type(mounted.wrapper, 'Comment', '\u{1f512}'.repeat(280))
    expect(dialog(mounted).text()).toContain('0 characters left.')
    await submit(mounted)
    expect(actions(mounted)).toHaveLength(1)
  })

  test('told that it has to be requested: the same form asks for that', async () => {
    const mounted = await open('Dismiss', 1, { 'acting.start': fail({ kind: 'dismissal-needs-request' }) })
    await tick(mounted.wrapper, 'False positive')
    await submit(mounted)
    expect(dialog(mounted).get('h2').text()).toBe('Request dismissal')
    expect(dialog(mounted).get('[role="alert"]').text()).toContain('has to be requested here')
    expect(control(mounted.wrapper, 'Comment').getAttribute('aria-required')).toBe('true')
    await submit(mounted)
    expect(messageOf(mounted.wrapper, 'Comment')).toContain('whoever decides')
    await type(mounted.wrapper, 'Comment', 'Generated code')
    await submit(mounted)
    expect(actions(mounted).map((action) => action.kind === 'dismiss' && action.request)).toEqual([
      false,
      true,
    ])
  })
})

describe('Create issue', () => {
  test('title and description can be changed', async () => {
    const mounted = await open('Create issue', 2)
    expect(dialog(mounted).text()).toContain('Everybody who may read octo-org/shop may read the issue.')
    expect(control(mounted.wrapper, 'Description').value).toBe('To be fixed')
    await type(mounted.wrapper, 'Title', ' Two  alerts ')
    await submit(mounted)
    expect(actions(mounted)).toEqual([{ kind: 'issue', title: 'Two alerts', body: 'To be fixed' }])
  })

  test('needs a title; Enter in the field sends', async () => {
    const mounted = await open('Create issue')
    await type(mounted.wrapper, 'Title', '  ')
    await dialog(mounted).get('form').trigger('submit')
    await flushPromises()
    expect(messageOf(mounted.wrapper, 'Title')).toBe('Enter a title.')
    expect(actions(mounted)).toEqual([])
  })

  test('issues that are switched off: said above, nothing lost', async () => {
    const mounted = await open('Create issue', 1, {
      'acting.start': fail({ kind: 'issues-off', name: 'octo-org/shop' }),
    })
    await type(mounted.wrapper, 'Title', 'Mine')
    await submit(mounted)
    expect(dialog(mounted).get('[role="alert"]').text()).toContain(
      'Issues are switched off in octo-org/shop.',
    )
    expect(control(mounted.wrapper, 'Title').value).toBe('Mine')
  })
})
