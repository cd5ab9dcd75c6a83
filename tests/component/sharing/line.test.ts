import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import type { CampaignView } from '@/lib/backend/views'
import { fail, ok, type Outcome } from '@/lib/failure'
import { CAMPAIGN_ID, campaignView, ORGANIZATION } from '../fixtures'
import { byRole, press, type Mounted } from '../mount-app'
import { HOSTILE } from '../settings/own-page'
import { FILE_URL, present, publication, REPOSITORY, SHARED, sharingStatus, waiting } from './a-sharing'
import { become, openCampaign } from './open-campaign'

afterEach(() => document.body.replaceChildren())

const line = ({ wrapper }: Mounted) => wrapper.get<HTMLElement>('[role="group"][aria-label="Sharing"]')
const buttons = (mounted: Mounted) =>
  line(mounted)
    .findAll('button')
    .map((button) => button.text())

describe('a campaign that is only here', () => {
  test('says so and can be shared with one press', async () => {
    const mounted = await openCampaign()
    expect(line(mounted).text()).toContain('Only in this browser')
    await press(mounted.wrapper, 'Share campaign')
    expect(mounted.backend.inputsOf('sharing.share')).toEqual([{ id: CAMPAIGN_ID }])
  })

  test('a closed one too', async () => {
    const mounted = await openCampaign({ state: 'closed', closedAt: 1_790_000_000 })
    expect(buttons(mounted)).toEqual(['Share campaign'])
  })

  test('while it is being shared the button says so and keeps the focus; pressing again does nothing', async () => {
    const { promise, resolve } = Promise.withResolvers<Outcome<CampaignView>>()
    const mounted = await openCampaign({}, present(), { 'sharing.share': () => promise })
    const button = byRole(mounted.wrapper, 'button', 'Share campaign')
    button.focus()
    await press(mounted.wrapper, 'Share campaign')
    await press(mounted.wrapper, 'Share campaign')
    expect(mounted.backend.inputsOf('sharing.share')).toHaveLength(1)
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(document.activeElement).toBe(button)
    await become(mounted, { publication: SHARED })
    expect(document.activeElement).toBe(line(mounted).element)
    resolve(ok(campaignView({ publication: SHARED })))
    await flushPromises()
    expect(line(mounted).text()).toContain(`Shared in ${REPOSITORY}`)
  })

  test('the focus that is elsewhere stays there', async () => {
    const mounted = await openCampaign()
    const menu = byRole(mounted.wrapper, 'button', 'Campaign options')
    menu.focus()
    await become(mounted, { publication: SHARED })
    expect(document.activeElement).toBe(menu)
  })

  test('what keeps it from being shared is told, and can be tried again', async () => {
    const other = fail({ kind: 'other-user', token: 'maya', page: 'devon' })
    const mounted = await openCampaign({}, present(), { 'sharing.share': other })
    await press(mounted.wrapper, 'Share campaign')
    expect(line(mounted).get('[role="alert"]').text()).toContain('logged in as devon')
    mounted.backend.answer('sharing.share', ok(campaignView({ publication: SHARED })))
    await press(mounted.wrapper, 'Try again')
    expect(line(mounted).find('[role="alert"]').exists()).toBe(false)
  })

  test('without a campaign repository the line leads to setting it up', async () => {
    const mounted = await openCampaign({}, sharingStatus())
    expect(buttons(mounted)).toEqual(['Set up sharing'])
    await press(mounted.wrapper, 'Set up sharing')
    expect(mounted.backend.inputsOf('options.open')).toEqual([{ section: 'sharing' }])
  })

  test.each([
    [{ canWrite: false }, `may not write to ${REPOSITORY}`],
    [{ isArchived: true }, `${REPOSITORY} is archived`],
  ])('where it cannot be written there is no button but the reason: %j', async (parts, why) => {
    const mounted = await openCampaign({}, present(parts))
    expect(buttons(mounted)).toEqual([])
    expect(line(mounted).text()).toContain(why)
  })

  test('where it could not be read the last time, it can be looked at again', async () => {
    const state = { state: 'failed', failure: { kind: 'offline' }, asOf: null } as const
    const mounted = await openCampaign({}, sharingStatus({ state }), { 'sharing.look': ok(present()) })
    expect(line(mounted).text()).toContain('GitHub cannot be reached.')
    await press(mounted.wrapper, 'Look now')
    expect(buttons(mounted)).toEqual(['Share campaign'])
  })

  test('where nobody has looked yet, Muster looks once, not with every change', async () => {
    const mounted = await openCampaign({}, sharingStatus({ state: { state: 'unknown' } }), {
      'sharing.look': ok(present()),
    })
    expect(buttons(mounted)).toEqual(['Share campaign'])
    await become(mounted, { name: 'Another name' })
    expect(mounted.backend.inputsOf('sharing.look')).toEqual([{ organization: ORGANIZATION }])
  })
})

