// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import { headOf } from '../../../demo/organization/git-history.ts'
import type { Alert, Repository } from '../../../demo/organization/model.ts'
import { DEVON, MAYA, NOOR, RUTH } from '../../../demo/organization/people.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { fieldsOf, organizationOf, restOf, rowsOf, smallWorld, type Answer, type Rest } from './helpers.ts'
import { firstOf, isDevons, nameOf, repositoryWith } from './subjects.ts'

let world: World
let rest: Rest
let devon: Rest
let repository: Repository
let alert: Alert
let other: Alert
let name: string
let base: string

beforeEach(() => {
  world = smallWorld()
  rest = restOf(world)
  devon = restOf(world, DEMO_TOKENS.developer)
  const fits = (one: Repository) => isDevons(one) && one.visibility === 'private' && openOf(one).length > 1
  repository = repositoryWith(organizationOf(world), fits)
  name = nameOf(repository)
  base = repository.defaultBranch
  alert = firstOf(openOf(repository))
  other = firstOf(openOf(repository).slice(1))
})

const openOf = (one: Repository) => {
  const linked = new Set(one.pullRequests.flatMap((pull) => pull.alerts))
  return one.alerts.filter((candidate) => candidate.state === 'open' && !linked.has(candidate.number))
}
const messageOf = (answer: Answer) => [answer.status, fieldsOf(answer)['message']]
const errorOf = (answer: Answer) => [answer.status, fieldsOf(answer)['errors']]
/** A branch with a commit that the default branch lacks. */
const work = (branch: string) => {
  world.createBranch(name, branch, headOf(repository)?.sha)
  return world.setFile(name, 'work.txt', branch, { branch })
}
const open = (body: object, asker = rest) =>
  asker.send('POST', `/repos/${name}/pulls`, { title: 'Fix', head: 'topic', base, ...body })
const linkedTo = async (of: Alert) => {
  const found = fieldsOf(await rest.get(`/repos/${name}/code-scanning/alerts/${of.number}`))
  return [found['linked_pull_requests']].flat().map((pull) => Object(pull).number)
}

describe('opening a pull request', () => {
  it('answers 201 with it and its address, which leads to it', async () => {
    const commit = work('topic')
    const before = headOf(repository)?.sha
    const made = await open({ body: 'Why', draft: true }, devon)
    expect(made.status).toBe(201)
    const pull = fieldsOf(made)
    expect(pull).toMatchObject({
      title: 'Fix',
      body: 'Why',
      draft: true,
      state: 'open',
      user: { login: DEVON.login },
      head: { ref: 'topic', sha: commit.sha, label: 'octo-org:topic' },
      base: { ref: base, sha: before },
      commits: 1,
      changed_files: 1,
      requested_reviewers: [],
    })
    expect(made.headers.get('location')).toBe(pull['url'])
    const path = `/repos/${name}/pulls/${String(pull['number'])}`
    expect((await rest.get(path)).json).toEqual(pull)
    expect(world.writes.done(`POST /repos/${name}/pulls`)).toHaveLength(1)
  })

  it('is found by its head, with the owner in front, in the state that is asked for', async () => {
    work('topic')
    const number = fieldsOf(await open({ head: 'Octo-Org:topic' }))['number']
    const find = async (query: string) =>
      rowsOf(await rest.get(`/repos/${name}/pulls?${query}`)).map((row) => row['number'])
    expect(await find('head=octo-org:topic')).toEqual([number])
    expect(await find('head=octo-org:topic&state=closed')).toEqual([])
    world.closePullRequest(name, Number(number))
    expect(await find('head=octo-org:topic')).toEqual([])
    expect(await find('head=octo-org:topic&state=all')).toEqual([number])
  })

  it('is no draft unless that is said, and moves with its branch', async () => {
    work('topic')
    const number = fieldsOf(await open({}))['number']
    const commit = world.setFile(name, 'more.txt', 'x', { branch: 'topic' })
    const pull = fieldsOf(await rest.get(`/repos/${name}/pulls/${String(number)}`))
    expect(pull).toMatchObject({ draft: false, head: { sha: commit.sha }, commits: 2, changed_files: 2 })
  })

  it('is refused where one is open already, and possible again when that is closed', async () => {
    work('topic')
    const first = await open({})
    expect(errorOf(await open({ title: 'Again' }))).toEqual([
      422,
      [
        {
          resource: 'PullRequest',
          code: 'custom',
          message: 'A pull request already exists for octo-org:topic.',
        },
      ],
    ])
    world.closePullRequest(name, Number(fieldsOf(first)['number']))
    expect((await open({})).status).toBe(201)
  })

  it('is refused for a branch that has nothing new', async () => {
    world.createBranch(name, 'topic', headOf(repository)?.sha)
    world.setFile(name, 'a.txt', 'x')
    const message = `No commits between ${base} and topic`
    expect(errorOf(await open({}))).toEqual([422, [{ resource: 'PullRequest', code: 'custom', message }]])
    expect(errorOf(await open({ head: base }))).toMatchObject([422, [{ code: 'custom' }]])
  })

  it.each([
    [{ head: 'nowhere' }, { field: 'head', code: 'invalid' }],
    [{ head: 'someone:topic' }, { field: 'head', code: 'invalid' }],
    [{ base: 'nowhere' }, { field: 'base', code: 'invalid' }],
    [{ title: undefined }, { field: 'title', code: 'missing_field' }],
    [{ title: ' ' }, { field: 'title', code: 'missing_field' }],
  ])('is refused for %j', async (body, error) => {
    work('topic')
    const before = repository.pullRequests.length
    expect(errorOf(await open(body))).toEqual([422, [{ resource: 'PullRequest', ...error }]])
    expect(repository.pullRequests).toHaveLength(before)
  })

  it('wants head and base', async () => {
    expect(messageOf(await open({ head: undefined }))).toEqual([
      422,
      'Invalid request.\n\n"head" wasn\'t supplied.',
    ])
    expect((await open({ base: undefined })).status).toBe(422)
  })

  it('is refused in an archived repository, to readers and to tokens without the right', async () => {
    work('topic')
    expect(errorOf(await open({}, restOf(world, DEMO_TOKENS.reader)))).toMatchObject([
      422,
      [{ message: 'must be a collaborator' }],
    ])
    expect((await open({}, restOf(world, DEMO_TOKENS.withoutSecurityEvents))).status).toBe(404)
    expect((await open({}, restOf(world, DEMO_TOKENS.fineGrainedWithoutAlerts))).status).toBe(403)
    world.archiveRepository(name)
    expect((await open({})).status).toBe(403)
    world.archiveRepository(name, false)
    expect((await open({}, restOf(world, DEMO_TOKENS.fineGrained))).status).toBe(201)
  })
})

