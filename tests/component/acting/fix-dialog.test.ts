import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { DRAFT, SUGGESTIONS, actions, button, open } from './a-fix'
import { fail, ok } from '@/lib/failure'
import { actionView } from '../developer-fixtures'
import { CAMPAIGN_ID } from '../fixtures'
import { control, dialog, isOpen, isTicked, REPOSITORY, submit, tick, type } from './acting'

afterEach(() => document.body.replaceChildren())

describe('what is filled in', () => {
  test('Create branch: a new branch with the proposed name, and no more', async () => {
    const mounted = await open('Create branch')
    const { wrapper } = mounted
    expect(isTicked(wrapper, 'New branch, from main')).toBe(true)
    expect(control(wrapper, 'Branch name').value).toBe('alert-autofix-42')
    expect([isTicked(wrapper, SUGGESTIONS), isTicked(wrapper, DRAFT)]).toEqual([false, false])
    await submit(mounted)
    expect(mounted.backend.inputsOf('acting.start')).toEqual([
      {
        repository: REPOSITORY,
        campaign: CAMPAIGN_ID,
        numbers: [40],
        action: {
          kind: 'fix',
          branch: { kind: 'new', name: 'alert-autofix-42' },
          autofix: false,
          pullRequest: null,
        },
      },
    ])
  })

  test('Commit autofix: the suggestions are ticked, with how many are ready', async () => {
    const mounted = await open('Commit autofix', 3, { autofixReady: 2 })
    expect(isTicked(mounted.wrapper, SUGGESTIONS)).toBe(true)
    expect(dialog(mounted).text()).toContain('2 of 3 ready.')
    await submit(mounted)
    expect(actions(mounted)).toMatchObject([{ autofix: true, pullRequest: null }])
  })

  test('Commit autofix without a suggestion: the box says so and cannot be ticked', async () => {
    const mounted = await open('Commit autofix', 2, { autofixReady: 0 })
    expect(control(mounted.wrapper, SUGGESTIONS).disabled).toBe(true)
    expect(isTicked(mounted.wrapper, SUGGESTIONS)).toBe(false)
    expect(dialog(mounted).text()).toContain('0 of 2 ready.')
    expect(button(mounted)).toBe('Create branch')
  })

  test('Open pull request: suggestions, title, body and the manager as reviewer', async () => {
    const mounted = await open('Open pull request')
    await submit(mounted)
    expect(actions(mounted)).toEqual([
      {
        kind: 'fix',
        branch: { kind: 'new', name: 'alert-autofix-42' },
        autofix: true,
        pullRequest: { title: 'Fix code scanning alert 42', body: 'For a campaign', reviewers: ['maya'] },
      },
    ])
  })

  test('Open pull request where a branch is there already: from that one', async () => {
    const mounted = await open('Open pull request', 1, { branches: ['alert-autofix-40', 'other'] })
    expect(isTicked(mounted.wrapper, 'Existing branch')).toBe(true)
    expect(control(mounted.wrapper, 'Branch name').value).toBe('alert-autofix-40')
    expect(mounted.wrapper.findAll('datalist option').map((each) => each.attributes('value'))).toEqual([
      'alert-autofix-40',
      'other',
    ])
    await submit(mounted)
    expect(actions(mounted)).toMatchObject([
      { branch: { kind: 'existing', name: 'alert-autofix-40' }, autofix: false },
    ])
  })

  test('the button says what the ticks come to', async () => {
    const mounted = await open('Create branch')
    expect(button(mounted)).toBe('Create branch')
    await tick(mounted.wrapper, SUGGESTIONS)
    expect(button(mounted)).toBe('Commit autofix')
    await tick(mounted.wrapper, DRAFT)
    expect(button(mounted)).toBe('Open pull request')
  })

  test('the focus goes to the name once it is there', async () => {
    const mounted = await open('Create branch')
    expect(document.activeElement).toBe(control(mounted.wrapper, 'Branch name'))
  })
})

describe('what is typed', () => {
  test('the name can be changed; each kind of branch keeps its own', async () => {
    const mounted = await open('Commit autofix')
    const { wrapper } = mounted
    await type(wrapper, 'Branch name', 'fix/mine')
    await tick(wrapper, 'Existing branch')
    await type(wrapper, 'Branch name', 'theirs')
    await tick(wrapper, 'New branch, from main')
    expect(control(wrapper, 'Branch name').value).toBe('fix/mine')
    await submit(mounted)
    expect(actions(mounted)).toMatchObject([{ branch: { kind: 'new', name: 'fix/mine' } }])
  })

  test('a reviewer who is still being typed counts', async () => {
    const mounted = await open('Open pull request')
    await type(mounted.wrapper, 'Reviewers', '@noor')
    await submit(mounted)
    expect(actions(mounted)).toMatchObject([{ pullRequest: { reviewers: ['maya', 'noor'] } }])
  })

  test('what failed keeps everything as typed, and can be sent again', async () => {
    const mounted = await open('Open pull request', 1, {}, { 'acting.start': fail({ kind: 'offline' }) })
    await type(mounted.wrapper, 'Title', 'My own title')
    await submit(mounted)
    expect(dialog(mounted).get('[role="alert"]').text()).toContain('GitHub cannot be reached.')
    expect(control(mounted.wrapper, 'Title').value).toBe('My own title')
    mounted.backend.answer('acting.start', ok(actionView()))
    await submit(mounted)
    expect(actions(mounted)).toHaveLength(2)
    expect(isOpen(mounted)).toBe(false)
  })

  test('a second press before the answer sends nothing more', async () => {
    let answer: () => void = () => {}
    const mounted = await open(
      'Create branch',
      1,
      {},
      {
        'acting.start': () => new Promise((resolve) => (answer = () => resolve(ok(actionView())))),
      },
    )
    await submit(mounted)
    await submit(mounted)
    expect(actions(mounted)).toHaveLength(1)
    answer()
    await flushPromises()
    expect(isOpen(mounted)).toBe(false)
  })
})
