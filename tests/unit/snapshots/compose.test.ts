import { describe, expect, it } from 'vitest'
import { sample } from './samples'
import { composeSnapshot, teamsOf } from '@/lib/snapshots/compose'

describe('composing a snapshot', () => {
  const { repositories: _, teams: __, ...rest } = sample()
  const [shop] = sample().repositories
  if (!shop) throw new Error('the sample has a repository')
  const { teams: ___, ...repository } = shop
  const parts = {
    ...rest,
    repositories: [repository, { ...repository, id: 99, fullName: 'octo-org/secret', name: 'secret' }],
    teams: [
      { slug: 'payments', name: 'Payments', repositoryIds: [7, 99] },
      { slug: 'secret-team', name: 'Secret team', repositoryIds: [99] },
    ],
  }

  it('takes along only repositories and teams that the campaigns concern', () => {
    expect(composeSnapshot(parts)).toEqual(sample())
  })

  it('gives the teams back as the filter wants them', () => {
    expect(teamsOf(composeSnapshot(parts))).toEqual([
      { slug: 'payments', name: 'Payments', repositoryIds: [7] },
    ])
  })

  it('keeps a repository without teams', () => {
    const [first] = composeSnapshot({ ...parts, teams: [] }).repositories
    expect(first?.teams).toEqual([])
  })
})
