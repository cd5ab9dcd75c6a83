import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { defineComponent } from 'vue'
import { describe, expect, test } from 'vitest'
import { backendKey } from '@/lib/backend/contract'
import type { CampaignView, SharingStatus } from '@/lib/backend/views'
import { fail, ok, type Outcome } from '@/lib/failure'
import { useSharing } from '@/stores/sharing'
import { fakeBackend, type FakeBackend, type Overrides } from '../fake-backend'
import { CAMPAIGN_ID, campaignView, ORGANIZATION } from '../fixtures'
import { present, sharingStatus } from './a-sharing'

const UNKNOWN = ok(sharingStatus({ state: { state: 'unknown' } }))

function open(overrides: Overrides = {}): { store: ReturnType<typeof useSharing>; backend: FakeBackend } {
  const backend = fakeBackend(overrides)
  const found: { store?: ReturnType<typeof useSharing> } = {}
  const Subject = defineComponent({
    setup() {
      found.store = useSharing()
      return () => null
    },
  })
  mount(Subject, { global: { plugins: [createPinia()], provide: { [backendKey]: backend } } })
  if (!found.store) throw new Error('The store was not made')
  return { store: found.store, backend }
}

describe('what is known of campaign repositories', () => {
  test('is asked for once, however the organization is written, and follows changes of its own', async () => {
    const { store, backend } = open()
    await store.load(ORGANIZATION)
    await store.load(ORGANIZATION.toUpperCase())
    expect(backend.inputsOf('sharing.status')).toEqual([{ organization: ORGANIZATION }])
    expect(store.statusOf('Octo-Org')).toMatchObject({
      state: 'loaded',
      value: { state: { state: 'absent' } },
    })

    backend.answer('sharing.status', ok(present()))
    backend.change({ topic: 'sharing', organization: 'other-org' })
    backend.change({ topic: 'alerts', organization: ORGANIZATION })
    await flushPromises()
    expect(backend.inputsOf('sharing.status')).toHaveLength(1)
    backend.change({ topic: 'sharing', organization: 'OCTO-ORG' })
    await flushPromises()
    expect(store.statusOf(ORGANIZATION)).toMatchObject({ value: { state: { state: 'present' } } })
  })

  test('another token may read and write elsewhere', async () => {
    const { store, backend } = open()
    await store.load(ORGANIZATION)
    backend.change({ topic: 'token', organization: null })
    await flushPromises()
    expect(backend.inputsOf('sharing.status')).toHaveLength(2)
  })

  test('of an organization that nobody asked for nothing is asked', async () => {
    const { store, backend } = open()
    backend.change({ topic: 'sharing', organization: null })
    await flushPromises()
    expect(backend.calls).toEqual([])
    expect(store.statusOf(ORGANIZATION)).toEqual({ state: 'idle' })
  })
})

describe('looking', () => {
  test('two that look get one answer', async () => {
    const { promise, resolve } = Promise.withResolvers<Outcome<SharingStatus>>()
    const { store, backend } = open({ 'sharing.look': () => promise })
    const both = [store.look(ORGANIZATION), store.look('OCTO-ORG')]
    expect(backend.inputsOf('sharing.look')).toHaveLength(1)
    resolve(ok(present()))
    expect(await Promise.all(both)).toEqual([ok(present()), ok(present())])
    expect(store.statusOf(ORGANIZATION)).toMatchObject({ value: { state: { state: 'present' } } })
    void store.look(ORGANIZATION)
    expect(backend.inputsOf('sharing.look')).toHaveLength(2)
  })

  test('what fails leaves what was known', async () => {
    const { store } = open({ 'sharing.status': ok(present()), 'sharing.look': fail({ kind: 'no-token' }) })
    await store.load(ORGANIZATION)
    expect(await store.look(ORGANIZATION)).toEqual(fail({ kind: 'no-token' }))
    expect(store.statusOf(ORGANIZATION)).toMatchObject({ state: 'loaded', value: present() })
  })

  test('to know is to look only where nobody has', async () => {
    const known = open({ 'sharing.status': ok(present()) })
    expect(await known.store.know(ORGANIZATION)).toEqual(ok(present()))
    expect(known.backend.inputsOf('sharing.look')).toEqual([])
    const unknown = open({ 'sharing.status': UNKNOWN, 'sharing.look': ok(present()) })
    expect(await unknown.store.know(ORGANIZATION)).toEqual(ok(present()))
    expect(unknown.backend.inputsOf('sharing.look')).toHaveLength(1)
  })
})

test('a campaign that is being shared is not asked for twice, from wherever it is wished', async () => {
  const { promise, resolve } = Promise.withResolvers<Outcome<CampaignView>>()
  const { store, backend } = open({ 'sharing.share': () => promise })
  const both = [store.share(CAMPAIGN_ID), store.share(CAMPAIGN_ID)]
  expect(store.isSharing(CAMPAIGN_ID)).toBe(true)
  expect(backend.inputsOf('sharing.share')).toHaveLength(1)
  resolve(ok(campaignView()))
  await Promise.all(both)
  expect(store.isSharing(CAMPAIGN_ID)).toBe(false)
})
