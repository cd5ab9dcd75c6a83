// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import type { Alert } from '../../../demo/organization/model.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { fieldsOf, NOW, organizationOf, restOf, rowsOf, smallWorld, type Rest } from './helpers.ts'
import { firstOf, isDevons, nameOf, openAlerts } from './subjects.ts'

const WEEK = 7 * 86_400_000
let world: World
let clock: number
let devon: Rest
let noor: Rest
let alert: Alert
let name: string

beforeEach(() => {
  clock = NOW
  world = smallWorld({ clock: () => clock })
  devon = restOf(world, DEMO_TOKENS.developer)
  noor = restOf(world, DEMO_TOKENS.securityManager)
  alert = firstOf(openAlerts(organizationOf(world)).filter((one) => isDevons(one.repository)))
  name = nameOf(alert.repository)
  world.switchDelegatedDismissal('octo-org', true)
})

const dismissal = {
  state: 'dismissed',
  dismissed_reason: 'used in tests',
  dismissed_comment: 'Only a fixture',
}
const dismiss = (body: object, asker = devon) =>
  asker.send('PATCH', `/repos/${name}/code-scanning/alerts/${alert.number}`, { ...dismissal, ...body })
const request = () => dismiss({ create_request: true })
const requests = () => `/repos/${name}/dismissal-requests/code-scanning`
const decide = (status: string, asker = noor, message: unknown = 'Seen') =>
  asker.send('PATCH', `${requests()}/${alert.number}`, { status, message })

describe('dismissing where it is delegated', () => {
  it('is refused to a writer, who is told how to ask', async () => {
    const refused = await dismiss({})
    expect(refused.status).toBe(400)
    expect(fieldsOf(refused)['message']).toContain('Delegated alert dismissal is enabled')
    expect((await dismiss({ create_request: false })).status).toBe(400)
    expect([alert.state, world.dismissals.all]).toEqual(['open', []])
  })

  it('becomes a request when a writer asks, and the alert stays open', async () => {
    const asked = await request()
    expect([asked.status, fieldsOf(asked)['state']]).toEqual([200, 'open'])
    expect(world.dismissals.all).toMatchObject([
      { alert, reason: 'used in tests', comment: 'Only a fixture', by: { login: 'devon-developer' } },
    ])
  })

  it('wants a comment, a reason, and no second request beside a pending one', async () => {
    expect((await dismiss({ create_request: true, dismissed_comment: null })).status).toBe(400)
    expect((await dismiss({ create_request: true, dismissed_comment: ' ' })).status).toBe(400)
    expect((await dismiss({ create_request: true, dismissed_reason: 'x' })).status).toBe(400)
    await request()
    expect((await request()).status).toBe(400)
    expect(world.dismissals.all).toHaveLength(1)
  })

  it('is done at once by owners and security managers', async () => {
    expect(fieldsOf(await dismiss({}, noor))['state']).toBe('dismissed')
    world.reopenAlert(name, alert.number)
    expect(fieldsOf(await dismiss({ create_request: true }, restOf(world)))['state']).toBe('dismissed')
    expect(world.dismissals.all).toEqual([])
  })

  it('can be switched for one repository against its organization', async () => {
    world.switchDelegatedDismissal(name, false)
    expect((await dismiss({})).status).toBe(200)
    world.reopenAlert(name, alert.number)
    world.switchDelegatedDismissal('octo-org', false)
    world.switchDelegatedDismissal(name, true)
    expect((await dismiss({})).status).toBe(400)
    expect(() => world.switchDelegatedDismissal('nowhere', true)).toThrow('no organization')
  })

  it('leaves reopening and assigning to writers', async () => {
    world.dismissAlert(name, alert.number)
    const path = `/repos/${name}/code-scanning/alerts/${alert.number}`
    expect((await devon.send('PATCH', path, { state: 'open' })).status).toBe(200)
    expect((await devon.send('PATCH', path, { assignees: ['devon-developer'] })).status).toBe(200)
  })
})

