// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import { isBranchName, isProtected } from '../../../demo/organization/branch-rules.ts'
import { commitsAhead, headOf } from '../../../demo/organization/git-history.ts'
import { commitSha, gitFile, listFolder, treeSha } from '../../../demo/organization/git-objects.ts'
import type { Repository } from '../../../demo/organization/model.ts'
import { DEVON, MAYA } from '../../../demo/organization/people.ts'
import type { World } from '../../../demo/organization/world.ts'
import { NOW, organizationOf, smallWorld } from './helpers.ts'
import { firstOf, nameOf, openAlerts } from './subjects.ts'

let world: World
let clock: number
let repository: Repository
const name = 'octo-org/security-campaigns'

beforeEach(() => {
  clock = NOW
  world = smallWorld({ clock: () => clock })
  repository = world.createRepository('octo-org', 'security-campaigns')
})

describe('git', () => {
  const files = new Map([
    ['b.txt', gitFile('hello\n')],
    ['b/c.json', gitFile('x')],
    ['b-d', gitFile('')],
  ])

  it('has the names that the real one gives files, folders and commits', () => {
    expect(gitFile('').sha).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391')
    expect(gitFile(Buffer.from('hello\n')).sha).toBe('ce013625030ba8dba906f756967f9e9ca394464a')
    expect(treeSha(files)).toBe('a7650784b22cce9f45b834b3794100744c90b196')
    const commit = {
      tree: treeSha(files),
      message: 'First',
      author: MAYA,
      time: 1_795_176_000_000,
      parent: null,
    }
    expect(commitSha(commit)).toBe('e2eab8e4d924f5fbc4554ba27238a21272ba1879')
    expect(commitSha({ ...commit, parent: 'a'.repeat(40) })).not.toBe(commitSha(commit))
  })

  it('lists a folder in the order of git, and none that is not there', () => {
    expect(listFolder(files, '')?.map(({ kind, path }) => [kind, path])).toEqual([
      ['file', 'b-d'],
      ['file', 'b.txt'],
      ['dir', 'b'],
    ])
    expect(listFolder(files, 'b')).toMatchObject([
      { kind: 'file', name: 'c.json', path: 'b/c.json', size: 1 },
    ])
    expect(listFolder(files, 'b.txt')).toBeNull()
    expect(listFolder(new Map(), '')).toEqual([])
  })

  it.each(['a', 'alert-autofix-1', 'muster/a.b', 'ü', 'a@b', '#1'])('allows a branch %s', (branch) => {
    expect(isBranchName(branch)).toBe(true)
  })

  it.each([
    '',
    ' ',
    'a b',
    'a..b',
    '/a',
    'a/',
    'a//b',
    '.a',
    'a/.b',
    'a.lock',
    'a.',
    '@',
    'a@{b',
    '-a',
    'a~1',
  ])('allows no branch “%s”', (branch) => expect(isBranchName(branch)).toBe(false))
  it.each(['a^', 'a:b', 'a?', 'a*', 'a[', 'a\\b', 'a\nb', 'a\x7f'])('allows no branch %j', (branch) => {
    expect(isBranchName(branch)).toBe(false)
  })
})

describe('files of a repository', () => {
  it('are written in commits that tell who, when, why and what', () => {
    const first = headOf(repository)
    clock += 60_000
    const commit = world.setFile(name, 'campaigns/a.json', '{}', { by: DEVON, message: 'Add a' })
    expect(commit).toMatchObject({
      author: DEVON,
      message: 'Add a',
      time: clock,
      parent: first?.sha,
      changed: ['campaigns/a.json'],
    })
    expect(world.file(name, 'campaigns/a.json')).toBe('{}')
    expect(world.commits(name).map(({ message }) => message)).toEqual(['Add a', 'Initial commit'])
    expect(repository.branches).toEqual([{ name: 'main', sha: commit.sha }])
    expect(repository.pushedAt).toBe(clock)
  })

  it('are changed and removed, and stay what they were in older commits', () => {
    world.setFile(name, 'a.json', 'one')
    const two = world.setFile(name, 'a.json', 'two ü')
    world.removeFile(name, 'a.json')
    expect(world.file(name, 'a.json')).toBeNull()
    expect(Buffer.from(two.files.get('a.json')?.bytes ?? []).toString()).toBe('two ü')
    expect(world.file(name, 'README.md')).toBe('# security-campaigns')
    expect(() => world.removeFile(name, 'a.json')).toThrow('no file')
    expect(() => world.setFile(name, 'a', '', { branch: 'nowhere' })).toThrow('no branch nowhere')
  })

  it('belong to their branch', () => {
    world.createBranch(name, 'topic', headOf(repository)?.sha)
    world.setFile(name, 'a', 'x', { branch: 'topic' })
    expect([world.file(name, 'a'), world.file(name, 'a', 'topic')]).toEqual([null, 'x'])
    expect(world.commits(name)).toHaveLength(1)
    expect(world.commits(name, 'topic')).toHaveLength(2)
  })

  it('are made up for a generated repository, once, with those of its alerts', () => {
    const alert = firstOf(openAlerts(organizationOf(world)))
    const own = nameOf(alert.repository)
    expect(world.file(own, 'README.md')).toContain(alert.repository.name)
    const lines = world.file(own, alert.path)?.split('\n') ?? []
    expect(lines.length).toBeGreaterThan(alert.endLine)
    const before = alert.repository.branches.map(({ sha }) => sha)
    const [head] = world.commits(own)
    expect(world.commits(own)).toEqual([head])
    expect(head?.sha).toBe(before[0])
    expect(alert.repository.branches.map(({ sha }) => sha)).toEqual(before)
  })

  it('go to the end of a renamed and of a transferred repository', () => {
    world.setFile(name, 'a', 'x')
    world.renameRepository(name, 'campaigns')
    world.setFile(name, 'a', 'y')
    expect(world.file('octo-org/campaigns', 'a')).toBe('y')
    world.transferRepository('octo-org/campaigns', 'empty-org')
    expect(world.file('empty-org/campaigns', 'a')).toBe('y')
    world.deleteRepository('empty-org/campaigns')
    expect(() => world.file(name, 'a')).toThrow('no repository')
  })
})

