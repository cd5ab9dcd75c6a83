// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import { gitFile } from '../../../demo/organization/git-objects.ts'
import { DEVON } from '../../../demo/organization/people.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { createRestApp } from '../../../demo/rest/app.ts'
import { RateLimits } from '../../../demo/rest/rate-limit.ts'
import { fieldsOf, NOW, restOf, rowsOf, smallWorld, type Answer, type Rest } from './helpers.ts'

const name = 'octo-org/security-campaigns'
const at = (path: string) => `/repos/${name}/contents/${path}`
const base64 = (text: string) => Buffer.from(text).toString('base64')
const messageOf = (answer: Answer) => [answer.status, fieldsOf(answer)['message']]
let world: World
let rest: Rest
let devon: Rest
let clock: number

beforeEach(() => {
  clock = NOW
  world = smallWorld({ clock: () => clock })
  world.createRepository('octo-org', 'security-campaigns')
  world.giveAccess(name, DEVON, 'push')
  rest = restOf(world)
  devon = restOf(world, DEMO_TOKENS.developer)
})

const put = (path: string, body: object, asker = rest) =>
  asker.send('PUT', at(path), { message: 'Change', content: base64('{}'), ...body })
const remove = (path: string, body: object, asker = rest) =>
  asker.send('DELETE', at(path), { message: 'Delete', ...body })

describe('reading a file', () => {
  it('tells its content in lines of base64, its sha and its size', async () => {
    const text = `${'ü'.repeat(80)}\n`
    world.setFile(name, 'campaigns/a b.json', text)
    const file = fieldsOf(await rest.get(at('campaigns/a%20b.json')))
    expect(file).toMatchObject({
      type: 'file',
      name: 'a b.json',
      path: 'campaigns/a b.json',
      encoding: 'base64',
      size: 161,
      sha: gitFile(text).sha,
      html_url: `https://github.com/${name}/blob/main/campaigns/a%20b.json`,
    })
    const content = String(file['content'])
    expect(Buffer.from(content, 'base64').toString()).toBe(text)
    expect(content.split('\n').every((line) => line.length <= 60)).toBe(true)
  })

  it('takes an address whose slashes are encoded, as Octokit sends it', async () => {
    world.setFile(name, 'campaigns/a.json', '{}')
    expect(fieldsOf(await rest.get(at('campaigns%2Fa.json')))['path']).toBe('campaigns/a.json')
  })

  it('answers 304 to whoever has it, until it changes', async () => {
    world.setFile(name, 'a.json', '{}')
    const etag = (await rest.get(at('a.json'))).headers.get('etag') ?? ''
    const asked = () => rest.get(at('a.json'), { 'if-none-match': etag })
    expect((await asked()).status).toBe(304)
    world.setFile(name, 'b.json', '{}')
    expect((await asked()).status).toBe(304)
    world.setFile(name, 'a.json', '{"b":1}')
    expect((await asked()).status).toBe(200)
  })

  it('goes by branch and by commit', async () => {
    const old = world.setFile(name, 'a.json', 'old')
    world.createBranch(name, 'topic', old.sha)
    world.setFile(name, 'a.json', 'new')
    const read = async (ref: string) =>
      Buffer.from(String(fieldsOf(await rest.get(at(`a.json?ref=${ref}`)))['content']), 'base64').toString()
    expect(await read('main')).toBe('new')
    expect(await read('refs/heads/main')).toBe('new')
    expect(await read('topic')).toBe('old')
    expect(await read(old.sha)).toBe('old')
    expect(messageOf(await rest.get(at('a.json?ref=nowhere')))).toEqual([
      404,
      'No commit found for the ref nowhere',
    ])
  })

  it('leaves the content out above one megabyte, and gives it raw', async () => {
    const large = Buffer.alloc(1_048_577, 97)
    world.setFile(name, 'small.json', large.subarray(1))
    world.setFile(name, 'large.json', large)
    expect(fieldsOf(await rest.get(at('small.json')))['encoding']).toBe('base64')
    expect(fieldsOf(await rest.get(at('large.json')))).toMatchObject({
      encoding: 'none',
      content: '',
      size: 1_048_577,
    })
    const app = createRestApp(world, new RateLimits(world.clock))
    const ask = (headers: Record<string, string>) =>
      app.request(`https://api.github.com${at('large.json')}`, {
        headers: { authorization: `Bearer ${DEMO_TOKENS.manager}`, ...headers },
      })
    const raw = await ask({ accept: 'application/vnd.github.raw+json' })
    expect(Buffer.from(await raw.arrayBuffer()).equals(large)).toBe(true)
    const again = await ask({
      accept: 'application/vnd.github.raw+json',
      'if-none-match': raw.headers.get('etag') ?? '',
    })
    expect(again.status).toBe(304)
  })

  it('refuses what is larger than a hundred megabytes', async () => {
    world.setFile(name, 'huge.bin', Buffer.alloc(100 * 1_048_576 + 1))
    const answer = await rest.get(at('huge.bin'))
    expect(answer.status).toBe(403)
    expect(fieldsOf(answer)['errors']).toMatchObject([{ code: 'too_large' }])
  })

  it('is 404 for what is not there, and says so of an empty repository', async () => {
    expect(messageOf(await rest.get(at('nothing.json')))).toEqual([404, 'Not Found'])
    world.emptyRepository(name)
    expect(messageOf(await rest.get(at('README.md')))).toEqual([404, 'This repository is empty.'])
    expect(messageOf(await rest.get(at('')))).toEqual([404, 'This repository is empty.'])
  })

  it('follows a rename by redirect, and ends with the repository', async () => {
    world.setFile(name, 'a/b.json', '{}')
    const { id } = world.renameRepository(name, 'campaigns')
    const moved = await rest.get(at('a/b.json?ref=main'))
    const location = `https://api.github.com/repositories/${id}/contents/a/b.json?ref=main`
    expect([moved.status, moved.headers.get('location')]).toEqual([301, location])
    expect((await rest.get(`/repositories/${id}/contents/a/b.json`)).status).toBe(200)
    expect((await put('a/c.json', {})).status).toBe(307)
    world.deleteRepository(name)
    expect((await rest.get(at('a/b.json'))).status).toBe(404)
  })
})