describe('a campaign that is being shared', () => {
  test('says so', async () => {
    const mounted = await openCampaign({ publication: waiting() })
    expect(line(mounted).get('[role="status"]').text()).toBe('Sharing…')
    expect(buttons(mounted)).toEqual(['Do not share'])
  })

  test('why it did not succeed stands there with advice, and it can be tried again', async () => {
    const still = waiting({ kind: 'offline' })
    const mounted = await openCampaign({ publication: still })
    expect(line(mounted).text()).toContain('Not shared yet. GitHub cannot be reached. Check the connection.')
    const { promise, resolve } = Promise.withResolvers<Outcome<CampaignView>>()
    mounted.backend.answer('sharing.share', () => promise)
    await press(mounted.wrapper, 'Try again')
    expect(mounted.backend.inputsOf('sharing.share')).toEqual([{ id: CAMPAIGN_ID }])
    expect(line(mounted).text()).toBe('Sharing…')
    resolve(ok(campaignView({ publication: still })))
    await flushPromises()
    expect(line(mounted).text()).toContain('GitHub cannot be reached.')
  })

  test.each([
    [{ kind: 'no-campaign-repository', name: REPOSITORY } as const, 'Set up sharing', 'sharing'],
    [{ kind: 'token-locked' } as const, 'Open options', 'token'],
  ])('what is put right in the options leads there: %j', async (failure, button, section) => {
    const mounted = await openCampaign({ publication: waiting(failure) })
    await press(mounted.wrapper, button)
    expect(mounted.backend.inputsOf('options.open')).toEqual([{ section }])
  })

  test('a draft waits until it is published', async () => {
    const mounted = await openCampaign({
      state: 'draft',
      publication: waiting(),
    })
    expect(line(mounted).text()).toContain('Is shared when it is published.')
  })

  test.each([
    [{ tries: 0 }, null],
    [{ tries: 2, nextAt: 1_790_000_000 }, /Attempt 2 of 10 failed\. .* by itself, not before 21 Sept? 2026/],
    [{ tries: 2 }, 'Attempt 2 of 10 failed. Muster tries again by itself.'],
    [{ tries: 10 }, 'Muster has tried 10 times and does not try again by itself.'],
  ])('how often it was tried and when it goes on is told: %j', async (parts, told) => {
    const failure = { kind: 'server-error', status: 502 } as const
    const mounted = await openCampaign({ publication: waiting(failure, parts) })
    expect(line(mounted).text()).toContain('GitHub answered with an error (502).')
    if (told === null) expect(line(mounted).text()).not.toMatch(/[Aa]ttempt|has tried|by itself/)
    else expect(line(mounted).text()).toMatch(told)
    expect(buttons(mounted)).toEqual(['Try again', 'Do not share'])
  })

  test.each([
    ['open', null],
    ['open', { kind: 'offline' }],
    ['draft', null],
  ] as const)('nobody has to wait for it: of one that is %s, failed with %j', async (state, failure) => {
    const mounted = await openCampaign({ state, publication: waiting(failure) })
    const { promise, resolve } = Promise.withResolvers<Outcome<CampaignView>>()
    mounted.backend.answer('sharing.withdraw', () => promise)
    byRole(mounted.wrapper, 'button', 'Do not share').focus()
    await press(mounted.wrapper, 'Do not share')
    await press(mounted.wrapper, 'Do not share')
    expect(mounted.backend.inputsOf('sharing.withdraw')).toEqual([{ id: CAMPAIGN_ID }])
    await become(mounted, { state, publication: publication({ state: 'none' }) })
    resolve(ok(campaignView({ state, publication: publication({ state: 'none' }) })))
    await flushPromises()
    expect(line(mounted).text()).toContain(
      state === 'draft' ? 'Stays in this browser when it is published.' : 'Only in this browser',
    )
    expect(document.activeElement).toBe(line(mounted).element)
  })

  test('a protected branch is told for what it is here: there is no other one to use', async () => {
    const failure = { kind: 'branch-protected', name: 'the default branch of Octo/campaigns' } as const
    const mounted = await openCampaign({ publication: waiting(failure, { tries: 1, nextAt: 1_790_000_000 }) })
    expect(line(mounted).text()).toContain('A rule protects the default branch of the campaign repository')
    expect(line(mounted).text()).toContain('Let the token’s user push to that branch')
    expect(line(mounted).text()).not.toContain('Use another branch')
  })

  test('where nobody can find out now whether it was written, that is told, and it waits on', async () => {
    const mounted = await openCampaign({ publication: waiting({ kind: 'timeout' }) }, present(), {
      'sharing.withdraw': fail({ kind: 'offline' }),
    })
    await press(mounted.wrapper, 'Do not share')
    expect(line(mounted).findAll('.m-banner').at(-1)?.text()).toContain('GitHub cannot be reached.')
    expect(buttons(mounted)).toContain('Do not share')
  })

  test('a draft that nobody wants to share says nothing', async () => {
    const { wrapper } = await openCampaign({ state: 'draft' })
    expect(wrapper.find('[aria-label="Sharing"]').exists()).toBe(false)
  })
})

