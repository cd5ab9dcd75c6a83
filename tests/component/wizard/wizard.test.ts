import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { defineComponent, h } from 'vue'
import WizardDialog from '@/components/wizard/WizardDialog.vue'
import { messageFor } from '@/components/wizard/draft'
import type { SelectionSize } from '@/lib/backend/views'
import { fail, ok } from '@/lib/failure'
import { useOrganization } from '@/stores/organization'
import { useWizard } from '@/stores/wizard'
import { CAMPAIGN_ID, campaignView, ORGANIZATION } from '../fixtures'
import type { Overrides } from '../fake-backend'
import { byRole, mountApp, press, type Mounted } from '../mount-app'
import { HOSTILE } from '../settings/own-page'

afterEach(() => document.body.replaceChildren())

const QUERY = 'is:open tag:external/cwe/cwe-089'
const size = (parts: Partial<SelectionSize> = {}): SelectionSize => ({
  problems: [],
  alerts: 12,
  repositories: 3,
  big: false,
  kept: { alerts: 12, repositories: 3 },
  preview: [
    { repository: 'octo-org/shop', alerts: 8, kept: 8 },
    { repository: 'octo-org/billing', alerts: 3, kept: 3 },
    { repository: null, alerts: 1, kept: 1 },
  ],
  ...parts,
})
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

let wizard: ReturnType<typeof useWizard>
let organization: ReturnType<typeof useOrganization>
const Subject = defineComponent({
  setup() {
    wizard = useWizard()
    organization = useOrganization()
    return () => h(WizardDialog)
  },
})
const mountWizard = (overrides: Overrides = {}) => mountApp(Subject, {}, overrides)

async function form(overrides: Overrides = {}, template: string | null = 'sql-injection'): Promise<Mounted> {
  const mounted = await mountWizard({ 'selection.size': ok(size()), ...overrides })
  await wizard.begin({ organization: ORGANIZATION, query: QUERY, template })
  await flushPromises()
  return mounted
}
const field = ({ wrapper }: Mounted, name: string) => wrapper.get<HTMLInputElement>(`[data-field="${name}"]`)
async function fill(mounted: Mounted): Promise<void> {
  await field(mounted, 'description').setValue('Why')
  await field(mounted, 'dueDate').setValue('2099-01-31')
}
const errorOf = (mounted: Mounted, name: string) => {
  const control = field(mounted, name)
  if (control.attributes('aria-invalid') !== 'true') return null
  const [first] = (control.attributes('aria-describedby') ?? '').split(' ')
  return mounted.wrapper.get(`[id="${first}"]`).text()
}
const heading = ({ wrapper }: Mounted) => wrapper.get('dialog h2').text()

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

