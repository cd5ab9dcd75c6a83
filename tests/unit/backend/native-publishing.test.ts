// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import { valueOf } from './backend'
import { failureOf } from './a-creation'
import { CAMPAIGNS, nativeRig, says, type NativeRig } from './native-rig'
import { ORGANIZATION } from './some-alerts'
import type { Failure } from '@/lib/failure'

let rig: NativeRig
beforeEach(async () => {
  rig = await nativeRig()
})

const POST = `POST ${CAMPAIGNS}`
const WANTED = { publishing: { share: false, native: true } }
const made = () => rig.world.campaigns(ORGANIZATION)
const publish = (id: string) => rig.handlers['native.publish']({ id })
const lost = new TypeError('network error')
/** The connection breaks once, after the campaign was created or instead. */
function lose(when: 'before' | 'after', what: Response | Error = lost): void {
  let left = 1
  rig.network[when] = (method, path) => (method === 'POST' && path === CAMPAIGNS && left-- > 0 ? what : null)
}

describe('a campaign that is to be one of GitHub’s from the beginning', () => {
  it('is made there in the background, with everything it has', async () => {
    const contactLink = 'https://example.com/ask'
    const details = {
      name: 'Nö more 💉',
      description: 'Use parameters.',
      dueDate: '2026-12-24',
      managers: ['maya-manager'],
      contactLink,
    }
    const { id, progress } = await rig.create({ ...WANTED, details })
    expect(await rig.nativeOf(id)).toEqual({
      state: 'published',
      number: 1,
      made: { alerts: progress.total, issues: false },
    })
    const [campaign] = made()
    expect(campaign).toMatchObject({ name: 'Nö more 💉', description: 'Use parameters.', contactLink })
    // The day ends in the campaign's zone: Berlin, in winter.
    expect(new Date(campaign?.endsAt ?? 0).toISOString()).toBe('2026-12-24T22:59:59.000Z')
    expect(campaign?.alerts).toHaveLength(progress.total)
    expect(campaign?.managers.map(({ login }) => login)).toEqual(['maya-manager'])
    expect(rig.times(POST)).toBe(1)
    expect(rig.changes).toContainEqual({ topic: 'native', organization: ORGANIZATION })
  })

  it('is not made while it is a draft, but as soon as that is published', async () => {
    const { id } = await rig.create({ ...WANTED, as: 'draft' })
    expect(await rig.nativeOf(id)).toEqual({ state: 'waiting', failure: null })
    expect(rig.times(POST)).toBe(0)
    valueOf(await rig.handlers['campaigns.publish']({ id }))
    await rig.settled()
    expect(await rig.nativeOf(id)).toMatchObject({ state: 'published', number: 1 })
  })

  it('lets GitHub open its issues, so that the launch opens none', async () => {
    const launch = { autofix: true, issues: true }
    const { id } = await rig.create({ ...WANTED, launch })
    const tasks = valueOf(await rig.store.outbox.tasks(id))
    expect(new Set(tasks.map(({ kind }) => kind))).toEqual(new Set(['autofix']))
    expect(made()[0]?.issues.length).toBeGreaterThan(0)
    // Nor later, when somebody adds them.
    valueOf(await rig.handlers['launch.start']({ id, options: launch }))
    expect(valueOf(await rig.store.outbox.tasks(id)).some(({ kind }) => kind === 'issue')).toBe(false)
  })

  it('leaves the launch alone without the wish', async () => {
    const { id } = await rig.create({ launch: { autofix: false, issues: true } })
    expect(valueOf(await rig.store.outbox.tasks(id)).every(({ kind }) => kind === 'issue')).toBe(true)
    valueOf(await publish(id))
    expect(await rig.nativeOf(id)).toMatchObject({ state: 'published', made: { issues: false } })
    expect(made()[0]?.issues).toEqual([])
  })
})

