import { beforeEach, describe, expect, it } from 'vitest'
import { campaign, disk, storeOn, value } from './samples'
import { toBeShared, unpublished } from '@/lib/campaigns/publication'
import type { Store } from '@/lib/storage/store'

let store: Store
const ID = campaign().id
const waiting = { ...unpublished(ID), share: toBeShared() }

beforeEach(async () => {
  store = await storeOn(disk())
})

describe('a campaign and where it is shared', () => {
  it('are stored together, or not at all', async () => {
    value(await store.campaigns.add(campaign(), waiting))
    expect(value(await store.publications.get(ID))).toMatchObject(waiting)
    const again = await store.campaigns.add(campaign(), unpublished(ID))
    expect(again.ok).toBe(false)
    expect(value(await store.publications.get(ID)).share.state).toBe('waiting')
    const late = await store.campaigns.replace(campaign({ revision: 3 }), 7, (now) => ({
      ...now,
      origin: 'repository',
    }))
    expect(late).toEqual({ ok: false, failure: { kind: 'campaign-changed' } })
    expect(value(await store.publications.get(ID)).origin).toBe('here')
    value(
      await store.campaigns.replace(campaign({ revision: 2 }), 1, (now) => ({
        ...now,
        origin: 'repository',
      })),
    )
    expect(value(await store.publications.get(ID)).origin).toBe('repository')
  })
})

describe('the record of a campaign repository', () => {
  const change = (name: string) => store.campaignRepositories.change('Octo', (now) => ({ ...now, name }))

  it('is kept for organizations that are there, in any spelling, and goes with them', async () => {
    expect(value(await change('x')).name).toBeNull()
    value(await store.organizations.add('Octo'))
    expect(value(await change('x')).name).toBe('x')
    expect(value(await store.campaignRepositories.get('OCTO'))).toMatchObject({
      organization: 'octo',
      name: 'x',
    })
    value(await store.organizations.remove('octo'))
    expect(value(await store.campaignRepositories.get('octo')).name).toBeNull()
  })
})

describe('days that come from elsewhere', () => {
  const day = (date: string, open: number) => ({
    campaignId: ID,
    date,
    progress: { total: open, open, inProgress: 0, fixed: 0, dismissed: 0, notVisible: 0 },
  })

  it('fill what is missing and nothing else', async () => {
    value(await store.campaigns.add(campaign()))
    value(await store.daily.record([day('2026-11-20', 5)]))
    const gone = { ...day('2026-11-20', 9), campaignId: 'gone' }
    value(await store.daily.fill([day('2026-11-19', 9), day('2026-11-20', 9), gone]))
    expect(value(await store.daily.ofCampaign(ID))).toEqual([day('2026-11-19', 9), day('2026-11-20', 5)])
    expect(value(await store.daily.ofCampaign('gone'))).toEqual([])
  })
})

describe('what was discovered', () => {
  it('is remembered, with what a person removed since', async () => {
    expect(value(await store.campaignRepositories.discovery())).toBeNull()
    value(await store.campaignRepositories.saveDiscovery({ login: 'mona', at: 5, known: ['octo'] }))
    value(await store.organizations.add('Other'))
    value(await store.organizations.remove('Other'))
    expect(value(await store.campaignRepositories.discovery())).toEqual({
      login: 'mona',
      at: 5,
      known: ['octo', 'other'],
    })
  })
})
