import { beforeEach, describe, expect, it } from 'vitest'
import { create, edit, listed, look, seen } from './people'
import { ORGANIZATION, REPOSITORY, browser, fileIn, hub, messages, path, type Browser, type Hub } from './rig'
import { value } from '../storage/samples'

let github: Hub
let manager: Browser
let reader: Browser

beforeEach(async () => {
  github = hub()
  manager = await browser(github, 'manager')
  reader = await browser(github, 'reader')
})
const status = async (who: Browser) =>
  value(await who.handlers['sharing.status']({ organization: ORGANIZATION }))
const save = (who: Browser, repository: string) =>
  who.handlers['sharing.save']({ organization: ORGANIZATION, repository })

describe('the status of the campaign repository', () => {
  it('is unknown, then absent or present', async () => {
    expect(await status(manager)).toEqual({
      repository: REPOSITORY,
      isSuggestion: true,
      state: { state: 'unknown' },
      createUrl: 'https://github.com/new?owner=octo-org&name=security-campaigns&visibility=private',
    })
    expect(await look(manager)).toMatchObject({
      state: {
        state: 'present',
        canWrite: true,
        isPrivate: true,
        isArchived: false,
        campaigns: 0,
        problems: [],
      },
    })
    github.world.deleteRepository(REPOSITORY)
    expect((await look(manager)).state).toEqual({ state: 'absent' })
  })

  it('says what a token may not do', async () => {
    expect((await look(reader)).state).toMatchObject({ state: 'present', canWrite: false })
    github.world.archiveRepository(REPOSITORY)
    expect((await look(reader)).state).toMatchObject({ state: 'present', isArchived: true })
  })

  it('says why it could not be read now, and what was read before stays', async () => {
    await create(manager)
    await look(reader)
    const campaign = await listed(reader)
    github.network.before = (_, asked) =>
      asked.includes('/contents') ? new Response('{"message":"Bad gateway"}', { status: 403 }) : null
    expect(await look(reader)).toMatchObject({
      state: {
        state: 'failed',
        failure: { kind: 'no-permission', subject: 'contents' },
        asOf: expect.any(Number),
      },
    })
    expect(await listed(reader)).toEqual(campaign)
    github.network.before = () => null
    expect((await look(reader)).state).toMatchObject({ state: 'present', campaigns: 1 })
  })

  it('tells a token that may see the repository and not its files from an empty repository', async () => {
    await create(manager)
    await look(reader)
    github.network.before = (_, asked) =>
      asked.includes('/contents') ? new Response('{"message":"Not Found"}', { status: 404 }) : null
    expect((await look(reader)).state).toMatchObject({
      state: 'failed',
      failure: { kind: 'no-permission', subject: 'contents' },
    })
    expect((await listed(reader))[0]?.publication.share.state).toBe('shared')
  })
})

describe('a campaign repository', () => {
  it('that was renamed is followed, and its new name is said', async () => {
    const campaign = await create(manager)
    github.world.renameRepository(REPOSITORY, 'campaigns')
    expect(await look(manager)).toMatchObject({
      repository: 'octo-org/campaigns',
      isSuggestion: false,
      state: { state: 'present', campaigns: 1 },
    })
    const edited = value(await edit(manager, campaign, { name: 'New' }))
    expect(edited.publication.share).toMatchObject({
      url: expect.stringContaining('octo-org/campaigns/blob'),
    })
    expect(fileIn(github, path(campaign.id), 'octo-org/campaigns')).toMatchObject({ name: 'New' })
    github.take()
    await look(manager)
    expect(github.take().filter((what) => what.includes('security-campaigns'))).toEqual([])
  })

  it('that was renamed a moment ago takes writes under its former name', async () => {
    const campaign = await create(manager)
    github.world.renameRepository(REPOSITORY, 'campaigns')
    expect(value(await edit(manager, campaign, { name: 'New' })).name).toBe('New')
    expect(fileIn(github, path(campaign.id), 'octo-org/campaigns')).toMatchObject({ name: 'New' })
  })

  it('that went to another organization is none any more', async () => {
    const campaign = await create(manager)
    github.world.transferRepository(REPOSITORY, 'empty-org')
    expect((await look(manager)).state).toEqual({ state: 'absent' })
    expect(await seen(manager, campaign.id)).toMatchObject({ publication: { share: { state: 'shared' } } })
  })

  it('that was emptied takes no campaign with it', async () => {
    const campaign = await create(manager)
    github.world.emptyRepository(REPOSITORY)
    expect((await look(manager)).state).toMatchObject({ state: 'present', campaigns: 0 })
    expect((await seen(manager, campaign.id)).publication.share).toEqual({ state: 'lost' })
    value(await manager.handlers['sharing.share']({ id: campaign.id }))
    expect(messages(github)).toEqual(['Open campaign "No SQL injection" (due 2026-12-24)'])
  })

  it('from which somebody takes a campaign before anybody has looked again is not taken for unchanged', async () => {
    github.world.setFile(REPOSITORY, 'README.md', 'Campaigns')
    await look(manager)
    const campaign = await create(manager)
    github.world.removeFile(REPOSITORY, path(campaign.id))
    await look(manager)
    expect((await seen(manager, campaign.id)).publication.share).toEqual({ state: 'lost' })
  })

  it('that was made unreadable, and readable again, is as if nothing had been', async () => {
    const campaign = await create(manager)
    await look(reader)
    const before = await listed(reader)
    github.world.hideRepository(REPOSITORY)
    expect((await look(reader)).state).toEqual({ state: 'absent' })
    expect(await listed(reader)).toEqual(before)
    value(await edit(manager, campaign, { name: 'Meanwhile' }))
    github.world.unhideRepository(REPOSITORY)
    await look(reader)
    expect((await listed(reader))[0]).toMatchObject({ name: 'Meanwhile' })
  })

  it('that is another one under the same name is read from the beginning', async () => {
    const campaign = await create(manager)
    const text = github.world.file(REPOSITORY, path(campaign.id)) ?? ''
    github.world.deleteRepository(REPOSITORY)
    github.world.createRepository(ORGANIZATION, 'security-campaigns', { visibility: 'public' })
    expect((await look(manager)).state).toMatchObject({ isPrivate: false, campaigns: 0 })
    expect((await seen(manager, campaign.id)).publication.share).toEqual({ state: 'lost' })
    github.world.setFile(REPOSITORY, path(campaign.id), text)
    await look(manager)
    expect((await seen(manager, campaign.id)).publication.share.state).toBe('shared')
  })

  it('that is gone does not keep anybody from deleting a campaign', async () => {
    const { id } = await create(manager)
    github.world.deleteRepository(REPOSITORY)
    value(await manager.handlers['campaigns.delete']({ id }))
    expect(await listed(manager)).toEqual([])
  })

  it('that is not there yet leaves a campaign waiting, and is written to when it is', async () => {
    github.world.deleteRepository(REPOSITORY)
    const campaign = await create(manager)
    expect(campaign.publication.share).toMatchObject({
      state: 'waiting',
      failure: { kind: 'no-campaign-repository', name: REPOSITORY },
      ...{ tries: 0, nextAt: null },
    })
    github.world.createRepository(ORGANIZATION, 'security-campaigns', { empty: true })
    github.clock.now += 4000
    value(await manager.keepTime())
    expect((await seen(manager, campaign.id)).publication.share.state).toBe('shared')
    expect(messages(github)).toHaveLength(1)
  })
})

