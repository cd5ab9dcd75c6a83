import { beforeEach, describe, expect, it } from 'vitest'
import { create, look } from './people'
import { NOW, ORGANIZATION, REPOSITORY, browser, fileIn, hub, messages, type Browser, type Hub } from './rig'
import { value } from '../storage/samples'
import { writeTrackingFile } from '@/lib/campaigns/shared/tracking-file'
import { DAY, addDays, dateOf } from '@/lib/time'

let github: Hub
let manager: Browser
let colleague: Browser

beforeEach(async () => {
  github = hub()
  manager = await browser(github, 'manager')
  colleague = await browser(github, 'colleague')
})
const today = dateOf(NOW)
const at = (id: string, date = today) => `tracking/${id}/${date}.json`
const datesOf = async (who: Browser, id: string) =>
  value(await who.store.daily.ofCampaign(id)).map(({ date }) => date)
/** A sync has stored something, and everything that follows from it is done. */
async function synced(who: Browser) {
  value(await who.dataChanged(ORGANIZATION))
  value(await who.synced(ORGANIZATION))
}
function day(id: string, date: string, change = {}): string {
  const progress = { total: 5, open: 3, inProgress: 1, fixed: 1, dismissed: 0, notVisible: 0, ...change }
  const head = { campaign: id, organization: ORGANIZATION, recordedAt: NOW, recordedBy: 'olga' }
  return writeTrackingFile({ ...head, date, progress })
}

describe('the days of a shared campaign', () => {
  it('are written once a day, by whoever syncs first', async () => {
    const { id } = await create(manager)
    await look(colleague)
    await synced(manager)
    await synced(manager)
    await synced(colleague)
    expect(fileIn(github, at(id))).toMatchObject({
      campaign: id,
      date: today,
      recordedBy: 'maya-manager',
      progress: { total: 5 },
    })
    expect(messages(github).slice(1)).toEqual([`Record campaign "No SQL injection" on ${today}`])
    github.take()
    await synced(colleague)
    expect(github.take(/^PUT/)).toEqual([])
    github.clock.now += DAY
    await synced(colleague)
    expect(fileIn(github, at(id, addDays(today, 1)))).toMatchObject({ recordedBy: 'devon-developer' })
  })

  it('are written neither by a token that may not, nor of a campaign that is closed or not shared', async () => {
    const { id } = await create(manager)
    const own = await create(manager, { publishing: { share: false, native: false } })
    const reader = await browser(github, 'reader')
    await look(reader)
    await synced(reader)
    value(await manager.handlers['campaigns.close']({ id }))
    github.take()
    await synced(manager)
    expect(github.take(/^PUT/)).toEqual([])
    expect(fileIn(github, at(own.id))).toBeNull()
  })

  it('that a killed worker had written are not written again', async () => {
    const { id } = await create(manager)
    github.network.after = (method) => {
      if (method === 'PUT') manager.kill()
      return null
    }
    value(await manager.dataChanged(ORGANIZATION))
    void manager.synced(ORGANIZATION)
    await new Promise((resolve) => setTimeout(resolve, 50))
    github.network.after = () => null
    const next = await browser(github, 'manager', { options: manager.disk, knows: false })
    value(await next.sharing.track(ORGANIZATION, NOW))
    expect(messages(github)).toHaveLength(2)
    expect(fileIn(github, at(id))).not.toBeNull()
  })

  it('are written when a sync has ended, not when its alerts are there and work is still looked for', async () => {
    const { id } = await create(manager)
    value(await manager.dataChanged(ORGANIZATION))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(fileIn(github, at(id))).toBeNull()
    value(await manager.synced(ORGANIZATION))
    expect(fileIn(github, at(id))).not.toBeNull()
  })

  it('are of the day on which the sync ended, however long its writing has to wait', async () => {
    const { id } = await create(manager)
    value(await manager.dataChanged(ORGANIZATION))
    const written = manager.synced(ORGANIZATION)
    github.clock.now += DAY
    value(await written)
    expect(fileIn(github, at(id))).toMatchObject({ date: today })
    expect(fileIn(github, at(id, addDays(today, 1)))).toBeNull()
  })

  it('that this browser did not see itself are read, and its own stay', async () => {
    const { id } = await create(manager)
    await look(colleague)
    await synced(colleague)
    const own = value(await colleague.store.daily.ofCampaign(id))
    for (const before of [1, 2, 3])
      github.world.setFile(REPOSITORY, at(id, addDays(today, -before)), day(id, addDays(today, -before)))
    github.world.setFile(REPOSITORY, at(id), day(id, today))
    await look(colleague)
    const days = value(await colleague.store.daily.ofCampaign(id))
    expect(days.map(({ date }) => date)).toEqual([3, 2, 1, 0].map((before) => addDays(today, -before)))
    expect(days.at(-1)).toEqual(own[0])
    expect(days[0]?.progress).toMatchObject({ open: 3, inProgress: 1 })
    github.take()
    await look(colleague)
    expect(github.take(/tracking/)).toEqual([])
  })

  it('are read as many at once as one look may, the rest with the next ones', async () => {
    const { id } = await create(manager)
    for (let before = 1; before <= 40; before += 1)
      github.world.setFile(REPOSITORY, at(id, addDays(today, -before)), day(id, addDays(today, -before)))
    github.take()
    await look(colleague)
    expect(github.take(/tracking\/.*json/)).toHaveLength(29)
    expect(await datesOf(colleague, id)).toHaveLength(29)
    await look(colleague)
    expect(github.take(/tracking\/.*json/)).toHaveLength(11)
    expect(await datesOf(colleague, id)).toHaveLength(40)
  })

  it('that are damaged are left out, and not asked for again', async () => {
    const { id } = await create(manager)
    const yesterday = addDays(today, -1)
    github.world.setFile(REPOSITORY, at(id, yesterday), day(id, yesterday).replace('"open":3', '"open":99'))
    github.world.setFile(REPOSITORY, at(id, addDays(today, -2)), day(id, yesterday))
    github.world.setFile(REPOSITORY, `tracking/${id}/2026-02-31.json`, 'x')
    github.world.setFile(REPOSITORY, 'tracking/somebody/2026-02-01.json', 'x')
    await look(colleague)
    expect(await datesOf(colleague, id)).toEqual([])
    github.take()
    github.world.setFile(REPOSITORY, at(id, addDays(today, -3)), day(id, addDays(today, -3)))
    await look(colleague)
    expect(await datesOf(colleague, id)).toEqual([addDays(today, -3)])
    expect(github.take(/tracking\/.*json/)).toHaveLength(1)
  })
})
