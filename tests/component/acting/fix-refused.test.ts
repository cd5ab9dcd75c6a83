import { afterEach, describe, expect, test } from 'vitest'
import { DRAFT, SUGGESTIONS, actions, open } from './a-fix'
import { fail, ok, type Failure } from '@/lib/failure'
import { press, type Mounted } from '../mount-app'
import { HOSTILE } from '../settings/own-page'
import {
  alerts,
  bar,
  control,
  dialog,
  isOpen,
  messageOf,
  proposalFor,
  REPOSITORY,
  submit,
  tick,
  type,
} from './acting'

afterEach(() => document.body.replaceChildren())

describe('what is wrong stands at its field', () => {
  test.each([
    ['', 'Enter the name of a branch.'],
    ['a..b', 'Git does not allow this as the name of a branch.'],
    ['main', 'This is the default branch. Choose another one.'],
  ])('branch “%s”', async (name, message) => {
    const mounted = await open('Create branch')
    await type(mounted.wrapper, 'Branch name', name)
    await submit(mounted)
    expect(messageOf(mounted.wrapper, 'Branch name')).toBe(message)
    expect(control(mounted.wrapper, 'Branch name').getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(control(mounted.wrapper, 'Branch name'))
    expect(actions(mounted)).toEqual([])
  })

  test('title and reviewers', async () => {
    const mounted = await open('Open pull request')
    await type(mounted.wrapper, 'Title', 'x'.repeat(257))
    await type(mounted.wrapper, 'Reviewers', 'not_-a-login')
    await submit(mounted)
    expect(messageOf(mounted.wrapper, 'Title')).toContain('257 characters; 256 are allowed')
    expect(messageOf(mounted.wrapper, 'Reviewers')).toContain('not_-a-login')
    expect(dialog(mounted).text()).toContain('1 character too many.')
    expect(actions(mounted)).toEqual([])
  })

  test('a pull request from a new branch without commits', async () => {
    const mounted = await open('Open pull request', 1, { autofixReady: 0 })
    expect(dialog(mounted).text()).toContain('A new branch has no commits of its own')
    await submit(mounted)
    expect(messageOf(mounted.wrapper, DRAFT)).toContain('A new branch has no commits of its own')
    expect(document.activeElement).toBe(control(mounted.wrapper, DRAFT))
    expect(actions(mounted)).toEqual([])
  })

  test('an existing branch and nothing to do with it', async () => {
    const mounted = await open('Create branch')
    await tick(mounted.wrapper, 'Existing branch')
    await type(mounted.wrapper, 'Branch name', 'theirs')
    await submit(mounted)
    expect(messageOf(mounted.wrapper, DRAFT)).toContain('Choose what to do with the branch')
    await tick(mounted.wrapper, SUGGESTIONS)
    await submit(mounted)
    expect(actions(mounted)).toMatchObject([{ branch: { kind: 'existing', name: 'theirs' }, autofix: true }])
  })

  test('what the background refuses: at the branch, at the alerts, and what has no field', async () => {
    const problems = [
      { field: 'branch', problem: 'fields.branch.invalid' },
      { field: 'alerts', problem: 'fields.alerts.closed', values: { numbers: '40' } },
      { field: 'campaign', problem: 'some.unknown' },
    ]
    const failure: Failure = { kind: 'invalid-input', problems }
    const mounted = await open('Create branch', 1, {}, { 'acting.start': fail(failure) })
    await submit(mounted)
    expect(messageOf(mounted.wrapper, 'Branch name')).toContain('Git does not allow this')
    expect(dialog(mounted).get('section').text()).toContain('not open any more, or cannot be seen: 40.')
    expect(dialog(mounted).text()).toContain('some.unknown')
  })

  test('an alert that GitHub shows as fixed by now', async () => {
    const mounted = await open('Create branch', 2, {
      alerts: [...alerts(1), ...alerts(2, { state: 'fixed' }).slice(1)],
    })
    await submit(mounted)
    expect(dialog(mounted).get('section').text()).toContain('cannot be seen: 41.')
    expect(actions(mounted)).toEqual([])
  })
})

describe('failures', () => {
  test.each<[Failure, string]>([
    [{ kind: 'branch-exists', name: 'alert-autofix-42' }, 'The branch alert-autofix-42 exists already.'],
    [{ kind: 'branch-protected', name: 'release' }, 'The branch release is protected'],
    [{ kind: 'refused', status: 422, message: HOSTILE }, HOSTILE],
  ])('%o is said above the form', async (failure, text) => {
    const mounted = await open('Create branch', 1, {}, { 'acting.start': fail(failure) })
    await submit(mounted)
    expect(dialog(mounted).get('[role="alert"]').text()).toContain(text)
    expect(dialog(mounted).find('img').exists()).toBe(false)
  })

  test('another user on the page: who is who, and the way to the options', async () => {
    const failure: Failure = { kind: 'other-user', token: 'maya', page: 'devon' }
    const mounted = await open('Create branch', 1, {}, { 'acting.start': fail(failure) })
    await submit(mounted)
    const text = dialog(mounted).get('[role="alert"]').text()
    expect(text).toContain('You are logged in as devon, but the token belongs to maya.')
    expect(text).toContain('Nothing was written.')
    await press(mounted.wrapper, 'Open options')
    expect(mounted.backend.inputsOf('options.open')).toEqual([{ section: 'token' }])
    expect(isOpen(mounted)).toBe(true)
  })

  test.each<[Failure, string]>([
    [{ kind: 'empty-repository', name: REPOSITORY }, 'It needs a first commit'],
    [{ kind: 'read-only', name: REPOSITORY }, 'may not write to octo-org/shop'],
  ])('%o: no branch is possible, said in place of the form', async (noBranch, text) => {
    const mounted = await open('Create branch', 1, { noBranch })
    expect(dialog(mounted).text()).toContain(text)
    expect(dialog(mounted).find('form').exists()).toBe(false)
    expect(
      dialog(mounted)
        .findAll('footer button')
        .map((each) => each.text()),
    ).toEqual(['Close'])
  })

  test('an archived repository: said in place of the form, and trying again is not offered', async () => {
    const rows = alerts(1)
    const mounted = await bar(rows, { 'acting.propose': fail({ kind: 'archived', name: REPOSITORY }) })
    await press(mounted.wrapper, 'Create branch')
    expect(dialog(mounted).text()).toContain('is archived: nothing can be written there. Unarchive it')
    expect(dialog(mounted).find('form').exists()).toBe(false)
    expect(dialog(mounted).text()).not.toContain('Try again')
  })

  test('a proposal that could not be read is tried again', async () => {
    const rows = alerts(1)
    const mounted = await bar(rows, { 'acting.propose': fail({ kind: 'offline' }) })
    await press(mounted.wrapper, 'Create branch')
    mounted.backend.answer('acting.propose', ok(proposalFor(rows)))
    await press(mounted.wrapper, 'Try again')
    expect(control(mounted.wrapper, 'Branch name').value).toBe('alert-autofix-42')
  })

  test('while GitHub is asked it says so, and can be left', async () => {
    const mounted = await bar(alerts(1), { 'acting.propose': () => new Promise(() => {}) })
    await press(mounted.wrapper, 'Create branch')
    expect(dialog(mounted).get('[role="status"]').text()).toContain('Reading the alerts and branches')
    expect(dialog(mounted).find('form').exists()).toBe(false)
    await press(mounted.wrapper, 'Cancel')
    expect(isOpen(mounted)).toBe(false)
  })
})

describe('the alerts that it is about', () => {
  const listed = (mounted: Mounted) => dialog(mounted).findAll('section li')

  test('five are listed, with title, number and a way to each', async () => {
    const mounted = await open('Create branch', 5)
    expect(listed(mounted)).toHaveLength(5)
    expect(listed(mounted)[0]?.text()).toMatch(/Alert title 40\s+#40/)
    expect(listed(mounted)[0]?.get('a').attributes()).toMatchObject({ target: '_blank', rel: 'noopener' })
    expect(dialog(mounted).text()).not.toContain('Show')
  })

  test('of twelve, seven only when asked for', async () => {
    const mounted = await open('Create branch', 12)
    expect(listed(mounted)).toHaveLength(5)
    await press(mounted.wrapper, 'Show 7 more')
    expect(listed(mounted)).toHaveLength(12)
    await press(mounted.wrapper, 'Show fewer')
    expect(listed(mounted)).toHaveLength(5)
  })

  test('a hostile title is text, kept to itself', async () => {
    const rows = alerts(1, { title: `\u202e${HOSTILE}` })
    const mounted = await bar(rows)
    await press(mounted.wrapper, 'Create branch')
    expect(dialog(mounted).get('section li bdi').text()).toBe(`\u202e${HOSTILE}`)
    expect(dialog(mounted).find('img').exists()).toBe(false)
  })

  test('a hostile name of the default branch cannot turn the label around', async () => {
    const mounted = await open('Create branch', 1, { defaultBranch: '\u202eniam' })
    expect(dialog(mounted).text()).toContain('New branch, from \u2068\u202eniam\u2069')
  })
})