describe('naming a campaign repository', () => {
  it.each(['', 'a b', '../x', '..', 'x.git', 'other-org/campaigns', 'x'.repeat(101), 'a/b/c', 'über'])(
    'is refused where it can be none of the organization: %j',
    async (name) => {
      expect(await save(manager, name)).toMatchObject({
        failure: { kind: 'invalid-input', problems: [{ field: 'repository' }] },
      })
      expect(await status(manager)).toMatchObject({ isSuggestion: true })
    },
  )

  it.each(['security', ' octo-org/security ', 'https://github.com/octo-org/security/'])(
    'takes %j, looks, and moves what is shared there',
    async (name) => {
      const campaign = await create(manager)
      github.world.createRepository(ORGANIZATION, 'security')
      const saved = value(await save(manager, name))
      expect(saved).toMatchObject({
        repository: 'octo-org/security',
        isSuggestion: false,
        state: { state: 'present', campaigns: 0 },
      })
      expect((await seen(manager, campaign.id)).publication.share).toEqual({ state: 'lost' })
      value(await manager.handlers['sharing.share']({ id: campaign.id }))
      expect(fileIn(github, path(campaign.id), 'octo-org/security')).toMatchObject({ name: campaign.name })
      value(await save(manager, 'security-campaigns'))
      expect((await seen(manager, campaign.id)).publication.share.state).toBe('shared')
    },
  )

  it('that GitHub does not show is said, and changes nothing', async () => {
    const campaign = await create(manager)
    expect(value(await save(manager, 'nowhere'))).toMatchObject({ state: { state: 'absent' } })
    expect((await seen(manager, campaign.id)).publication.share.state).toBe('shared')
    value(await save(manager, 'security-campaigns'))
    expect(value(await edit(manager, campaign, { name: 'New' })).name).toBe('New')
  })
})

describe('looking', () => {
  it('is done at most once a minute unless somebody asks', async () => {
    value(await manager.keepTime())
    expect(github.take(/security-campaigns/).length).toBeGreaterThan(0)
    value(await manager.keepTime())
    expect(github.take(/security-campaigns/)).toEqual([])
    await look(manager)
    expect(github.take(/security-campaigns/).length).toBeGreaterThan(0)
    github.clock.now += 61
    value(await manager.sharing.look(ORGANIZATION))
    expect(github.take(/security-campaigns/).length).toBeGreaterThan(0)
  })

  it('is done once for many who come together', async () => {
    const looks = await Promise.all([1, 2, 3].map(() => manager.sharing.look(ORGANIZATION)))
    expect(looks.every(({ ok }) => ok)).toBe(true)
    expect(github.take(/^GET \/repos\/octo-org\/security-campaigns$/)).toHaveLength(1)
  })

  it('comes with every sync that somebody starts', async () => {
    value(await manager.handlers['sync.start']({ organization: ORGANIZATION }))
    value(await manager.sharing.shareWaiting(ORGANIZATION))
    expect((await status(manager)).state).toMatchObject({ state: 'present' })
  })

  it('while somebody edits does not undo the edit', async () => {
    const campaign = await create(manager)
    const [edited] = await Promise.all([
      edit(manager, campaign, { name: 'New' }),
      look(manager),
      edit(manager, { ...campaign, revision: campaign.revision + 1, name: 'New' }, { dueDate: '2027-01-31' }),
    ])
    expect(value(edited).name).toBe('New')
    await look(manager)
    expect(await seen(manager, campaign.id)).toMatchObject({
      name: 'New',
      dueDate: '2027-01-31',
      revision: campaign.revision + 2,
    })
  })
})
