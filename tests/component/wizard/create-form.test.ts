import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { QUERY, field, fill, form, heading, size } from './a-wizard'
import { messageFor } from '@/components/wizard/draft'
import { fail, ok } from '@/lib/failure'
import { CAMPAIGN_ID, campaignView, ORGANIZATION } from '../fixtures'
import { byRole, press, type Mounted } from '../mount-app'

afterEach(() => document.body.replaceChildren())

const errorOf = (mounted: Mounted, name: string) => {
  const control = field(mounted, name)
  if (control.attributes('aria-invalid') !== 'true') return null
  const [first] = (control.attributes('aria-describedby') ?? '').split(' ')
  return mounted.wrapper.get(`[id="${first}"]`).text()
}

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

  test('of a campaign that is duplicated begins with its details, but wants another due date', async () => {
    const like = campaignView({ name: 'N'.repeat(50), description: 'Why', managers: ['noor', 'ada'] })
    const mounted = await form({}, null, like)
    expect(field(mounted, 'name').element.value).toBe(`Copy of ${'N'.repeat(42)}`)
    expect(field(mounted, 'description').element.value).toBe('Why')
    expect(field(mounted, 'dueDate').element.value).toBe('')
    expect(byRole(mounted.wrapper, 'button', 'Remove ada')).toBeTruthy()
    await press(mounted.wrapper, 'Create campaign')
    expect(mounted.backend.inputsOf('campaigns.create')).toEqual([])
    expect(errorOf(mounted, 'dueDate')).not.toBeNull()
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
