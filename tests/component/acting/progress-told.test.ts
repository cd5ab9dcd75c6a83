import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { OTHER_ID, TITLE, buttons, commits, items, lines, list, live, twenty } from './a-progress'
import type { ActionStep } from '@/lib/backend/views'
import { fail, ok } from '@/lib/failure'
import { ACTION_ID, actionView } from '../developer-fixtures'
import { ORGANIZATION } from '../fixtures'
import { byRole, press } from '../mount-app'
import { listOf, NOW } from './acting'

afterEach(() => document.body.replaceChildren())

const change = { topic: 'acting', organization: ORGANIZATION } as const

describe('under way', () => {
  test('can be cancelled, once', async () => {
    let answer: () => void = () => {}
    const cancelled = twenty(commits(3), { state: 'cancelled' })
    const mounted = await list([twenty(commits(3))], {
      'acting.cancel': () => new Promise((resolve) => (answer = () => resolve(ok(cancelled)))),
    })
    await press(mounted.wrapper, `Cancel: ${TITLE}`)
    await press(mounted.wrapper, `Cancel: ${TITLE}`)
    expect(mounted.backend.inputsOf('acting.cancel')).toEqual([{ id: ACTION_ID }])
    mounted.backend.answer('acting.list', listOf(cancelled))
    answer()
    await flushPromises()
    expect(items(mounted)[0]?.text()).toContain('Cancelled')
  })

  test('what was cancelled can go on; that it was cancelled is not a failure of each alert', async () => {
    const steps = commits(3).map((one): ActionStep =>
      one.state === 'done' ? one : { ...one, state: 'skipped', failure: { kind: 'cancelled' } },
    )
    const mounted = await list([twenty(steps, { state: 'cancelled' })])
    expect(lines(mounted)).toEqual(['3 of 20 committed, 17 left out'])
    expect(mounted.wrapper.find('.m-steps__trouble').exists()).toBe(false)
    expect(buttons(mounted)).toEqual([`Go on: ${TITLE}`, `Dismiss from list: ${TITLE}`])
  })

  test('waiting says why and until when', async () => {
    const waiting = { why: { kind: 'offline' } as const, until: NOW + 900 }
    const mounted = await list([twenty(commits(3), { state: 'waiting', waiting })])
    expect(items(mounted)[0]?.get('.m-banner').text()).toMatch(/cannot be reached\. Tries again at/)
    expect(buttons(mounted)).toEqual([`Cancel: ${TITLE}`])
    expect(items(mounted)[0]?.find('.m-spinner').exists()).toBe(false)
  })

  test.each(['no-token', 'token-locked', 'token-rejected'] as const)(
    '%s leads to the options',
    async (kind) => {
      const mounted = await list([actionView({ state: 'waiting', waiting: { why: { kind }, until: null } })])
      await press(mounted.wrapper, 'Open options')
      expect(mounted.backend.inputsOf('options.open')).toEqual([{ section: 'token' }])
    },
  )

  test('dismissed from the list: the focus goes to its heading while there are others', async () => {
    const ended = actionView({ state: 'done' })
    const mounted = await list([ended, actionView({ id: OTHER_ID })])
    mounted.backend.answer('acting.list', listOf(actionView({ id: OTHER_ID })))
    byRole(mounted.wrapper, 'button', /^Dismiss from list/).focus()
    await press(mounted.wrapper, /^Dismiss from list/)
    expect(mounted.backend.inputsOf('acting.forget')).toEqual([{ id: ACTION_ID }])
    expect(items(mounted)).toHaveLength(1)
    expect(document.activeElement).toBe(mounted.wrapper.get('h3').element)
  })

  test('a dismissal that fails is said at its action, which stays', async () => {
    const mounted = await list([actionView({ state: 'done' })], {
      'acting.forget': fail({ kind: 'storage-full' }),
    })
    await press(mounted.wrapper, /^Dismiss from list/)
    expect(items(mounted)[0]?.get('[role="alert"]').text()).toContain('no room left')
  })
})

describe('what a screen reader hears', () => {
  test('nothing of what was there when the page opened', async () => {
    const mounted = await list([twenty(commits(3)), actionView({ id: OTHER_ID, state: 'done' })])
    expect(live(mounted)).toBe('')
  })

  test('each quarter of the way, and the end', async () => {
    const mounted = await list([twenty(commits(3))])
    const heard: string[] = []
    for (const done of [4, 5, 6, 9, 10, 19]) {
      mounted.backend.answer('acting.list', listOf(twenty(commits(done))))
      mounted.backend.change(change)
      await flushPromises()
      heard.push(live(mounted))
    }
    const at = (percent: number) => `${TITLE}: ${percent}% done`
    expect(heard).toEqual(['', at(25), at(25), at(25), at(50), at(75)])
    mounted.backend.answer('acting.list', listOf(twenty(commits(20, [7]), { state: 'done' })))
    mounted.backend.change(change)
    await flushPromises()
    expect(live(mounted)).toBe(`${TITLE}: 1 step failed`)
  })

  test('that it waits, and why', async () => {
    const mounted = await list([twenty(commits(3))])
    const waiting = { why: { kind: 'token-rejected' } as const, until: null }
    mounted.backend.answer('acting.list', listOf(twenty(commits(3), { state: 'waiting', waiting })))
    mounted.backend.change(change)
    await flushPromises()
    expect(live(mounted)).toContain(`${TITLE}: waiting. GitHub did not accept the token.`)
  })

  test('an action that began elsewhere', async () => {
    const mounted = await list([])
    mounted.backend.answer('acting.list', listOf(actionView()))
    mounted.backend.change(change)
    await flushPromises()
    expect(live(mounted)).toBe('Create branch for alert #42: 0% done')
  })
})
