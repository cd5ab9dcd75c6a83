import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { QUERY, field, fill, form, heading, mountWizard, organization, size, wizard } from './a-wizard'
import { fail, ok } from '@/lib/failure'
import { campaignView, ORGANIZATION } from '../fixtures'
import { press } from '../mount-app'
import { HOSTILE } from '../settings/own-page'

afterEach(() => document.body.replaceChildren())

const BIG = size({
  alerts: 1704,
  repositories: 3,
  big: true,
  kept: { alerts: 1000, repositories: 2 },
  preview: [
    { repository: 'octo-org/shop', alerts: 900, kept: 900 },
    { repository: 'octo-org/billing', alerts: 104, kept: 100 },
    { repository: HOSTILE, alerts: 700, kept: 0 },
  ],
})

describe('templates', () => {
  const templates = [
    { id: 'sql-injection', query: QUERY, alerts: 520, repositories: 1 },
    { id: 'of-a-later-version', query: 'is:open', alerts: 0, repositories: 0 },
  ]

  test('each shows what it has now; the last choice is filters of one’s own', async () => {
    const { wrapper, backend } = await mountWizard({ 'templates.list': ok({ templates }) })
    wizard.chooseTemplate(ORGANIZATION)
    await flushPromises()
    expect(wrapper.get('dialog h2').text()).toBe('New campaign')
    expect(backend.inputsOf('templates.list')).toEqual([{ organization: ORGANIZATION }])
    const texts = wrapper.findAll('.m-template').map((each) => each.text())
    expect(texts[0]).toContain('SQL injection (CWE-89)')
    expect(texts[0]).toContain('520 alerts in 1 repository')
    expect(texts[1]).toContain('of-a-later-version')
    expect(texts[2]).toContain('Custom filters')
  })

  test('Custom filters leads to the alerts', async () => {
    const { wrapper, visited } = await mountWizard({ 'templates.list': ok({ templates }) })
    wizard.chooseTemplate(ORGANIZATION)
    await flushPromises()
    await press(wrapper, /Custom filters/)
    expect(visited).toEqual([{ view: 'alerts', query: 'is:open' }])
    expect(wrapper.find('dialog').exists()).toBe(false)
  })

  test('choosing one measures it and opens the form with its title', async () => {
    const mounted = await mountWizard({ 'templates.list': ok({ templates }), 'selection.size': ok(size()) })
    wizard.chooseTemplate(ORGANIZATION)
    await flushPromises()
    await press(mounted.wrapper, /SQL injection/)
    expect(mounted.backend.inputsOf('selection.size')).toEqual([{ organization: ORGANIZATION, query: QUERY }])
    expect(heading(mounted)).toBe('New campaign from SQL injection (CWE-89) template')
    expect(field(mounted, 'name').element.value).toBe('SQL injection (CWE-89)')
  })

  test('counts that could not be read are told, and can be asked for again', async () => {
    const { wrapper, backend } = await mountWizard({
      'templates.list': fail({ kind: 'storage-failed', detail: 'x' }),
    })
    wizard.chooseTemplate(ORGANIZATION)
    await flushPromises()
    backend.answer('templates.list', ok({ templates }))
    await press(wrapper, 'Try again')
    expect(wrapper.findAll('.m-template')).toHaveLength(3)
  })
})

