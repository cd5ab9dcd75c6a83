// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { failureOf } from './a-creation'
import { testBackend, valueOf } from './backend'
import { CAMPAIGNS, nativeRig, says, type NativeRig } from './native-rig'
import { ORGANIZATION } from './some-alerts'
import type { Input } from '@/lib/backend/contract'

const LIST = `GET ${CAMPAIGNS}`
let rig: NativeRig

describe('an organization without campaigns', () => {
  it('is asked once an hour, and nothing is told of them', async () => {
    rig = await nativeRig({ campaigns: false })
    for (let minute = 0; minute < 59; minute += 1) {
      expect(await rig.list()).toEqual({ state: 'absent' })
      rig.time.now += 60
    }
    expect(rig.times(LIST)).toBe(1)
    rig.time.now += 61
    expect(await rig.list()).toEqual({ state: 'absent' })
    expect(rig.times(LIST)).toBe(2)
  })

  it('is the same to somebody who may not manage them', async () => {
    rig = await nativeRig({ token: DEMO_TOKENS.developer })
    expect(await rig.list()).toEqual({ state: 'absent' })
  })

  it('and to a token without the scope', async () => {
    rig = await nativeRig()
    rig.network.before = (_, path) =>
      path === CAMPAIGNS ? says(403, { message: 'Resource not accessible' }) : null
    expect(await rig.list()).toEqual({ state: 'absent' })
  })

  it('may have some for another token', async () => {
    rig = await nativeRig({ campaigns: false })
    expect(await rig.list()).toEqual({ state: 'absent' })
    rig.world.switchNativeCampaigns(ORGANIZATION, true)
    expect(await rig.list()).toEqual({ state: 'absent' })
    valueOf(await rig.handlers['token.forget']({}))
    expect(await rig.list()).toMatchObject({ state: 'present' })
  })

  it('that was never added is not asked about', async () => {
    rig = await nativeRig()
    const answer = await rig.handlers['native.list']({ organization: 'elsewhere' })
    expect(answer).toEqual({ ok: true, value: { state: 'absent' } })
    expect(rig.asked).toEqual([])
  })

  it('is no failure without a token, but that is one', async () => {
    const backend = await testBackend()
    backend.vault.state = () => Promise.resolve({ ok: true, value: { state: 'none' } })
    const answer = await backend.handlers['native.list']({ organization: ORGANIZATION })
    expect(failureOf(answer)).toEqual({ kind: 'no-token' })
  })
})

describe('GitHub’s campaigns', () => {
  beforeEach(async () => {
    rig = await nativeRig()
    const alerts = rig.world.organizations
      .find(({ login }) => login === ORGANIZATION)
      ?.repositories.flatMap((one) => one.alerts)
      .filter(({ state }) => state === 'open')
      .slice(0, 4)
    rig.world.createCampaign(ORGANIZATION, { name: 'Old', alerts: [] })
    rig.time.now += 100
    rig.world.createCampaign(ORGANIZATION, {
      name: 'Young <b>',
      description: 'Of GitHub',
      alerts: alerts ?? [],
      contactLink: 'javascript:alert(1)',
    })
    rig.world.closeCampaign(ORGANIZATION, 1)
  })

  it('are listed with their counts, youngest first, open and closed', async () => {
    const list = await rig.list()
    if (list.state !== 'present') throw new Error('absent')
    expect(list.campaigns).toMatchObject([
      {
        number: 2,
        state: 'open',
        name: 'Young <b>',
        managers: ['maya-manager'],
        alerts: { open: 4, inProgress: 0, closed: 0 },
        url: `https://github.com/orgs/octo-org/security/campaigns/2`,
        campaignId: null,
      },
      { number: 1, state: 'closed', name: 'Old', closedAt: expect.any(Number) },
    ])
    expect(list).toMatchObject({ unreadable: 0, failure: null })
  })

  it('are remembered for a minute, also by the next worker, and then asked for with the ETag', async () => {
    await rig.list()
    await rig.list()
    expect(rig.times(LIST)).toBe(1)
    const kept = valueOf(await rig.store.nativeCampaigns.get(ORGANIZATION))
    expect(kept).toMatchObject({ isPresent: true, login: 'maya-manager' })
    if (kept) valueOf(await rig.store.nativeCampaigns.put({ ...kept, etag: '"x"' }))
    rig.time.now += 61
    rig.network.before = () => says(304)
    expect(await rig.list()).toMatchObject({ state: 'present', campaigns: [{ number: 2 }, { number: 1 }] })
    expect(rig.times(LIST)).toBe(2)
  })

  it('asked for by many views at once are asked for once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => rig.list()))
    expect(rig.times(LIST)).toBe(1)
  })

  it('of several pages are all there', async () => {
    for (let count = 0; count < 150; count += 1)
      rig.world.createCampaign(ORGANIZATION, { name: `C${count}`, alerts: [] })
    const list = await rig.list()
    expect(list.state === 'present' && list.campaigns.length).toBe(152)
    expect(valueOf(await rig.store.nativeCampaigns.get(ORGANIZATION))?.etag).toBeNull()
  })

  it('stay in sight when GitHub cannot be asked, with the reason', async () => {
    await rig.list()
    rig.time.now += 61
    rig.network.before = () => says(401)
    expect(await rig.list()).toMatchObject({
      state: 'present',
      campaigns: [{ number: 2 }, { number: 1 }],
      failure: { kind: 'token-rejected' },
    })
    // Nor is it asked again by every view.
    await rig.list()
    expect(rig.times(LIST)).toBe(2)
  })

  it('that were never read and cannot be are a failure', async () => {
    rig.network.before = () => says(401)
    const answer = await rig.handlers['native.list']({ organization: ORGANIZATION })
    expect(failureOf(answer)).toEqual({ kind: 'token-rejected' })
  })

  it('of which some cannot be read are told without them', async () => {
    rig.network.before = () => says(200, [{ number: 'x' }])
    expect(await rig.list()).toMatchObject({ state: 'present', campaigns: [], unreadable: 1 })
  })

  it('of another user are not shown', async () => {
    await rig.list()
    const kept = valueOf(await rig.store.nativeCampaigns.get(ORGANIZATION))
    if (kept) valueOf(await rig.store.nativeCampaigns.put({ ...kept, login: 'noor' }))
    await rig.list()
    expect(rig.times(LIST)).toBe(2)
  })

  it('go with their organization', async () => {
    await rig.list()
    valueOf(await rig.store.organizations.remove(ORGANIZATION))
    expect(valueOf(await rig.store.nativeCampaigns.get(ORGANIZATION))).toBeNull()
    expect(await rig.list()).toEqual({ state: 'absent' })
  })
})