describe('listing a folder', () => {
  it('has files and folders in order, without their contents', async () => {
    for (const path of ['campaigns/b.json', 'campaigns/a.json', 'campaigns/sub/c.json'])
      world.setFile(name, path, '{}')
    const rows = rowsOf(await rest.get(at('campaigns')))
    expect(rows.map((row) => [row['type'], row['path'], row['size']])).toEqual([
      ['file', 'campaigns/a.json', 2],
      ['file', 'campaigns/b.json', 2],
      ['dir', 'campaigns/sub', 0],
    ])
    expect(rows.some((row) => 'content' in row)).toBe(false)
    expect(rowsOf(await rest.get(at(''))).map((row) => row['name'])).toEqual(['README.md', 'campaigns'])
    expect(rowsOf(await rest.get(`/repos/${name}/contents`))).toHaveLength(2)
  })

  it('changes its ETag with anything below it and with nothing else', async () => {
    world.setFile(name, 'campaigns/sub/c.json', '{}')
    const etag = (await rest.get(at('campaigns'))).headers.get('etag') ?? ''
    const status = async () => (await rest.get(at('campaigns'), { 'if-none-match': etag })).status
    world.setFile(name, 'other.json', '{}')
    expect(await status()).toBe(304)
    world.setFile(name, 'campaigns/sub/c.json', '[]')
    expect(await status()).toBe(200)
  })

  it('ends after a thousand', async () => {
    const files = Array.from({ length: 1001 }, (_, index) => [`many/${index}`, gitFile(`${index}`)] as const)
    world.commit(name, new Map(files))
    expect(rowsOf(await rest.get(at('many')))).toHaveLength(1000)
  })

  it('is one object when that is asked for', async () => {
    const answer = await rest.get(at(''), { accept: 'application/vnd.github.object+json' })
    expect(fieldsOf(answer)).toMatchObject({ type: 'dir', entries: [{ name: 'README.md' }] })
  })
})