describe('the question about a big campaign', () => {
  test('tells how many are kept and left out and why, and goes on', async () => {
    const mounted = await form({ 'selection.size': ok(BIG) })
    const text = mounted.wrapper.text()
    expect(text).toContain('This looks like a big campaign')
    expect(text).toContain('1,704 alerts in 3 repositories')
    expect(text).toContain('at most 1,000 alerts in 100 repositories')
    expect(text).toContain('GitHub’s own numbers')
    expect(text).toContain('1,000 alerts in 2 repositories are kept')
    expect(text).toContain('most recently pushed repositories first')
    expect(text).toContain('704 more match and are left out.')
    expect(mounted.wrapper.find('form').exists()).toBe(false)
    await press(mounted.wrapper, 'Continue creating a campaign')
    expect(mounted.wrapper.text()).toContain('The campaign gets 1,000 alerts in 2 repositories.')
    expect(mounted.wrapper.text()).toContain('704 more match and are left out.')
  })

  test('shows which repositories are in and which are left out, in a list that scrolls', async () => {
    const { wrapper } = await form({ 'selection.size': ok(BIG) })
    const preview = wrapper.get('[role="group"][aria-label="Repositories of the new campaign"]')
    expect(preview.attributes('tabindex')).toBe('0')
    expect(preview.findAll('h4').map((each) => each.text())).toEqual([
      'In the campaign: 2 repositories',
      'Left out: 1 repository',
    ])
    expect(preview.findAll('li').map((each) => each.text())).toEqual([
      'octo-org/shop900 alerts',
      'octo-org/billing100 of 104 alerts',
      `${HOSTILE}700 alerts`,
    ])
    expect(wrapper.find('img').exists()).toBe(false)
  })

  test('names the limits in force, where somebody raised them', async () => {
    const github = { alerts: 1000, repositories: 100, openCampaigns: 10 }
    const { wrapper } = await form({
      'selection.size': ok(BIG),
      'limits.read': ok({ alerts: 1500, repositories: 100, openCampaigns: 10, github }),
    })
    expect(wrapper.text()).toContain('at most 1,500 alerts in 100 repositories')
    expect(wrapper.text()).toContain('These limits were raised')
    expect(wrapper.text()).not.toContain('GitHub’s own numbers')
  })

  test('names no limits where they cannot be read', async () => {
    const { wrapper } = await form({
      'selection.size': ok(BIG),
      'limits.read': fail({ kind: 'storage-failed', detail: 'x' }),
    })
    expect(wrapper.text()).toContain('1,704 alerts in 3 repositories')
    expect(wrapper.text()).not.toContain('at most')
  })

  test('Back to filters keeps the filter', async () => {
    const { wrapper, visited } = await form({ 'selection.size': ok(BIG) })
    await press(wrapper, 'Back to filters')
    expect(visited).toEqual([{ view: 'alerts', query: QUERY }])
    expect(wrapper.find('dialog').exists()).toBe(false)
  })

  test('a filter that selects nothing or cannot be read leads back, not to an empty campaign', async () => {
    const nothing = await form({ 'selection.size': ok(size({ alerts: 0, repositories: 0 })) })
    expect(nothing.wrapper.text()).toContain('No open alert matches')
    expect(nothing.wrapper.find('form').exists()).toBe(false)
    document.body.replaceChildren()
    const problem = { from: 0, to: 1, text: 'x', reason: 'unknown-qualifier', suggestion: 'is' } as const
    const wrong = await form({ 'selection.size': ok(size({ problems: [problem] })) })
    expect(wrong.wrapper.text()).toContain('cannot be read')
    expect(wrong.wrapper.find('form').exists()).toBe(false)
  })

  test('a measurement that comes after closing opens nothing', async () => {
    let answer: () => void = () => {}
    const { wrapper } = await mountWizard({
      'selection.size': () => new Promise((resolve) => (answer = () => resolve(ok(size())))),
    })
    const begun = wizard.begin({ organization: ORGANIZATION, query: QUERY, template: null })
    await flushPromises()
    wizard.close()
    answer()
    await begun
    await flushPromises()
    expect(wrapper.find('dialog').exists()).toBe(false)
  })
})

describe('another organization', () => {
  test.each([
    ['the templates', () => wizard.chooseTemplate(ORGANIZATION)],
    ['the form', () => wizard.begin({ organization: ORGANIZATION, query: QUERY, template: null })],
  ])('closes %s', async (_, open) => {
    const { wrapper, backend } = await mountWizard()
    await open()
    await flushPromises()
    expect(wrapper.find('dialog').exists()).toBe(true)
    await organization.open(ORGANIZATION.toUpperCase())
    await flushPromises()
    expect(wrapper.find('dialog').exists()).toBe(true)
    await organization.open('another')
    await flushPromises()
    expect(wrapper.find('dialog').exists()).toBe(false)
    expect(backend.inputsOf('campaigns.create')).toEqual([])
  })

  test('a campaign that is created meanwhile leads nowhere', async () => {
    let answer: () => void = () => {}
    const mounted = await form({
      'campaigns.create': () => new Promise((resolve) => (answer = () => resolve(ok(campaignView())))),
    })
    await fill(mounted)
    await press(mounted.wrapper, 'Create campaign')
    await organization.open('another')
    await wizard.begin({ organization: 'another', query: QUERY, template: null })
    await flushPromises()
    answer()
    await flushPromises()
    expect(mounted.backend.inputsOf('campaigns.create')).toMatchObject([{ organization: ORGANIZATION }])
    expect(mounted.visited).toEqual([])
    expect(mounted.wrapper.find('form').exists()).toBe(true)
  })
})