describe('changing one of GitHub’s campaigns', () => {
  const ofTwo = { organization: ORGANIZATION, number: 2 }
  const details = (change: Partial<Input<'native.edit'>['details']> = {}) => ({
    ...{ name: 'Two', description: 'What must not wait any longer.', dueDate: '2026-12-20' },
    ...{ managers: ['maya-manager'], contactLink: null },
    ...change,
  })
  const two = () => rig.world.campaign(ORGANIZATION, 2)
  beforeEach(async () => {
    rig = await nativeRig()
    const endsAt = Date.UTC(2026, 11, 20, 12)
    for (const name of ['One', 'Two']) rig.world.createCampaign(ORGANIZATION, { name, alerts: [], endsAt })
  })

  it('sends what differs and shows what GitHub answers', async () => {
    const view = valueOf(
      await rig.handlers['native.edit']({ ...ofTwo, details: details({ name: ' Second ' }) }),
    )
    expect(view).toMatchObject({ number: 2, name: 'Second' })
    expect(two()).toMatchObject({ name: 'Second', endsAt: Date.UTC(2026, 11, 20, 12) })
    expect(rig.changes).toContainEqual({ topic: 'native', organization: ORGANIZATION })
    expect(await rig.list()).toMatchObject({ campaigns: [{ name: 'Second' }, { name: 'One' }] })
    expect(rig.times(LIST)).toBe(1)
  })

  it('asks for nothing where nothing differs', async () => {
    valueOf(await rig.handlers['native.edit']({ ...ofTwo, details: details() }))
    expect(rig.times('PATCH')).toBe(0)
  })

  it('names the field that is wrong', async () => {
    const wrong = await rig.handlers['native.edit']({ ...ofTwo, details: details({ name: 'x'.repeat(51) }) })
    expect(failureOf(wrong)).toMatchObject({ problems: [{ field: 'name', problem: 'fields.name.long' }] })
    const nobody = details({ managers: [] })
    expect(failureOf(await rig.handlers['native.edit']({ ...ofTwo, details: nobody }))).toMatchObject({
      problems: [{ field: 'managers' }],
    })
    rig.network.before = (method) =>
      method === 'PATCH' ? says(422, { errors: [{ field: 'managers', message: 'devon may not' }] }) : null
    const refused = await rig.handlers['native.edit']({ ...ofTwo, details: details({ managers: ['devon'] }) })
    expect(failureOf(refused)).toMatchObject({ problems: [{ field: 'managers' }] })
    expect(two().name).toBe('Two')
  })

  it('may leave it to teams alone', async () => {
    const [team] =
      rig.world.organizations.find(({ login }) => login === ORGANIZATION)?.securityManagers.teams ?? []
    if (!team) throw new Error('no team')
    rig.world.editCampaign(ORGANIZATION, 2, { teamManagers: [team], managers: [] })
    valueOf(await rig.handlers['native.edit']({ ...ofTwo, details: details({ managers: [], name: 'T' }) }))
    expect(two()).toMatchObject({ name: 'T', managers: [] })
  })

  it('closes and reopens, twice like once', async () => {
    for (const _ of [1, 2]) expect(valueOf(await rig.handlers['native.close'](ofTwo)).state).toBe('closed')
    for (const _ of [1, 2]) expect(valueOf(await rig.handlers['native.reopen'](ofTwo)).state).toBe('open')
    expect(rig.times('PATCH')).toBe(2)
  })

  it('does not reopen an eleventh', async () => {
    rig.world.closeCampaign(ORGANIZATION, 2)
    for (let count = 0; count < 9; count += 1)
      rig.world.createCampaign(ORGANIZATION, { name: `C${count}`, alerts: [] })
    expect(failureOf(await rig.handlers['native.reopen'](ofTwo))).toEqual({
      kind: 'too-many-campaigns',
      limit: 10,
    })
    expect(rig.times('PATCH')).toBe(0)
  })

  it('says that one is not there (any more)', async () => {
    const ofNine = { organization: ORGANIZATION, number: 9 }
    const expected = { kind: 'not-found', subject: 'campaigns', name: '9' }
    expect(failureOf(await rig.handlers['native.close'](ofNine))).toEqual(expected)
    await rig.list()
    rig.world.deleteCampaign(ORGANIZATION, 2)
    expect(failureOf(await rig.handlers['native.close'](ofTwo))).toEqual({ ...expected, name: '2' })
  })
})