describe('an empty repository', () => {
  it('has neither branch nor commit, until a first push makes its default branch', () => {
    world.emptyRepository(name)
    expect(repository.branches).toEqual([])
    expect([world.file(name, 'README.md'), world.commits(name)]).toEqual([null, []])
    expect(() => world.setFile(name, 'a', 'x', { branch: 'topic' })).toThrow('no branch topic')
    const commit = world.setFile(name, 'a', 'x')
    expect([commit.parent, [...commit.files.keys()]]).toEqual([null, ['a']])
    expect(repository.branches).toEqual([{ name: 'main', sha: commit.sha }])
  })

  it('can be made, and no two of a name', () => {
    const made = world.createRepository('octo-org', 'blank', { empty: true, visibility: 'public' })
    expect([made.branches, made.visibility]).toEqual([[], 'public'])
    expect(made.id).not.toBe(repository.id)
    expect(() => world.createRepository('octo-org', 'Blank')).toThrow('already')
    expect(() => world.createRepository('nowhere', 'x')).toThrow('no organization')
  })
})

describe('branches', () => {
  it('are ahead by the commits that the other lacks', () => {
    const base = headOf(repository)?.sha ?? ''
    world.createBranch(name, 'topic', base)
    expect(commitsAhead(repository, base, base)).toEqual([])
    const one = world.setFile(name, 'a', '1', { branch: 'topic' })
    const two = world.setFile(name, 'a', '2', { branch: 'topic' })
    world.setFile(name, 'b', '3')
    const main = headOf(repository)?.sha ?? ''
    expect(commitsAhead(repository, two.sha, main)).toEqual([two, one])
    expect(commitsAhead(repository, main, two.sha)).toHaveLength(1)
  })

  it('of the generated history are one commit ahead', () => {
    const own = organizationOf(world).repositories.find((one) => one.branches.length > 1) ?? repository
    const [main, other] = own.branches
    expect(commitsAhead(own, other?.sha ?? '', main?.sha ?? '')).toHaveLength(1)
    world.setFile(nameOf(own), 'a', 'x')
    expect(commitsAhead(own, other?.sha ?? '', own.branches[0]?.sha ?? '')).toHaveLength(1)
  })

  it('are protected by patterns, in which a star ends at a slash', () => {
    for (const pattern of ['main', 'release/*', 'a.b']) world.protectBranch(name, pattern)
    const ask = (branch: string) => isProtected(repository, branch)
    expect(['main', 'release/1', 'a.b'].map(ask)).toEqual([true, true, true])
    expect(['mainly', 'release/1/2', 'axb', 'release'].map(ask)).toEqual([false, false, false, false])
    world.protectBranch(name, 'main', false)
    expect(ask('main')).toBe(false)
  })

  it('take their open pull requests along, and close them when they go', () => {
    world.createBranch(name, 'topic', headOf(repository)?.sha)
    const pull = world.createPullRequest(name, [], 'topic')
    const commit = world.setFile(name, 'a', 'x', { branch: 'topic' })
    expect(pull.sha).toBe(commit.sha)
    world.deleteBranch(name, 'topic', DEVON)
    expect(pull).toMatchObject({ state: 'closed', closedBy: DEVON, mergedAt: null })
  })

  it('are merged as one commit with the files of all', () => {
    world.createBranch(name, 'topic', headOf(repository)?.sha)
    world.setFile(name, 'a', '1', { branch: 'topic' })
    world.setFile(name, 'a', '2', { branch: 'topic' })
    world.removeFile(name, 'README.md', { branch: 'topic' })
    const { number } = world.createPullRequest(name, [], 'topic', { title: 'Topic' })
    world.setFile(name, 'b', 'meanwhile')
    world.mergePullRequest(name, number, DEVON)
    const [merge] = world.commits(name)
    expect(merge).toMatchObject({ message: `Topic (#${number})`, author: DEVON })
    expect(['a', 'b', 'README.md'].map((path) => world.file(name, path))).toEqual(['2', 'meanwhile', null])
    expect(repository.branches.map((branch) => branch.name)).toEqual(['main'])
  })
})
