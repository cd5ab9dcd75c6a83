import { describe, expect, it } from 'vitest'
import { aCreation } from './a-creation'
import { pulled, testBackend, valueOf, type TestBackend } from './backend'
import { ORGANIZATION as organization, someAlerts, someRepositories } from './some-alerts'
import type { Alert } from '@/lib/alerts/alert'
import type { Repository } from '@/lib/alerts/organization'
import type { Backend } from '@/lib/backend/contract'
import { snapshotBackend } from '@/lib/backend/over-snapshot'
import type { Completeness } from '@/lib/backend/views'
import { readSnapshot } from '@/lib/snapshots/read'

const WHY = { kind: 'no-permission', subject: 'repositories', needs: null } as const

/** The first repository as its alerts tell of it. */
function known(): Repository[] {
  return someRepositories().map((one) =>
    one.id === 1 ? { ...one, language: null, pushedAt: null, defaultBranch: '' } : one,
  )
}

async function backendOf(
  repositories = known(),
  missing: (Completeness & { state: 'partial' })['missing'] = [
    { subject: 'repositories', name: nameOf(1), why: WHY },
  ],
  alerts: Alert[] = someAlerts(),
): Promise<TestBackend> {
  const backend = await testBackend()
  await pulled(backend, alerts, repositories, { state: 'partial', missing })
  return backend
}

const search = async (backend: TestBackend, query: string) =>
  valueOf(await backend.handlers['alerts.search']({ organization, query, offset: 0, limit: 10 }))
const nameOf = (id: number) => someRepositories().find((one) => one.id === id)?.fullName ?? ''

describe('a filter over an organization of which one repository may not be listed', () => {
  it('lists what is known to match, and says of which alerts it is not known', async () => {
    const page = await search(await backendOf(), 'language:JavaScript')
    expect(page).toMatchObject({ problems: [], total: 2, repositories: 1 })
    expect(page.unjudged).toEqual({
      qualifiers: ['language'],
      alerts: 4,
      repositories: 1,
      names: [nameOf(1)],
    })
    expect((await search(await backendOf(), 'severity:high')).unjudged).toBeUndefined()
  })

  it('says so of open alerts alone where a campaign is measured', async () => {
    const backend = await backendOf()
    const size = async (query: string) =>
      valueOf(await backend.handlers['selection.size']({ organization, query }))
    expect(await size('language:JavaScript')).toMatchObject({
      alerts: 2,
      unjudged: { alerts: 3, repositories: 1 },
    })
    expect(await size('language:JavaScript state:fixed')).toMatchObject({ alerts: 0 })
    expect((await size('language:JavaScript state:fixed')).unjudged).toBeUndefined()
  })

  it('takes into a campaign only what is known to match, and says so of its lists and groups', async () => {
    const backend = await backendOf()
    const create = async (query: string) =>
      valueOf(await backend.handlers['campaigns.create'](aCreation({ query })))
    expect((await create('language:JavaScript')).progress).toMatchObject({ total: 2 })
    const { id } = await create('is:open')
    const part = { id, query: '-language:JavaScript', offset: 0, limit: 10 }
    const unjudged = { qualifiers: ['language'], alerts: 3, repositories: 1, names: [nameOf(1)] }
    expect(valueOf(await backend.handlers['campaigns.alerts']({ ...part, group: null }))).toMatchObject({
      total: 0,
      unjudged,
    })
    expect(valueOf(await backend.handlers['campaigns.groups']({ ...part, by: 'repository' }))).toMatchObject({
      total: 0,
      unjudged,
    })
    const group = { by: 'repository', key: '2' } as const
    const other = valueOf(await backend.handlers['campaigns.alerts']({ ...part, group }))
    expect(other).toMatchObject({ total: 0 })
    expect(other.unjudged).toBeUndefined()
  })

  it('says in a file which repositories it is short of, and hands that on', async () => {
    const backend = await backendOf()
    valueOf(await backend.handlers['campaigns.create'](aCreation({ query: 'is:open' })))
    const all = { organization, ids: null, query: '', people: true, paths: true }
    const made = async (from: Pick<Backend, 'call'> | null, query: string) => {
      const wish = { ...all, query }
      const file = from
        ? await from.call('snapshot.make', wish)
        : await backend.handlers['snapshot.make'](wish)
      const { text } = valueOf(file)
      return valueOf(readSnapshot(text, text.length))
    }
    const listed = { subject: 'repositories', name: nameOf(1), why: WHY }
    const short = { subject: 'repository-alerts', name: nameOf(1), why: WHY }
    const whole = await made(null, '')
    expect(whole.completeness).toEqual({ state: 'partial', missing: [listed] })
    const part = await made(null, 'language:JavaScript')
    expect(part.completeness).toMatchObject({ missing: expect.arrayContaining([listed, short]) })
    expect(part.campaigns[0]?.alerts).toHaveLength(2)
    const again = await made(snapshotBackend(whole), 'language:JavaScript')
    expect(again.completeness).toEqual(part.completeness)
    expect(again.campaigns[0]?.alerts).toEqual(part.campaigns[0]?.alerts)
    expect((await made(null, 'severity:high')).completeness).toEqual(whole.completeness)
  })

  it('names ten of many repositories, and counts all', async () => {
    const ids = Array.from({ length: 25 }, (_, i) => i + 100)
    const [first] = someAlerts()
    const [, second] = someRepositories()
    if (!first || !second) throw new Error('no sample')
    const hidden = ids.map((id): Repository => {
      return { ...second, id, fullName: `octo-org/r${id}`, pushedAt: null, defaultBranch: '' }
    })
    const alerts = ids.map((repositoryId) => ({ ...first, repositoryId }))
    const { unjudged } = await search(
      await backendOf([...someRepositories(), ...hidden], undefined, alerts),
      'archived:false',
    )
    expect(unjudged).toMatchObject({ alerts: 25, repositories: 25, qualifiers: ['archived'] })
    expect(unjudged?.names).toEqual(ids.slice(0, 10).map((id) => `octo-org/r${id}`))
  })

  it('leaves nothing out where all is known, whatever the list of missing parts still says', async () => {
    const page = await search(await backendOf(someRepositories()), 'language:JavaScript')
    expect(page.total).toBe(2)
    expect(page.unjudged).toBeUndefined()
  })
})

describe('teams of which one could not be read', () => {
  it('are filtered by all the same', async () => {
    const why = { kind: 'no-permission', subject: 'teams', needs: 'read:org' } as const
    const backend = await backendOf(known(), [{ subject: 'teams', name: 'secret', why }])
    const page = await search(backend, 'team:payments')
    expect(page.problems).toEqual([])
    expect(page.total).toBeGreaterThan(0)
    expect((await search(backend, 'team:payments,secret')).problems).toMatchObject([
      { reason: 'data-missing', text: 'secret' },
    ])
  })
})