describe('the form', () => {
  test('has the fields by their names, and begins in the first', async () => {
    const mounted = await form({}, null)
    expect(heading(mounted)).toBe('New campaign')
    const labels = mounted.wrapper.findAll('label').map((label) => label.text().replace(' *', ''))
    expect(labels).toEqual([
      'Campaign name',
      'Short description',
      'Campaign due date',
      'Campaign manager',
      'Contact link',
      'Ask Copilot Autofix for the supported alerts',
      'Open a tracking issue in each of the 3 repositories',
    ])
    expect(document.activeElement).toBe(field(mounted, 'name').element)
    expect(byRole(mounted.wrapper, 'button', 'Remove maya')).toBeTruthy()
  })

  test('creates with what was typed, in the reader’s zone, and opens the new campaign', async () => {
    const mounted = await form()
    await fill(mounted)
    await field(mounted, 'managers').setValue('@maya, noor noor')
    await field(mounted, 'managers').setValue('@ada')
    await press(mounted.wrapper, 'Create campaign')
    expect(mounted.backend.inputsOf('campaigns.create')).toEqual([
      {
        organization: ORGANIZATION,
        query: QUERY,
        template: 'sql-injection',
        details: {
          name: 'SQL injection (CWE-89)',
          description: 'Why',
          dueDate: '2099-01-31',
          managers: ['maya', 'noor', 'ada'],
          contactLink: null,
        },
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        launch: { autofix: true, issues: false },
        publishing: { share: false, native: false },
        as: 'open',
      },
    ])
    expect(mounted.visited).toEqual([{ view: 'campaign', id: CAMPAIGN_ID }])
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
  })

  test('Save as draft', async () => {
    const mounted = await form()
    await fill(mounted)
    await press(mounted.wrapper, 'Save as draft')
    expect(mounted.backend.inputsOf('campaigns.create')).toMatchObject([{ as: 'draft' }])
  })

  test('Enter in a field creates', async () => {
    const mounted = await form()
    await fill(mounted)
    await mounted.wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(mounted.backend.inputsOf('campaigns.create')).toHaveLength(1)
  })

  test('what is missing is said beside each field; the first gets the focus; nothing is sent', async () => {
    const mounted = await form({}, null)
    await press(mounted.wrapper, 'Remove maya')
    await field(mounted, 'managers').setValue(' , ')
    await field(mounted, 'contactLink').setValue('javascript:alert(1)')
    await press(mounted.wrapper, 'Create campaign')
    expect(errorOf(mounted, 'name')).toContain('Enter a campaign name')
    expect(errorOf(mounted, 'description')).toContain('Enter a short description')
    expect(errorOf(mounted, 'dueDate')).toContain('Choose a due date')
    expect(errorOf(mounted, 'managers')).toContain('at least one')
    expect(errorOf(mounted, 'contactLink')).toContain('https://')
    expect(document.activeElement).toBe(field(mounted, 'name').element)
    expect(mounted.backend.inputsOf('campaigns.create')).toEqual([])
  })

  test.each([
    ['name', 'x'.repeat(51), '51 characters'],
    ['name', '🙂'.repeat(51), '51 characters'],
    ['description', 'x'.repeat(256), '256 characters'],
    ['dueDate', '2020-01-31', 'in the future'],
    ['managers', 'not/a/login', 'not a GitHub login'],
    ['managers', Array.from({ length: 11 }, (_, index) => `m${index}`).join(','), 'At most 10'],
    ['contactLink', 'https://user:pass@example.com', 'user name or password'],
  ])('%s: %s is refused', async (name, value, message) => {
    const mounted = await form()
    await fill(mounted)
    await field(mounted, name).setValue(value)
    await press(mounted.wrapper, 'Create campaign')
    expect(errorOf(mounted, name)).toContain(message)
    expect(document.activeElement).toBe(field(mounted, name).element)
    expect(mounted.backend.inputsOf('campaigns.create')).toEqual([])
  })

  test('the first date that is possible is written as dates are elsewhere', async () => {
    const problem = { field: 'dueDate', problem: 'fields.dueDate.past', values: { tomorrow: '2026-11-22' } }
    expect(messageFor('dueDate', [problem])).toBe('The due date must be in the future: 22 Nov 2026 or later.')
    const login = { field: 'managers', problem: 'fields.managers.login', values: { login: '2026-22-22' } }
    expect(messageFor('managers', [login])).toContain('“2026-22-22”')
  })

  test('fifty characters of any kind are allowed', async () => {
    const mounted = await form()
    await fill(mounted)
    await field(mounted, 'name').setValue('🙂'.repeat(50))
    await press(mounted.wrapper, 'Create campaign')
    expect(mounted.backend.inputsOf('campaigns.create')).toHaveLength(1)
  })

  test('says how many characters are left, or too many', async () => {
    const { wrapper } = await form()
    const name = wrapper.get('[data-field="name"]')
    const help = () => wrapper.get(`[id="${name.attributes('aria-describedby')}"]`).text()
    await name.setValue('x'.repeat(49))
    expect(help()).toBe('1 character left.')
    await name.setValue('x'.repeat(60))
    expect(help()).toBe('10 characters too many.')
  })

  test('a date that the control cannot read is named, although its value is empty', async () => {
    const mounted = await form()
    await fill(mounted)
    const control = field(mounted, 'dueDate').element
    Object.defineProperty(control, 'validity', { value: { badInput: true } })
    await field(mounted, 'dueDate').setValue('')
    await press(mounted.wrapper, 'Create campaign')
    expect(errorOf(mounted, 'dueDate')).toContain('no such date')
  })

  test('what the background refuses is shown beside its field, and everything typed stays', async () => {
    const mounted = await form({
      'campaigns.create': fail({
        kind: 'invalid-input',
        problems: [
          { field: 'managers', problem: 'fields.managers.login', values: { login: '<b>' } },
          { field: 'name', problem: 'fields.of-a-later-version' },
        ],
      }),
    })
    await fill(mounted)
    await press(mounted.wrapper, 'Create campaign')
    expect(errorOf(mounted, 'managers')).toContain('<b>')
    expect(errorOf(mounted, 'name')).toContain('fields.of-a-later-version')
    expect(field(mounted, 'description').element.value).toBe('Why')
    expect(mounted.visited).toEqual([])
  })

  test('any other failure is told above, keeps the form, and can be tried again', async () => {
    const mounted = await form({ 'campaigns.create': fail({ kind: 'offline' }) })
    await fill(mounted)
    await press(mounted.wrapper, 'Create campaign')
    expect(mounted.wrapper.get('[role="alert"]').text()).toContain('cannot be reached')
    mounted.backend.answer('campaigns.create', ok(campaignView()))
    await press(mounted.wrapper, 'Try again')
    expect(mounted.visited).toHaveLength(1)
  })

  test('the eleventh open campaign is refused with what to do, and can be saved as a draft', async () => {
    const mounted = await form({ 'campaigns.create': fail({ kind: 'too-many-campaigns', limit: 10 }) })
    await fill(mounted)
    await press(mounted.wrapper, 'Create campaign')
    expect(mounted.wrapper.get('[role="alert"]').text()).toContain('save this one as a draft')
    mounted.backend.answer('campaigns.create', ok(campaignView({ state: 'draft' })))
    await press(mounted.wrapper, 'Save as draft')
    expect(mounted.visited).toHaveLength(1)
  })

  test('pressing twice creates one campaign', async () => {
    let answer: () => void = () => {}
    const mounted = await form({
      'campaigns.create': () => new Promise((resolve) => (answer = () => resolve(ok(campaignView())))),
    })
    await fill(mounted)
    await press(mounted.wrapper, 'Create campaign')
    await press(mounted.wrapper, 'Create campaign')
    await mounted.wrapper.get('form').trigger('submit')
    answer()
    await flushPromises()
    expect(mounted.backend.inputsOf('campaigns.create')).toHaveLength(1)
  })

  test('says why the list of managers is short', async () => {
    const mounted = await form({
      'managers.list': ok({
        logins: ['maya', 'noor'],
        missing: { kind: 'no-permission', subject: 'members', needs: null },
      }),
    })
    expect(mounted.wrapper.text()).toContain('Not everybody can be suggested')
  })

  test('Show repositories shows the same list', async () => {
    const { wrapper } = await form()
    expect(wrapper.find('.m-preview').exists()).toBe(false)
    const toggle = byRole(wrapper, 'button', 'Show repositories')
    expect(toggle.getAttribute('aria-expanded')).toBe('false')
    await press(wrapper, 'Show repositories')
    expect(toggle.getAttribute('aria-expanded')).toBe('true')
    expect(wrapper.findAll('.m-preview li').map((each) => each.text())).toEqual([
      'octo-org/shop8 alerts',
      'octo-org/billing3 alerts',
      'Repository of unknown name1 alert',
    ])
    await press(wrapper, 'Hide repositories')
    expect(wrapper.find('.m-preview').exists()).toBe(false)
  })
})

