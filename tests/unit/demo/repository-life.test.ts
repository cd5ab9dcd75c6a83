// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import type { Repository } from '../../../demo/organization/model.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { fieldsOf, organizationOf, restOf, rowsOf, smallWorld, type Rest } from './helpers.ts'
import { isDevons, nameOf, repositoryWith } from './subjects.ts'

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

const alertsOf = async (login: string) => {
  const rows = rowsOf(await rest.get(`/orgs/${login}/code-scanning/alerts?per_page=100`))
  return rows.filter((row) => Object(row['repository']).id === repository.id)
}

describe('transferring a repository', () => {
  it('takes it and its alerts to the other organization', async () => {
    world.transferRepository(name, 'empty-org')
    expect(await alertsOf('octo-org')).toEqual([])
    const [alert] = await alertsOf('empty-org')
    expect(alert?.['repository']).toMatchObject({ full_name: `empty-org/${repository.name}` })
    expect(rowsOf(await rest.get('/orgs/empty-org/repos'))).toMatchObject([{ id: repository.id }])
    expect(organizationOf(world).repositories).not.toContain(repository)
  })

  it('redirects from the old address, a question by 301 and a write by 307', async () => {
    world.transferRepository(name, 'empty-org')
    const asked = await rest.get(`/repos/${name}/issues?state=all`)
    const location = `https://api.github.com/repositories/${repository.id}/issues`
    expect([asked.status, asked.headers.get('location')]).toEqual([301, `${location}?state=all`])
    const sent = await rest.send('POST', `/repos/${name}/issues`, { title: 'A' })
    expect([sent.status, sent.headers.get('location')]).toEqual([307, location])
    expect(repository.issues).toEqual([])
    const followed = await rest.send('POST', `/repositories/${repository.id}/issues`, { title: 'A' })
    expect(followed.status).toBe(201)
    expect(fieldsOf(followed)['repository_url']).toBe(
      `https://api.github.com/repos/empty-org/${repository.name}`,
    )
  })

  it('ends what teams were given', async () => {
    const devon = restOf(world, DEMO_TOKENS.developer)
    expect((await devon.get(`/repos/${name}`)).status).toBe(200)
    world.transferRepository(name, 'empty-org')
    expect((await devon.get(`/repos/${name}`)).status).toBe(404)
    expect(
      organizationOf(world)
        .teams.flatMap((team) => team.grants)
        .some((one) => one.repository === repository),
    ).toBe(false)
  })

  it('leads to a refusal where single sign-on is wanted', async () => {
    world.transferRepository(name, 'secret-org')
    const refused = await rest.get(`/repos/${name}`)
    expect(refused.status).toBe(403)
    expect(refused.headers.get('x-github-sso')).toContain('secret-org')
  })

  it('needs an organization that exists', () => {
    expect(() => world.transferRepository(name, 'nowhere')).toThrow('no organization')
    expect(organizationOf(world).repositories).toContain(repository)
  })
})

describe('the other ends of a repository', () => {
  it('archived it stays readable, says so, and takes no writes', async () => {
    world.archiveRepository(name)
    expect(fieldsOf(await rest.get(`/repos/${name}`))['archived']).toBe(true)
    expect((await rest.get(`/repos/${name}/issues`)).status).toBe(200)
    const refused = await rest.send('POST', `/repos/${name}/issues`, { title: 'A' })
    expect([refused.status, fieldsOf(refused)['message']]).toEqual([
      403,
      'Repository was archived so is read-only.',
    ])
  })

  it('deleted it is nowhere', async () => {
    world.deleteRepository(name)
    for (const path of ['', '/issues', '/pulls', '/git/matching-refs/heads/', '/code-scanning/alerts/1']) {
      expect((await rest.get(`/repos/${name}${path}`)).status).toBe(404)
    }
    expect((await rest.send('POST', `/repos/${name}/issues`, { title: 'A' })).status).toBe(404)
    expect(await alertsOf('octo-org')).toEqual([])
  })

  it('counts issues and pull requests as open issues', async () => {
    const count = async () => Number(fieldsOf(await rest.get(`/repos/${name}`))['open_issues_count'])
    const before = await count()
    const { number } = world.createIssue(name, { title: 'A' })
    world.createPullRequest(name, [], 'x')
    expect(await count()).toBe(before + 2)
    world.closeIssue(name, number)
    expect(await count()).toBe(before + 1)
  })
})
