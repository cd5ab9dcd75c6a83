import { describe, expect, it } from 'vitest'
import { ID, NOW, rig, type Rig } from './rig'
import { farewells, followCampaign, isBehind, isDue } from '@/lib/outbox/follow'
import { issueMarker } from '@/lib/campaigns/issue-text'
import { value } from '../storage/samples'
import type { LaunchRecord } from '@/lib/storage/outbox-records'

const issues = { autofix: false, issues: true }

async function launched(): Promise<Rig> {
  const base = await rig(300, 12, { repositories: 2, alerts: 2 })
  await base.begin(issues)
  await base.worker().drive()
  base.world.writes.clear()
  return base
}

/** The campaign's issues as they stand on the local GitHub. */
function ours({ world, repositories }: Rig) {
  return repositories.map(({ repository }) => {
    const [owner = '', name = ''] = repository?.split('/') ?? []
    const found = world.repository(owner, name)?.issues.filter(({ body }) => body?.includes(issueMarker(ID)))
    const issue = found?.[0]
    if (!issue || found?.length !== 1) throw new Error(`${found?.length} issues in ${name}`)
    return { fullName: repository ?? '', issue }
  })
}

const occasions = (base: Rig) =>
  ours(base).map(({ issue }) => issue.comments.map(({ body }) => / (\w+)=\S+ -->$/.exec(body)?.[1]))

describe('a campaign that changes', () => {
  it('has its issues rewritten, once, and what people wrote around our part stays', async () => {
    const base = await launched()
    const [first] = ours(base)
    const { world } = base
    world.editIssue(first?.fullName ?? '', first?.issue.number ?? 0, {
      body: `Ours to do in sprint 12.\r\n\r\n${first?.issue.body}\r\n\r\nSee also the wiki.`,
    })
    await base.change({
      name: 'No injection',
      description: 'All of them',
      dueDate: '2027-01-31',
      managers: ['noor-security'],
      contactLink: 'https://chat.example/security',
    })
    await base.worker().drive()
    expect(world.writes.done('PATCH')).toHaveLength(2)
    expect(world.writes.all).toHaveLength(2)
    for (const { issue } of ours(base)) {
      expect(issue.title).toBe('Security campaign: No injection')
      for (const text of [
        'All of them',
        '31 January 2027',
        '@noor-security',
        'https://chat.example/security',
      ])
        expect(issue.body).toContain(text)
      expect(issue.body).not.toContain('@maya-manager')
      expect(issue.body?.split(issueMarker(ID))).toHaveLength(2)
    }
    expect(ours(base)[0]?.issue.body).toMatch(/^Ours to do in sprint 12\.[^]*See also the wiki\.$/)
  })

  it('in a way that its issues do not tell writes nothing', async () => {
    const base = await launched()
    await base.change({ filter: 'is:open severity:critical' })
    await base.follow()
    await base.worker().drive()
    expect(base.world.writes.all).toEqual([])
    expect((await base.tasks()).every(({ state }) => state === 'done')).toBe(true)
  })

  it('twice before anything is written is written as it is at last', async () => {
    const base = await launched()
    await base.change({ name: 'One' })
    await base.change({ name: 'Two' })
    await base.worker().drive()
    expect(base.world.writes.done('PATCH')).toHaveLength(2)
    expect(ours(base).map(({ issue }) => issue.title)).toEqual(
      Array.from({ length: 2 }, () => 'Security campaign: Two'),
    )
  })

  it('and back again costs no write', async () => {
    const base = await launched()
    await base.change({ name: 'One' })
    await base.change({ name: base.campaign.name })
    await base.worker().drive()
    expect(base.world.writes.all).toEqual([])
  })

  it('says on an issue that was deleted that it is not there, and keeps the others up to date', async () => {
    const base = await launched()
    const [first] = ours(base)
    base.world.deleteIssue(first?.fullName ?? '', first?.issue.number ?? 0)
    await base.change({ name: 'One' })
    await base.worker().drive()
    expect(base.world.writes.done('PATCH')).toHaveLength(1)
    const failed = (await base.tasks()).filter(({ state }) => state === 'failed')
    expect(failed.map(({ repository, failure }) => [repository, failure?.kind])).toEqual([
      [first?.fullName, 'not-found'],
    ])
  })

  it('is found by the new name of a repository', async () => {
    const base = await launched()
    const [first] = ours(base)
    const [, name = ''] = first?.fullName.split('/') ?? []
    base.world.renameRepository(first?.fullName ?? '', `${name}-next`)
    const id = base.repositories[0]?.repositoryId ?? 0
    value(await base.store.outbox.rename('Octo-Org', new Map([[id, `octo-org/${name}-next`]])))
    await base.change({ name: 'One' })
    await base.worker().drive()
    expect(base.world.writes.done('PATCH').map(({ path }) => path.split('/')[3])).toContain(`${name}-next`)
    expect(base.world.writes.done('PATCH')).toHaveLength(2)
  })
})

