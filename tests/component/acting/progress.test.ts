import { afterEach, describe, expect, test } from 'vitest'
import { OTHER_ID, TITLE, buttons, commits, items, lines, list, live, numbersTo, twenty } from './a-progress'
import { fail, ok, type Failure } from '@/lib/failure'
import { ACTION_ID, actionView } from '../developer-fixtures'
import { press, type Mounted } from '../mount-app'
import { HOSTILE } from '../settings/own-page'
import { alerts, bar, control, dialog, listOf, proposalFor, step, submit, tick, type } from './acting'

afterEach(() => document.body.replaceChildren())

const PROPOSAL = proposalFor([])

const titles = ({ wrapper }: Mounted) => wrapper.findAll('h4').map((each) => each.text())

describe('what is listed', () => {
  test('nothing was asked for: nothing but the live region', async () => {
    const mounted = await list([])
    expect(mounted.wrapper.find('section').exists()).toBe(false)
    expect(live(mounted)).toBe('')
  })

  test('an action with its parts, and links to what was made', async () => {
    const url = 'https://github.com/octo-org/shop/tree/alert-autofix-1'
    const mounted = await list([
      twenty([
        step('branch', { state: 'done', link: { text: 'alert-autofix-1', url } }),
        ...commits(13, [5]),
        step('pull-request'),
        step('reviewers', { person: 'maya' }),
      ]),
    ])
    expect(titles(mounted)).toEqual(['Open pull request for 20 alerts'])
    expect(lines(mounted)).toEqual([
      'Branch created alert-autofix-1',
      '12 of 20 committed, 1 failed',
      'Draft pull request: not begun',
      'Review request: not begun · maya',
    ])
    expect(mounted.wrapper.get('.m-step a').attributes('href')).toBe(url)
  })

  test('each of many alerts only when asked for', async () => {
    const mounted = await list([twenty(commits(12))])
    expect(mounted.wrapper.findAll('.m-steps__each li')).toEqual([])
    await press(mounted.wrapper, 'Show each')
    const each = mounted.wrapper.findAll('.m-steps__each li')
    expect(each).toHaveLength(20)
    expect(each[0]?.text()).toBe('Alert #1: done c0ffee1')
    expect(each[19]?.text()).toBe('Alert #20: not begun')
    expect(mounted.wrapper.get('.m-steps__each').attributes('tabindex')).toBe('0')
    await press(mounted.wrapper, 'Hide each')
    expect(mounted.wrapper.findAll('.m-steps__each li')).toEqual([])
  })

  test('few alerts stand there at once', async () => {
    const link = { text: 'Alert #1', url: 'https://github.com/octo-org/shop/security/code-scanning/1' }
    const steps = [step('assign', { alert: 1, state: 'done', link }), step('assign', { alert: 2 })]
    const mounted = await list([actionView({ kind: 'assign', numbers: [1, 2], steps })])
    expect(lines(mounted)).toEqual(['1 of 2 assigned'])
    expect(mounted.wrapper.findAll('.m-steps__each li').map((each) => each.text())).toEqual([
      'Assigned Alert #1',
      'Alert #2: not begun',
    ])
  })

  test('on the page of one alert only what concerns it', async () => {
    const [row] = alerts(1)
    const mounted = await bar(
      row ? [row] : [],
      {
        'acting.list': listOf(actionView({ numbers: [40, 41] }), actionView({ id: OTHER_ID, numbers: [7] })),
      },
      { single: true },
    )
    expect(titles(mounted)).toEqual(['Create branch for 2 alerts'])
  })

  test('without the list where the page has it elsewhere', async () => {
    const mounted = await list([actionView()], {}, { progress: false })
    expect(mounted.wrapper.find('.m-actions').exists()).toBe(false)
  })

  test('ended ones: three, the others when asked for; what is under way always', async () => {
    const ended = numbersTo(5).map((number) =>
      actionView({ id: `${ACTION_ID}${number}`, numbers: [number], state: 'done', steps: [] }),
    )
    const mounted = await list([...ended, actionView({ numbers: [9] })])
    expect(titles(mounted)).toHaveLength(4)
    expect(titles(mounted).at(-1)).toBe('Create branch for alert #9')
    await press(mounted.wrapper, 'Show 2 earlier')
    expect(titles(mounted)).toHaveLength(6)
    await press(mounted.wrapper, 'Show fewer')
    expect(titles(mounted)).toHaveLength(4)
  })

  test('what cannot be read is said and tried again', async () => {
    const mounted = await list([], { 'acting.list': fail({ kind: 'storage-failed', detail: 'broken' }) })
    expect(mounted.wrapper.text()).toContain('The browser’s database failed: broken')
    mounted.backend.answer('acting.list', listOf(actionView()))
    await press(mounted.wrapper, 'Try again')
    expect(titles(mounted)).toHaveLength(1)
  })
})

