import { describe, expect, it } from 'vitest'
import { TOKEN, wire, type Answer, type Script } from './wire'
import { fail, ok } from '@/lib/failure'
import { fromBase64, toBase64 } from '@/lib/github/base64'
import { createGitHub } from '@/lib/github/client'

const place = { organization: 'Octo', fullName: 'Octo/campaigns' }
const PATH = 'campaigns/a.json'
const URL_PATH = `/repos/Octo/campaigns/contents/${PATH}`
const BRANCH = 'the default branch of Octo/campaigns'

function github(script: Script | Answer) {
  const network = wire(typeof script === 'function' ? script : () => script)
  const token = () => Promise.resolve(ok(TOKEN))
  return { ...network, client: createGitHub({ token, fetch: network.fetch, now: () => 1_790_000_000 }) }
}
const says = (status: number, message: string): Answer => ({ status, json: { message } })
const file = (content: string, change = {}) => ({
  json: { type: 'file', sha: 'abc', size: content.length, encoding: 'base64', content, ...change },
})

describe('Base64', () => {
  it.each(['', 'plain', 'Größe 💡 \u0000 \uFEFF', 'x'.repeat(100_000)])('holds every text: %#', (text) => {
    expect(fromBase64(toBase64(text))).toBe(text.replace(/^\uFEFF/, ''))
    expect(toBase64(text)).toBe(Buffer.from(text).toString('base64'))
  })

  it('may be broken into lines, and says when it is none or no UTF-8', () => {
    expect(fromBase64('cGxh\naW4=\n')).toBe('plain')
    expect(fromBase64('*')).toBeNull()
    expect(fromBase64('//79')).toBeNull()
  })
})

describe('a file', () => {
  it('is read as text with the name of its content', async () => {
    const { client, asked } = github(file(toBase64('Größe')))
    expect(await client.file({ ...place, path: PATH })).toEqual(ok({ sha: 'abc', text: 'Größe' }))
    expect(asked[0]?.path).toBe(URL_PATH)
  })

  it.each<[string, Answer, unknown]>([
    ['is not there', says(404, 'Not Found'), ok(null)],
    ['is too large by its size', file('', { size: 2_000_000 }), fail({ kind: 'file-too-large', limit: 1 })],
    ['came without its content', file('', { encoding: 'none' }), fail({ kind: 'file-too-large', limit: 1 })],
    [
      'is no text',
      file('//79'),
      fail({ kind: 'shared-file-damaged', problems: ['file: is not a text in UTF-8'] }),
    ],
    [
      'is a folder',
      { json: [] },
      fail({ kind: 'unexpected-answer', subject: 'contents', problems: ['file'] }),
    ],
    [
      'may not be read',
      says(403, 'Resource not accessible by personal access token'),
      fail({ kind: 'no-permission', subject: 'contents', needs: null }),
    ],
  ])('that %s', async (_, answer, expected) => {
    expect(await github(answer).client.file({ ...place, path: PATH })).toEqual(expected)
  })
})

