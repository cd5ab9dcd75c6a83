// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { DEVON } from '../../../demo/organization/people.ts'
import { fullName, home, isOpen, looking } from './pages-look.ts'

/** A world of its own, to make something in a repository that Devon pushes to, and look at it. */
function making() {
  const own = looking()
  const { devons } = own
  const show = (path: string) => own.static(home(devons) + path)
  return { ...own, show, name: fullName(devons), branch: devons.defaultBranch }
}

describe('a pull request', () => {
  it('has its page, from draft to merge, with the alerts that it is for', () => {
    const { world, devons, show, name, branch } = making()
    const alert = devons.alerts.find(isOpen)?.number ?? 0
    world.createBranch(name, 'fix/one')
    const pull = world.createPullRequest(name, alert, 'fix/one', { draft: true, author: DEVON })
    const page = () => show(`/pull/${pull.number}`)
    expect(page()).toMatchObject({
      kind: 'thread',
      title: pull.title,
      state: 'Draft',
      author: { login: 'devon-developer' },
      story: `wants to merge into ${branch} from fix/one`,
      posts: [{ author: { login: 'devon-developer' }, text: pull.body }],
      facts: expect.arrayContaining([
        { name: 'Branch', entries: [{ text: 'fix/one', href: `/${name}/tree/fix/one` }] },
        {
          name: 'Alerts',
          entries: [
            { text: `Code scanning alert #${alert}`, href: `/${name}/security/code-scanning/${alert}` },
          ],
        },
      ]),
    })
    world.markReady(name, pull.number)
    expect(page()).toMatchObject({ state: 'Open' })
    world.mergePullRequest(name, pull.number)
    expect(page()).toMatchObject({ state: 'Merged', story: `merged into ${branch} from fix/one` })
  })

  it('has its line in the list, and no page as an issue', () => {
    const { world, show, name } = making()
    const pull = world.createPullRequest(name, [], 'fix/one')
    expect(show('/pulls')).toMatchObject({
      title: 'Pull requests',
      rows: expect.arrayContaining([
        expect.objectContaining({ number: pull.number, href: `/${name}/pull/${pull.number}` }),
      ]),
    })
    expect(show('/issues')).toMatchObject({ title: 'Issues', rows: [] })
    expect(show(`/issues/${pull.number}`)).toMatchObject({ kind: 'notFound' })
    expect(show('/pull/99999')).toMatchObject({ kind: 'notFound' })
  })
})

describe('an issue', () => {
  it('has its page with everything that was said', () => {
    const { world, show, name } = making()
    const issue = world.createIssue(name, { title: 'A **campaign**', body: '<b>Text</b>' }, DEVON)
    world.commentOn(name, issue.number, 'Seen.', DEVON)
    expect(show(`/issues/${issue.number}`)).toMatchObject({
      kind: 'thread',
      title: 'A **campaign**',
      state: 'Open',
      posts: [{ text: '<b>Text</b>' }, { text: 'Seen.' }],
    })
  })
})

describe('a branch', () => {
  it('has its files, with slashes in its name', () => {
    const { world, devons, show, name } = making()
    world.createBranch(name, 'fix/with/slashes', devons.branches[0]?.sha)
    expect(show('/tree/fix/with/slashes')).toMatchObject({
      kind: 'code',
      branch: 'fix/with/slashes',
      folder: '',
      files: expect.arrayContaining([
        {
          name: 'README.md',
          directory: false,
          href: `/${name}/blob/fix/with/slashes/README.md`,
        },
      ]),
    })
    expect(show('/tree/fix/with')).toMatchObject({ kind: 'notFound' })
  })

  it('shows folders first', () => {
    const { show, branch } = making()
    const page = show(`/tree/${branch}`)
    if (page.kind !== 'code') throw new Error('Not the code')
    const kinds = page.files.map((file) => file.directory)
    expect(kinds).toEqual(kinds.toSorted((left, right) => Number(right) - Number(left)))
    expect(page.commit?.href).toMatch(/\/commit\/[\da-f]{40}$/)
  })
})

describe('a commit', () => {
  it('has its message, its files and their folders', () => {
    const { world, show, name, branch } = making()
    const text = '{"a": "</script>"}'
    const message = 'Share a campaign\n\nOf one alert.'
    const commit = world.setFile(name, 'campaigns/one.json', text, { message, by: DEVON })
    expect(show(`/commit/${commit.sha}`)).toMatchObject({
      title: 'Share a campaign',
      text: 'Of one alert.',
      author: { login: 'devon-developer' },
      files: [{ name: 'campaigns/one.json', href: `/${name}/blob/${commit.sha}/campaigns/one.json` }],
      branches: [{ name: branch }],
    })
    for (const ref of [branch, commit.sha]) {
      expect(show(`/tree/${ref}/campaigns`)).toMatchObject({ files: [{ name: 'one.json' }] })
      expect(show(`/blob/${ref}/campaigns/one.json`)).toMatchObject({ kind: 'blob', text })
    }
  })

  it('is found by its whole name alone', () => {
    const { show, branch } = making()
    for (const path of [`/commit/${branch}`, `/commit/${'0'.repeat(40)}`, `/blob/${branch}/nothing.txt`]) {
      expect(show(path)).toMatchObject({ kind: 'notFound' })
    }
  })
})

describe('an empty repository', () => {
  it('has a page all the same', () => {
    const { world, page } = making()
    world.createRepository('octo-org', 'void', { empty: true })
    expect(page('/octo-org/void')).toMatchObject({ status: 200, body: { data: { files: [], commit: null } } })
  })
})