describe('an occasion', () => {
  it('is told on every issue, once: due, closed, reopened', async () => {
    const base = await launched()
    base.clock.now = Date.UTC(2026, 11, 24) / 1000
    await base.follow()
    await base.follow()
    await base.worker().drive()
    await base.change({ state: 'closed', closedAt: base.clock.now })
    await base.worker().drive()
    await base.change({ state: 'open', closedAt: null })
    await base.follow()
    await base.worker().drive()
    expect(occasions(base)).toEqual(Array.from({ length: 2 }, () => ['due', 'closed', 'reopened']))
    await base.change({ dueDate: '2026-12-30' })
    await base.worker().drive()
    base.clock.now = Date.UTC(2026, 11, 31) / 1000
    await base.follow()
    await base.worker().drive()
    expect(occasions(base)[0]).toEqual(['due', 'closed', 'reopened', 'due'])
  })

  it('that is over before it was told is not told', async () => {
    const base = await launched()
    await base.change({ state: 'closed' })
    await base.change({ state: 'open' })
    await base.worker().drive()
    expect(occasions(base)).toEqual([[], []])
  })

  it.each([
    ['the day before', Date.UTC(2026, 11, 23, 14, 59), false],
    // Midnight in Tokyo is 15:00 in UTC.
    ['the first minute of the day there', Date.UTC(2026, 11, 23, 15), true],
    ['a week later', Date.UTC(2026, 11, 31), true],
  ])('of a due date comes with the day where the campaign is at home: %s', async (_, at, due) => {
    const { campaign } = await rig(60, 6, { repositories: 1, alerts: 1 })
    expect(isDue({ ...campaign, timeZone: 'Asia/Tokyo' }, at / 1000)).toBe(due)
  })

  it('holds the launch when the campaign is closed, and lets it go on when it is reopened', async () => {
    const base = await rig()
    await base.begin()
    await base.change({ state: 'closed' })
    await base.worker().drive()
    expect(base.world.writes.all).toEqual([])
    await base.change({ state: 'open' })
    await base.worker().drive()
    expect(base.world.writes.all).toHaveLength(9)
    expect(occasions(base).flat()).toEqual([])
  })

  it('does not let a cancelled launch go on by closing and reopening', async () => {
    const base = await rig()
    await base.begin()
    await base.cancel()
    await base.change({ state: 'closed' })
    await base.change({ state: 'open' })
    await base.worker().drive()
    expect(base.world.writes.all).toEqual([])
  })
})

describe('a campaign that is deleted', () => {
  it('says so on its issues, and leaves nothing in the database', async () => {
    const base = await launched()
    await base.change({ name: 'One' })
    await base.remove()
    expect(await base.tasks()).toHaveLength(2)
    await base.worker().drive()
    expect(base.world.writes.done('PATCH')).toEqual([])
    expect(occasions(base)).toEqual([['deleted'], ['deleted']])
    expect(await base.tasks()).toEqual([])
    expect(value(await base.store.outbox.launch(ID))).toBeNull()
    expect(value(await base.store.outbox.waiting())).toMatchObject({ content: 0, autofix: 0 })
  })

  it('leaves nothing either where its issues are gone', async () => {
    const base = await launched()
    for (const { fullName, issue } of ours(base)) base.world.deleteIssue(fullName, issue.number)
    await base.remove()
    await base.worker().drive()
    expect(await base.tasks()).toEqual([])
  })

  it('while its first issue is being opened still says so there', async () => {
    const base = await rig(300, 12, { repositories: 2, alerts: 2 })
    await base.begin(issues)
    await (await base.doom((what) => what === 'after fetch')).drive()
    await base.remove()
    await (await base.kill()).drive()
    expect(base.world.writes.done(/^POST .*\/issues$/)).toHaveLength(1)
    expect(base.world.writes.done(/^POST .*\/comments$/)).toHaveLength(1)
    expect(await base.tasks()).toEqual([])
  })

  it('with its whole organization says nothing more', async () => {
    const base = await launched()
    await base.change({ name: 'One' })
    value(await base.store.organizations.remove('Octo-Org'))
    await base.worker().drive()
    expect(base.world.writes.all).toEqual([])
    expect(await base.tasks()).toEqual([])
  })
})

describe('following', () => {
  it('is not needed when nothing happened, and nothing follows where there was no launch', async () => {
    const { campaign } = await rig(60, 6, { repositories: 1, alerts: 1 })
    const launch: LaunchRecord = {
      campaignId: ID,
      organization: 'octo-org',
      options: issues,
      cancelled: false,
      closed: false,
      seen: { revision: 0, dueDate: null },
    }
    expect(isBehind(campaign, launch, NOW)).toBe(false)
    expect(isBehind({ ...campaign, revision: 1 }, launch, NOW)).toBe(true)
    expect(followCampaign({ ...campaign, revision: 1 }, NOW, null, [])).toEqual({
      launch: null,
      put: [],
      remove: [],
    })
    expect(farewells(campaign, NOW)([])).toEqual([])
  })
})
