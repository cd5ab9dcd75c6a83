import { beforeEach, describe, expect, it } from 'vitest'
import { ORGANIZATION } from '../../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { localGitHub, type LocalGitHub } from '../local-github'
import { disk, storeOn, value } from '../storage/samples'
import { unpackAlerts } from '@/lib/alerts/batch'
import { ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import { createSync } from '@/lib/sync/sync'
import type { Alert } from '../../../demo/organization/model.ts'

const LIST = /code-scanning\/alerts\?.*sort=updated/

let github: LocalGitHub
/** What happens at GitHub after this list of changes was answered for the nth time. */
let afterPage: (nth: number) => void
/** Pages of changes that were asked for. */
let pages: string[]

function begin(alerts: number): void {
  github = localGitHub({ alerts, repositories: 20 })
  afterPage = () => undefined
  pages = []
  github.network.after = (_, path) => {
    if (!LIST.test(path)) return null
    const query = new URL(path, 'https://api.github.com').searchParams
    pages.push(`${query.get('page') ?? '1'} of ${query.get('per_page')}`)
    afterPage(pages.length)
    return null
  }
}

beforeEach(() => begin(900))

const repositoriesOf = () => github.world.organization(ORGANIZATION)?.repositories ?? []
const everything = () => repositoriesOf().flatMap(({ alerts }) => alerts)
/** As the list of changes has them. */
const byChange = (): Alert[] =>
  everything().toSorted(
    (a, b) => b.updatedAt - a.updatedAt || b.repository.id - a.repository.id || b.number - a.number,
  )

/** Takes alerts away, as GitHub does with those of a deleted analysis. */
function vanish(...gone: (Alert | undefined)[]): void {
  for (const alert of gone) {
    if (!alert) throw new Error('no such alert')
    alert.repository.alerts = alert.repository.alerts.filter((one) => one !== alert)
  }
  // Tells the local GitHub that its sorted lists are out of date.
  const [one] = repositoriesOf()
  if (one) github.world.archiveRepository(`${ORGANIZATION}/${one.name}`, one.archived)
}

/** Fixes so many alerts, each a second after the one before. */
function fix(count: number): void {
  for (const { repository, number } of byChange().slice(-count)) {
    github.clock.now += 1
    github.world.fixAlert(`${repository.owner.login}/${repository.name}`, number)
  }
  github.clock.now += 60
}

async function pulled() {
  const { fetch, clock } = github
  const token = () => Promise.resolve(ok(DEMO_TOKENS.manager))
  const store = await storeOn(disk())
  const sync = createSync({
    github: createGitHub({ token, fetch, now: () => clock.now }),
    store,
    login: () => Promise.resolve(ok('maya-manager')),
    locks: { request: (_, __, work) => work() },
    onStatus: () => undefined,
    onData: () => undefined,
  })
  const start = () => sync.start(ORGANIZATION)
  expect(await start()).toEqual({ state: 'idle' })
  clock.now += 3600
  return {
    start,
    record: async () => value(await store.organizations.get(ORGANIZATION)),
    /** Those that GitHub has otherwise than we have; what GitHub no longer has is not asked for. */
    async behind() {
      const { batches } = value(await store.data.load(ORGANIZATION))
      const known = new Set(
        batches
          .flatMap(unpackAlerts)
          .map((one) => `${one.repositoryId}/${one.number} ${one.state} ${one.updatedAt}`),
      )
      return everything()
        .map((one) => `${one.repository.id}/${one.number} ${one.state} ${Math.floor(one.updatedAt / 1000)}`)
        .filter((one) => !known.has(one))
    },
  }
}

describe('a later pull of several pages', () => {
  it('asks for pages of which each begins inside the one before, until the changes are known', async () => {
    const { start, behind } = await pulled()
    fix(250)
    expect(await behind()).toHaveLength(250)
    expect(await start()).toEqual({ state: 'idle' })
    expect(await behind()).toEqual([])
    expect(pages).toEqual(['1 of 100', '2 of 98', '3 of 96'])
  })

  it('asks for one page where that is enough', async () => {
    const { start, behind } = await pulled()
    fix(80)
    await start()
    expect(await behind()).toEqual([])
    expect(pages).toEqual(['1 of 100'])
  })

  it.each([1, 2, 3, 60, 99])(
    'misses nothing where %i alerts vanish from a page that was read',
    async (count) => {
      const { start, behind, record } = await pulled()
      fix(350)
      afterPage = (nth) => {
        if (nth === 1) vanish(...byChange().slice(5, 5 + count))
      }
      expect(await start()).toEqual({ state: 'idle' })
      expect(await behind()).toEqual([])
      expect(await record()).toMatchObject({ completeness: { state: 'complete' } })
      expect(pages.length).toBeLessThanOrEqual(6)
    },
  )

  it('misses nothing where the very alerts vanish with which the next page was to begin', async () => {
    const { start, behind } = await pulled()
    fix(350)
    afterPage = (nth) => {
      if (nth === 1) vanish(...byChange().slice(98, 100))
    }
    await start()
    expect(await behind()).toEqual([])
    expect(pages.filter((page) => page.startsWith('1 of'))).toHaveLength(2)
  })

  it('misses nothing where alerts vanish behind every page, and so many that the last place is gone', async () => {
    const { start, behind } = await pulled()
    fix(650)
    afterPage = (nth) => {
      if (nth <= 4) vanish(...byChange().slice(0, 70))
    }
    await start()
    expect(await behind()).toEqual([])
  })

  it('misses nothing where alerts are new meanwhile, and leaves what changes then to the next', async () => {
    const { start, behind } = await pulled()
    fix(350)
    afterPage = (nth) => {
      if (nth === 1) fix(3)
    }
    await start()
    expect((await behind()).length).toBeLessThanOrEqual(3)
    await start()
    expect(await behind()).toEqual([])
  })

  it('gives up going back where alerts vanish without end, and the next one reads everything', async () => {
    begin(2500)
    const { start, behind, record } = await pulled()
    fix(2400)
    afterPage = () => vanish(...byChange().slice(0, 110))
    expect(await start()).toEqual({ state: 'idle' })
    expect(await record()).toMatchObject({ watermark: null })
    const asked = pages.length
    afterPage = () => undefined
    expect(await start()).toEqual({ state: 'idle' })
    expect(pages).toHaveLength(asked)
    expect(await behind()).toEqual([])
    expect((await record())?.alerts).toBe(everything().length)
  })
})
