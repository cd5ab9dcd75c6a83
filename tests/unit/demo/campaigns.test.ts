// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import type { Alert, Organization } from '../../../demo/organization/model.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { fieldsOf, organizationOf, restOf, smallWorld, type Answer, type Rest } from './helpers.ts'
import { firstOf, nameOf, openAlerts } from './subjects.ts'

const PATH = '/orgs/octo-org/campaigns'
let world: World
let organization: Organization
let rest: Rest
let alerts: Alert[]

beforeEach(() => {
  world = smallWorld({ alerts: 1800 })
  organization = organizationOf(world)
  world.switchNativeCampaigns('octo-org', true)
  rest = restOf(world)
  alerts = openAlerts(organization)
})

/** Alerts as GitHub wants them named. */
function named(of: readonly Alert[]) {
  const byRepository = Map.groupBy(of, (alert) => alert.repository)
  return [...byRepository].map(([repository, own]) => {
    return { repository_id: repository.id, alert_numbers: own.map((alert) => alert.number) }
  })
}

const campaign = (rest: object = {}) => ({
  name: 'Injections',
  description: 'No input reaches a query.',
  managers: ['maya-manager'],
  team_managers: ['security'],
  ends_at: '2026-12-24T00:00:00Z',
  contact_link: 'https://github.com/orgs/octo-org/discussions/1',
  code_scanning_alerts: named(alerts.slice(0, 6)),
  ...rest,
})
const post = (body: unknown, asker = rest) => asker.send('POST', PATH, body)
const without = (field: string) =>
  Object.fromEntries(Object.entries(campaign()).filter(([key]) => key !== field))
const faultyFields = (answer: Answer) => {
  const { errors } = fieldsOf(answer)
  if (!Array.isArray(errors)) throw new Error(`No errors: ${JSON.stringify(answer.json)}`)
  return errors.map((error: unknown) => String(Object(error).field))
}

describe("where GitHub's campaigns are", () => {
  const calls = (asker: Rest) => [
    asker.get(PATH),
    asker.get(`${PATH}/1`),
    post(campaign(), asker),
    asker.send('PATCH', `${PATH}/1`, { name: 'B' }),
    asker.send('DELETE', `${PATH}/1`, undefined),
  ]
  const statuses = async (token?: string) => {
    const answers = await Promise.all(calls(restOf(world, token)))
    return [...new Set(answers.map((answer) => answer.status))]
  }

  it('is nowhere unless they are switched on', async () => {
    expect(organizationOf(smallWorld()).nativeCampaigns).toBe(false)
    world.createCampaign('octo-org', { name: 'A', alerts })
    world.switchNativeCampaigns('octo-org', false)
    expect(await statuses()).toEqual([404])
    expect(world.campaigns('octo-org')).toHaveLength(1)
    expect(() => world.switchNativeCampaigns('nowhere', true)).toThrow('no organization')
  })

  it('is unknown to everybody but owners and security managers', async () => {
    world.createCampaign('octo-org', { name: 'A', alerts })
    expect(await statuses(DEMO_TOKENS.developer)).toEqual([404])
    expect((await restOf(world, DEMO_TOKENS.securityManager).get(PATH)).status).toBe(200)
  })

  it('asks for the scope, and of fine-grained tokens for their permissions', async () => {
    world.createCampaign('octo-org', { name: 'A', alerts })
    expect(await statuses(DEMO_TOKENS.withoutSecurityEvents)).toEqual([403])
    expect(await statuses(DEMO_TOKENS.fineGrainedWithoutAlerts)).toEqual([403])
    const token = world.tokens.find((one) => one.value === DEMO_TOKENS.fineGrained)
    if (!token) throw new Error('No such token')
    expect((await post(campaign(), restOf(world, DEMO_TOKENS.fineGrained))).status).toBe(200)
    token.permissions = { organization_campaigns: 'write' }
    const blind = await post(campaign(), restOf(world, DEMO_TOKENS.fineGrained))
    expect([blind.status, blind.headers.get('x-accepted-github-permissions')]).toEqual([
      403,
      'security_events=read',
    ])
    token.permissions = { organization_campaigns: 'read', security_events: 'read' }
    expect((await restOf(world, DEMO_TOKENS.fineGrained).get(PATH)).status).toBe(200)
    const reader = await post(campaign(), restOf(world, DEMO_TOKENS.fineGrained))
    expect([reader.status, reader.headers.get('x-accepted-github-permissions')]).toEqual([
      403,
      'organization_campaigns=write',
    ])
  })
})

