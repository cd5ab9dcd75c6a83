import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { choose, open } from './a-page'
import * as download from '@/components/campaign/download'
import { fail, ok } from '@/lib/failure'
import { useWizard } from '@/stores/wizard'
import { CAMPAIGN_ID, campaignView, ORGANIZATION } from '../fixtures'
import { press } from '../mount-app'

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

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
    ['draft', ['Edit campaign', 'Publish', 'Duplicate campaign', 'Delete campaign']],
    [
      'open',
      [
        'Edit campaign',
        'Close campaign',
        'Duplicate campaign',
        'Copy announcement',
        'Add to calendar',
        'Export snapshot',
        'More exports…',
        'Delete campaign',
      ],
    ],
    [
      'closed',
      [
        'Edit campaign',
        'Reopen campaign',
        'Duplicate campaign',
        'Export snapshot',
        'More exports…',
        'Delete campaign',
      ],
    ],
  ] as const)('of a campaign that is %s are what makes sense for it', async (state, options) => {
    const { wrapper } = await open({ state })
    await press(wrapper, 'Campaign options')
    expect(wrapper.findAll('[role="menuitem"]').map((item) => item.text())).toEqual(options)
  })

  test('Duplicate campaign begins a new one with its filter and details', async () => {
    const mounted = await open({ filter: 'is:open tag:x', template: null })
    await choose(mounted, 'Duplicate campaign')
    expect(mounted.backend.inputsOf('selection.size')).toEqual([
      { organization: ORGANIZATION, query: 'is:open tag:x' },
    ])
    const { current } = useWizard()
    expect('start' in current && current.start.like?.name).toBe('SQL injection')
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