describe('writing a file', () => {
  it('makes a new one by 201, with the commit, in the name of who asks', async () => {
    clock += 5000
    const made = await put('campaigns/a.json', { message: 'Add a', content: base64('{"a":1}') }, devon)
    expect(made.status).toBe(201)
    const time = new Date(clock).toISOString().replace('.000', '')
    const [commit] = world.commits(name)
    expect(fieldsOf(made)).toMatchObject({
      content: { path: 'campaigns/a.json', sha: gitFile('{"a":1}').sha, size: 7 },
      commit: {
        sha: commit?.sha,
        message: 'Add a',
        author: { name: DEVON.name, date: time },
        parents: [{ sha: commit?.parent }],
      },
    })
    expect(Object(fieldsOf(made)['content'])).not.toHaveProperty('content')
    expect(commit?.author).toBe(DEVON)
    expect(world.writes.done('PUT')).toMatchObject([{ path: at('campaigns/a.json'), user: DEVON.login }])
  })

  it('changes one by 200 for whoever names its sha', async () => {
    const before = world.setFile(name, 'a.json', 'one').files.get('a.json')?.sha
    expect((await put('a.json', { sha: before, content: base64('two') })).status).toBe(200)
    expect(world.file(name, 'a.json')).toBe('two')
  })

  it('refuses without the sha by 422, with one that is out of date by 409, and writes nothing', async () => {
    const sha = world.setFile(name, 'a.json', 'one').files.get('a.json')?.sha
    expect(messageOf(await put('a.json', {}))).toEqual([422, 'Invalid request.\n\n"sha" wasn\'t supplied.'])
    expect((await put('a.json', { sha, content: base64('mine') })).status).toBe(200)
    const late = await put('a.json', { sha, content: base64('theirs') }, devon)
    expect(messageOf(late)).toEqual([409, `a.json does not match ${sha}`])
    expect(world.file(name, 'a.json')).toBe('mine')
  })

  it('lets one of two win who write at once', async () => {
    const sha = world.setFile(name, 'a.json', 'one').files.get('a.json')?.sha
    const both = [rest, devon].map((asker, index) =>
      put('a.json', { sha, content: base64(`${index}`) }, asker),
    )
    const statuses = (await Promise.all(both)).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, 409])
    expect(world.commits(name)).toHaveLength(3)
  })

  it.each([
    [{ message: undefined }, '"message" wasn\'t supplied'],
    [{ content: undefined }, '"content" wasn\'t supplied'],
    [{ content: 'ü' }, 'not valid Base64'],
    [{ content: 1 }, "For 'properties/content', 1 is not a string"],
    [{ sha: null }, "For 'properties/sha', nil is not a string"],
    [{ branch: [] }, "For 'properties/branch', [] is not a string"],
  ])('refuses %j', async (body, why) => {
    const answer = await put('a.json', body)
    expect(answer.status).toBe(422)
    expect(String(fieldsOf(answer)['message'])).toContain(why)
    expect(world.commits(name)).toHaveLength(1)
  })

  it('takes base64 in lines', async () => {
    await put('a.json', { content: `${base64('abc')}\n${base64('def')}\n` })
    expect(world.file(name, 'a.json')).toBe('abcdef')
  })

  it('refuses paths that no file can have', async () => {
    world.setFile(name, 'a/b', 'x')
    for (const path of ['x//y', '%2Fx', 'a/.git/x', 'a', 'a/b/c', 'README.md/x'])
      expect((await put(path, {})).status).toBe(422)
    expect(world.commits(name)).toHaveLength(2)
  })

  it('goes to the branch that is named, which must be there', async () => {
    world.createBranch(name, 'topic', world.commits(name)[0]?.sha)
    expect((await put('a.json', { branch: 'topic' })).status).toBe(201)
    expect([world.file(name, 'a.json'), world.file(name, 'a.json', 'topic')]).toEqual([null, '{}'])
    expect(messageOf(await put('a.json', { branch: 'nowhere' }))).toEqual([404, 'Branch nowhere not found'])
  })

  it('begins an empty repository', async () => {
    world.emptyRepository(name)
    expect((await put('a.json', { branch: 'topic' })).status).toBe(404)
    expect((await put('a.json', {})).status).toBe(201)
    expect(world.commits(name)).toHaveLength(1)
    expect((await rest.get(`/repos/${name}/git/ref/heads/main`)).status).toBe(200)
  })

  it('is refused on a protected branch by 409, and in an archived repository by 403', async () => {
    world.protectBranch(name, 'main')
    const refused = await put('a.json', {})
    expect(refused.status).toBe(409)
    expect(String(fieldsOf(refused)['message'])).toContain('Repository rule violations found')
    world.protectBranch(name, 'main', false)
    world.archiveRepository(name)
    expect(messageOf(await put('a.json', {}))).toEqual([403, 'Repository was archived so is read-only.'])
    expect((await rest.get(at('README.md'))).status).toBe(200)
    expect(world.file(name, 'a.json')).toBeNull()
  })

  it('counts against the secondary limit', async () => {
    rest.limits.secondary.writesPerMinute = 1
    expect((await put('a.json', {})).status).toBe(201)
    expect((await put('b.json', {})).status).toBe(403)
    expect(world.file(name, 'b.json')).toBeNull()
  })
})