describe('a creation that nobody answered', () => {
  it.each([
    ['a lost answer', lost],
    ['a 504', says(504)],
    ['an answer that is no campaign', says(200, { number: 'x' })],
  ])('was made all the same: it is found after %s, and no second one is made', async (_, answer) => {
    lose('after', answer)
    const { id } = await rig.create(WANTED)
    expect(await rig.nativeOf(id)).toMatchObject({ state: 'published', number: 1 })
    expect([rig.times(POST), made().length]).toEqual([1, 1])
  })

  it('is tried again once it is sure that nothing was made, and not before', async () => {
    lose('before')
    const { id } = await rig.create(WANTED)
    expect(await rig.nativeOf(id)).toMatchObject({ state: 'asked', failure: { kind: 'offline' } })
    await rig.settled()
    expect(rig.times(POST)).toBe(1)
    rig.time.now += 20
    await rig.settled()
    expect(await rig.nativeOf(id)).toEqual({ state: 'waiting', failure: { kind: 'offline' } })
    expect(rig.times(POST)).toBe(1)
    await rig.settled()
    expect(await rig.nativeOf(id)).toMatchObject({ state: 'published', number: 1 })
    expect([rig.times(POST), made().length]).toEqual([2, 1])
  })

  it('stays asked while GitHub cannot be asked whether it was made', async () => {
    lose('after')
    rig.network.before = (method, path) =>
      method === 'GET' && path === CAMPAIGNS && made().length > 0 ? says(401) : null
    const { id } = await rig.create(WANTED)
    expect(await rig.nativeOf(id)).toMatchObject({ state: 'asked', failure: { kind: 'token-rejected' } })
    rig.time.now += 3600
    await rig.settled()
    expect(rig.times(POST)).toBe(1)
    rig.network.before = () => null
    await rig.settled()
    expect(await rig.nativeOf(id)).toMatchObject({ state: 'published', number: 1 })
    expect([rig.times(POST), made().length]).toEqual([1, 1])
  })

  it('is found by the name it was asked with, and what was renamed since is carried over', async () => {
    lose('after')
    rig.network.before = (method, path) =>
      method === 'GET' && path === CAMPAIGNS && made().length > 0 ? says(401) : null
    const { id, ...campaign } = await rig.create(WANTED)
    const { description, dueDate, managers, contactLink, revision } = campaign
    const details = { name: 'Another name', description, dueDate, managers, contactLink }
    valueOf(await rig.handlers['campaigns.edit']({ id, revision, details }))
    rig.network.before = () => null
    rig.time.now += 20
    await rig.settled()
    expect(await rig.nativeOf(id)).toMatchObject({ state: 'published', number: 1 })
    expect(made().map(({ name }) => name)).toEqual(['Another name'])
    expect(rig.times(POST)).toBe(1)
  })

  it('takes no older campaign of the same name for it, and none that is another’s', async () => {
    const first = await rig.create(WANTED)
    rig.time.now += 60
    lose('before')
    const { id } = await rig.create(WANTED)
    expect(await rig.nativeOf(id)).toMatchObject({ state: 'asked' })
    rig.time.now += 20
    await rig.settled()
    await rig.settled()
    expect(await rig.nativeOf(id)).toMatchObject({ state: 'published', number: 2 })
    expect(await rig.nativeOf(first.id)).toMatchObject({ state: 'published', number: 1 })
  })

  it('begins a second try at once where somebody insists', async () => {
    lose('before')
    const { id } = await rig.create(WANTED)
    rig.time.now += 20
    const view = valueOf(await publish(id))
    expect(view.publication.native).toMatchObject({ state: 'published', number: 1 })
    expect(made()).toHaveLength(1)
  })
})

