import { beforeEach, describe, expect, it } from 'vitest'
import { create, listed } from './people'
import { ORGANIZATION, browser, hub, type Browser, type Hub } from './rig'
import { value } from '../storage/samples'
import { DAY } from '@/lib/time'

let github: Hub
let developer: Browser

beforeEach(async () => {
  github = hub()
  developer = await browser(github, 'reader', { knows: false })
})
const known = async () => value(await developer.store.organizations.list()).map(({ login }) => login)

describe('organizations in which campaigns are shared', () => {
  it('come by themselves, with their campaigns, for nothing but a token', async () => {
    const { id } = await create(await browser(github, 'manager'))
    value(await developer.sharing.discover())
    expect(await known()).toEqual([ORGANIZATION])
    expect((await listed(developer)).map((one) => one.id)).toEqual([id])
    expect(developer.told).toContainEqual({ topic: 'organizations', organization: ORGANIZATION })
  })

  it('are none without a campaign in them', async () => {
    value(await developer.sharing.discover())
    expect(await known()).toEqual([])
  })

  it('are looked for once a day, and when the time comes', async () => {
    value(await developer.keepTime())
    await create(await browser(github, 'manager'))
    github.take()
    value(await developer.keepTime())
    expect(github.take(/user\/orgs/)).toEqual([])
    github.clock.now += DAY
    value(await developer.keepTime())
    expect(github.take(/user\/orgs/)).toHaveLength(1)
    expect(await known()).toEqual([ORGANIZATION])
  })

  it('do not come back once a person has removed them', async () => {
    await create(await browser(github, 'manager'))
    value(await developer.sharing.discover())
    value(await developer.handlers['organizations.remove']({ organization: ORGANIZATION }))
    github.clock.now += DAY
    value(await developer.sharing.discover())
    expect(await known()).toEqual([])
  })
})
