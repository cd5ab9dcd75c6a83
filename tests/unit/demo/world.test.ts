// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import type { Alert } from '../../../demo/organization/model.ts'
import { CODEQL, CODEQL_RULES } from '../../../demo/organization/rules.ts'
import type { World } from '../../../demo/organization/world.ts'
import { fieldsOf, NOW, organizationOf, restOf, rowsOf, smallWorld, type Rest } from './helpers.ts'

const LATER = NOW + 3_600_000
let world: World
let rest: Rest
let alert: Alert
let name: string

beforeEach(() => {
  world = smallWorld({ clock: () => LATER })
  rest = restOf(world)
  const found = organizationOf(world)
    .repositories.filter((repository) => !repository.archived)
    .flatMap((repository) => repository.alerts)
    .find((one) => one.state === 'open' && one.assignees.length === 0)
  if (!found) throw new Error('No open alert')
  alert = found
  name = `octo-org/${alert.repository.name}`
})

const asked = async () => fieldsOf(await rest.get(`/repos/${name}/code-scanning/alerts/${alert.number}`))
const newest = async () => {
  return rowsOf(
    await rest.get('/orgs/octo-org/code-scanning/alerts?sort=updated&direction=desc&per_page=1'),
  )[0]
}

describe('changing the world', () => {
  it('fixes an alert, which comes first in what was updated', async () => {
    world.fixAlert(name, alert.number)
    const time = new Date(LATER).toISOString().replace('.000', '')
    expect(await asked()).toMatchObject({ state: 'fixed', fixed_at: time, updated_at: time })
    expect(await newest()).toMatchObject({ number: alert.number, state: 'fixed' })
  })

  it('dismisses and reopens it', async () => {
    world.dismissAlert(name, alert.number, 'false positive', 'Checked')
    expect(await asked()).toMatchObject({
      state: 'dismissed',
      dismissed_reason: 'false positive',
      dismissed_comment: 'Checked',
      dismissed_by: { login: 'maya-manager' },
    })
    world.reopenAlert(name, alert.number)
    expect(await asked()).toMatchObject({
      state: 'open',
      dismissed_at: null,
      dismissed_reason: null,
      fixed_at: null,
    })
  })

  it('opens a new alert with the next number', async () => {
    const [rule] = CODEQL_RULES
    if (!rule) throw new Error('No rule')
    const before = alert.repository.alerts.length
    const made = world.openAlert(name, { rule, tool: CODEQL, path: 'src/new.ts', line: 3 })
    expect(made.number).toBe(before + 1)
    expect(await newest()).toMatchObject({ number: made.number, state: 'open' })
  })

  it('creates branches and pull requests, which the alert then links to', async () => {
    const branch = `alert-autofix-${alert.number}`
    world.createBranch(name, branch)
    const refs = rowsOf(await rest.get(`/repos/${name}/git/matching-refs/heads/${branch}`))
    expect(refs.map((ref) => ref['ref'])).toContain(`refs/heads/${branch}`)
    const pull = world.createPullRequest(name, alert.number, branch)
    expect((await asked())['linked_pull_requests']).toEqual(
      expect.arrayContaining([expect.objectContaining({ number: pull.number, draft: true, state: 'open' })]),
    )
  })

  it('renames a repository: the old name redirects to its number, the number leads to the new name', async () => {
    const { id } = alert.repository
    world.renameRepository(name, 'renamed')
    const moved = await rest.get(`/repos/${name}`)
    expect(moved.status).toBe(301)
    expect(moved.headers.get('location')).toBe(`https://api.github.com/repositories/${id}`)
    expect(fieldsOf(await rest.get(`/repositories/${id}`))['full_name']).toBe('octo-org/renamed')
    const rows = rowsOf(await rest.get('/orgs/octo-org/code-scanning/alerts?per_page=100'))
    expect(
      rows
        .filter((row) => Object(row['repository']).id === id)
        .every((row) => Object(row['repository']).name === 'renamed'),
    ).toBe(true)
    expect(rows.some((row) => Object(row['repository']).full_name === name)).toBe(false)
  })

  it('complains about what does not exist', () => {
    expect(() => world.fixAlert(name, 999_999)).toThrow('has no alert')
    expect(() => world.createBranch('octo-org/nothing', 'x')).toThrow('no repository')
  })
})

describe('changing an alert by REST', () => {
  const patch = (body: unknown) =>
    rest.send('PATCH', `/repos/${name}/code-scanning/alerts/${alert.number}`, body)

  it('dismisses with a reason, reopens, assigns', async () => {
    const dismissed = await patch({
      state: 'dismissed',
      dismissed_reason: "won't fix",
      dismissed_comment: 'Later',
    })
    expect(fieldsOf(dismissed)).toMatchObject({ state: 'dismissed', dismissed_comment: 'Later' })
    expect(fieldsOf(await patch({ state: 'open' }))).toMatchObject({ state: 'open', dismissed_reason: null })
    const assigned = await patch({ assignees: ['devon-developer', 'copilot-swe-agent[bot]'] })
    expect(fieldsOf(assigned)['assignees']).toMatchObject([{ login: 'devon-developer' }, { type: 'Bot' }])
    expect(fieldsOf(await patch({ assignees: [] }))['assignees']).toEqual([])
  })

  it.each([
    [{}],
    [{ state: 'dismissed' }],
    [{ state: 'dismissed', dismissed_reason: 'because' }],
    [{ state: 'fixed' }],
    ['not an object'],
  ])('refuses %j and changes nothing', async (body) => {
    const before = JSON.stringify(await asked())
    expect((await patch(body)).status).toBe(400)
    expect(JSON.stringify(await asked())).toBe(before)
  })

  it('refuses in an archived repository', async () => {
    alert.repository.archived = true
    expect((await patch({ state: 'open' })).status).toBe(403)
  })

  it('says that an unknown alert is unknown', async () => {
    expect((await rest.get(`/repos/${name}/code-scanning/alerts/999999`)).status).toBe(404)
  })
})
