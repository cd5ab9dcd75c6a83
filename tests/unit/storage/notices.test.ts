import { describe, expect, it } from 'vitest'
import { campaign, disk, repository, storeOn, value } from './samples'
import type { Store } from '@/lib/storage/store'
import type { Tellable } from '@/lib/storage/notices'

const ID = campaign().id
const AT = 1_800_000_000
const news: Tellable = { about: `new/${ID}`, campaignId: ID, organization: 'Octo', step: 0 }
const due = (step: number, date = '2027-01-31'): Tellable => ({
  ...{ about: `due/${ID}/${date}`, campaignId: ID, organization: 'Octo' },
  step,
})

async function stored(options = disk()): Promise<Store> {
  const store = await storeOn(options)
  value(await store.organizations.add('Octo'))
  value(await store.campaigns.add(campaign()))
  return store
}

describe('what a person was told', () => {
  it('is claimed once', async () => {
    const store = await stored()
    expect(value(await store.notices.claim([news], AT))).toEqual([news])
    expect(value(await store.notices.claim([news], AT + 1))).toEqual([])
  })

  it('is claimed once by several at the same time', async () => {
    const options = disk()
    const one = await stored(options)
    const other = await storeOn(options)
    const claims = await Promise.all(
      [one, other, one].map((store) => store.notices.claim([news, due(7)], AT)),
    )
    expect(claims.flatMap(value)).toHaveLength(2)
  })

  it('stays claimed when whoever claimed it was killed before showing it', async () => {
    const options = disk()
    const killed = await stored(options)
    value(await killed.notices.claim([news, due(1)], AT))
    killed.close()
    const next = await storeOn(options)
    expect(value(await next.notices.claim([news, due(1)], AT + 60))).toEqual([])
  })

  it('is told again with a later step only, and by itself for each due date', async () => {
    const { notices } = await stored()
    const told = async (one: Tellable) => value(await notices.claim([one], AT)).length
    expect(await told(due(7))).toBe(1)
    expect(await told(due(7))).toBe(0)
    expect(await told(due(-1))).toBe(1)
    expect(await told(due(1))).toBe(0)
    expect(await told(due(7, '2027-02-28'))).toBe(1)
    expect(await told(due(-1))).toBe(0)
    expect(await told(news)).toBe(1)
  })

  it('leaves out a campaign that is not there any more, and keeps nothing of one that goes', async () => {
    const store = await stored()
    const gone = { ...news, about: 'new/other', campaignId: '00000000-0000-4000-8000-000000000009' }
    expect(value(await store.notices.claim([gone, news], AT))).toEqual([news])
    value(await store.campaigns.remove(ID))
    expect(value(await store.notices.claim([news], AT))).toEqual([])
    value(await store.campaigns.add(campaign()))
    expect(value(await store.notices.claim([news], AT))).toEqual([news])
  })

  it('goes with its organization', async () => {
    const store = await stored()
    value(await store.notices.claim([news], AT))
    value(await store.organizations.remove('octo'))
    value(await store.organizations.add('Octo'))
    value(await store.campaigns.add(campaign()))
    expect(value(await store.notices.claim([news], AT))).toEqual([news])
  })
})

describe('what a person wants to be told', () => {
  it('is everything until they choose, and then what they chose', async () => {
    const options = disk()
    const store = await storeOn(options)
    expect(value(await store.notices.wishes())).toEqual({ newCampaigns: true, reminders: true })
    value(await store.notices.saveWishes({ newCampaigns: false, reminders: true }))
    store.close()
    const next = await storeOn(options)
    expect(value(await next.notices.wishes())).toEqual({ newCampaigns: false, reminders: true })
  })
})

describe('where a person can write', () => {
  const who = { login: 'devon', since: AT }
  const look = (repositoryId: number, canPush: boolean, at = AT + 10) => ({ repositoryId, canPush, at })
  const canWrite = async (store: Store, ids: number[], person = who) => {
    const known = value(await store.writeAccess.of('octo', ids, person))
    return ids.map((id) => known.get(id)?.canWrite)
  }
  const named = async (store: Store) =>
    value(
      await store.campaigns.add(campaign({ id: '00000000-0000-4000-8000-000000000002' }), {
        campaignId: '00000000-0000-4000-8000-000000000002',
        origin: 'repository',
        share: { state: 'none' },
        native: { state: 'none' },
        issues: [],
        repositories: [{ id: 1, fullName: 'Octo/shop' }],
      }),
    )
  /** As one that was read by itself. */
  const read = async (store: Store, id: number, change: Partial<ReturnType<typeof repository>>, at = AT) =>
    value(
      await store.repositoryPulls.commit({
        pull: {
          ...{
            organization: 'octo',
            repositoryId: id,
            nameKey: `octo/repo-${id}`,
            fullName: `Octo/repo-${id}`,
          },
          facts: { repository: { ...repository(id), ...change }, etag: null, at },
          alerts: null,
          failure: null,
        },
        alerts: null,
        work: null,
      }),
    )

  it('is unknown before anybody has asked; a shared file may know the name', async () => {
    const store = await stored()
    await named(store)
    const known = value(await store.writeAccess.of('Octo', [1, 2], who))
    expect([...known.values()]).toEqual([
      { fullName: 'Octo/shop', canWrite: null, hasOwnAlerts: false },
      { fullName: null, canWrite: null, hasOwnAlerts: false },
    ])
  })

  it('is what GitHub said of each, and nobody writes to an archived one', async () => {
    const store = await stored()
    await read(store, 1, { canPush: true })
    await read(store, 2, { canPush: false })
    await read(store, 3, {})
    await read(store, 4, { canPush: true, archived: true })
    expect(await canWrite(store, [1, 2, 3, 4])).toEqual([true, false, null, false])
  })

  it('is what was said last', async () => {
    const store = await stored()
    await read(store, 1, { canPush: true }, AT)
    await read(store, 2, { canPush: true }, AT + 20)
    await read(store, 3, {}, AT + 20)
    await read(store, 4, { canPush: false, archived: true }, AT)
    const looks = [look(1, false), look(2, false), look(3, true), look(4, true), look(5, true)]
    value(await store.writeAccess.remember('Octo', 'devon', looks))
    expect(await canWrite(store, [1, 2, 3, 4, 5])).toEqual([false, true, true, false, true])
  })

  it('is forgotten after a while, and is another person’s own', async () => {
    const store = await stored()
    value(await store.writeAccess.remember('Octo', 'devon', [look(1, true)]))
    expect(await canWrite(store, [1], { login: 'devon', since: AT + 11 })).toEqual([null])
    expect(await canWrite(store, [1], { login: 'ruth', since: AT })).toEqual([null])
    value(await store.writeAccess.remember('Octo', 'ruth', [look(2, true)]))
    expect(await canWrite(store, [1, 2], { login: 'ruth', since: AT })).toEqual([null, true])
  })

  it('does not come back with an organization that was removed', async () => {
    const store = await stored()
    value(await store.writeAccess.remember('Octo', 'devon', [look(1, true)]))
    value(await store.organizations.remove('Octo'))
    value(await store.writeAccess.remember('Octo', 'devon', [look(1, true)]))
    value(await store.organizations.add('Octo'))
    expect(await canWrite(store, [1])).toEqual([null])
  })
})