describe('a shared campaign', () => {
  test('names the repository, with a link to its file, and asks nothing of GitHub', async () => {
    const mounted = await openCampaign(
      { publication: SHARED },
      sharingStatus({ state: { state: 'unknown' } }),
    )
    expect(line(mounted).text()).toBe(`Shared in ${REPOSITORY}`)
    expect(line(mounted).get('a').attributes('href')).toBe(FILE_URL)
    expect(mounted.backend.inputsOf('sharing.look')).toEqual([])
  })

  test.each(['', 'javascript:alert(1)', 'https://evil.example/a/b'])('never links to %j', async (url) => {
    const mounted = await openCampaign({ publication: publication({ state: 'shared', url }) })
    expect(line(mounted).text()).toBe('Shared with the organization')
    expect(line(mounted).find('a').exists()).toBe(false)
  })

  test('of somebody else says who shared it', async () => {
    const theirs = publication({ state: 'shared', url: FILE_URL }, 'repository')
    const mounted = await openCampaign({ createdBy: 'noor', publication: theirs })
    expect(line(mounted).text()).toBe(`Shared by noor in ${REPOSITORY}`)
  })

  test('the name of whoever shared it is text', async () => {
    const theirs = publication({ state: 'shared', url: FILE_URL }, 'repository')
    const mounted = await openCampaign({ createdBy: HOSTILE, publication: theirs })
    expect(line(mounted).text()).toContain(HOSTILE)
    expect(line(mounted).find('img').exists()).toBe(false)
  })
})

describe('a campaign whose file is gone', () => {
  const lost = { publication: publication({ state: 'lost' }) }

  test('says that nothing was lost here, and can be shared again', async () => {
    const mounted = await openCampaign(lost)
    expect(line(mounted).text()).toContain('Its file is gone from the campaign repository.')
    expect(line(mounted).text()).toContain('Nothing was lost here.')
    await press(mounted.wrapper, 'Share again')
    expect(mounted.backend.inputsOf('sharing.share')).toEqual([{ id: CAMPAIGN_ID }])
  })

  test.each([
    ['read only', present({ canWrite: false }), [], 'may not write'],
    ['not there', sharingStatus(), ['Set up sharing'], 'Nothing was lost here.'],
  ])('where the repository is %s it says so instead', async (_, status, shown, text) => {
    const mounted = await openCampaign(lost, status)
    expect(buttons(mounted)).toEqual(shown)
    expect(line(mounted).text()).toContain(text)
  })
})

describe('the launch of somebody else’s campaign', () => {
  const theirs = publication({ state: 'shared', url: FILE_URL }, 'repository')

  test('is up to the browser where it was made: nothing is asked, nothing can be started', async () => {
    const { wrapper, backend } = await openCampaign({ publication: theirs })
    expect(wrapper.get('.m-launch').text()).toContain('up to the browser in which it was created')
    expect(wrapper.get('.m-launch').findAll('button')).toEqual([])
    expect(backend.inputsOf('launch.status')).toEqual([])
  })

  test('of a closed one there is nothing to say', async () => {
    const { wrapper } = await openCampaign({ state: 'closed', publication: theirs })
    expect(wrapper.find('.m-launch').exists()).toBe(false)
  })

  test('of a shared one that was made here it is as ever', async () => {
    const { wrapper, backend } = await openCampaign({ publication: SHARED })
    expect(backend.inputsOf('launch.status')).toEqual([{ id: CAMPAIGN_ID }])
    expect(wrapper.get('.m-launch').text()).toContain('Start launch')
  })
})
