import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import OptionsApp from '@/components/settings/OptionsApp.vue'
import SharingSection from '@/components/sharing/SharingSection.vue'
import type { SharingStatus } from '@/lib/backend/views'
import { fail, ok, type Failure } from '@/lib/failure'
import type { Overrides } from '../fake-backend'
import { organizationStatus } from '../fixtures'
import { press } from '../mount-app'
import { field, HOSTILE, list, mountPage, send, type } from '../settings/own-page'
import { CREATE_URL, present, REPOSITORY, sharingStatus } from './a-sharing'

afterEach(() => {
  document.body.replaceChildren()
  location.hash = ''
})

const FIELD = 'Campaign repository'
const section = (status: SharingStatus = sharingStatus(), overrides: Overrides = {}) =>
  mountPage(
    SharingSection,
    {},
    {
      'organizations.list': list(organizationStatus()),
      'sharing.status': ok(status),
      ...overrides,
    },
  )
const failed = (failure: Failure, asOf: number | null) =>
  sharingStatus({ state: { state: 'failed', failure, asOf } })

describe('the section', () => {
  test('is reached by #sharing and stands after the organizations', async () => {
    location.hash = '#sharing'
    const { wrapper } = await mountPage(OptionsApp)
    expect(wrapper.get('h1').text()).toBe('Sharing')
    expect(
      wrapper
        .findAll('nav a')
        .map((link) => link.attributes('href'))
        .slice(0, 3),
    ).toEqual(['#token', '#organizations', '#sharing'])
  })

  test('says in short what sharing is, and who may do what', async () => {
    const { wrapper } = await section()
    expect(wrapper.text()).toContain('one JSON file for each')
    expect(wrapper.text()).toContain('GitHub’s permissions')
  })

  test('has a card for each organization, with its own repository', async () => {
    const { wrapper, backend } = await section(undefined, {
      'organizations.list': list(organizationStatus(), organizationStatus({ organization: 'other-org' })),
      'sharing.status': ({ organization }) =>
        ok(sharingStatus({ repository: `${organization}/security-campaigns` })),
    })
    expect(wrapper.findAll('article h2').map((title) => title.text())).toEqual(['octo-org', 'other-org'])
    expect(backend.inputsOf('sharing.status')).toEqual([
      { organization: 'octo-org' },
      { organization: 'other-org' },
    ])
  })

  test('leads to the organizations where there is none', async () => {
    const { wrapper } = await section(undefined, { 'organizations.list': list() })
    expect(wrapper.get('a[href="#organizations"]').text()).toBe('Add organization')
    expect(wrapper.find('form').exists()).toBe(false)
  })

  test('says when the organizations or a status cannot be read, and asks again', async () => {
    const { wrapper, backend } = await section(undefined, {
      'sharing.status': fail({ kind: 'storage-newer' }),
    })
    expect(wrapper.get('[role="alert"]').text()).toContain('newer version')
    expect(wrapper.find('form').exists()).toBe(false)
    backend.answer('sharing.status', ok(sharingStatus()))
    await press(wrapper, 'Try again')
    expect(field(wrapper, FIELD).value).toBe('security-campaigns')
  })
})

