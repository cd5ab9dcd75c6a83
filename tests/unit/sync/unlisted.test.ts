import { describe, expect, it } from 'vitest'
import { ALERTS, NOW, organization, wireAlert } from './organization'
import { worker } from './worker'
import { DAY, toIso } from '@/lib/time'

/** An organization with one private repository of which the token reads the alerts, but which it may not list. */
function withHidden(alerts: number) {
  const github = organization(alerts)
  for (const alert of github.alerts)
    if (alert.repository.id === 3) alert.repository = { id: 3, full_name: 'Octo/hidden', private: true }
  const [hidden] = github.repositories.splice(2, 1)
  return { github, hidden }
}

const MISSING = {
  state: 'partial',
  missing: [
    {
      subject: 'repositories',
      name: 'Octo/hidden',
      why: { kind: 'no-permission', subject: 'repositories', needs: null },
    },
  ],
}

describe('a repository that the token may not list', () => {
  it('is named by its alerts, and said to be missing', async () => {
    const { start, record, data, alerts } = await worker(withHidden(250).github)
    expect(await start()).toEqual({ state: 'idle' })
    expect(await alerts()).toHaveLength(250)
    expect(await record()).toMatchObject({ repositories: 3, completeness: MISSING })
    expect((await data()).repositories.find(({ id }) => id === 3)).toMatchObject({
      fullName: 'Octo/hidden',
      visibility: 'private',
    })
  })

  it('stays so through later pulls, with and without a listing, until it is listed', async () => {
    const { github, hidden } = withHidden(30)
    const { start, record, data, times } = await worker(github)
    await start()
    for (const now of [NOW + 60, NOW + DAY]) {
      github.now = now
      await start()
      expect(await record()).toMatchObject({ repositories: 3, completeness: MISSING })
      expect((await data()).repositories.map(({ id }) => id).sort()).toEqual([1, 2, 3])
    }
    if (hidden) github.repositories.push(hidden)
    await start()
    expect(await record()).toMatchObject({ repositories: 3, completeness: { state: 'complete' } })
    expect((await data()).repositories.find(({ id }) => id === 3)?.fullName).toBe('Octo/repo-3')
    expect(times(ALERTS)).toBe(4)
  })

  it('is found by a pull of changes as well', async () => {
    const github = organization(10)
    const { start, record, times } = await worker(github)
    await start()
    const repository = { id: 9, full_name: 'Octo/hidden' }
    github.alerts.push(wireAlert(11, { repository, updated_at: toIso(NOW + 5) }))
    github.now = NOW + 60
    await start()
    expect(times('/orgs/octo/repos')).toBe(2)
    expect(await record()).toMatchObject({ repositories: 4, completeness: MISSING })
  })

  it('goes with its alerts when it was deleted, and nothing is missing', async () => {
    const github = organization(30)
    const { start, record, data } = await worker(github)
    await start()
    github.repositories = github.repositories.filter(({ id }) => id !== 2)
    github.alerts = github.alerts.filter(({ repository }) => repository.id !== 2)
    github.now = NOW + DAY
    await start()
    expect(await record()).toMatchObject({ completeness: { state: 'complete' } })
    expect((await data()).repositories.map(({ id }) => id)).toEqual([1, 3])
  })
})
