import { beforeEach, describe, expect, it } from 'vitest'
import { create, edit, listed, look, seen } from './people'
import { ORGANIZATION, REPOSITORY, browser, fileIn, hub, messages, path, type Browser, type Hub } from './rig'
import { value } from '../storage/samples'

let github: Hub
let manager: Browser
let colleague: Browser

beforeEach(async () => {
  github = hub()
  manager = await browser(github, 'manager')
  colleague = await browser(github, 'colleague')
})

describe('a campaign that is shared when it opens', () => {
  it('stands in the campaign repository at once, by one write', async () => {
    const campaign = await create(manager)
    expect(campaign.publication.share).toEqual({
      state: 'shared',
      url: `https://github.com/${REPOSITORY}/blob/HEAD/campaigns/${campaign.id}.json`,
    })
    expect(github.take(/^PUT/)).toEqual([`PUT /repos/${REPOSITORY}/contents/${path(campaign.id)}`])
    expect(messages(github)).toEqual(['Open campaign "No SQL injection" (due 2026-12-24)'])
    expect(fileIn(github, path(campaign.id))).toMatchObject({
      format: 'muster-campaign',
      organization: ORGANIZATION,
      createdBy: 'maya-manager',
      updatedBy: 'maya-manager',
      repositories: [
        { id: 1, fullName: 'octo-org/orders', alerts: [1, 2, 3] },
        { id: 2, fullName: 'octo-org/shop', alerts: [1, 2] },
      ],
    })
    expect(manager.told).toContainEqual({ topic: 'sharing', organization: ORGANIZATION })
  })

  it('comes by itself to everybody who may read it, and is launched by nobody else', async () => {
    const launch = { autofix: true, issues: true }
    const { id } = await create(manager, { launch })
    const reader = await browser(github, 'reader')
    expect(await look(reader)).toMatchObject({ state: { state: 'present', canWrite: false, campaigns: 1 } })
    const [theirs] = await listed(reader)
    expect(theirs).toMatchObject({
      id,
      name: 'No SQL injection',
      createdBy: 'maya-manager',
      launch: { autofix: false, issues: false },
      publication: { origin: 'repository', share: { state: 'shared' } },
    })
    expect(value(await reader.store.publications.get(id)).repositories).toEqual([
      { id: 1, fullName: 'octo-org/orders' },
      { id: 2, fullName: 'octo-org/shop' },
    ])
    value(await reader.keepTime())
    expect(value(await reader.store.outbox.tasks(id))).toEqual([])
    expect(await reader.handlers['launch.start']({ id, options: launch })).toMatchObject({
      failure: { kind: 'invalid-input', problems: [{ problem: 'fields.launch.notHere' }] },
    })
    expect(reader.told).toContainEqual({ topic: 'campaigns', organization: ORGANIZATION })
  })

  it('is read by ETag: what has not changed costs nothing of the hourly limit', async () => {
    await create(manager)
    await look(colleague)
    github.asked.length = 0
    await look(colleague)
    expect(github.asked.map(({ status }) => status)).toEqual([304, 304])
    await create(manager, { query: 'repo:shop' })
    github.take()
    await look(colleague)
    expect(github.take(/campaigns\/.*json/)).toHaveLength(1)
    await look(manager)
    expect(github.take(/campaigns\/.*json/)).toEqual([])
  })

  it('as a draft is nobody else’s until it is published', async () => {
    const draft = await create(manager, { as: 'draft' })
    expect(github.take(/^PUT/)).toEqual([])
    value(await manager.handlers['campaigns.publish']({ id: draft.id }))
    value(await manager.sharing.shareWaiting(ORGANIZATION))
    expect((await seen(manager, draft.id)).publication.share.state).toBe('shared')
    expect(github.take(/^PUT/)).toHaveLength(1)
  })

  it('can be shared later, by hand', async () => {
    const { id } = await create(manager, { publishing: { share: false, native: false } })
    expect(github.take(/^PUT/)).toEqual([])
    const after = value(await manager.handlers['sharing.share']({ id }))
    expect(after.publication.share.state).toBe('shared')
    expect(value(await manager.handlers['sharing.share']({ id })).publication.share.state).toBe('shared')
    expect(github.take(/^PUT/)).toHaveLength(1)
  })
})