describe('a folder', () => {
  const entries = [
    { name: 'a.json', type: 'file', sha: '1', size: 10 },
    { name: 'sub', type: 'dir', sha: '2', size: 0 },
    { name: 'link', type: 'symlink', sha: '3', size: 4 },
  ]

  it('is listed with an ETag, and by it costs nothing the next time', async () => {
    const { client, asked } = github(({ headers }) =>
      headers.get('if-none-match') === '"e"' ? { status: 304 } : { json: entries, headers: { etag: '"e"' } },
    )
    const first = await client.folder({ ...place, path: 'campaigns', etag: null })
    expect(first).toEqual(
      ok({
        unchanged: false,
        etag: '"e"',
        isWhole: true,
        entries: [
          { name: 'a.json', kind: 'file', sha: '1', size: 10 },
          { name: 'sub', kind: 'folder', sha: '2', size: 0 },
          { name: 'link', kind: 'other', sha: '3', size: 4 },
        ],
      }),
    )
    expect(await client.folder({ ...place, path: 'campaigns', etag: '"e"' })).toEqual(ok({ unchanged: true }))
    expect(asked).toHaveLength(2)
  })

  it('of a thousand entries may hold more', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({ name: `${index}`, type: 'file', sha: 'x' }))
    expect(await github({ json: many }).client.folder({ ...place, path: '', etag: null })).toMatchObject({
      value: { isWhole: false },
    })
  })

  it.each<[string, Answer, Answer, unknown]>([
    ['is not there', says(404, 'Not Found'), { json: [] }, { ok: true, value: { entries: [] } }],
    [
      'is in an empty repository',
      says(404, 'This repository is empty.'),
      says(500, 'never asked'),
      { ok: true, value: { entries: [] } },
    ],
    [
      'may not be read, told by the top folder',
      says(404, 'Not Found'),
      says(404, 'Not Found'),
      { failure: { kind: 'no-permission', subject: 'contents' } },
    ],
  ])('that %s', async (_, answer, top, expected) => {
    const { client } = github(({ path }) => (path.endsWith('/campaigns/contents/campaigns') ? answer : top))
    expect(await client.folder({ ...place, path: 'campaigns', etag: null })).toMatchObject(expected as object)
  })

  it('that is no list is said', async () => {
    expect(await github({ json: {} }).client.folder({ ...place, path: 'x', etag: null })).toMatchObject({
      failure: { kind: 'unexpected-answer' },
    })
  })
})

describe('writing a file', () => {
  const write = { ...place, path: PATH, text: 'Größe', message: 'Say it', sha: 'abc' }

  it('is one request, with what it replaces', async () => {
    const { client, asked } = github({ json: { content: { sha: 'def' } } })
    expect(await client.writeFile(write)).toEqual(ok({ sha: 'def' }))
    expect(await client.writeFile({ ...write, sha: null })).toEqual(ok({ sha: 'def' }))
    const body = { message: 'Say it', content: toBase64('Größe') }
    expect(asked.map((one) => [one.method, one.path, one.body])).toEqual([
      ['PUT', URL_PATH, { ...body, sha: 'abc' }],
      ['PUT', URL_PATH, body],
    ])
  })

  it.each<[Answer, unknown]>([
    [says(409, `${PATH} does not match abc`), { kind: 'conflict', name: PATH }],
    [says(422, 'Invalid request.\n\n"sha" wasn\'t supplied.'), { kind: 'conflict', name: PATH }],
    [says(422, 'path contains a malformed path component'), { kind: 'refused', status: 422 }],
    [says(409, 'Repository rule violations found'), { kind: 'branch-protected', name: BRANCH }],
    [says(404, 'Not Found'), { kind: 'read-only', name: 'Octo/campaigns' }],
    [says(403, 'Repository was archived so is read-only.'), { kind: 'archived', name: 'Octo/campaigns' }],
    [says(403, 'Resource not accessible by personal access token'), { kind: 'no-permission' }],
    [says(401, 'Bad credentials'), { kind: 'token-rejected' }],
    [{ json: {} }, { kind: 'unexpected-answer', problems: ['content.sha'] }],
  ])('that GitHub answers with %j', async (answer, failure) => {
    const { client, asked } = github(answer)
    expect(await client.writeFile(write)).toMatchObject({ ok: false, failure })
    expect(asked).toHaveLength(1)
  })

  it('is never sent twice', async () => {
    const { client, asked } = github(says(502, 'Bad gateway'))
    expect(await client.writeFile(write)).toEqual(fail({ kind: 'server-error', status: 502 }))
    expect(asked).toHaveLength(1)
  })
})

describe('the organizations of the token’s user', () => {
  it('are read to the last page', async () => {
    const { client } = github(({ query }) =>
      query.get('page') === '2'
        ? { json: [{ login: 'b' }] }
        : {
            json: [{ login: 'a' }],
            headers: {
              link: '<https://api.github.com/user/orgs?per_page=100&page=2>; rel="next", <https://api.github.com/user/orgs?per_page=100&page=2>; rel="last"',
            },
          },
    )
    expect(await client.organizationsOfUser()).toEqual(ok(['a', 'b']))
  })

  it('may be hidden from the token', async () => {
    expect(
      await github(says(403, 'You need at least read:org scope')).client.organizationsOfUser(),
    ).toMatchObject({
      failure: { kind: 'no-permission' },
    })
  })
})
