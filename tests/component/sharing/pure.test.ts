import { describe, expect, test } from 'vitest'
import { gitHubLink, repositoryIn } from '@/components/sharing/github-link'
import { placeOf } from '@/components/sharing/place'
import { repositoryProblem, tidyRepository } from '@/components/sharing/repository-input'
import { draftOf } from '@/components/wizard/draft'
import { changedByThemAlone, differences, withField, withTheirs } from '@/components/wizard/versions'
import { campaignView } from '../fixtures'
import { FILE_URL, present, REPOSITORY, sharingStatus } from './a-sharing'

describe('what a campaign repository is good for', () => {
  test.each([
    ['nobody has asked', null, { state: 'unknown' }],
    ['nobody has looked', sharingStatus({ state: { state: 'unknown' } }), { state: 'unknown' }],
    ['it is not there', sharingStatus(), { state: 'absent' }],
    ['it can be written', present(), { state: 'writable', isPrivate: true }],
    ['everybody can read it', present({ isPrivate: false }), { state: 'writable', isPrivate: false }],
    [
      'it can only be read',
      present({ canWrite: false }),
      { state: 'refusing', why: { kind: 'read-only', name: REPOSITORY } },
    ],
    [
      'it is archived, whoever may write there',
      present({ isArchived: true }),
      { state: 'refusing', why: { kind: 'archived', name: REPOSITORY } },
    ],
    [
      'it could be read before',
      sharingStatus({ state: { state: 'failed', failure: { kind: 'offline' }, asOf: 1 } }),
      { state: 'failed', why: { kind: 'offline' }, wasRead: true },
    ],
    [
      'it could never be read',
      sharingStatus({ state: { state: 'failed', failure: { kind: 'offline' }, asOf: null } }),
      { state: 'failed', why: { kind: 'offline' }, wasRead: false },
    ],
  ])('%s', (_, status, place) => {
    expect(placeOf(status)).toEqual(place)
  })
})

describe('addresses', () => {
  test('GitHub’s become links and name their repository', () => {
    expect(gitHubLink(FILE_URL)).toBe(FILE_URL)
    expect(repositoryIn(FILE_URL)).toBe(REPOSITORY)
  })

  test.each([
    ['', 'http://github.com/octo-org/x', 'javascript:alert(1)//github.com/a/b'],
    [
      'https://github.com.evil.example/a/b',
      'https://github.com@evil.example/a/b',
      'https://evil.example/a/b',
    ],
    ['https://someone:secret@github.com/a/b', 'https://github.com:444/a/b', '//github.com/a/b'],
  ])('others never do: %s, %s, %s', (...addresses) => {
    for (const address of addresses) {
      expect(gitHubLink(address)).toBeNull()
      expect(repositoryIn(address)).toBeNull()
    }
  })

  test('an address of GitHub’s that names no repository names none', () => {
    expect(repositoryIn('https://github.com/octo-org')).toBeNull()
    expect(repositoryIn('https://github.com/')).toBeNull()
  })
})

describe('the name of a campaign repository', () => {
  test.each([
    ['campaigns', 'campaigns'],
    ['  campaigns  ', 'campaigns'],
    ['octo-org/campaigns', 'campaigns'],
    ['Octo-Org/campaigns/', 'campaigns'],
    ['https://github.com/octo-org/campaigns', 'campaigns'],
    ['.github', '.github'],
  ])('%j is %s', (typed, name) => {
    expect(tidyRepository(typed, 'octo-org')).toBe(name)
    expect(repositoryProblem(typed, 'octo-org')).toBeNull()
  })

  test.each(['', '   ', '.', '..', 'a b', 'other-org/campaigns', 'a/b', 'ü', 'x'.repeat(101), '<b>'])(
    '%j is none',
    (typed) => {
      expect(repositoryProblem(typed, 'octo-org')).toBe(
        'Enter the name of a repository of this organization.',
      )
    },
  )

  test('nothing of another organization is taken for ours', () => {
    expect(tidyRepository('octo-org-evil/campaigns', 'octo-org')).toBe('octo-org-evil/campaigns')
  })
})

describe('two versions', () => {
  const theirs = campaignView({
    name: 'Theirs',
    managers: ['noor'],
    contactLink: null,
    dueDate: '2030-02-28',
  })
  const mine = { ...draftOf(campaignView()), managerText: 'devon' }

  test('are compared field by field, as people read them', () => {
    expect(differences(mine, theirs)).toEqual([
      { field: 'name', yours: 'SQL injection', theirs: 'Theirs' },
      { field: 'dueDate', yours: '31 Jan 2030', theirs: '28 Feb 2030' },
      { field: 'managers', yours: 'maya, devon', theirs: 'noor' },
      { field: 'contactLink', yours: 'https://example.com/ask', theirs: '' },
    ])
  })

  test('what is the same is listed only where it is asked for', () => {
    expect(differences(draftOf(theirs), theirs)).toEqual([])
    expect(differences(draftOf(theirs), theirs, (field) => field === 'name')).toEqual([
      { field: 'name', yours: 'Theirs', theirs: 'Theirs' },
    ])
  })

  test('a date that is half typed is shown as it is typed', () => {
    expect(differences({ ...draftOf(theirs), dueDate: '2030-1' }, theirs)).toEqual([
      { field: 'dueDate', yours: '2030-1', theirs: '28 Feb 2030' },
    ])
  })

  test('what they alone changed is told from what both did', () => {
    const base = campaignView()
    const both = { ...draftOf(base), name: 'Mine', contactLink: 'https://example.com/mine' }
    expect(changedByThemAlone(both, base, theirs)).toEqual(['dueDate', 'managers'])
    expect(changedByThemAlone(draftOf(base), base, base)).toEqual([])
    expect(changedByThemAlone({ ...draftOf(base), managerText: 'devon' }, base, theirs)).not.toContain(
      'managers',
    )
  })

  test('one field is taken, the others stay', () => {
    const taken = withTheirs(mine, theirs, 'managers')
    expect(taken).toEqual({ ...mine, managers: ['noor'], managerText: '' })
    expect(withTheirs(mine, theirs, 'contactLink')).toEqual({ ...mine, contactLink: '' })
    expect(withField(taken, mine, 'managers')).toEqual(mine)
  })
})