describe('deleting a file', () => {
  it('tells the commit and no content', async () => {
    const sha = world.setFile(name, 'a.json', 'one').files.get('a.json')?.sha
    const gone = await remove('a.json', { sha }, devon)
    expect(gone.status).toBe(200)
    expect(fieldsOf(gone)).toMatchObject({ content: null, commit: { message: 'Delete' } })
    expect(world.file(name, 'a.json')).toBeNull()
    expect((await remove('a.json', { sha })).status).toBe(404)
  })

  it('is refused without the sha, with a wrong one, on a protected branch and without a message', async () => {
    const sha = world.setFile(name, 'a.json', 'one').files.get('a.json')?.sha
    expect((await remove('a.json', {})).status).toBe(422)
    expect((await remove('a.json', { sha: '0'.repeat(40) })).status).toBe(409)
    expect((await rest.send('DELETE', at('a.json'), { sha })).status).toBe(422)
    world.protectBranch(name, '*')
    expect((await remove('a.json', { sha })).status).toBe(409)
    expect(world.file(name, 'a.json')).toBe('one')
  })
})

describe('who may write files', () => {
  it.each([
    ['reader', 404],
    ['securityManager', 404],
    ['developer', 201],
    ['manager', 201],
    ['withoutSecurityEvents', 404],
    ['publicOnly', 404],
    ['fineGrained', 201],
    ['fineGrainedWithoutAlerts', 403],
  ] as const)('%s: %i', async (token, status) => {
    expect((await put('a.json', {}, restOf(world, DEMO_TOKENS[token]))).status).toBe(status)
    expect(world.file(name, 'a.json')).toBe(status === 201 ? '{}' : null)
  })

  it('has `public_repo` where the repository is public', async () => {
    world.createRepository('octo-org', 'open', { visibility: 'public' })
    const body = { message: 'Add', content: base64('{}') }
    const send = (token: string) =>
      restOf(world, token).send('PUT', '/repos/octo-org/open/contents/a.json', body)
    expect((await send(DEMO_TOKENS.publicOnly)).status).toBe(201)
    expect((await send(DEMO_TOKENS.withoutSecurityEvents)).status).toBe(404)
  })

  it('is told by a fine-grained token what it lacks, also when its person may not', async () => {
    const lacking = await put('a.json', {}, restOf(world, DEMO_TOKENS.fineGrainedWithoutAlerts))
    expect(lacking.headers.get('x-accepted-github-permissions')).toBe('contents=write')
    const token = world.tokens.find(({ value }) => value === DEMO_TOKENS.fineGrained)
    const ruth = world.person('ruth-reader')
    if (token && ruth) token.person = ruth
    expect((await put('a.json', {}, restOf(world, DEMO_TOKENS.fineGrained))).status).toBe(403)
  })
})