describe('what is known of a campaign repository', () => {
  test('nothing, before anybody looked', async () => {
    const { wrapper } = await section(sharingStatus({ state: { state: 'unknown' } }))
    expect(wrapper.text()).toContain(`Nobody has looked for ${REPOSITORY} yet.`)
    expect(wrapper.text()).not.toContain('shared there')
  })

  test('it is not there: how to make it', async () => {
    const { wrapper } = await section()
    expect(wrapper.text()).toContain(`There is no ${REPOSITORY} yet, or this token may not see it.`)
    expect(wrapper.text()).toContain('Better make it private')
    const create = wrapper.get(`a[href="${CREATE_URL}"]`)
    expect(create.text()).toContain('Create it on GitHub')
    expect(create.attributes('rel')).toContain('noopener')
  })

  test.each(['https://evil.example/new', 'javascript:alert(1)', 'http://github.com/new'])(
    'never links to %s',
    async (createUrl) => {
      const { wrapper } = await section(sharingStatus({ createUrl }))
      expect(wrapper.text()).toContain('There is no')
      expect(wrapper.findAll('article a')).toEqual([])
    },
  )

  test('it is there: how many campaigns, since when, and who may write', async () => {
    const { wrapper } = await section(present())
    expect(wrapper.get(`a[href="https://github.com/${REPOSITORY}"]`).text()).toContain(REPOSITORY)
    expect(wrapper.findAll('.m-label').map((label) => label.text())).toEqual(['Private', 'You can write'])
    expect(wrapper.text()).toContain('3 campaigns are shared there.')
    expect(wrapper.text()).toMatch(/As of \d+ Sep(t)? 2026/)
    expect(wrapper.find('.m-banner').exists()).toBe(false)
  })

  test('an empty one says so', async () => {
    const { wrapper } = await section(present({ campaigns: 0 }))
    expect(wrapper.text()).toContain('No campaign is shared there yet.')
  })

  test('a public one warns: everybody can read it', async () => {
    const { wrapper } = await section(present({ isPrivate: false }))
    expect(wrapper.get('.m-banner--warning').text()).toContain('Everybody can read this repository')
    expect(wrapper.findAll('.m-label')[0]?.text()).toBe('Public')
  })

  test('one that can only be read says what for', async () => {
    const { wrapper } = await section(present({ canWrite: false }))
    expect(wrapper.findAll('.m-label')[1]?.text()).toBe('Read only')
    expect(wrapper.text()).toContain('you need write access')
  })

  test('an archived one says that nothing can be written', async () => {
    const { wrapper } = await section(present({ isArchived: true }))
    expect(wrapper.get('.m-banner--warning').text()).toContain('archived: nothing can be written there')
    expect(wrapper.text()).not.toContain('You can write')
  })

  test('it cannot be read now: why, and that the old data stays', async () => {
    const { wrapper } = await section(failed({ kind: 'offline' }, 1_790_000_000))
    expect(wrapper.get('[role="alert"]').text()).toContain('GitHub cannot be reached.')
    expect(wrapper.text()).toMatch(
      /The campaigns in it stay as they were read before, as of \d+ Sep(t)? 2026/,
    )
  })

  test('it could never be read: no old data is promised; a missing token is one press away', async () => {
    const { wrapper, backend } = await section(failed({ kind: 'no-token' }, null))
    expect(wrapper.text()).not.toContain('as they were read before')
    await press(wrapper, 'Go to the token')
    expect(backend.inputsOf('options.open')).toEqual([{ section: 'token' }])
  })

  test('files that were left alone are listed with a link and what is wrong', async () => {
    const url = `https://github.com/${REPOSITORY}/blob/HEAD/campaigns/a.json`
    const { wrapper } = await section(
      present({
        problems: [
          { path: 'campaigns/a.json', url, why: { kind: 'shared-file-newer', version: '9' } },
          {
            path: HOSTILE,
            url: 'javascript:alert(1)',
            why: { kind: 'shared-file-damaged', problems: ['name: is missing', HOSTILE] },
          },
        ],
      }),
    )
    expect(wrapper.get('h3').text()).toBe('2 files were left alone')
    const [first, second] = wrapper.findAll('.m-file-problems li')
    expect(first?.get('a').attributes('href')).toBe(url)
    expect(first?.text()).toContain('format version 9')
    expect(first?.text()).toContain('It was left alone. Update Muster')
    expect(second?.text()).toContain(HOSTILE)
    expect(second?.text()).toContain('name: is missing')
    expect(second?.find('a').exists()).toBe(false)
    expect(wrapper.find('img').exists()).toBe(false)
  })
})