describe('what a pull request is linked to', () => {
  const page = () => `https://github.com/${name}/security/code-scanning`

  it('is the alerts whose pages its body names', async () => {
    work('topic')
    const body = `For ${page()}/${alert.number}, and [this](${page()}/${other.number}).`
    const { number } = fieldsOf(await open({ body }))
    expect(await linkedTo(alert)).toEqual([number])
    expect(await linkedTo(other)).toEqual([number])
  })

  it('is not what pages of other repositories and issues are about', async () => {
    work('topic')
    const far = `https://github.com/octo-org/other/security/code-scanning/${alert.number}`
    await open({ body: `${far} and #${alert.number}, ${page()}/0` })
    expect(await linkedTo(alert)).toEqual([])
  })

  it('is the alert that its title names, or its branch', async () => {
    work('topic')
    const titled = await open({ title: `Potential fix for code scanning alert no. ${alert.number}: x` })
    expect(await linkedTo(alert)).toEqual([fieldsOf(titled)['number']])
    const branch = `alert-autofix-${other.number}`
    work(branch)
    const named = await open({ head: branch })
    expect(await linkedTo(other)).toEqual([fieldsOf(named)['number']])
  })

  it('is the alert whose fix Autofix committed to its branch, before or after', async () => {
    work('topic')
    const commit = async (of: Alert) => {
      world.setAutofix(name, of.number, 'success')
      const path = `/repos/${name}/code-scanning/alerts/${of.number}/autofix/commits`
      expect((await rest.send('POST', path, { target_ref: 'refs/heads/topic' })).status).toBe(201)
    }
    await commit(alert)
    const { number } = fieldsOf(await open({}))
    expect([await linkedTo(alert), await linkedTo(other)]).toEqual([[number], []])
    await commit(other)
    expect(await linkedTo(other)).toEqual([number])
  })
})

describe('asking for reviews', () => {
  let number: number

  beforeEach(async () => {
    work('topic')
    number = Number(fieldsOf(await open({}, devon))['number'])
  })
  const request = (body: unknown, asker = devon) =>
    asker.send('POST', `/repos/${name}/pulls/${number}/requested_reviewers`, body)
  const reviewers = async () => {
    const pull = fieldsOf(await rest.get(`/repos/${name}/pulls/${number}`))
    return [pull['requested_reviewers'], pull['requested_teams']].map((list) =>
      [list].flat().map((one) => Object(one).login ?? Object(one).slug),
    )
  }

  it('answers 201 with the pull request, and adds to those who are asked already', async () => {
    const asked = await request({ reviewers: [MAYA.login] })
    expect(asked.status).toBe(201)
    expect(fieldsOf(asked)).toMatchObject({ number, requested_reviewers: [{ login: MAYA.login }] })
    await request({ reviewers: [MAYA.login, NOOR.login.toUpperCase()], team_reviewers: ['security'] })
    expect(await reviewers()).toEqual([[MAYA.login, NOOR.login], ['security']])
  })

  it('is refused for strangers and for teams without access, all or nothing', async () => {
    const message = `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${name} repository.`
    expect(messageOf(await request({ reviewers: [MAYA.login, 'nobody-here'] }))).toEqual([422, message])
    expect(messageOf(await request({ team_reviewers: ['nowhere'] }))).toEqual([422, message])
    expect(await reviewers()).toEqual([[], []])
  })

  it('is refused for the author', async () => {
    expect(messageOf(await request({ reviewers: [DEVON.login] }))).toEqual([
      422,
      'Review cannot be requested from pull request author.',
    ])
  })

  it('is for those who push, where there is a pull request, in a repository that takes writes', async () => {
    expect((await request({ reviewers: [MAYA.login] }, restOf(world, DEMO_TOKENS.reader))).status).toBe(403)
    const path = `/repos/${name}/pulls/99999/requested_reviewers`
    expect((await rest.send('POST', path, { reviewers: [RUTH.login] })).status).toBe(404)
    expect((await request({ reviewers: 'maya' })).status).toBe(422)
    world.archiveRepository(name)
    expect((await request({ reviewers: [MAYA.login] })).status).toBe(403)
    expect(await reviewers()).toEqual([[], []])
  })
})