describe('deciding', () => {
  beforeEach(async () => {
    await request()
  })

  it('approves: the alert is dismissed in the name of who asked, and says who agreed', async () => {
    expect((await decide('approve')).status).toBe(204)
    const path = `/repos/${name}/code-scanning/alerts/${alert.number}`
    expect(fieldsOf(await devon.get(path))).toMatchObject({
      state: 'dismissed',
      dismissed_reason: 'used in tests',
      dismissed_comment: 'Only a fixture',
      dismissed_by: { login: 'devon-developer' },
      dismissal_approved_by: { login: 'noor-haddad' },
    })
    expect(fieldsOf(await devon.get(`${requests()}/${alert.number}`))).toMatchObject({
      status: 'approved',
      responses: [{ status: 'approved', message: 'Seen', reviewer: { actor_name: 'noor-haddad' } }],
    })
  })

  it('denies: the alert stays open and may be asked for again', async () => {
    expect((await decide('deny')).status).toBe(204)
    expect(alert.state).toBe('open')
    expect((await request()).status).toBe(200)
    expect(fieldsOf(await devon.get(`${requests()}/${alert.number}`))).toMatchObject({
      number: 2,
      status: 'pending',
    })
  })

  it('is for owners and security managers, with a decision and a message, once', async () => {
    expect((await decide('approve', devon)).status).toBe(403)
    expect((await decide('perhaps')).status).toBe(422)
    expect((await decide('approve', noor, null)).status).toBe(422)
    expect((await decide('approve', noor, 'x'.repeat(2049))).status).toBe(422)
    expect(alert.state).toBe('open')
    await decide('deny')
    expect((await decide('approve')).status).toBe(422)
    expect(alert.state).toBe('open')
  })

  it('comes too late after a week', async () => {
    clock += WEEK
    expect(fieldsOf(await devon.get(`${requests()}/${alert.number}`))['status']).toBe('expired')
    expect((await decide('approve', restOf(world))).status).toBe(422)
    expect(() => world.reviewDismissal(name, alert.number, 'approved')).toThrow('Nobody asks')
    expect((await request()).status).toBe(200)
  })

  it('can be done by a test, without REST', () => {
    world.reviewDismissal(name, alert.number, 'approved')
    expect(alert.dismissal).toMatchObject({
      by: { login: 'devon-developer' },
      approvedBy: { login: 'noor-haddad' },
    })
  })
})

describe('the lists of requests', () => {
  it('tell of a repository to its writers, and of the organization to those who decide', async () => {
    await request()
    const expected = { status: 'pending', data: [{ alert_number: String(alert.number) }] }
    expect(rowsOf(await devon.get(requests()))).toMatchObject([expected])
    const all = '/orgs/octo-org/dismissal-requests/code-scanning'
    expect(rowsOf(await noor.get(all))).toMatchObject([expected])
    expect((await devon.get(all)).status).toBe(403)
  })

  it('are selected by status, people, repository and time', async () => {
    await request()
    const all = '/orgs/octo-org/dismissal-requests/code-scanning'
    const count = async (query: string) => rowsOf(await noor.get(`${all}?${query}`)).length
    expect(await count('request_status=open&requester=Devon-Developer')).toBe(1)
    expect(await count('request_status=approved')).toBe(0)
    expect(await count(`repository_name=${alert.repository.name}`)).toBe(1)
    expect(await count('repository_name=other')).toBe(0)
    await decide('approve')
    expect(await count('reviewer=noor-haddad&request_status=approved')).toBe(1)
    expect(await count('reviewer=olga-petrenko')).toBe(0)
    clock += 2 * 3_600_000
    expect([await count('time_period=hour'), await count('time_period=day')]).toEqual([0, 1])
    expect((await noor.get(`${all}?request_status=half`)).status).toBe(422)
  })

  it('do not exist where nobody has to ask', async () => {
    await request()
    world.switchDelegatedDismissal('octo-org', false)
    expect((await devon.get(requests())).status).toBe(404)
    expect((await decide('approve')).status).toBe(404)
  })

  it('know nothing of an alert that nobody asked about', async () => {
    expect((await devon.get(`${requests()}/${alert.number}`)).status).toBe(404)
    expect((await decide('approve')).status).toBe(404)
  })
})
