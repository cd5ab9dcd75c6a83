// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import { valueOf } from './backend'
import { CAMPAIGNS, nativeRig, says, type NativeRig } from './native-rig'
import { ORGANIZATION } from './some-alerts'
import type { CampaignView } from '@/lib/backend/views'
import type { CampaignDetails } from '@/lib/campaigns/campaign'

let rig: NativeRig
let campaign: CampaignView
const WANTED = { publishing: { share: false, native: true } }
const PATCH = `PATCH ${CAMPAIGNS}/1`

beforeEach(async () => {
  rig = await nativeRig()
  campaign = await rig.create(WANTED)
})

const there = () => rig.world.campaign(ORGANIZATION, 1)
const native = () => rig.nativeOf(campaign.id)
async function edit(change: Partial<CampaignDetails>) {
  const { name, description, dueDate, managers, contactLink } = campaign
  campaign = valueOf(
    await rig.handlers['campaigns.edit']({
      id: campaign.id,
      revision: campaign.revision,
      details: { name, description, dueDate, managers, contactLink, ...change },
    }),
  )
}
const id = () => ({ id: campaign.id })
function refuse(answer: Response | Error | null): void {
  rig.network.before = (method) => (method === 'PATCH' ? answer : null)
}

describe('a change of a campaign that GitHub has too', () => {
  it('is made there as well: each field, and only those that changed', async () => {
    rig.world.editCampaign(ORGANIZATION, 1, { description: 'Written at GitHub.' })
    const contactLink = 'mailto:security@example.com'
    await edit({ name: 'Another', dueDate: '2027-01-31', managers: ['noor-haddad'], contactLink })
    await rig.settled()
    expect(there()).toMatchObject({ name: 'Another', description: 'Written at GitHub.', contactLink })
    expect(there().managers.map(({ login }) => login)).toEqual(['noor-haddad'])
    expect(new Date(there().endsAt).toISOString()).toBe('2027-01-31T22:59:59.000Z')
    expect(await native()).toEqual({ state: 'published', number: 1, made: expect.anything() })
    expect(rig.times(PATCH)).toBe(1)
    await edit({ contactLink: null })
    await rig.settled()
    expect(there().contactLink).toBeNull()
  })

  it('closes and reopens it', async () => {
    valueOf(await rig.handlers['campaigns.close'](id()))
    await rig.settled()
    expect(there().state).toBe('closed')
    valueOf(await rig.handlers['campaigns.reopen'](id()))
    await rig.settled()
    expect(there().state).toBe('open')
  })

  it('that changes nothing asks for nothing', async () => {
    await edit({})
    await rig.settled()
    expect(rig.times('PATCH')).toBe(0)
  })

  it('leaves a campaign alone that is not there', async () => {
    const other = await rig.create()
    valueOf(await rig.handlers['campaigns.close']({ id: other.id }))
    await rig.settled()
    expect(rig.times('PATCH')).toBe(0)
  })

  it('that deletes ours leaves GitHub’s as it is', async () => {
    valueOf(await rig.handlers['campaigns.delete'](id()))
    await rig.settled()
    expect(there().state).toBe('open')
    expect(rig.times('PATCH')).toBe(0)
    const list = await rig.list()
    expect(list).toMatchObject({ state: 'present', campaigns: [{ number: 1, campaignId: null }] })
  })
})

