// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { linkOf, organizationOf, restOf, rowsOf, smallWorld, type Answer } from './helpers.ts'

const world = smallWorld()
const organization = organizationOf(world)
const alerts = organization.repositories.flatMap((repository) => repository.alerts)
const rest = restOf(world)
const LIST = '/orgs/octo-org/code-scanning/alerts'

const keyOf = (row: Record<string, unknown>) => String(row['url'])

/** Follows `next` from page to page, as a client should. */
async function walk(address: string): Promise<Answer[]> {
  const pages: Answer[] = []
  for (
    let next: string | undefined = address;
    next !== undefined;
    next = linkOf(pages.at(-1)?.headers ?? new Headers(), 'next')
  ) {
    pages.push(await rest.get(next.replace('https://api.github.com', '')))
  }
  return pages
}

describe('paging by number', () => {
  it('gives 30 unless told, and never more than 100', async () => {
    expect(rowsOf(await rest.get(LIST))).toHaveLength(30)
    expect(rowsOf(await rest.get(`${LIST}?per_page=7`))).toHaveLength(7)
    expect(rowsOf(await rest.get(`${LIST}?per_page=1000`))).toHaveLength(100)
    expect(rowsOf(await rest.get(`${LIST}?per_page=none`))).toHaveLength(30)
  })

  it('leads through every alert once', async () => {
    const pages = await walk(`${LIST}?per_page=100&sort=created&direction=asc`)
    expect(pages).toHaveLength(Math.ceil(alerts.length / 100))
    const keys = pages.flatMap((page) => rowsOf(page).map(keyOf))
    expect(new Set(keys).size).toBe(alerts.length)
    expect(keys).toHaveLength(alerts.length)
  })

  it('tells the last page on the first, and nothing beyond the last', async () => {
    const first = await rest.get(`${LIST}?per_page=100`)
    const last = Math.ceil(alerts.length / 100)
    expect(linkOf(first.headers, 'last')).toContain(`page=${last}`)
    expect(linkOf(first.headers, 'prev')).toBeUndefined()
    const final = await rest.get(`${LIST}?per_page=100&page=${last}`)
    expect(linkOf(final.headers, 'next')).toBeUndefined()
    expect(linkOf(final.headers, 'last')).toBeUndefined()
    expect(linkOf(final.headers, 'first')).toContain('page=1')
    expect(rowsOf(await rest.get(`${LIST}?per_page=100&page=${last + 1}`))).toEqual([])
  })

  it('names the organization by number in its links, and understands them', async () => {
    const next = linkOf((await rest.get(`${LIST}?per_page=100&state=open`)).headers, 'next') ?? ''
    expect(next).toContain(`/organizations/${organization.id}/code-scanning/alerts`)
    expect(next).toContain('state=open')
    expect(rowsOf(await rest.get(new URL(next).pathname))).toHaveLength(30)
  })

  it('sends no links where everything fits', async () => {
    const answer = await rest.get('/orgs/octo-org/teams?per_page=100')
    expect(answer.headers.get('link')).toBeNull()
  })
})

describe('paging by cursor', () => {
  it('leads through every alert once, and back', async () => {
    const pages = await walk(`${LIST}?per_page=100&after=`)
    expect(pages.flatMap((page) => rowsOf(page).map(keyOf))).toHaveLength(alerts.length)
    const last = pages.at(-1)
    const previous = linkOf(last?.headers ?? new Headers(), 'prev') ?? ''
    const back = await rest.get(previous.replace('https://api.github.com', ''))
    expect(rowsOf(back).map(keyOf)).toEqual(rowsOf(pages.at(-2) ?? back).map(keyOf))
  })

  it('refuses a cursor that it has not given', async () => {
    expect((await rest.get(`${LIST}?after=bm9uc2Vuc2U`)).status).toBe(400)
  })
})

