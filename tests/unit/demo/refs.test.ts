// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import { headOf } from '../../../demo/organization/git-history.ts'
import type { Repository } from '../../../demo/organization/model.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { fieldsOf, organizationOf, restOf, rowsOf, smallWorld, type Answer, type Rest } from './helpers.ts'
import { isDevons, nameOf, repositoryWith } from './subjects.ts'

let world: World
let rest: Rest
let repository: Repository
let name: string
let head: string

beforeEach(() => {
  world = smallWorld()
  rest = restOf(world)
  repository = repositoryWith(organizationOf(world), (one) => isDevons(one) && one.visibility === 'private')
  name = nameOf(repository)
  head = headOf(repository)?.sha ?? ''
})

const messageOf = (answer: Answer) => [answer.status, fieldsOf(answer)['message']]
const create = (branch: string, asker = rest, sha: unknown = head) =>
  asker.send('POST', `/repos/${name}/git/refs`, { ref: `refs/heads/${branch}`, sha })
const remove = (branch: string, asker = rest) =>
  asker.send('DELETE', `/repos/${name}/git/refs/heads/${branch}`, undefined)
const one = (branch: string) => rest.get(`/repos/${name}/git/ref/heads/${branch}`)
const exists = (branch: string) => repository.branches.some((candidate) => candidate.name === branch)

describe('making a branch', () => {
  it('answers 201 with the reference, which is then found by name and by its beginning', async () => {
    const made = await create('muster/one', restOf(world, DEMO_TOKENS.developer))
    expect(made.status).toBe(201)
    const url = `https://api.github.com/repos/${name}/git/refs/heads/muster/one`
    expect(fieldsOf(made)).toMatchObject({
      ref: 'refs/heads/muster/one',
      url,
      object: { type: 'commit', sha: head },
    })
    expect(made.headers.get('location')).toBe(url)
    expect((await one('muster/one')).json).toEqual(made.json)
    expect((await one('muster%2Fone')).json).toEqual(made.json)
    const found = rowsOf(await rest.get(`/repos/${name}/git/matching-refs/heads/muster/`))
    expect(found).toEqual([made.json])
  })

  it('is refused for a name that is taken', async () => {
    await create('one')
    expect(messageOf(await create('one'))).toEqual([422, 'Reference already exists'])
    expect((await create('One')).status).toBe(201)
  })

  it.each(['a b', 'a..b', '.a', 'a.lock', 'a~1', 'a/', '-a'])(
    'is refused for the name “%s”',
    async (branch) => {
      expect(messageOf(await create(branch))).toEqual([422, `refs/heads/${branch} is not a valid ref name.`])
      expect(exists(branch)).toBe(false)
    },
  )

  it('wants a whole name', async () => {
    const sent = await rest.send('POST', `/repos/${name}/git/refs`, { ref: 'heads/a', sha: head })
    expect(messageOf(sent)).toEqual([
      422,
      'Reference name must contain at least three slash-separated components.',
    ])
  })

  it.each([
    ['0'.repeat(40), 'Object does not exist'],
    ['main', 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].'],
    [undefined, 'Invalid request.\n\n"sha" wasn\'t supplied.'],
    [7, "Invalid request.\n\nFor 'properties/sha', 7 is not a string."],
  ])('wants a commit that is there, and not %j', async (sha, message) => {
    const sent = await rest.send('POST', `/repos/${name}/git/refs`, { ref: 'refs/heads/a', sha })
    expect(messageOf(sent)).toEqual([422, message])
    expect(exists('a')).toBe(false)
  })

  it('is refused where another stands in the way, or a rule', async () => {
    await create('a/b')
    expect((await create('a')).status).toBe(422)
    expect((await create('a/b/c')).status).toBe(422)
    world.protectBranch(name, 'release/*')
    expect(messageOf(await create('release/1'))).toEqual([422, 'Reference update failed'])
    expect(['a', 'a/b/c', 'release/1'].some(exists)).toBe(false)
  })

  it('is refused in an empty repository by 409, in an archived one by 403', async () => {
    world.archiveRepository(name)
    expect((await create('a')).status).toBe(403)
    world.archiveRepository(name, false)
    world.emptyRepository(name)
    for (const answer of [
      await create('a'),
      await one('main'),
      await rest.get(`/repos/${name}/git/matching-refs/heads/`),
    ])
      expect(messageOf(answer)).toEqual([409, 'Git Repository is empty.'])
  })

  it.each([
    ['reader', 404],
    ['securityManager', 404],
    ['withoutSecurityEvents', 404],
    ['publicOnly', 404],
    ['developer', 201],
    ['fineGrained', 201],
    ['fineGrainedWithoutAlerts', 403],
  ] as const)('is answered to %s by %i', async (token, status) => {
    expect((await create('a', restOf(world, DEMO_TOKENS[token]))).status).toBe(status)
    expect(exists('a')).toBe(status === 201)
  })

  it('starts at the default branch without a commit of its own', async () => {
    await create('a')
    world.setFile(name, 'a.txt', 'x')
    expect(world.commits(name, 'a')).toHaveLength(1)
    expect(fieldsOf(await one('a'))['object']).toMatchObject({ sha: head })
    expect(fieldsOf(await one(repository.defaultBranch))['object']).not.toMatchObject({ sha: head })
  })
})

describe('one branch', () => {
  it('is 404 when it is not there, and never found by its beginning', async () => {
    await create('alert-autofix-77')
    expect((await one('alert-autofix-7')).status).toBe(404)
    expect((await rest.get(`/repos/${name}/git/ref/tags/v1`)).status).toBe(404)
  })

  it('has an ETag that changes with its commit', async () => {
    await create('a')
    const etag = (await one('a')).headers.get('etag') ?? ''
    const status = async () =>
      (await rest.get(`/repos/${name}/git/ref/heads/a`, { 'if-none-match': etag })).status
    world.setFile(name, 'x', 'x')
    expect(await status()).toBe(304)
    world.setFile(name, 'x', 'x', { branch: 'a' })
    expect(await status()).toBe(200)
  })
})

describe('deleting a branch', () => {
  it('answers 204, and 422 the next time', async () => {
    await create('muster/one')
    const gone = await remove('muster/one')
    expect([gone.status, gone.json]).toEqual([204, null])
    expect(exists('muster/one')).toBe(false)
    expect(messageOf(await remove('muster/one'))).toEqual([422, 'Reference does not exist'])
  })

  it('spares the default branch, protected ones, and those of others', async () => {
    world.createBranch(name, 'release/1')
    world.protectBranch(name, 'release/*')
    expect((await remove(repository.defaultBranch)).status).toBe(422)
    expect((await remove('release/1')).status).toBe(422)
    world.protectBranch(name, 'release/*', false)
    expect((await remove('release/1', restOf(world, DEMO_TOKENS.reader))).status).toBe(404)
    expect([repository.defaultBranch, 'release/1'].every(exists)).toBe(true)
  })
})