describe('a change that GitHub does not take', () => {
  const errors = [{ resource: 'Campaign', field: 'name', code: 'invalid', message: 'no' }]
  const said = { field: 'name', problem: 'fields.native.refused', values: { message: 'no' } }
  const failure = { kind: 'invalid-input', problems: [said] }

  it('stays here, is said to be out of step, and is not tried again by itself', async () => {
    refuse(says(422, { message: 'Validation Failed', errors }))
    await edit({ name: 'Another' })
    await rig.settled()
    expect(valueOf(await rig.store.campaigns.get(campaign.id)).name).toBe('Another')
    expect(await native()).toMatchObject({ behind: { fields: ['name'], failure } })
    rig.time.now += 7200
    await rig.settled()
    expect(rig.times(PATCH)).toBe(1)
  })

  it('is carried over with the next one, and by Try again', async () => {
    refuse(says(422, { message: 'Validation Failed', errors }))
    await edit({ name: 'Another' })
    await rig.settled()
    refuse(null)
    const view = valueOf(await rig.handlers['native.publish'](id()))
    expect(view.publication.native).toMatchObject({ state: 'published', number: 1, behind: null })
    expect(there().name).toBe('Another')

    refuse(says(422, { message: 'Validation Failed', errors }))
    await edit({ name: 'A third' })
    await rig.settled()
    refuse(null)
    await edit({ name: 'A third', description: 'And more.' })
    await rig.settled()
    expect(there()).toMatchObject({ name: 'A third', description: 'And more.' })
  })

  it('is tried again by itself where the fault passes', async () => {
    refuse(new TypeError('network error'))
    await edit({ name: 'Another' })
    await rig.settled()
    expect(await native()).toMatchObject({ behind: { fields: ['name'], failure: { kind: 'offline' } } })
    refuse(null)
    await rig.settled()
    expect(there().name).toBe('Another')
    expect(await native()).not.toHaveProperty('behind')
  })

  it('can be left as it is', async () => {
    refuse(says(422, { message: 'Validation Failed', errors }))
    await edit({ name: 'Another' })
    await rig.settled()
    const view = valueOf(await rig.handlers['native.withdraw'](id()))
    expect(view.publication.native).toMatchObject({ number: 1, behind: null })
    expect(there().name).not.toBe('Another')
  })

  it('is told where GitHub’s campaign was deleted', async () => {
    rig.world.deleteCampaign(ORGANIZATION, 1)
    await edit({ name: 'Another' })
    await rig.settled()
    expect(await native()).toMatchObject({
      behind: { failure: { kind: 'not-found', subject: 'campaigns', name: '1' } },
    })
  })
})

describe('a change while another one is carried over', () => {
  it('is carried over too', async () => {
    let first: Promise<void> | null = null
    let left = 1
    rig.network.after = async (method) => {
      if (method !== 'PATCH' || left-- <= 0) return null
      await first
      await edit({ name: 'Second', description: 'Too.' })
      return null
    }
    first = edit({ name: 'First' })
    await first
    await rig.settled()
    await rig.settled()
    expect(there()).toMatchObject({ name: 'Second', description: 'Too.' })
    expect(await native()).not.toHaveProperty('behind')
  })
})

describe('a change that is not stored', () => {
  it('is not carried over', async () => {
    await edit({ name: 'Mine' })
    await rig.settled()
    const before = rig.times(PATCH)
    const { description, dueDate, managers, contactLink } = campaign
    const details = { name: 'Late', description, dueDate, managers, contactLink }
    const late = await rig.handlers['campaigns.edit']({ id: campaign.id, revision: 0, details })
    expect(late).toEqual({ ok: false, failure: { kind: 'campaign-changed' } })
    await rig.settled()
    expect(rig.times(PATCH)).toBe(before)
    expect(await native()).not.toHaveProperty('behind')
  })

  it('because its file was faster, either', async () => {
    const failure = { kind: 'conflict', name: 'campaigns/x.json' } as const
    rig.store.campaigns.replace = () => Promise.resolve({ ok: false, failure })
    const { name: _, description, dueDate, managers, contactLink } = campaign
    const details = { name: 'Late', description, dueDate, managers, contactLink }
    const { revision } = campaign
    const late = await rig.handlers['campaigns.edit']({ id: campaign.id, revision, details })
    expect(late).toEqual({ ok: false, failure })
    await rig.settled()
    expect(await native()).not.toHaveProperty('behind')
    expect(rig.times('PATCH')).toBe(0)
  })
})
