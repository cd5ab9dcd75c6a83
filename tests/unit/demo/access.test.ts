// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import { DEVON, MAYA, NOOR, RUTH } from '../../../demo/organization/people.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { managesSecurity, permissionOf, roleOf } from '../../../demo/rest/access.ts'
import { fieldsOf, linkOf, organizationOf, restOf, rowsOf, smallWorld, type Rest } from './helpers.ts'
import { isDevons, nameOf, repositoryWith } from './subjects.ts'

const name = 'octo-org/security-campaigns'
let world: World
let rest: Rest
let devon: Rest

beforeEach(() => {
  world = smallWorld()
  rest = restOf(world)
  devon = restOf(world, DEMO_TOKENS.developer)
})

describe('the reader', () => {
  it('is a member who reads everything and pushes nowhere', () => {
    const organization = organizationOf(world)
    expect(roleOf(organization, RUTH)).toBe('member')
    expect(managesSecurity(organization, RUTH)).toBe(false)
    const permissions = new Set(organization.repositories.map((one) => permissionOf(one, RUTH)))
    expect([...permissions]).toEqual(['pull'])
  })

  it('sees a repository, with the permissions to tell, and not its alerts', async () => {
    const ruth = restOf(world, DEMO_TOKENS.reader)
    const path = `/repos/${nameOf(repositoryWith(organizationOf(world), (one) => one.visibility === 'private'))}`
    const permissions = { pull: true, triage: false, push: false, maintain: false, admin: false }
    expect(fieldsOf(await ruth.get(path))).toMatchObject({ permissions, role_name: 'read' })
    expect((await ruth.get(`${path}/code-scanning/alerts`)).status).toBe(403)
    expect((await ruth.get('/orgs/octo-org/code-scanning/alerts')).status).toBe(404)
  })
})

describe('a repository that is made', () => {
  it('is private, is listed, and tells what GitHub tells of one', async () => {
    const before = rowsOf(await rest.get('/orgs/octo-org/repos?per_page=100')).length
    const made = world.createRepository('octo-org', 'security-campaigns', { description: 'Campaigns' })
    expect(rowsOf(await rest.get('/orgs/octo-org/repos?per_page=100'))).toHaveLength(before + 1)
    expect(fieldsOf(await rest.get(`/repos/${name}`))).toMatchObject({
      id: made.id,
      private: true,
      visibility: 'private',
      description: 'Campaigns',
      default_branch: 'main',
      archived: false,
      has_issues: true,
      custom_properties: {},
      permissions: { push: true, admin: true },
    })
    expect(fieldsOf(await devon.get(`/repos/${name}`))).toMatchObject({
      permissions: { pull: true, push: false },
    })
  })

  it('is empty when that is wanted, and says so by its size alone', async () => {
    world.createRepository('octo-org', 'security-campaigns', { empty: true })
    expect(fieldsOf(await rest.get(`/repos/${name}`))).toMatchObject({ size: 0, default_branch: 'main' })
  })
})

describe('access that a person was given', () => {
  it('counts beside that of teams, and can be changed and taken away', async () => {
    world.createRepository('octo-org', 'security-campaigns')
    const role = async () => fieldsOf(await devon.get(`/repos/${name}`))['role_name']
    world.giveAccess(name, DEVON, 'push')
    expect(await role()).toBe('write')
    world.giveAccess(name, DEVON, 'triage')
    expect(await role()).toBe('triage')
    world.giveAccess(name, DEVON, null)
    expect(await role()).toBe('read')
  })

  it('lets somebody from outside in', () => {
    const made = world.createRepository('empty-org', 'x')
    expect(permissionOf(made, NOOR)).toBeNull()
    world.giveAccess('empty-org/x', NOOR, 'push')
    expect(permissionOf(made, NOOR)).toBe('push')
  })
})

describe('a hidden repository', () => {
  it('is there for owners alone, also after it was public and Devon’s', async () => {
    const own = repositoryWith(organizationOf(world), isDevons)
    const path = `/repos/${nameOf(own)}`
    world.giveAccess(nameOf(own), RUTH, 'push')
    world.setFile(nameOf(own), 'a.json', '{}')
    world.hideRepository(nameOf(own))
    expect(permissionOf(own, MAYA)).toBe('admin')
    for (const token of [DEMO_TOKENS.developer, DEMO_TOKENS.reader, DEMO_TOKENS.securityManager]) {
      const asker = restOf(world, token)
      for (const below of ['', '/contents/a.json', '/git/matching-refs/heads/', '/pulls'])
        expect((await asker.get(`${path}${below}`)).status).toBe(404)
    }
    expect((await rest.get(`${path}/contents/a.json`)).status).toBe(200)
    const listed = rowsOf(await devon.get('/orgs/octo-org/repos?per_page=100'))
    expect(listed.some((row) => row['id'] === own.id)).toBe(false)
  })

  it('comes back for members to read', async () => {
    world.createRepository('octo-org', 'security-campaigns')
    world.hideRepository(name)
    expect((await devon.get(`/repos/${name}`)).status).toBe(404)
    world.unhideRepository(name)
    expect((await devon.get(`/repos/${name}/contents/README.md`)).status).toBe(200)
  })
})

describe('the organizations of a person', () => {
  const logins = async (token: string) =>
    rowsOf(await restOf(world, token).get('/user/orgs')).map((row) => row['login'])

  it('are those that they are members of', async () => {
    expect(await logins(DEMO_TOKENS.manager)).toContain('empty-org')
    expect(await logins(DEMO_TOKENS.developer)).toEqual(['octo-org'])
    expect(await logins(DEMO_TOKENS.reader)).toEqual(['octo-org'])
  })

  it('are cut into pages', async () => {
    const first = await rest.get('/user/orgs?per_page=1')
    expect(rowsOf(first)).toHaveLength(1)
    expect(rowsOf(await rest.get(linkOf(first.headers, 'next') ?? ''))).toHaveLength(1)
  })

  it('are nothing to a fine-grained token, and refused without the scope', async () => {
    expect(await logins(DEMO_TOKENS.fineGrained)).toEqual([])
    const token = world.tokens.find(({ value }) => value === DEMO_TOKENS.developer)
    if (token) token.scopes = ['repo']
    expect((await devon.get('/user/orgs')).status).toBe(403)
    expect((await restOf(world, null).get('/user/orgs')).status).toBe(401)
  })
})
