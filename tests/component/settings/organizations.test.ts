import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { field, list, mountPage, refused, send, type } from './own-page'
import { organizationStatus } from '../fixtures'
import { byRole, press } from '../mount-app'
import { organizationProblem, tidyOrganization } from '@/components/settings/organization-input'
import OrganizationsSection from '@/components/settings/OrganizationsSection.vue'
import type { OrganizationStatus, SyncStatus } from '@/lib/backend/views'
import { ok, type Failure } from '@/lib/failure'

const withList = (...all: OrganizationStatus[]) => ({ 'organizations.list': list(...all) })
const syncing = (sync: SyncStatus) => withList(organizationStatus({ sync }))
const never = organizationStatus({ data: { state: 'never' }, openCampaigns: 0 })

afterEach(() => document.body.replaceChildren())

describe('the organizations section', () => {
  it('says that there is none yet', async () => {
    const { wrapper } = await mountPage(OrganizationsSection, {}, withList())
    expect(wrapper.text()).toContain('No organization yet')
  })

  it('never calls a failure empty', async () => {
    const { wrapper } = await mountPage(
      OrganizationsSection,
      {},
      { 'organizations.list': refused({ kind: 'storage-newer' }) },
    )
    expect(wrapper.text()).toContain('newer version of Muster')
    expect(wrapper.text()).not.toContain('No organization yet')
  })

  it('shows data, its age and its completeness', async () => {
    const { wrapper } = await mountPage(OrganizationsSection, {}, withList(organizationStatus()))
    for (const part of [
      'octo-org',
      '1,200 alerts in 12 repositories',
      '1 open campaign',
      'As of',
      'Complete',
    ])
      expect(wrapper.text()).toContain(part)
  })

  it('lists what is missing, and why', async () => {
    const missing = [
      {
        subject: 'teams' as const,
        name: null,
        why: { kind: 'no-permission' as const, subject: 'teams' as const, needs: 'read:org' },
      },
      {
        subject: 'alerts' as const,
        name: 'octo-org/shop',
        why: { kind: 'server-error' as const, status: 502 },
      },
    ]
    const data = {
      state: 'present' as const,
      asOf: 1,
      alerts: 1,
      repositories: 1,
      completeness: { state: 'partial' as const, missing },
    }
    const { wrapper } = await mountPage(OrganizationsSection, {}, withList(organizationStatus({ data })))
    expect(wrapper.text()).toContain('Incomplete: 2 parts of the data are missing')
    expect(wrapper.text()).toContain('GitHub asks for: read:org.')
    expect(wrapper.text()).toContain('code scanning alerts octo-org/shop')
  })

  it('adds one by its name, and clears the field', async () => {
    const { wrapper, backend } = await mountPage(OrganizationsSection, {}, withList())
    await type(wrapper, 'Organization', ' https://github.com/orgs/octo-org/security ')
    backend.answer('organizations.list', list(never))
    await send(wrapper)
    expect(backend.inputsOf('organizations.add')).toEqual([{ organization: 'octo-org' }])
    expect(field(wrapper, 'Organization').value).toBe('')
    expect(wrapper.get('h2').text()).toBe('octo-org')
  })

  it.each<[Failure, string]>([
    [{ kind: 'no-token' }, 'Muster has no token'],
    [{ kind: 'token-locked' }, 'locked'],
    [{ kind: 'not-found', subject: 'organization', name: 'octo-org' }, 'There is no organization octo-org'],
  ])('keeps what was typed when it cannot be added: %j', async (failure, text) => {
    const { wrapper } = await mountPage(
      OrganizationsSection,
      {},
      { ...withList(), 'organizations.add': refused(failure) },
    )
    await type(wrapper, 'Organization', 'octo-org')
    await send(wrapper)
    expect(wrapper.get('[role="alert"]').text()).toContain(text)
    expect(field(wrapper, 'Organization').value).toBe('octo-org')
  })

  it('leads to the token where that is what is missing, and only there', async () => {
    const add = async (failure: Failure) => {
      const { wrapper, backend } = await mountPage(
        OrganizationsSection,
        {},
        { ...withList(), 'organizations.add': refused(failure) },
      )
      await type(wrapper, 'Organization', 'octo-org')
      await send(wrapper)
      return { wrapper, backend }
    }
    const { wrapper, backend } = await add({ kind: 'token-locked' })
    await press(wrapper, 'Go to the token')
    expect(backend.inputsOf('options.open')).toEqual([{ section: 'token' }])
    const other = await add({ kind: 'offline' })
    expect(other.wrapper.text()).not.toContain('Go to the token')
  })

  it('says of an organization without repositories what that means', async () => {
    const empty = { state: 'present' as const, asOf: 1, alerts: 0, repositories: 0 }
    const { wrapper } = await mountPage(
      OrganizationsSection,
      {},
      withList(organizationStatus({ data: { ...empty, completeness: { state: 'complete' } } })),
    )
    expect(wrapper.text()).toContain('No repositories: the token sees none')
    expect(wrapper.text()).not.toContain('0 alerts')
  })

  it('starts a sync, and cancels it', async () => {
    const { wrapper, backend } = await mountPage(OrganizationsSection, {}, withList(organizationStatus()))
    backend.answer(
      'organizations.list',
      list(
        organizationStatus({ sync: { state: 'running', step: 'alerts', done: 3, total: 12, alerts: 300 } }),
      ),
    )
    await press(wrapper, 'Sync now')
    expect(backend.inputsOf('sync.start')).toEqual([{ organization: 'octo-org' }])
    expect(wrapper.text()).toContain('3 of 12')
    expect(wrapper.get('[role="progressbar"]').attributes('aria-valuenow')).toBe('25')
    await press(wrapper, 'Cancel sync')
    expect(backend.inputsOf('sync.cancel')).toEqual([{ organization: 'octo-org' }])
  })

  it('says why a sync could not start, beside that organization', async () => {
    const { wrapper } = await mountPage(
      OrganizationsSection,
      {},
      {
        ...withList(organizationStatus(), { ...never, organization: 'other' }),
        'sync.start': refused({ kind: 'token-locked' }),
      },
    )
    await press(wrapper, 'Sync now')
    const [first, second] = wrapper.findAll('article')
    expect(first?.text()).toContain('The remembered token is locked.')
    expect(second?.text()).not.toContain('locked')
  })

  it.each<[SyncStatus, string]>([
    [{ state: 'running', step: 'repositories', done: 0, total: null, alerts: 0 }, 'Reading repositories'],
    [{ state: 'waiting', until: 1_800_000_000, step: 'alerts', alerts: 10 }, 'request limit is used up'],
    [{ state: 'cancelled', at: 1_790_000_000 }, 'cancelled'],
    [
      { state: 'failed', at: 1_790_000_000, failure: { kind: 'sso-required', organization: 'octo-org' } },
      'single sign-on',
    ],
  ])('shows a sync that is %j', async (sync, text) => {
    const { wrapper } = await mountPage(OrganizationsSection, {}, syncing(sync))
    expect(wrapper.get('article').text()).toContain(text)
    // What was pulled before stays visible.
    expect(wrapper.get('article').text()).toContain('1,200 alerts')
  })

  it('makes one question of many changes, and shows the last state', async () => {
    const { wrapper, backend } = await mountPage(OrganizationsSection, {}, withList(organizationStatus()))
    const before = backend.inputsOf('organizations.list').length
    backend.answer('organizations.list', list(organizationStatus({ openCampaigns: 7 })))
    for (let i = 0; i < 50; i++) backend.change({ topic: 'sync', organization: 'octo-org' })
    await flushPromises()
    expect(backend.inputsOf('organizations.list').length - before).toBe(2)
    expect(wrapper.text()).toContain('7 open campaigns')
  })

  it('removes only after asking', async () => {
    const { wrapper, backend } = await mountPage(
      OrganizationsSection,
      {},
      { ...withList(organizationStatus()), 'organizations.remove': ok(null) },
    )
    await press(wrapper, 'Remove octo-org')
    expect(wrapper.get('dialog').text()).toContain('cannot be undone')
    expect(backend.inputsOf('organizations.remove')).toEqual([])
    backend.answer('organizations.list', list())
    await press(wrapper, 'Remove', 'dialog button')
    expect(backend.inputsOf('organizations.remove')).toEqual([{ organization: 'octo-org' }])
    expect(wrapper.text()).toContain('No organization yet')
  })

  it('leads to the Security page', async () => {
    const { wrapper } = await mountPage(OrganizationsSection, {}, withList(organizationStatus()))
    expect(byRole(wrapper, 'a', /^Security page/).getAttribute('href')).toBe(
      'https://github.com/orgs/octo-org/security#muster',
    )
  })
})

describe('the name of an organization', () => {
  it.each([
    'octo-org',
    '@octo-org',
    'https://github.com/octo-org',
    'https://github.com/orgs/octo-org/repositories',
    ' octo-org ',
  ])('is found in %j', (text) => expect(tidyOrganization(text)).toBe('octo-org'))
  it.each([
    ['', 'Enter the name'],
    ['-octo', 'cannot be'],
    ['octo org', 'cannot be'],
    ['a'.repeat(40), 'cannot be'],
    ['octö', 'cannot be'],
    ['OCTO-ORG', 'octo-org is in the list already.'],
  ])('is refused: %j', (text, expected) => {
    expect(organizationProblem(text, ['octo-org'])).toContain(expected)
  })
})
