import { flushPromises } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { defineComponent } from 'vue'
import { repositoryCampaign, repositoryCampaigns } from '../developer-fixtures'
import type { Overrides } from '../fake-backend'
import { alertRow } from '../fixtures'
import { mountApp } from '../mount-app'
import type { RepositoryAlert } from '@/lib/backend/views'
import { fail, ok, type Outcome } from '@/lib/failure'
import { useRepository } from '@/stores/repository'
import { useRepositoryAlert } from '@/stores/repository-alert'

async function stores(overrides: Overrides = {}) {
  let repository: ReturnType<typeof useRepository> | undefined
  let alert: ReturnType<typeof useRepositoryAlert> | undefined
  const Probe = defineComponent({
    setup() {
      repository = useRepository()
      alert = useRepositoryAlert()
      return () => null
    },
  })
  const { backend } = await mountApp(Probe, {}, overrides)
  if (!repository || !alert) throw new Error('no stores')
  return { repository, alert, backend }
}

describe('the campaigns of a repository', () => {
  test('are shown as known, then as GitHub has them', async () => {
    let answer: () => void = () => {}
    const { repository, backend } = await stores({
      'repository.status': ok(repositoryCampaigns({ left: 9 })),
      'repository.refresh': () =>
        new Promise((resolve) => (answer = () => resolve(ok(repositoryCampaigns({ left: 2 }))))),
    })
    void repository.open('octo-org/shop')
    await flushPromises()
    expect(repository.known?.left).toBe(9)
    expect(repository.isComing).toBe(true)
    backend.answer('repository.status', ok(repositoryCampaigns({ left: 2 })))
    answer()
    await flushPromises()
    expect(repository.known?.left).toBe(2)
    expect(repository.isComing).toBe(false)
  })

  test('many changes at once become one question, and those of others none', async () => {
    const { repository, backend } = await stores()
    backend.change({ topic: 'alerts', organization: null })
    expect(backend.inputsOf('repository.status')).toHaveLength(0)
    await repository.open('octo-org/shop')
    const before = backend.inputsOf('repository.status').length
    for (const topic of ['sync', 'limits', 'launch', 'notices'] as const)
      backend.change({ topic, organization: 'octo-org' })
    backend.change({ topic: 'alerts', organization: 'other-org' })
    await flushPromises()
    expect(backend.inputsOf('repository.status')).toHaveLength(before)
    for (const topic of ['alerts', 'campaigns', 'sharing', 'acting'] as const)
      backend.change({ topic, organization: 'Octo-Org' })
    await flushPromises()
    // The one that was under way, and one for all that came meanwhile.
    expect(backend.inputsOf('repository.status')).toHaveLength(before + 2)
  })

  test('with another token GitHub is asked anew', async () => {
    const { repository, backend } = await stores()
    await repository.open('octo-org/shop')
    backend.change({ topic: 'token', organization: null })
    await flushPromises()
    expect(backend.inputsOf('repository.refresh')).toHaveLength(2)
  })

  test('also while it is being asked with the one before', async () => {
    const answers: (() => void)[] = []
    const { repository, backend } = await stores({
      'repository.refresh': () =>
        new Promise((resolve) => answers.push(() => resolve(ok(repositoryCampaigns({ left: 1 }))))),
    })
    void repository.open('octo-org/shop')
    await flushPromises()
    backend.change({ topic: 'token', organization: null })
    backend.change({ topic: 'token', organization: null })
    await flushPromises()
    expect(backend.inputsOf('repository.refresh')).toHaveLength(1)
    answers[0]?.()
    await flushPromises()
    expect(backend.inputsOf('repository.refresh')).toHaveLength(2)
    answers[1]?.()
    await flushPromises()
    expect(backend.inputsOf('repository.refresh')).toHaveLength(2)
    expect(repository.busy).toBe(false)
  })

  test('a failure keeps what was known before', async () => {
    const { repository, backend } = await stores()
    await repository.open('octo-org/shop')
    backend.answer('repository.status', fail({ kind: 'storage-failed', detail: 'x' }))
    await repository.look()
    expect(repository.status.state).toBe('failed')
    expect(repository.campaigns).toHaveLength(1)
  })

  test('opened again it asks nothing', async () => {
    const { repository, backend } = await stores()
    await repository.open('octo-org/shop')
    const before = backend.calls.length
    await repository.open('octo-org/shop')
    await repository.returned()
    expect(backend.calls).toHaveLength(before)
  })
})

describe('the alert of the page', () => {
  test('a late answer about one alert names no campaign of the next', async () => {
    const waiting = new Map<number, (outcome: Outcome<RepositoryAlert>) => void>()
    const { repository, alert } = await stores({
      'repository.alert': ({ number }) => new Promise((resolve) => waiting.set(number, resolve)),
    })
    await repository.open('octo-org/shop')
    void alert.open(1)
    void alert.open(2)
    await flushPromises()
    waiting.get(2)?.(ok({ alert: alertRow({ number: 2 }), campaigns: [] }))
    waiting.get(1)?.(ok({ alert: alertRow({ number: 1 }), campaigns: [repositoryCampaign()] }))
    await flushPromises()
    expect(alert.alert).toMatchObject({ state: 'loaded', value: { alert: { number: 2 }, campaigns: [] } })
  })

  test('off the page of an alert nothing is asked, whatever changes', async () => {
    const { repository, alert, backend } = await stores()
    await repository.open('octo-org/shop')
    await alert.open(null)
    backend.change({ topic: 'alerts', organization: null })
    await flushPromises()
    expect(backend.inputsOf('repository.alert')).toHaveLength(0)
  })
})