describe('creating a campaign', () => {
  it('answers it with its number and the present state of its alerts', async () => {
    const answer = await post(campaign())
    expect(answer.status).toBe(200)
    expect(fieldsOf(answer)).toMatchObject({
      number: 1,
      name: 'Injections',
      description: 'No input reaches a query.',
      managers: [{ login: 'maya-manager' }],
      team_managers: [{ slug: 'security' }],
      ends_at: '2026-12-24T00:00:00Z',
      state: 'open',
      closed_at: null,
      contact_link: 'https://github.com/orgs/octo-org/discussions/1',
      alert_stats: { open_count: 6, closed_count: 0 },
    })
    expect(world.campaign('octo-org', 1).alerts).toEqual(expect.arrayContaining(alerts.slice(0, 6)))
    expect(world.writes.done(`POST ${PATH}`)).toHaveLength(1)
  })

  it('needs no managers and no link, and counts an alert named twice once', async () => {
    const [first] = alerts
    if (!first) throw new Error('No alert')
    const { name, description, ends_at } = campaign()
    const code_scanning_alerts = [...named([first]), ...named([first, first])]
    const answer = await post({ name, description, ends_at, code_scanning_alerts, contact_link: null })
    expect(fieldsOf(answer)).toMatchObject({
      managers: [],
      contact_link: null,
      alert_stats: { open_count: 1 },
    })
  })

  it.each([
    ['name', ''],
    ['name', '  '],
    ['name', 'n'.repeat(51)],
    ['name', 5],
    ['description', ''],
    ['description', 'd'.repeat(256)],
    ['ends_at', '2026-12-24'],
    ['ends_at', '2026-13-24T00:00:00Z'],
    ['ends_at', '2026-11-20T12:00:00Z'],
    ['managers', ['nobody-here']],
    ['managers', ['devon-developer']],
    ['managers', 'maya-manager'],
    ['managers', Array.from({ length: 11 }, () => 'maya-manager')],
    ['team_managers', ['payments']],
    ['team_managers', ['nothing']],
    ['contact_link', 'not a link'],
    ['contact_link', 7],
    ['generate_issues', 'yes'],
    ['code_scanning_alerts', null],
    ['code_scanning_alerts', []],
    ['code_scanning_alerts', ['x']],
    ['code_scanning_alerts', [{ repository_id: 1, alert_numbers: [1] }]],
  ])('refuses %s %j and makes nothing', async (field, value) => {
    const answer = await post(campaign({ [field]: value }))
    expect(answer.status).toBe(422)
    expect(faultyFields(answer)).toContain(field)
    expect(world.campaigns('octo-org')).toEqual([])
  })

  it.each([
    ['name', 'n'.repeat(50)],
    ['description', 'd'.repeat(255)],
    ['ends_at', '2026-11-20T12:00:01Z'],
    ['ends_at', '2026-11-20T13:00:01.5+01:00'],
    ['managers', ['noor-haddad', 'olga-petrenko', 'samir-secops']],
    ['contact_link', 'mailto:security@example.com'],
  ])('takes %s %j', async (field, value) => {
    expect((await post(campaign({ [field]: value }))).status).toBe(200)
  })

  it.each(['name', 'description', 'ends_at', 'code_scanning_alerts'])('needs %s', async (field) => {
    const answer = await post(without(field))
    expect([answer.status, faultyFields(answer)]).toEqual([422, [field]])
  })

  it('tells of everything that is wrong at once', async () => {
    const answer = await post(campaign({ name: '', ends_at: 'soon', managers: ['a', 'maya-manager', 'b'] }))
    expect(faultyFields(answer)).toEqual(['name', 'managers', 'managers', 'ends_at'])
  })

  it('refuses properties that it does not know, in the body and beside the numbers', async () => {
    const answer = await post(campaign({ due_date: '2026-12-24' }))
    expect([answer.status, fieldsOf(answer)['message']]).toEqual([
      422,
      expect.stringContaining('"due_date" is not a permitted key'),
    ])
    const [entry] = named(alerts.slice(0, 1))
    const beside = await post(campaign({ code_scanning_alerts: [{ ...entry, repository: 'shop' }] }))
    expect(faultyFields(beside)).toEqual(['code_scanning_alerts'])
  })

  it('refuses what is no JSON with 400, and what is no object with 422', async () => {
    expect((await post(undefined)).status).toBe(400)
    expect((await post(['a'])).status).toBe(422)
  })

  it('takes alerts that exist and are open, of repositories that scan and that the asker may see', async () => {
    const alert = firstOf(alerts)
    const name = nameOf(alert.repository)
    const only = (numbers: number[]) =>
      post(
        campaign({ code_scanning_alerts: [{ repository_id: alert.repository.id, alert_numbers: numbers }] }),
      )
    const missing = await only([alert.number, 99_999])
    expect(missing.status).toBe(422)
    expect(JSON.stringify(missing.json)).toContain('99999')
    world.dismissAlert(name, alert.number)
    expect((await only([alert.number])).status).toBe(422)
    world.reopenAlert(name, alert.number)
    alert.repository.codeScanning = false
    expect((await only([alert.number])).status).toBe(422)
    alert.repository.codeScanning = true
    world.transferRepository(name, 'empty-org')
    expect((await only([alert.number])).status).toBe(422)
    expect(world.campaigns('octo-org')).toEqual([])
  })

  it('takes a thousand alerts and refuses one more', async () => {
    const { repository } = firstOf(alerts)
    const template = firstOf(repository.alerts)
    const many = Array.from({ length: 1001 }, (_, index): Alert => {
      return { ...template, number: 10_000 + index, state: 'open' }
    })
    repository.alerts.push(...many)
    const tooMany = await post(campaign({ code_scanning_alerts: named(many) }))
    expect([tooMany.status, faultyFields(tooMany)]).toEqual([422, ['code_scanning_alerts']])
    const enough = await post(campaign({ code_scanning_alerts: named(many.slice(1)) }))
    expect(fieldsOf(enough)).toMatchObject({ alert_stats: { open_count: 1000 } })
  })

  it('is refused beside ten open ones, until one is closed', async () => {
    for (let made = 0; made < 10; made++) expect((await post(campaign())).status).toBe(200)
    const full = await post(campaign())
    expect([full.status, faultyFields(full)]).toEqual([422, ['base']])
    world.closeCampaign('octo-org', 3)
    expect((await post(campaign())).status).toBe(200)
    const reopened = await rest.send('PATCH', `${PATH}/3`, { state: 'open' })
    expect([reopened.status, faultyFields(reopened)]).toEqual([422, ['base']])
  })

  it('is answered 429 when it comes too fast', async () => {
    Object.assign(rest.limits.secondary, { writesPerMinute: 1, status: 429, retryAfter: 30 })
    expect((await post(campaign())).status).toBe(200)
    const refused = await post(campaign())
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30'])
    expect(world.campaigns('octo-org')).toHaveLength(1)
  })
})
