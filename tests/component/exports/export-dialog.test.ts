import { afterEach, describe, expect, it, vi } from 'vitest'
import { flushPromises } from '@vue/test-utils'
import { CAMPAIGN_ID, organizationStatus } from '../fixtures'
import { HOSTILE, mountPage, refused, type } from '../settings/own-page'
import { press } from '../mount-app'
import ExportDialog from '@/components/exports/ExportDialog.vue'
import { FORMATS } from '@/components/exports/formats'
import { SHOWN_LENGTH } from '@/components/exports/hand-out'
import * as download from '@/components/campaign/download'
import * as handingOut from '@/components/campaign/handing-out'
import { EXPORTS } from '@/lib/exports/kinds'
import { ok } from '@/lib/failure'

const props = { organization: 'octo-org', campaign: { id: CAMPAIGN_ID, name: 'SQL injection' }, query: '' }
const file = { fileName: 'muster.md', mimeType: 'text/markdown', text: '# Campaign' }
const made = { 'export.make': ok(file) }

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

const offered = (took = true) => vi.spyOn(download, 'offerFile').mockReturnValue(took)
async function choose(wrapper: Awaited<ReturnType<typeof mountPage>>['wrapper'], format: string) {
  await wrapper.get(`input[value="${format}"]`).setValue(true)
}

