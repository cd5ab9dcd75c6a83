import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import CampaignPage from '@/components/campaign/CampaignPage.vue'
import * as download from '@/components/campaign/download'
import type { CampaignView } from '@/lib/backend/views'
import { fail, ok } from '@/lib/failure'
import {
  alertRow,
  CAMPAIGN_ID,
  campaignTracking,
  campaignView,
  groupProgress,
  ORGANIZATION,
  progress,
} from '../fixtures'
import type { Overrides } from '../fake-backend'
import { mountApp, press, pressKey, type Mounted } from '../mount-app'

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const rows = [groupProgress(), groupProgress({ key: '8', label: null, url: null })]
const open = (campaign: Partial<CampaignView> = {}, overrides: Overrides = {}) =>
  mountApp(
    CampaignPage,
    { organization: ORGANIZATION, id: CAMPAIGN_ID },
    {
      'campaigns.track': ok(campaignTracking({ campaign: campaignView(campaign) })),
      'campaigns.groups': ok({ problems: [], by: 'repository', total: 2, rows }),
      'campaigns.alerts': ok({
        problems: [],
        total: 1,
        repositories: 1,
        rows: [
          alertRow({
            status: 'in-progress',
            work: [
              {
                kind: 'branch',
                name: 'alert-autofix-42',
                url: 'https://github.com/octo-org/shop/tree/alert-autofix-42',
              },
            ],
          }),
        ],
        offset: 0,
      }),
      ...overrides,
    },
  )

async function choose({ wrapper }: Mounted, option: string): Promise<void> {
  await press(wrapper, 'Campaign options')
  await press(wrapper, option, '[role="menuitem"]')
}
/** A clipboard that does as told, or none at all, for this test. */
function clipboard(write: ((text: string) => Promise<void>) | null) {
  const writeText = vi.fn(write ?? (() => Promise.resolve()))
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: write ? { writeText } : undefined,
  })
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'clipboard'))
  return writeText
}
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

