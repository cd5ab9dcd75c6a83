// @vitest-environment node
import type { RestEndpointMethodTypes } from '@octokit/rest'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Repository } from '../../../demo/organization/model.ts'
import { NOOR } from '../../../demo/organization/people.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { commitJson } from '../../../demo/rest/json/commit.ts'
import { fieldsOf, linkOf, organizationOf, restOf, rowsOf, smallWorld, type Rest } from './helpers.ts'
import { firstOf, isDevons, nameOf, openAlerts, repositoryWith } from './subjects.ts'

/** An entry of the list as GitHub describes it. */
type Listed = RestEndpointMethodTypes['repos']['listCommits']['response']['data'][number]

let world: World
let rest: Rest
let repository: Repository
let name: string

beforeEach(() => {
  world = smallWorld()
  rest = restOf(world)
  repository = repositoryWith(organizationOf(world), (one) => isDevons(one) && one.visibility === 'private')
  name = nameOf(repository)
})

const list = (query = '', asker = rest, of = name) => asker.get(`/repos/${of}/commits${query}`)
const messages = async (query = '') =>
  rowsOf(await list(query)).map(({ commit }) => Object(commit).message as unknown)

describe('the commits of a branch', () => {
  it('are those of the default branch unless another is named, newest first', async () => {
    world.setFile(name, 'a', '1', { message: 'One' })
    world.setFile(name, 'a', '2', { message: 'Two' })
    world.createBranch(name, 'topic', world.commits(name)[1]?.sha)
    world.setFile(name, 'b', '3', { message: 'Three', branch: 'topic' })
    expect(await messages()).toEqual(['Two', 'One', 'Initial commit'])
    expect(await messages('?sha=topic')).toEqual(['Three', 'One', 'Initial commit'])
    expect(await messages('?sha=refs/heads/topic')).toEqual(['Three', 'One', 'Initial commit'])
    expect(await messages(`?sha=${world.commits(name)[1]?.sha}`)).toEqual(['One', 'Initial commit'])
  })

  it('have the commit of Autofix’s suggestion among them, under the name it was answered with', async () => {
    const alert = firstOf(openAlerts(organizationOf(world)))
    const own = nameOf(alert.repository)
    world.setAutofix(own, alert.number, 'success')
    world.createBranch(own, 'fix', world.commits(own)[0]?.sha)
    const body = { target_ref: 'refs/heads/fix', message: 'Potential fix\n\nBy Autofix.' }
    const made = await rest.send(
      'POST',
      `/repos/${own}/code-scanning/alerts/${alert.number}/autofix/commits`,
      body,
    )
    const [newest] = rowsOf(await list('?sha=fix&per_page=100', rest, own))
    expect(newest).toMatchObject({ sha: fieldsOf(made)['sha'], commit: { message: body.message } })
  })

  it('say who, when and what came before, as GitHub describes it', async () => {
    const commit = world.setFile(name, 'a', '1', { by: NOOR, message: 'One' })
    // The compiler holds it against GitHub's description: a field that is wrong or missing does not build.
    const listed: Listed = commitJson(repository, commit)
    const page = `https://github.com/${name}/commit/`
    expect(rowsOf(await list())[0]).toEqual(JSON.parse(JSON.stringify(listed)))
    expect(listed).toMatchObject({
      sha: commit.sha,
      html_url: page + commit.sha,
      author: { login: 'noor-haddad', type: 'User' },
      commit: {
        author: { name: 'Noor Haddad', date: new Date(commit.time).toISOString().replace('.000', '') },
        tree: { sha: commit.tree },
      },
      parents: [{ sha: commit.parent, html_url: `${page}${commit.parent ?? ''}` }],
    })
    expect(rowsOf(await list()).at(-1)?.['parents']).toEqual([])
  })

  it('come in pages that lead to each other', async () => {
    for (const path of ['a', 'b', 'c', 'd']) world.setFile(name, path, '1', { message: path })
    const first = await list('?sha=main&per_page=2')
    expect(rowsOf(first)).toHaveLength(2)
    const next = new URL(linkOf(first.headers, 'next') ?? '')
    expect(next.pathname).toBe(`/repositories/${repository.id}/commits`)
    expect(next.searchParams.get('sha')).toBe('main')
    const second = rowsOf(await rest.get(next.pathname + next.search))
    expect(second.map(({ commit }) => Object(commit).message as unknown)).toEqual(['b', 'a'])
    expect(rowsOf(await list('?per_page=2&page=3'))).toHaveLength(1)
    expect(rowsOf(await list('?per_page=2&page=4'))).toEqual([])
  })

  it('have an ETag that changes with them', async () => {
    const etag = (await list()).headers.get('etag') ?? ''
    const again = async () => (await rest.get(`/repos/${name}/commits`, { 'if-none-match': etag })).status
    expect(await again()).toBe(304)
    world.setFile(name, 'a', '1')
    expect(await again()).toBe(200)
  })

  it('are 404 where there is no such branch, 409 where there is none at all', async () => {
    expect((await list('?sha=nowhere')).status).toBe(404)
    expect((await list(`?sha=${'0'.repeat(40)}`)).status).toBe(404)
    world.emptyRepository(name)
    const empty = await list('?sha=main')
    expect([empty.status, fieldsOf(empty)['message']]).toEqual([409, 'Git Repository is empty.'])
  })

  it.each([
    ['reader', 200],
    ['developer', 200],
    ['fineGrained', 200],
    ['withoutSecurityEvents', 404],
    ['publicOnly', 404],
    ['fineGrainedWithoutAlerts', 403],
  ] as const)('are answered to %s by %i', async (token, status) => {
    expect((await list('', restOf(world, DEMO_TOKENS[token]))).status).toBe(status)
  })
})