describe('what failed', () => {
  test('the same reason for several alerts is said once, with advice', async () => {
    const mounted = await list([twenty(commits(20, [5, 7]), { state: 'done' })])
    const troubles = mounted.wrapper.findAll('.m-steps__trouble')
    expect(troubles).toHaveLength(1)
    expect(troubles[0]?.text()).toBe(
      'Alert #5, Alert #7: Copilot Autofix has no suggestion for this alert. It may still be working on it; try again later, or fix it by hand.',
    )
    expect(items(mounted)[0]?.text()).toContain('2 steps failed')
    expect(lines(mounted)).toEqual(['18 of 20 committed, 2 failed'])
  })

  test('of many the first ten are named', async () => {
    const mounted = await list([twenty(commits(20, numbersTo(12)), { state: 'done' })])
    expect(mounted.wrapper.get('.m-steps__trouble strong').text()).toMatch(/Alert #10 and 2 more:$/)
  })

  test('GitHub’s own words are text and cannot turn ours around', async () => {
    const failure: Failure = { kind: 'refused', status: 422, message: `\u202e${HOSTILE}` }
    const steps = [step('branch', { state: 'failed', failure })]
    const mounted = await list([actionView({ state: 'done', steps })])
    expect(mounted.wrapper.get('.m-steps__trouble').text()).toContain(
      `GitHub refused this (422): \u2068\u202e${HOSTILE}\u2069. Change what it names`,
    )
    expect(mounted.wrapper.find('img').exists()).toBe(false)
  })

  test('no address but one of the web is followed', async () => {
    const link = { text: 'evil', url: 'javascript:alert(1)' }
    const mounted = await list([actionView({ steps: [step('issue', { state: 'done', link })] })])
    expect(mounted.wrapper.find('.m-step a').exists()).toBe(false)
  })

  test('trying again asks for it, and shows what comes of it', async () => {
    const failed = twenty(commits(20, [5]), { state: 'done' })
    const mounted = await list([failed])
    expect(buttons(mounted)).toEqual([`Try again: ${TITLE}`, `Dismiss from list: ${TITLE}`])
    const again = twenty(commits(19), { state: 'running' })
    mounted.backend.answer('acting.retry', ok(again))
    mounted.backend.answer('acting.list', listOf(again))
    await press(mounted.wrapper, `Try again: ${TITLE}`)
    expect(mounted.backend.inputsOf('acting.retry')).toEqual([{ id: ACTION_ID }])
    expect(buttons(mounted)).toEqual([`Cancel: ${TITLE}`])
  })

  test('refused for another user: who is who, and the way to the options', async () => {
    const failure: Failure = { kind: 'other-user', token: 'maya', page: 'devon' }
    const mounted = await list([twenty(commits(20, [5]), { state: 'done' })], {
      'acting.retry': fail(failure),
    })
    await press(mounted.wrapper, `Try again: ${TITLE}`)
    expect(mounted.wrapper.get('[role="alert"]').text()).toContain('You are logged in as devon')
    await press(mounted.wrapper, 'Open options')
    expect(mounted.backend.inputsOf('options.open')).toEqual([{ section: 'token' }])
  })

  test('a dismissal that has to be requested: offered for those alerts, instead of trying again', async () => {
    const failure: Failure = { kind: 'dismissal-needs-request' }
    const action = actionView({
      kind: 'dismiss',
      numbers: [40, 41, 42],
      state: 'done',
      steps: [
        step('dismiss', { alert: 40, state: 'done' }),
        step('dismiss', { alert: 41, state: 'failed', failure }),
        step('dismiss', { alert: 42, state: 'skipped', failure }),
      ],
    })
    const mounted = await list([action])
    const title = 'Dismissal for 3 alerts'
    expect(buttons(mounted)).toEqual([`Request dismissal: ${title}`, `Dismiss from list: ${title}`])
    mounted.backend.answer('acting.propose', ({ numbers }) =>
      ok({ ...PROPOSAL, alerts: alerts(3).filter(({ number }) => numbers.includes(number)) }),
    )
    await press(mounted.wrapper, `Request dismissal: ${title}`)
    expect(dialog(mounted).get('h2').text()).toBe('Request dismissal')
    expect(dialog(mounted).text()).toContain('The alert stays open until somebody has decided.')
    await tick(mounted.wrapper, 'Used in tests')
    await type(mounted.wrapper, 'Comment', 'Only a test')
    expect(control(mounted.wrapper, 'Comment').getAttribute('aria-required')).toBe('true')
    await submit(mounted)
    expect(mounted.backend.inputsOf('acting.start')).toMatchObject([
      { numbers: [41, 42], action: { reason: 'used in tests', comment: 'Only a test', request: true } },
    ])
    // One of them was dismissed: that stays to be seen.
    expect(mounted.backend.inputsOf('acting.forget')).toEqual([])
  })

  test('the request takes the place of what was tried, when nothing of that came true', async () => {
    const failure: Failure = { kind: 'dismissal-needs-request' }
    const action = actionView({
      kind: 'dismiss',
      numbers: [40],
      state: 'done',
      steps: [step('dismiss', { alert: 40, state: 'failed', failure })],
    })
    const mounted = await list([action])
    mounted.backend.answer('acting.propose', ok({ ...PROPOSAL, alerts: alerts(1) }))
    await press(mounted.wrapper, 'Request dismissal: Dismissal for alert #40')
    await tick(mounted.wrapper, 'Mitigated')
    await submit(mounted)
    expect(mounted.backend.inputsOf('acting.forget')).toEqual([])
    await type(mounted.wrapper, 'Comment', 'Behind the gateway')
    await submit(mounted)
    expect(mounted.backend.inputsOf('acting.start')).toHaveLength(1)
    expect(mounted.backend.inputsOf('acting.forget')).toEqual([{ id: action.id }])
  })
})