describe('campaign options', () => {
  test.each([
    ['Close campaign', 'Close campaign', 'campaigns.close'],
    ['Delete campaign', 'Delete', 'campaigns.delete'],
  ] as const)('%s asks first and names the campaign', async (option, action, operation) => {
    const mounted = await open()
    await choose(mounted, option)
    const dialog = mounted.wrapper.get('dialog')
    expect(dialog.get('h2').text()).toBe(option)
    expect(dialog.text()).toContain('SQL injection')
    expect(mounted.backend.inputsOf(operation)).toEqual([])
    await press(mounted.wrapper, action, 'dialog button')
    expect(mounted.backend.inputsOf(operation)).toEqual([{ id: CAMPAIGN_ID }])
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
  })

  test('Copy announcement puts it on the clipboard and says so', async () => {
    const written = clipboard((_text) => Promise.resolve())
    const mounted = await open()
    await choose(mounted, 'Copy announcement')
    const [text] = written.mock.calls[0] ?? []
    // Of ten alerts three are closed.
    expect(text).toContain('**Security campaign: SQL injection**')
    expect(text).toContain('7 code scanning alerts in 2 repositories')
    expect(text).toContain(`#muster/campaigns/${CAMPAIGN_ID}`)
    expect(mounted.wrapper.get('.m-banner--success').text()).toContain('is on the clipboard')
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
  })

  test.each([
    ['refuses', () => Promise.reject(new DOMException('Denied', 'NotAllowedError'))],
    ['does not exist', null],
  ] as const)('where the clipboard %s, the announcement can be copied by hand', async (_, write) => {
    clipboard(write)
    const mounted = await open({ name: '<img src=x onerror=alert(1)>' })
    await choose(mounted, 'Copy announcement')
    const field = mounted.wrapper.get<HTMLTextAreaElement>('dialog textarea').element
    expect(field.readOnly).toBe(true)
    expect(field.value).toContain('img src=x')
    expect(mounted.wrapper.find('img').exists()).toBe(false)
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length])
    const label = mounted.wrapper.get(`label[for="${field.id}"]`)
    expect(label.text()).toBe('Announcement')
    expect(mounted.wrapper.find('.m-banner--success').exists()).toBe(false)
    await press(mounted.wrapper, 'Close', '.m-dialog__footer button')
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
  })

  test('Add to calendar offers a calendar file of the due date', async () => {
    const offer = vi.spyOn(download, 'offerFile').mockImplementation(() => true)
    const mounted = await open()
    await choose(mounted, 'Add to calendar')
    const [name, text, type] = offer.mock.calls[0] ?? []
    expect(name).toBe('muster-sql-injection-2030-01-31.ics')
    expect(type).toBe('text/calendar')
    expect(text).toContain('DTSTART;VALUE=DATE:20300131')
    expect(mounted.wrapper.text()).toContain('saved as muster-sql-injection-2030-01-31.ics')
  })

  test.each([
    ['draft', ['Edit campaign', 'Publish', 'Delete campaign']],
    [
      'open',
      [
        'Edit campaign',
        'Close campaign',
        'Copy announcement',
        'Add to calendar',
        'Export snapshot',
        'More exports…',
        'Delete campaign',
      ],
    ],
    ['closed', ['Edit campaign', 'Reopen campaign', 'Export snapshot', 'More exports…', 'Delete campaign']],
  ] as const)('of a campaign that is %s are what makes sense for it', async (state, options) => {
    const { wrapper } = await open({ state })
    await press(wrapper, 'Campaign options')
    expect(wrapper.findAll('[role="menuitem"]').map((item) => item.text())).toEqual(options)
  })

  test('a name that commands a direction cannot turn the question around', async () => {
    const mounted = await open({ name: '\u202eevil' })
    await choose(mounted, 'Delete campaign')
    expect(mounted.wrapper.get('dialog').text()).toContain('“\u2068\u202eevil\u2069” and everything')
  })

  test('after deleting, the overview opens', async () => {
    const mounted = await open()
    await choose(mounted, 'Delete campaign')
    await press(mounted.wrapper, 'Delete', 'dialog button')
    expect(mounted.visited).toEqual([{ view: 'overview' }])
  })

  test('Cancel changes nothing', async () => {
    const mounted = await open()
    await choose(mounted, 'Delete campaign')
    await press(mounted.wrapper, 'Cancel', 'dialog button')
    expect(mounted.backend.inputsOf('campaigns.delete')).toEqual([])
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
  })

  test('a closed campaign can be reopened; the eleventh is refused in the dialog', async () => {
    const mounted = await open(
      { state: 'closed' },
      { 'campaigns.reopen': fail({ kind: 'too-many-campaigns', limit: 10 }) },
    )
    await choose(mounted, 'Reopen campaign')
    await press(mounted.wrapper, 'Reopen campaign', 'dialog button')
    expect(mounted.wrapper.get('dialog [role="alert"]').text()).toContain('10 campaigns are open already')
    mounted.backend.answer('campaigns.reopen', ok(campaignView()))
    await press(mounted.wrapper, 'Reopen campaign', 'dialog button')
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
  })

  test('a draft is published from the menu or the note', async () => {
    const mounted = await open({ state: 'draft' })
    await choose(mounted, 'Publish')
    await press(mounted.wrapper, 'Publish')
    expect(mounted.backend.inputsOf('campaigns.publish')).toHaveLength(2)
  })

  test('Export snapshot offers the file and says its name', async () => {
    const offer = vi.spyOn(download, 'offerFile').mockImplementation(() => true)
    const mounted = await open()
    await choose(mounted, 'Export snapshot')
    expect(mounted.backend.inputsOf('snapshot.make')).toEqual([
      { organization: ORGANIZATION, ids: [CAMPAIGN_ID], query: '', people: true, paths: true },
    ])
    expect(offer).toHaveBeenCalledWith('snapshot.json', '{}', 'application/json')
    expect(mounted.wrapper.text()).toContain('Saved as snapshot.json')
  })

  test('what cannot be exported is told, and no file is offered', async () => {
    const offer = vi.spyOn(download, 'offerFile').mockImplementation(() => true)
    const mounted = await open({}, { 'snapshot.make': fail({ kind: 'storage-failed', detail: 'x' }) })
    await choose(mounted, 'Export snapshot')
    expect(offer).not.toHaveBeenCalled()
    expect(mounted.wrapper.text()).toContain('database failed')
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