describe('naming it', () => {
  test('begins with the suggestion and says so; saving it sends the name alone', async () => {
    const { wrapper, backend } = await section(undefined, { 'sharing.save': ok(present()) })
    expect(field(wrapper, FIELD).value).toBe('security-campaigns')
    expect(wrapper.text()).toContain('Muster’s suggestion.')
    await send(wrapper)
    expect(backend.inputsOf('sharing.save')).toEqual([
      { organization: 'octo-org', repository: 'security-campaigns' },
    ])
    expect(wrapper.get('.m-banner--success').text()).toContain(`shared in ${REPOSITORY}`)
    expect(wrapper.text()).toContain('3 campaigns are shared there.')
    expect(wrapper.text()).not.toContain('Muster’s suggestion.')
  })

  test('a pasted address is read as its name', async () => {
    const named = present()
    const { wrapper, backend } = await section(undefined, {
      'sharing.save': ok({ ...named, repository: 'octo-org/plans' }),
    })
    await type(wrapper, FIELD, 'https://github.com/octo-org/plans')
    await send(wrapper)
    expect(backend.inputsOf('sharing.save')).toEqual([{ organization: 'octo-org', repository: 'plans' }])
    expect(field(wrapper, FIELD).value).toBe('plans')
  })

  test('what can be no name is said beside the field, which gets the focus; nothing is sent', async () => {
    const { wrapper, backend } = await section()
    await type(wrapper, FIELD, 'other-org/plans')
    await send(wrapper)
    expect(field(wrapper, FIELD).getAttribute('aria-invalid')).toBe('true')
    expect(wrapper.get('.m-field__error').text()).toBe('Enter the name of a repository of this organization.')
    expect(document.activeElement).toBe(field(wrapper, FIELD))
    expect(backend.inputsOf('sharing.save')).toEqual([])
    await type(wrapper, FIELD, 'plans')
    expect(wrapper.find('.m-field__error').exists()).toBe(false)
  })

  test('what the background refuses stands beside the field; what was typed stays', async () => {
    const { wrapper } = await section(undefined, {
      'sharing.save': fail({
        kind: 'invalid-input',
        problems: [{ field: 'repository', problem: 'fields.repository.invalid' }],
      }),
    })
    await type(wrapper, FIELD, 'plans.git')
    await send(wrapper)
    expect(wrapper.get('.m-field__error').text()).toContain('Enter the name')
    expect(field(wrapper, FIELD).value).toBe('plans.git')
    expect(wrapper.find('.m-banner--success').exists()).toBe(false)
  })

  test('any other failure is told, and it can be saved again', async () => {
    const { wrapper, backend } = await section(undefined, { 'sharing.save': fail({ kind: 'storage-full' }) })
    await send(wrapper)
    expect(wrapper.get('form [role="alert"]').text()).toContain('no room left')
    backend.answer('sharing.save', ok(present()))
    await send(wrapper)
    expect(wrapper.find('[role="alert"]').exists()).toBe(false)
  })

  test('that it was saved stands there until somebody looks again', async () => {
    const { wrapper } = await section(undefined, {
      'sharing.save': ok(present()),
      'sharing.look': ok(sharingStatus({ state: { state: 'absent' } })),
    })
    await type(wrapper, FIELD, 'plans')
    await send(wrapper)
    expect(wrapper.find('.m-banner--success').exists()).toBe(true)
    await press(wrapper, 'Look now')
    await flushPromises()
    expect(wrapper.find('.m-banner--success').exists()).toBe(false)
  })

  test('shows what another window named, unless something is being typed here', async () => {
    const { wrapper, backend } = await section()
    const named = (name: string) => ok(sharingStatus({ repository: `octo-org/${name}`, isSuggestion: false }))
    backend.answer('sharing.status', named('elsewhere'))
    backend.change({ topic: 'sharing', organization: 'octo-org' })
    await flushPromises()
    expect(field(wrapper, FIELD).value).toBe('elsewhere')
    await type(wrapper, FIELD, 'typed')
    backend.answer('sharing.status', named('again'))
    backend.change({ topic: 'sharing', organization: null })
    await flushPromises()
    expect(field(wrapper, FIELD).value).toBe('typed')
    expect(wrapper.text()).toContain('There is no octo-org/again yet')
  })
})

describe('Look now', () => {
  test('says that it looks, then shows what was found', async () => {
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof ok<SharingStatus>>>()
    const look = vi.fn(() => promise)
    const { wrapper } = await section(sharingStatus({ state: { state: 'unknown' } }), {
      'sharing.look': look,
    })
    await press(wrapper, 'Look now')
    expect(wrapper.get('p[role="status"]').text()).toBe(`Looking for ${REPOSITORY}`)
    await press(wrapper, 'Look now')
    expect(look).toHaveBeenCalledTimes(1)
    resolve(ok(present()))
    await flushPromises()
    expect(wrapper.text()).toContain('3 campaigns are shared there.')
    expect(wrapper.text()).not.toContain('Looking for')
  })

  test('without a token says so, with the way to it, and keeps what was known', async () => {
    const { wrapper, backend } = await section(present(), { 'sharing.look': fail({ kind: 'token-locked' }) })
    await press(wrapper, 'Look now')
    expect(wrapper.get('[role="alert"]').text()).toContain('locked')
    expect(wrapper.text()).toContain('3 campaigns are shared there.')
    await press(wrapper, 'Go to the token')
    expect(backend.inputsOf('options.open')).toEqual([{ section: 'token' }])
  })
})
