import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { describe, expect, test } from 'vitest'
import { backendKey } from '@/lib/backend/contract'
import { fail, ok } from '@/lib/failure'
import { shown } from '@/stores/backend'
import { useActing } from '@/stores/acting'
import { ACTION_ID, actionView, repositoryCampaigns } from '../developer-fixtures'
import { fakeBackend, type Overrides } from '../fake-backend'
import { ORGANIZATION } from '../fixtures'

const REPOSITORY = 'octo-org/shop'
const OTHER = 'octo-org/billing'
const ACTION = { repository: REPOSITORY, campaign: null, numbers: [42], action: { kind: 'copilot' } } as const
const INPUT = { ...ACTION, numbers: [...ACTION.numbers] }

function store(overrides: Overrides = {}) {
  const backend = fakeBackend(overrides)
  const pinia = createPinia()
  const app = createApp({})
  app.use(pinia).provide(backendKey, backend)
  setActivePinia(pinia)
  return { backend, acting: app.runWithContext(() => useActing()) }
}
const ids = (acting: ReturnType<typeof useActing>) => shown(acting.list)?.actions.map(({ id }) => id)

describe('the list', () => {
  test('is asked for on opening, once although bar and list both open it', async () => {
    const { backend, acting } = store({ 'acting.list': ok({ actions: [actionView()] }) })
    await Promise.all([acting.open(REPOSITORY), acting.open(REPOSITORY)])
    expect(backend.inputsOf('acting.list')).toEqual([{ repository: REPOSITORY }])
    expect(backend.inputsOf('repository.status')).toHaveLength(1)
    expect(ids(acting)).toEqual([ACTION_ID])
  })

  test('follows its own topic, for its own organization in any spelling', async () => {
    const { backend, acting } = store()
    await acting.open(REPOSITORY)
    const asked = () => backend.inputsOf('acting.list').length
    backend.change({ topic: 'launch', organization: ORGANIZATION })
    backend.change({ topic: 'acting', organization: 'another' })
    await flushPromises()
    expect(asked()).toBe(1)
    backend.change({ topic: 'acting', organization: 'Octo-Org' })
    await flushPromises()
    expect(asked()).toBe(2)
    backend.change({ topic: 'acting', organization: null })
    await flushPromises()
    expect(asked()).toBe(3)
  })

  test('nothing is asked before a repository is opened', async () => {
    const { backend } = store()
    backend.change({ topic: 'acting', organization: null })
    await flushPromises()
    expect(backend.calls).toEqual([])
  })

  test('many announcements at once become two questions', async () => {
    const { backend, acting } = store()
    await acting.open(REPOSITORY)
    for (let count = 0; count < 50; count += 1) backend.change({ topic: 'acting', organization: null })
    await flushPromises()
    expect(backend.inputsOf('acting.list')).toHaveLength(3)
  })

  test('a late answer about another repository is dropped', async () => {
    let late: () => void = () => {}
    const { acting } = store({
      'acting.list': ({ repository }) =>
        repository === REPOSITORY
          ? new Promise((resolve) => (late = () => resolve(ok({ actions: [actionView()] }))))
          : ok({ actions: [] }),
    })
    void acting.open(REPOSITORY)
    await flushPromises()
    void acting.open(OTHER)
    late()
    await flushPromises()
    expect(acting.repository).toBe(OTHER)
    expect(ids(acting)).toEqual([])
  })

  test('another repository begins without the list, access and failures of the last', async () => {
    const { backend, acting } = store({
      'acting.list': ok({ actions: [actionView()] }),
      'acting.cancel': fail({ kind: 'offline' }),
      'repository.status': ok(repositoryCampaigns({ isArchived: true })),
    })
    await acting.open(REPOSITORY)
    await acting.wish(ACTION_ID, 'cancel')
    expect(acting.failures.size).toBe(1)
    backend.answer('acting.list', () => new Promise(() => {}))
    backend.answer('repository.status', fail({ kind: 'offline' }))
    void acting.open(OTHER)
    await flushPromises()
    expect(ids(acting)).toBeUndefined()
    expect(acting.failures.size).toBe(0)
    expect(acting.access).toEqual({ canWrite: null, isArchived: false })
  })
})

describe('starting', () => {
  test('puts the action on the list before it is asked for anew', async () => {
    const { backend, acting } = store()
    await acting.open(REPOSITORY)
    backend.answer('acting.list', () => new Promise(() => {}))
    const outcome = await acting.start(INPUT)
    expect(outcome.ok).toBe(true)
    expect(ids(acting)).toEqual([ACTION_ID])
  })

  test('a failure changes nothing on the list', async () => {
    const { acting } = store({ 'acting.start': fail({ kind: 'offline' }) })
    await acting.open(REPOSITORY)
    expect(await acting.start(INPUT)).toEqual(fail({ kind: 'offline' }))
    expect(ids(acting)).toEqual([])
  })

  test('the answer for a repository that is not shown any more is not listed', async () => {
    let answer: () => void = () => {}
    const { acting } = store({
      'acting.start': () => new Promise((resolve) => (answer = () => resolve(ok(actionView())))),
    })
    await acting.open(REPOSITORY)
    const started = acting.start(INPUT)
    await acting.open(OTHER)
    answer()
    await started
    expect(ids(acting)).toEqual([])
  })
})

describe('wishes', () => {
  test.each(['cancel', 'retry', 'forget'] as const)('%s: busy until the answer, once', async (what) => {
    const { backend, acting } = store({ 'acting.list': ok({ actions: [actionView()] }) })
    await acting.open(REPOSITORY)
    const first = acting.wish(ACTION_ID, what)
    expect(acting.busy.get(ACTION_ID)).toBe(what)
    await Promise.all([first, acting.wish(ACTION_ID, what)])
    expect(backend.inputsOf(`acting.${what}`)).toEqual([{ id: ACTION_ID }])
    expect(acting.busy.size).toBe(0)
    expect(backend.inputsOf('acting.list')).toHaveLength(2)
  })

  test('why it did not come true, until the next wish', async () => {
    const { backend, acting } = store({ 'acting.retry': fail({ kind: 'action-gone' }) })
    await acting.open(REPOSITORY)
    await acting.wish(ACTION_ID, 'retry')
    expect(acting.failures.get(ACTION_ID)).toEqual({ kind: 'action-gone' })
    backend.answer('acting.retry', ok(actionView()))
    await acting.wish(ACTION_ID, 'retry')
    expect(acting.failures.size).toBe(0)
  })
})