describe('the export dialog', () => {
  it('offers every format, and says as of when and how complete', async () => {
    const { wrapper } = await mountPage(ExportDialog, props)
    const values = wrapper.findAll('input[type="radio"]').map((one) => one.attributes('value'))
    expect(values).toEqual([...FORMATS])
    expect([...values].sort()).toEqual(['snapshot', ...EXPORTS].sort())
    expect(wrapper.text()).toMatch(/As of .*Complete/)
    expect(wrapper.get('h2').text()).toBe('Export SQL injection')
  })

  it('says what is missing', async () => {
    const { data } = organizationStatus()
    const why = { kind: 'no-permission', subject: 'teams', needs: null } as const
    const partial = { state: 'partial' as const, missing: [{ subject: 'teams' as const, name: null, why }] }
    if (data.state !== 'present') throw new Error('data are expected')
    const status = organizationStatus({ data: { ...data, completeness: partial } })
    const { wrapper } = await mountPage(ExportDialog, props, { 'organizations.status': ok(status) })
    expect(wrapper.text()).toContain('Incomplete: one part of the data is missing')
  })

  it('makes the snapshot with everything unless somebody says otherwise', async () => {
    const offer = offered()
    const { wrapper, backend } = await mountPage(ExportDialog, props)
    await press(wrapper, 'Download')
    const wish = { organization: 'octo-org', ids: [CAMPAIGN_ID], query: '', people: true, paths: true }
    expect(backend.inputsOf('snapshot.make')).toEqual([wish])
    expect(offer).toHaveBeenCalledWith('snapshot.json', '{}', 'application/json')
    expect(wrapper.text()).toContain('Saved as snapshot.json.')
  })

  it('names what is wrong with a filter, and mends it with one press', async () => {
    offered()
    const problem = { reason: 'unknown-value', from: 9, to: 13, text: 'hgih', suggestion: 'high' } as const
    const { wrapper, backend } = await mountPage(
      ExportDialog,
      { ...props, query: 'severity:hgih' },
      {
        'snapshot.make': refused({
          kind: 'invalid-input',
          problems: [{ field: 'query', problem: 'fields.query.invalid' }],
        }),
        'alerts.search': ok({ problems: [problem], total: 0, repositories: 0, rows: [], offset: 0 }),
      },
    )
    await press(wrapper, 'Download')
    await flushPromises()
    expect(wrapper.findAll('[role="alert"]')).toHaveLength(1)
    expect(wrapper.get('[role="alert"] mark').text()).toBe('hgih')
    await press(wrapper, /high/)
    expect(wrapper.find('[role="alert"]').exists()).toBe(false)
    backend.answer('snapshot.make', ok({ fileName: 'a.json', text: '{}' }))
    await press(wrapper, 'Download')
    expect(backend.inputsOf('snapshot.make').at(-1)).toMatchObject({ query: 'severity:high' })
  })

  it('leaves out names and paths, keeps to a filter, and asks of paths only where they can be', async () => {
    offered()
    const { wrapper, backend } = await mountPage(
      ExportDialog,
      { ...props, campaign: null, query: 'severity:high' },
      made,
    )
    await choose(wrapper, 'csv-alerts')
    for (const box of wrapper.findAll('input[type="checkbox"]')) await box.setValue(false)
    await press(wrapper, 'Download')
    const wish = { organization: 'octo-org', ids: null, query: 'severity:high', people: false, paths: false }
    expect(backend.inputsOf('export.make')).toEqual([{ ...wish, kind: 'csv-alerts' }])
    await choose(wrapper, 'csv-weeks')
    expect(wrapper.findAll('input[type="checkbox"]')).toHaveLength(1)
    await type(wrapper, 'Filter', '  ')
    await press(wrapper, 'Download')
    expect(backend.inputsOf('export.make').at(-1)).toMatchObject({ kind: 'csv-weeks', query: '' })
  })

  it('copies a summary, or shows its text where that is not allowed', async () => {
    const copied = vi.spyOn(handingOut, 'copyText').mockResolvedValue(true)
    const { wrapper } = await mountPage(ExportDialog, props, made)
    expect(wrapper.findAll('button').some((one) => one.text() === 'Copy')).toBe(false)
    await choose(wrapper, 'markdown')
    await press(wrapper, 'Copy')
    expect(copied).toHaveBeenCalledWith('# Campaign')
    expect(wrapper.text()).toContain('Copied.')
    expect(wrapper.find('textarea').exists()).toBe(false)
    copied.mockResolvedValue(false)
    await press(wrapper, 'Copy')
    expect(wrapper.text()).toContain('did not allow to copy')
    expect(wrapper.text()).not.toContain('Copied.')
    expect(wrapper.get('textarea').element.value).toBe('# Campaign')
    expect(document.activeElement).toBe(wrapper.get('textarea').element)
  })

  it('shows the text where no file was saved, when asked or when the browser refuses', async () => {
    const offer = offered()
    const { wrapper } = await mountPage(ExportDialog, props, made)
    await choose(wrapper, 'html')
    await press(wrapper, 'Download')
    expect(wrapper.find('textarea').exists()).toBe(false)
    await press(wrapper, 'Show the text')
    expect(wrapper.get('textarea').element.value).toBe('# Campaign')
    offer.mockReturnValue(false)
    await press(wrapper, 'Download')
    expect(wrapper.text()).toContain('The browser refused to save muster.md.')
    expect(wrapper.get('textarea').element.value).toBe('# Campaign')
  })

  it('shows no text that would stop the page', async () => {
    offered(false)
    const long = { ...file, text: 'x'.repeat(SHOWN_LENGTH + 1) }
    const { wrapper } = await mountPage(ExportDialog, props, { 'export.make': ok(long) })
    await choose(wrapper, 'html')
    await press(wrapper, 'Download')
    expect(wrapper.text()).toContain('too long to be shown here (1.9 MB)')
    expect(wrapper.find('textarea').exists()).toBe(false)
  })

  it('says why there is no file, and forgets it with another choice', async () => {
    const offer = offered()
    const { wrapper } = await mountPage(ExportDialog, props, {
      'export.make': refused({ kind: 'storage-failed', detail: 'x' }),
    })
    await choose(wrapper, 'markdown')
    await press(wrapper, 'Download')
    expect(wrapper.text()).toContain('database failed')
    expect(offer).not.toHaveBeenCalled()
    await choose(wrapper, 'snapshot')
    expect(wrapper.text()).not.toContain('database failed')
  })

  it('drops a file that is not wanted any more', async () => {
    const offer = offered()
    let answer: () => void = () => undefined
    const { wrapper } = await mountPage(ExportDialog, props, {
      'export.make': () => new Promise((resolve) => (answer = () => resolve(ok(file)))),
    })
    await choose(wrapper, 'markdown')
    await press(wrapper, 'Download')
    expect(wrapper.text()).toContain('Writing the file…')
    await choose(wrapper, 'html')
    answer()
    await flushPromises()
    expect(offer).not.toHaveBeenCalled()
    expect(wrapper.text()).not.toContain('Writing the file…')
  })

  it('takes names for texts', async () => {
    const { wrapper } = await mountPage(ExportDialog, {
      ...props,
      campaign: { id: CAMPAIGN_ID, name: HOSTILE },
    })
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.get('h2').text()).toContain(HOSTILE)
  })
})