describe('selecting and sorting alerts', () => {
  it.each(['open', 'fixed', 'dismissed'])('gives the %s ones', async (state) => {
    const rows = (await walk(`${LIST}?per_page=100&state=${state}`)).flatMap(rowsOf)
    expect(rows).toHaveLength(alerts.filter((alert) => alert.state === state).length)
    expect(new Set(rows.map((row) => row['state']))).toEqual(new Set([state]))
  })

  it('takes closed for fixed and dismissed together', async () => {
    const rows = (await walk(`${LIST}?per_page=100&state=closed`)).flatMap(rowsOf)
    expect(rows).toHaveLength(alerts.filter((alert) => alert.state !== 'open').length)
  })

  it('selects by tool, severity and assignee', async () => {
    const count = async (query: string) =>
      (await walk(`${LIST}?per_page=100&${query}`)).flatMap(rowsOf).length
    expect(await count('tool_name=Trivy')).toBe(alerts.filter((alert) => alert.tool.name === 'Trivy').length)
    expect(await count('severity=critical')).toBe(
      alerts.filter((alert) => (alert.rule.score ?? 0) >= 9).length,
    )
    const assigned = alerts.filter((alert) => alert.assignees.length > 0).length
    expect(assigned).toBeGreaterThan(0)
    expect(await count('assignees=*')).toBe(assigned)
    expect(await count('assignees=none')).toBe(alerts.length - assigned)
  })

  it.each([
    ['created', 'asc'],
    ['created', 'desc'],
    ['updated', 'asc'],
    ['updated', 'desc'],
  ])('sorts by %s %s', async (sort, direction) => {
    const rows = rowsOf(await rest.get(`${LIST}?per_page=100&sort=${sort}&direction=${direction}`))
    const times = rows.map((row) => String(row[`${sort}_at`]))
    const sorted = times.toSorted()
    expect(times).toEqual(direction === 'asc' ? sorted : sorted.reverse())
  })

  it('leaves the security severity out where the tool gives none', async () => {
    const [row] = rowsOf(await rest.get(`${LIST}?per_page=1&tool_name=Trivy`))
    expect(Object.keys(Object(row?.['rule']))).not.toContain('security_severity_level')
  })
})

describe('other lists', () => {
  it('gives all repositories with what a filter needs', async () => {
    const rows = (await walk('/orgs/octo-org/repos?per_page=20')).flatMap(rowsOf)
    expect(rows).toHaveLength(organization.repositories.length)
    for (const field of [
      'language',
      'topics',
      'visibility',
      'archived',
      'pushed_at',
      'custom_properties',
      'permissions',
    ]) {
      expect(rows.every((row) => row[field] !== undefined)).toBe(true)
    }
  })

  it('sorts repositories by their last push', async () => {
    const rows = rowsOf(await rest.get('/orgs/octo-org/repos?per_page=100&sort=pushed&direction=desc'))
    const times = rows.map((row) => String(row['pushed_at']))
    expect(times).toEqual(times.toSorted().reverse())
  })

  it('tells owners from members', async () => {
    const owners = rowsOf(await rest.get('/orgs/octo-org/members?role=admin')).map((row) => row['login'])
    expect(owners).toEqual(['maya-manager', 'olga-petrenko'])
  })

  it('tells who manages security, people and teams', async () => {
    const roles = await rest.get('/orgs/octo-org/organization-roles')
    const list = Object(roles.json).roles as { id: number; name: string }[]
    const id = list.find((role) => role.name === 'security_manager')?.id
    const people = rowsOf(await rest.get(`/orgs/octo-org/organization-roles/${id}/users`))
    const teams = rowsOf(await rest.get(`/orgs/octo-org/organization-roles/${id}/teams`))
    expect(people.map((row) => row['login'])).toEqual(['noor-haddad'])
    expect(teams.map((row) => row['slug'])).toEqual(['security'])
  })

  it('finds branches by their beginning', async () => {
    const repository = organization.repositories.find((one) =>
      one.branches.some((branch) => branch.name.startsWith('alert-')),
    )
    const rows = rowsOf(
      await rest.get(`/repos/octo-org/${repository?.name ?? ''}/git/matching-refs/heads/alert-autofix-`),
    )
    const expected = repository?.branches.filter((branch) => branch.name.startsWith('alert-autofix-'))
    expect(rows.map((row) => row['ref'])).toEqual(expected?.map((branch) => `refs/heads/${branch.name}`))
  })
})
