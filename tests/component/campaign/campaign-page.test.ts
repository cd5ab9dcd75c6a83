import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { choose, open } from './a-page'
import { fail, ok } from '@/lib/failure'
import { alertRow, CAMPAIGN_ID, campaignTracking, campaignView, ORGANIZATION, progress } from '../fixtures'
import type { Overrides } from '../fake-backend'
import { press, pressKey, type Mounted } from '../mount-app'

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const region = ({ wrapper }: Mounted, name: string) => {
  const found = wrapper.findAll('section').find((section) => section.find('h2').text() === name)
  if (!found) throw new Error(`No region ${name}`)
  return found
}

describe('the campaign’s page', () => {
  test('shows progress, status and Autofix in their regions', async () => {
    const mounted = await open()
    expect(mounted.wrapper.get('h1').text()).toBe('SQL injection')
    expect(region(mounted, 'Campaign progress').text()).toContain('30% closed')
    expect(region(mounted, 'Campaign progress').text()).toContain('3 of 10 alerts closed')
    expect(region(mounted, 'Status').text()).toContain('On track')
    expect(region(mounted, 'Status').text()).toContain('Due 31 Jan 2030')
    expect(region(mounted, 'Copilot Autofix').text()).toContain('8 alerts')
    for (const name of ['Campaign progress', 'Status', 'Copilot Autofix', 'Repositories'])
      expect(region(mounted, name).attributes('aria-labelledby')).toBe(
        region(mounted, name).get('h2').attributes('id'),
      )
  })

  test('repositories expand to their own alerts, which are asked for only then', async () => {
    const mounted = await open()
    expect(mounted.backend.inputsOf('campaigns.alerts')).toEqual([])
    const toggle = region(mounted, 'Repositories').get('.m-repository__toggle')
    expect(toggle.attributes('aria-expanded')).toBe('false')
    await toggle.trigger('click')
    await flushPromises()
    expect(toggle.attributes('aria-expanded')).toBe('true')
    expect(mounted.backend.inputsOf('campaigns.alerts')).toMatchObject([
      { group: { by: 'repository', key: '7' }, offset: 0 },
    ])
    expect(region(mounted, 'Repositories').get('.m-alerts__title a').attributes('href')).toBe(alertRow().url)
  })

  test('a repository that is no longer visible says so', async () => {
    expect(region(await open(), 'Repositories').text()).toContain('Repository 8, no longer visible')
  })

  test('the filter works on groups and on the list, and asks only for what is shown', async () => {
    const { wrapper, backend } = await open()
    const input = wrapper.get('input')
    await input.setValue('severity:high')
    await pressKey(input.element, 'Enter')
    expect(backend.inputsOf('campaigns.groups').at(-1)).toMatchObject({ query: 'severity:high' })
    expect(backend.inputsOf('campaigns.alerts')).toEqual([])
    await wrapper.get('select').setValue('none')
    await flushPromises()
    expect(backend.inputsOf('campaigns.alerts').at(-1)).toMatchObject({
      group: null,
      query: 'severity:high',
      offset: 0,
    })
  })

  test('what people typed is text, and only https links are links', async () => {
    const { wrapper } = await open({
      name: '<img src=x onerror=alert(1)>',
      description: 'javascript:alert(1) https://ok.example <b>x</b>',
      managers: ['maya', '"><script>'],
      contactLink: 'javascript:alert(1)',
    })
    expect(wrapper.find('img, script, b').exists()).toBe(false)
    expect(wrapper.get('h1').text()).toBe('<img src=x onerror=alert(1)>')
    const header = wrapper.get('.m-campaign-header')
    expect(header.findAll('a').map((link) => link.attributes('href'))).toEqual([
      'https://github.com/maya',
      'https://ok.example/',
    ])
  })

  test('the contact link opens without telling where from', async () => {
    const { wrapper } = await open()
    expect(wrapper.get('a[href="https://example.com/ask"]').attributes('rel')).toBe('noopener noreferrer')
  })

  test('a deleted campaign and one of another organization are told, with the way back', async () => {
    const gone = await open({}, { 'campaigns.track': fail({ kind: 'campaign-gone' }) })
    expect(gone.wrapper.text()).toContain('does not exist')
    await press(gone.wrapper, 'All campaigns')
    expect(gone.visited).toEqual([{ view: 'overview' }])
    document.body.replaceChildren()
    const foreign = await open({ organization: 'other-org' })
    expect(foreign.wrapper.text()).toContain('does not exist')
    expect(foreign.wrapper.text()).not.toContain('SQL injection')
  })

  test('follows changes that happen elsewhere', async () => {
    const mounted = await open()
    mounted.backend.answer(
      'campaigns.track',
      ok(campaignTracking({ campaign: campaignView({ progress: progress({ fixed: 7, open: 0 }) }) })),
    )
    mounted.backend.change({ topic: 'alerts', organization: ORGANIZATION })
    await flushPromises()
    expect(region(mounted, 'Campaign progress').text()).toContain('80% closed')
  })
})

describe('editing', () => {
  const edit = async (overrides: Overrides = {}) => {
    const mounted = await open({}, overrides)
    await choose(mounted, 'Edit campaign')
    return mounted
  }
  const name = ({ wrapper }: Mounted) => wrapper.get<HTMLInputElement>('[data-field="name"]')

  test('begins with what is there and saves on the revision it began with', async () => {
    const mounted = await edit()
    expect(name(mounted).element.value).toBe('SQL injection')
    await name(mounted).setValue('  Injection  ')
    await press(mounted.wrapper, 'Save changes')
    expect(mounted.backend.inputsOf('campaigns.edit')).toMatchObject([
      {
        id: CAMPAIGN_ID,
        revision: 3,
        details: { name: 'Injection', managers: ['maya'], contactLink: 'https://example.com/ask' },
      },
    ])
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
  })

  test('a conflict is told, shows what was saved meanwhile, and keeps what was typed', async () => {
    const mounted = await edit({ 'campaigns.edit': fail({ kind: 'campaign-changed' }) })
    await name(mounted).setValue('Mine')
    mounted.backend.answer(
      'campaigns.track',
      ok(campaignTracking({ campaign: campaignView({ name: 'Theirs', revision: 4 }) })),
    )
    mounted.backend.change({ topic: 'campaigns', organization: ORGANIZATION })
    await flushPromises()
    await press(mounted.wrapper, 'Save changes')
    const dialog = mounted.wrapper.get('dialog')
    expect(dialog.text()).toContain('Somebody changed this campaign meanwhile')
    expect(dialog.findAll('.m-versions dd').map((value) => value.text())).toEqual(['Mine', 'Theirs'])
    expect(dialog.findAll('.m-versions h4').map((field) => field.text())).toEqual(['Campaign name'])
    expect(name(mounted).element.value).toBe('Mine')

    mounted.backend.answer('campaigns.edit', ok(campaignView()))
    await press(mounted.wrapper, 'Save changes')
    expect(mounted.backend.inputsOf('campaigns.edit').map(({ revision }) => revision)).toEqual([3, 4])
  })

  test('a due date that has passed may stay as it is', async () => {
    const past = campaignView({ dueDate: '2020-01-31' })
    const mounted = await open(past, {})
    await choose(mounted, 'Edit campaign')
    await press(mounted.wrapper, 'Save changes')
    expect(mounted.backend.inputsOf('campaigns.edit')).toHaveLength(1)
  })
})