describe('changes of a shared campaign', () => {
  it('go to the file first, and reach the others', async () => {
    const campaign = await create(manager)
    const edited = value(
      await edit(manager, campaign, { dueDate: '2027-01-31', contactLink: 'mailto:a@b.example' }),
    )
    expect(edited.revision).toBe(campaign.revision + 1)
    value(await manager.handlers['campaigns.close']({ id: campaign.id }))
    expect(messages(github).slice(1)).toEqual([
      'Change due date and contact link of campaign "No SQL injection"',
      'Close campaign "No SQL injection"',
    ])
    expect(fileIn(github, path(campaign.id))).toMatchObject({ state: 'closed', closedBy: 'maya-manager' })
    await look(colleague)
    expect((await listed(colleague))[0]).toMatchObject({
      state: 'closed',
      dueDate: '2027-01-31',
      contactLink: 'mailto:a@b.example',
    })
    value(await colleague.handlers['campaigns.reopen']({ id: campaign.id }))
    const before = await seen(manager, campaign.id)
    await look(manager)
    expect(await seen(manager, campaign.id)).toMatchObject({ state: 'open', revision: before.revision + 1 })
  })

  it('of different fields at once are merged, and nobody has to do anything', async () => {
    const campaign = await create(manager)
    await look(colleague)
    const theirs = await seen(colleague, campaign.id)
    value(await edit(manager, campaign, { dueDate: '2027-01-31' }))
    const merged = value(await edit(colleague, theirs, { name: 'Injections', managers: ['olga-petrenko'] }))
    expect(merged).toMatchObject({
      name: 'Injections',
      dueDate: '2027-01-31',
      managers: ['olga-petrenko'],
      revision: theirs.revision + 1,
    })
    await look(manager)
    expect(await seen(manager, campaign.id)).toMatchObject({
      name: 'Injections',
      dueDate: '2027-01-31',
      managers: ['olga-petrenko'],
    })
    expect(messages(github).at(-1)).toBe('Change name and managers of campaign "Injections"')
  })

  it('of the same field at once are shown to whoever came second, who may then decide', async () => {
    const campaign = await create(manager)
    await look(colleague)
    const theirs = await seen(colleague, campaign.id)
    value(await edit(manager, campaign, { name: 'By Maya', dueDate: '2027-01-31' }))
    const refused = await edit(colleague, theirs, { name: 'By Devon', description: 'Soon.' })
    expect(refused).toEqual({ ok: false, failure: { kind: 'campaign-changed' } })
    const shown = await seen(colleague, campaign.id)
    expect(shown).toMatchObject({ name: 'By Maya', dueDate: '2027-01-31', description: 'Use parameters.' })
    expect(shown.revision).toBe(theirs.revision + 1)
    expect(fileIn(github, path(campaign.id))).toMatchObject({ name: 'By Maya' })
    value(await edit(colleague, shown, { name: 'By Devon', description: 'Soon.' }))
    await look(manager)
    expect(await seen(manager, campaign.id)).toMatchObject({
      name: 'By Devon',
      description: 'Soon.',
      dueDate: '2027-01-31',
    })
  })

  it('that both made alike need no second commit', async () => {
    const campaign = await create(manager)
    await look(colleague)
    const theirs = await seen(colleague, campaign.id)
    value(await edit(manager, campaign, { dueDate: '2027-01-31' }))
    expect(value(await edit(colleague, theirs, { dueDate: '2027-01-31' })).dueDate).toBe('2027-01-31')
    expect(messages(github)).toHaveLength(2)
    await look(colleague)
    expect((await seen(colleague, campaign.id)).revision).toBe(theirs.revision + 1)
  })

  it('are tried again when somebody is faster again and again', async () => {
    const campaign = await create(manager)
    let faster = 0
    github.network.before = (method) => {
      if (method !== 'PUT' || faster === 2) return null
      faster += 1
      const now = fileIn(github, path(campaign.id))
      const text = JSON.stringify({ ...now, description: `Version ${faster}` })
      github.world.setFile(REPOSITORY, path(campaign.id), text)
      return null
    }
    const edited = value(await edit(manager, campaign, { name: 'Mine' }))
    expect(edited).toMatchObject({ name: 'Mine', description: 'Version 2' })
    expect(fileIn(github, path(campaign.id))).toMatchObject({ name: 'Mine', description: 'Version 2' })
  })

  it('are refused to whoever may only read, and nothing is changed', async () => {
    const campaign = await create(manager)
    const reader = await browser(github, 'reader')
    await look(reader)
    const theirs = await seen(reader, campaign.id)
    const refusal = { ok: false, failure: { kind: 'read-only', name: REPOSITORY } }
    expect(await edit(reader, theirs, { name: 'Mine' })).toEqual(refusal)
    expect(await reader.handlers['campaigns.delete']({ id: campaign.id })).toEqual(refusal)
    expect(await seen(reader, campaign.id)).toEqual(theirs)
  })
})

describe('deleting a shared campaign', () => {
  it('leaves a tombstone, by which it goes from every browser', async () => {
    const { id } = await create(manager)
    await look(colleague)
    value(await colleague.handlers['campaigns.delete']({ id }))
    expect(fileIn(github, path(id))).toEqual({
      format: 'muster-campaign',
      version: 1,
      id,
      organization: ORGANIZATION,
      state: 'deleted',
      deletedAt: '2026-11-20T10:00:00Z',
      deletedBy: 'devon-developer',
    })
    expect(messages(github).at(-1)).toBe('Delete campaign "No SQL injection"')
    await look(manager)
    expect(await listed(manager)).toEqual([])
    expect(await listed(colleague)).toEqual([])
    expect(await look(await browser(github, 'reader'))).toMatchObject({
      state: { campaigns: 0, problems: [] },
    })
  })

  it('while somebody edits it is told to them', async () => {
    const campaign = await create(manager)
    await look(colleague)
    value(await colleague.handlers['campaigns.delete']({ id: campaign.id }))
    expect(await edit(manager, campaign, { name: 'Too late' })).toEqual({
      ok: false,
      failure: { kind: 'campaign-gone' },
    })
    expect(await listed(manager)).toEqual([])
  })

  it('takes what somebody changed meanwhile with it', async () => {
    const campaign = await create(manager)
    await look(colleague)
    value(await edit(manager, campaign, { name: 'Newer' }))
    value(await colleague.handlers['campaigns.delete']({ id: campaign.id }))
    expect(fileIn(github, path(campaign.id))).toMatchObject({ state: 'deleted' })
  })
})
