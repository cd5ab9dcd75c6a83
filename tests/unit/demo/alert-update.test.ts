// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import type { Alert } from '../../../demo/organization/model.ts'
import { COPILOT, DEVON } from '../../../demo/organization/people.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { fieldsOf, NOW, organizationOf, restOf, rowsOf, smallWorld, type Rest } from './helpers.ts'
import { firstOf, isDevons, nameOf, openAlerts } from './subjects.ts'

let world: World
let devon: Rest
let alert: Alert
let name: string

beforeEach(() => {
  world = smallWorld({ clock: () => NOW + 60_000 })
  devon = restOf(world, DEMO_TOKENS.developer)
  const own = openAlerts(organizationOf(world)).filter((one) => isDevons(one.repository))
  alert = firstOf(own.filter((one) => one.assignees.length === 0))
  name = nameOf(alert.repository)
})

const patch = (body: unknown, asker = devon, of = alert) =>
  asker.send('PATCH', `/repos/${nameOf(of.repository)}/code-scanning/alerts/${of.number}`, body)
const dismissal = { state: 'dismissed', dismissed_reason: 'false positive' }
const pullsOf = () => alert.repository.pullRequests.filter((pull) => pull.alerts.includes(alert.number))

describe('dismissing', () => {
  it.each(['false positive', "won't fix", 'used in tests', 'mitigated'])(
    'takes the reason %s',
    async (reason) => {
      const answer = await patch({
        state: 'dismissed',
        dismissed_reason: reason,
        dismissed_comment: 'Checked',
      })
      expect(answer.status).toBe(200)
      expect(fieldsOf(answer)).toMatchObject({
        state: 'dismissed',
        dismissed_reason: reason,
        dismissed_comment: 'Checked',
        dismissed_by: { login: 'devon-developer' },
        dismissal_approved_by: null,
      })
    },
  )

  it('takes 280 characters of comment and refuses 281, and what is no text', async () => {
    const said = (comment: unknown) => patch({ ...dismissal, dismissed_comment: comment })
    expect((await said('x'.repeat(281))).status).toBe(422)
    expect((await said(5)).status).toBe(422)
    expect(alert.state).toBe('open')
    expect((await said('x'.repeat(280))).status).toBe(200)
  })

  it('again is refused, and so is any change of the state of a fixed alert', async () => {
    await patch(dismissal)
    const again = await patch({ ...dismissal, dismissed_reason: "won't fix" })
    expect([again.status, fieldsOf(again)['message']]).toEqual([400, 'Alert is already dismissed.'])
    expect(alert.dismissal?.reason).toBe('false positive')
    world.fixAlert(name, alert.number)
    expect((await patch({ state: 'open' })).status).toBe(400)
    expect((await patch(dismissal)).status).toBe(400)
    expect(alert.state).toBe('fixed')
  })

  it('is taken back by reopening; what is open stays untouched', async () => {
    await patch(dismissal)
    expect(fieldsOf(await patch({ state: 'open' }))).toMatchObject({ state: 'open', dismissed_by: null })
    const { updatedAt, reopenedAt } = alert
    expect((await patch({ state: 'open' })).status).toBe(200)
    expect([alert.updatedAt, alert.reopenedAt]).toEqual([updatedAt, reopenedAt])
  })

  it('is for those who push there or manage security, with a repository that can be written', async () => {
    const foreign = firstOf(openAlerts(organizationOf(world)).filter((one) => !isDevons(one.repository)))
    expect((await patch(dismissal, devon, foreign)).status).toBe(403)
    expect((await patch(dismissal, restOf(world, DEMO_TOKENS.securityManager), foreign)).status).toBe(200)
    world.archiveRepository(name)
    expect((await patch(dismissal)).status).toBe(403)
    world.archiveRepository(name, false)
    alert.repository.codeScanning = false
    expect((await patch(dismissal)).status).toBe(403)
    expect(alert.state).toBe('open')
  })

  it('without delegation pays no attention to create_request', async () => {
    expect(fieldsOf(await patch({ ...dismissal, create_request: true }))['state']).toBe('dismissed')
  })

  it('is logged as one write, also when it is refused', async () => {
    await patch({ state: 'dismissed' })
    await patch(dismissal)
    expect(world.writes.all.map(({ user, status }) => [user, status])).toEqual([
      ['devon-developer', 400],
      ['devon-developer', 200],
    ])
  })
})