describe('what stands in the way', () => {
  const NAMED: [string, string, string][] = [
    ['name', 'name', 'is too colourful'],
    ['description', 'description', 'is too long'],
    ['ends_at', 'dueDate', 'must be in the future'],
    ['managers', 'managers', 'only one is possible'],
    ['team_managers', 'managers', 'no such team'],
    ['contact_link', 'contactLink', 'must be a URI'],
  ]
  it.each(NAMED)('in GitHub’s field %s is told at %s', async (field, ours, message) => {
    const { id } = await rig.create()
    const errors = [{ resource: 'Campaign', field, code: 'invalid', message }]
    lose('before', says(422, { message: 'Validation Failed', errors }))
    const problems = [{ field: ours, problem: 'fields.native.refused', values: { message } }]
    expect(failureOf(await publish(id))).toEqual({ kind: 'invalid-input', problems })
    // It was asked for by somebody, who may ask again.
    expect(await rig.nativeOf(id)).toEqual({ state: 'none' })
    valueOf(await publish(id))
    expect(made()).toHaveLength(1)
  })

  it.each([
    ['base', 'An organization has at most 10 open campaigns'],
    ['code_scanning_alerts', 'Not open in shop: 7'],
  ])('elsewhere (%s) is told in GitHub’s words', async (field, message) => {
    const { id } = await rig.create()
    lose('before', says(422, { message: 'Validation Failed', errors: [{ field, message }] }))
    const expected: Failure = { kind: 'refused', status: 422, message: `Validation Failed: ${message}` }
    expect(failureOf(await publish(id))).toEqual(expected)
  })

  it('is found before GitHub is asked: too many alerts, a day that has ended, ten open ones', async () => {
    const { id } = await rig.create()
    const campaign = valueOf(await rig.store.campaigns.get(id))
    valueOf(await rig.store.campaigns.replace({ ...campaign, dueDate: '2026-11-19' }, campaign.revision))
    expect(failureOf(await publish(id))).toEqual({
      kind: 'invalid-input',
      problems: [{ field: 'dueDate', problem: 'fields.native.past' }],
    })
    valueOf(await rig.store.campaigns.replace(campaign, campaign.revision))
    for (let count = 0; count < 10; count += 1)
      rig.world.createCampaign(ORGANIZATION, { name: `C${count}`, alerts: [] })
    rig.time.now += 61
    expect(failureOf(await publish(id))).toEqual({ kind: 'too-many-campaigns', limit: 10 })
    expect(rig.times(POST)).toBe(0)
  })

  it('is told as what it is where somebody was faster: ten open ones since they were read', async () => {
    const { id } = await rig.create()
    valueOf(await rig.handlers['native.list']({ organization: ORGANIZATION }))
    const [alert] = rig.world.organization(ORGANIZATION)?.repositories.flatMap(({ alerts }) => alerts) ?? []
    if (!alert) throw new Error('No alert')
    for (let count = 0; count < 10; count += 1)
      rig.world.createCampaign(ORGANIZATION, { name: `C${count}`, alerts: [alert] })
    expect(failureOf(await publish(id))).toEqual({ kind: 'too-many-campaigns', limit: 10 })
    expect(rig.times(POST)).toBe(1)
    expect(made()).toHaveLength(10)
  })

  it('keeps a wish of the creation, with the reason, and nothing tries it again by itself', async () => {
    const errors = [{ resource: 'Campaign', field: 'name', code: 'invalid', message: 'no' }]
    lose('before', says(422, { message: 'Validation Failed', errors }))
    const { id } = await rig.create(WANTED)
    expect(await rig.nativeOf(id)).toMatchObject({ state: 'waiting', failure: { kind: 'invalid-input' } })
    rig.time.now += 7200
    await rig.settled()
    expect(rig.times(POST)).toBe(1)
    const view = valueOf(await publish(id))
    expect(view.publication.native).toMatchObject({ state: 'published', number: 1, behind: null })
  })

  it('passes by itself where it can: GitHub’s limit', async () => {
    lose('before', says(429, { message: 'slow down' }, { 'retry-after': '60' }))
    const { id } = await rig.create(WANTED)
    expect(await rig.nativeOf(id)).toMatchObject({ state: 'waiting', failure: { kind: 'rate-limited' } })
    rig.time.now += 61
    await rig.settled()
    expect(await rig.nativeOf(id)).toMatchObject({ state: 'published' })
    expect(made()).toHaveLength(1)
  })

  it('is no permission where the organization has no campaigns', async () => {
    rig.world.switchNativeCampaigns(ORGANIZATION, false)
    const { id } = await rig.create()
    expect(failureOf(await publish(id))).toMatchObject({ kind: 'no-permission', subject: 'campaigns' })
    expect(rig.times(POST)).toBe(0)
  })

  it('is that the campaign is not open', async () => {
    const { id } = await rig.create({ as: 'draft' })
    expect(failureOf(await publish(id))).toMatchObject({
      kind: 'invalid-input',
      problems: [{ problem: 'fields.native.notOpen' }],
    })
  })
})

describe('taking the wish back', () => {
  it('ends the tries, and the launch opens the issues that were left to GitHub', async () => {
    lose('before', says(422, { message: 'Validation Failed', errors: [] }))
    const { id } = await rig.create({ ...WANTED, launch: { autofix: false, issues: true } })
    expect(valueOf(await rig.store.outbox.tasks(id))).toEqual([])
    const view = valueOf(await rig.handlers['native.withdraw']({ id }))
    expect(view.publication.native).toEqual({ state: 'none' })
    const tasks = valueOf(await rig.store.outbox.tasks(id))
    expect(tasks.length).toBeGreaterThan(0)
    await rig.settled()
    expect(rig.times(POST)).toBe(1)
  })

  it('does not undo what is there', async () => {
    const { id } = await rig.create(WANTED)
    const view = valueOf(await rig.handlers['native.withdraw']({ id }))
    expect(view.publication.native).toMatchObject({ state: 'published', number: 1 })
  })
})

it('counts only the alerts that are open now', async () => {
  const { id } = await rig.create()
  const campaign = valueOf(await rig.store.campaigns.get(id))
  const [first] = campaign.alerts
  if (!first) throw new Error('no alerts')
  const alerts = [{ ...first, numbers: [...first.numbers, 999_999] }]
  valueOf(await rig.store.campaigns.replace({ ...campaign, alerts }, campaign.revision))
  valueOf(await publish(id))
  expect(await rig.nativeOf(id)).toMatchObject({ made: { alerts: first.numbers.length } })
  expect(made()[0]?.alerts).toHaveLength(first.numbers.length)
})