describe('what is launched', () => {
  const boxes = ({ wrapper }: Mounted) => wrapper.findAll<HTMLInputElement>('fieldset input')

  test('is a group with Autofix on and issues off; each says what happens and how long it takes', async () => {
    const mounted = await form()
    expect(mounted.wrapper.get('fieldset legend').text()).toBe('Launch')
    expect(boxes(mounted).map(({ element }) => element.checked)).toEqual([true, false])
    const helps = boxes(mounted).map((box) =>
      mounted.wrapper.get(`[id="${box.attributes('aria-describedby')}"]`).text(),
    )
    expect(helps[0]).toContain('12 alerts at most. At GitHub’s pace: less than a minute.')
    expect(helps[1]).toContain('the list of alerts')
    expect(helps[1]).toContain('Everybody who may read the repository may read it.')
  })

  test('a large one says that it takes long', async () => {
    const mounted = await form({ 'selection.size': ok(size({ kept: { alerts: 1000, repositories: 501 } })) })
    expect(mounted.wrapper.get('fieldset').text()).toContain('about 17 minutes')
    expect(mounted.wrapper.get('fieldset').text()).toContain('about 1 hour 10 min')
  })

  test.each([
    ['Create campaign', 'open'],
    ['Save as draft', 'draft'],
  ])('%s sends what is ticked', async (button, as) => {
    const mounted = await form()
    await fill(mounted)
    await boxes(mounted)[0]?.setValue(false)
    await boxes(mounted)[1]?.setValue(true)
    await press(mounted.wrapper, button)
    expect(mounted.backend.inputsOf('campaigns.create')).toMatchObject([
      { as, launch: { autofix: false, issues: true } },
    ])
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