describe('assigning', () => {
  it('replaces, unassigns and tells of linked pull requests', async () => {
    world.createPullRequest(name, alert.number, 'fix/one')
    const first = fieldsOf(await patch({ assignees: ['devon-developer', 'noor-haddad'] }))
    expect(first['assignees']).toMatchObject([{ login: 'devon-developer' }, { login: 'noor-haddad' }])
    expect(first['linked_pull_requests']).toMatchObject([{ head: { ref: 'fix/one' } }])
    expect(fieldsOf(await patch({ assignees: ['NOOR-haddad', 'noor-haddad'] }))['assignees']).toMatchObject([
      { login: 'noor-haddad' },
    ])
    expect(fieldsOf(await patch({ assignees: [] }))['assignees']).toEqual([])
  })

  it('names the login that is nobody, and changes nothing, not even the state', async () => {
    const refused = await patch({ ...dismissal, assignees: ['devon-developer', 'nobody-here'] })
    expect(refused.status).toBe(422)
    expect(fieldsOf(refused)['errors']).toMatchObject([{ field: 'assignees', value: 'nobody-here' }])
    expect([alert.state, alert.assignees]).toEqual(['open', []])
  })

  it('does not happen when the state is refused', async () => {
    expect((await patch({ state: 'dismissed', assignees: ['devon-developer'] })).status).toBe(400)
    expect((await patch({ assignees: 'devon-developer' })).status).toBe(400)
    expect(alert.assignees).toEqual([])
  })
})

describe('assigning Copilot', () => {
  const COPILOT_LOGIN = 'copilot-swe-agent[bot]'

  it('opens a draft pull request from a branch of its own, linked to the alert', async () => {
    for (const pull of pullsOf()) world.closePullRequest(name, pull.number)
    const before = pullsOf().length
    const answer = fieldsOf(await patch({ assignees: [COPILOT_LOGIN] }))
    expect(answer['assignees']).toMatchObject([{ login: COPILOT_LOGIN, type: 'Bot' }])
    const made = pullsOf().slice(before)
    expect(made).toMatchObject([
      {
        author: COPILOT,
        draft: true,
        state: 'open',
        alerts: [alert.number],
        assignees: [COPILOT, DEVON],
        reviewers: [DEVON],
      },
    ])
    expect(world.commits(name, firstOf(made).branch)[0]).toMatchObject({
      author: COPILOT,
      changed: [alert.path],
    })
    const branch = firstOf(made).branch
    expect(branch).not.toMatch(/^alert-autofix/)
    const refs = rowsOf(await devon.get(`/repos/${name}/git/matching-refs/heads/${branch}`))
    expect(refs).toHaveLength(1)
    expect(answer['linked_pull_requests']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ draft: true, head: expect.objectContaining({ ref: branch }) }),
      ]),
    )
  })

  it('once: again, and beside others, it goes on with what it has', async () => {
    await patch({ assignees: [COPILOT_LOGIN] })
    const count = pullsOf().length
    await patch({ assignees: [COPILOT_LOGIN, 'devon-developer'] })
    await patch({ assignees: [] })
    await patch({ assignees: [COPILOT_LOGIN] })
    expect(pullsOf()).toHaveLength(count)
  })

  it('begins anew with another branch when its pull request was closed', async () => {
    await patch({ assignees: [COPILOT_LOGIN] })
    const first = pullsOf().at(-1)
    if (!first) throw new Error('Copilot did nothing')
    world.closePullRequest(name, first.number)
    await patch({ assignees: [] })
    await patch({ assignees: [COPILOT_LOGIN] })
    const second = pullsOf().at(-1)
    expect(second).toMatchObject({ state: 'open', author: COPILOT })
    expect(second?.branch).not.toBe(first.branch)
  })

  it('finds nothing to do where there is no code', async () => {
    world.emptyRepository(name)
    const count = pullsOf().length
    expect((await patch({ assignees: [COPILOT_LOGIN] })).status).toBe(200)
    expect(pullsOf()).toHaveLength(count)
  })

  it('finds nothing to do for a dismissed alert', async () => {
    world.dismissAlert(name, alert.number)
    const count = pullsOf().length
    expect((await patch({ assignees: [COPILOT_LOGIN] })).status).toBe(200)
    expect(pullsOf()).toHaveLength(count)
  })
})
