import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { HOSTILE, list, mountPage, refused, token, TOKEN } from './own-page'
import { CAMPAIGN_ID, campaignTracking, campaignView, organizationStatus } from '../fixtures'
import { byRole, press } from '../mount-app'
import DataSection from '@/components/settings/DataSection.vue'
import OptionsApp from '@/components/settings/OptionsApp.vue'
import TrackingSection from '@/components/settings/TrackingSection.vue'
import { hashOf, placeOf } from '@/components/settings/sections'
import { FIRST_VIEW } from '@/components/settings/tracking-view'
import * as download from '@/components/campaign/download'
import { ok } from '@/lib/failure'

const two = {
  'organizations.list': list(organizationStatus(), organizationStatus({ organization: 'other' })),
}
const one = { 'organizations.list': list(organizationStatus()) }
const data = organizationStatus().data
const view = FIRST_VIEW

afterEach(() => {
  document.body.replaceChildren()
  history.replaceState(null, '', '#')
})

describe('where the options page is', () => {
  it.each([
    ['', 'token', null, null],
    ['#organizations', 'organizations', null, null],
    ['#nonsense', 'token', null, null],
    ['#tracking?state=open', 'tracking', null, null],
    ['#tracking/octo-org?sort=-due', 'tracking', 'octo-org', null],
    ['#tracking/octo-org', 'tracking', 'octo-org', null],
    [`#tracking/octo-org/${CAMPAIGN_ID}`, 'tracking', 'octo-org', CAMPAIGN_ID],
    ['#tracking/octo-org/<script>', 'tracking', 'octo-org', null],
    [`#tracking/a b/${CAMPAIGN_ID}`, 'tracking', null, null],
    ['#data/octo-org', 'data', null, null],
  ])('is read from %j', (hash, section, organization, campaign) => {
    const place = placeOf(hash)
    expect(place).toEqual({ section, organization, campaign })
    expect(placeOf(hashOf(place))).toEqual(place)
  })
})

describe('the options page', () => {
  it('opens the section of its address and marks it', async () => {
    history.replaceState(null, '', '#data')
    const { wrapper } = await mountPage(OptionsApp)
    expect(wrapper.get('h1').text()).toBe('Data')
    expect(wrapper.get('[aria-current="page"]').text()).toBe('Data')
    expect(document.title).toBe('Data · Muster options')
  })

  it('brings the current section into sight, where their row is longer than the window', async () => {
    const scrolled = new Set<string>()
    const spy = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      // Pages of earlier tests are gone from the document and listen still.
      if (this.isConnected) scrolled.add(this.textContent.trim())
    })
    history.replaceState(null, '', '#data')
    await mountPage(OptionsApp, {}, two)
    history.replaceState(null, '', '#organizations')
    dispatchEvent(new Event('hashchange'))
    await flushPromises()
    spy.mockRestore()
    expect([...scrolled]).toEqual(['Data', 'Organizations'])
  })

  it('follows the address and moves the focus to the heading', async () => {
    const { wrapper } = await mountPage(OptionsApp, {}, two)
    history.replaceState(null, '', '#organizations')
    dispatchEvent(new Event('hashchange'))
    await flushPromises()
    expect(wrapper.get('h1').text()).toBe('Organizations')
    expect(document.activeElement).toBe(wrapper.get('h1').element)
  })
})

describe('the tracking section', () => {
  it('shows all campaigns of all organizations', async () => {
    const props = { organization: null, campaign: null, view }
    const { wrapper, backend } = await mountPage(TrackingSection, props, {
      ...two,
      'campaigns.list': ({ organization }) =>
        ok({ campaigns: [campaignView({ organization, name: `Of ${organization}` })], data }),
    })
    expect(backend.inputsOf('campaigns.list')).toEqual([
      { organization: 'octo-org' },
      { organization: 'other' },
    ])
    expect(byRole(wrapper, 'a', 'Of octo-org').getAttribute('href')).toBe(`#tracking/octo-org/${CAMPAIGN_ID}`)
    expect(byRole(wrapper, 'a', 'Of other').getAttribute('href')).toBe(`#tracking/other/${CAMPAIGN_ID}`)
    expect(wrapper.text()).toContain('2 of 2 campaigns')
    // A snapshot is of one organization.
    expect(wrapper.text()).toContain('Choose an organization to export')
  })

  it('writes what narrows it down into the address', async () => {
    const looked: string[] = []
    const props = { organization: null, campaign: null, view, onLook: (hash: string) => looked.push(hash) }
    const { wrapper } = await mountPage(TrackingSection, props, two)
    const [organization, state, due] = wrapper.findAll('select')
    await organization?.setValue('other')
    await state?.setValue('open')
    await due?.setValue('week')
    await wrapper.get('input[type="search"]').setValue('sql & more')
    await press(wrapper, 'Progress')
    expect(looked).toEqual([
      '#tracking/other',
      '#tracking?state=open',
      '#tracking?due=week',
      '#tracking?text=sql+%26+more',
      '#tracking?sort=-progress',
    ])
  })

  it('shows of one organization what the address says, and says when nothing matches', async () => {
    const props = { organization: 'other', campaign: null, view: { ...view, text: 'nobody' } }
    const { wrapper } = await mountPage(TrackingSection, props, two)
    expect(wrapper.text()).toContain('No campaign matches')
    expect(wrapper.text()).toContain('0 of 1 campaign')
    expect(wrapper.text()).not.toContain('No campaigns yet')
  })

  it('leads from a campaign to another one', async () => {
    const went: string[] = []
    const props = {
      organization: 'octo-org',
      campaign: CAMPAIGN_ID,
      view,
      onGo: (hash: string) => went.push(hash),
    }
    const { wrapper } = await mountPage(TrackingSection, props, two)
    await wrapper.get('select').setValue('')
    expect(went).toEqual(['#tracking/octo-org'])
    expect(byRole(wrapper, 'a', /All campaigns/).getAttribute('href')).toBe('#tracking')
  })

  it('shows one campaign with its chart', async () => {
    const { wrapper, backend } = await mountPage(
      TrackingSection,
      { organization: 'octo-org', campaign: CAMPAIGN_ID, view },
      two,
    )
    expect(backend.inputsOf('campaigns.track')).toEqual([{ id: CAMPAIGN_ID }])
    expect(wrapper.get('h1').text()).toBe('SQL injection')
    for (const region of ['Campaign progress', 'Status', 'Copilot Autofix', 'Burn-up', 'Repositories'])
      expect(wrapper.findAll('h2, h3').map((heading) => heading.text())).toContain(region)
  })

  it('says when there is no organization, no campaign, or no answer', async () => {
    const props = { organization: null, campaign: null, view }
    const none = await mountPage(TrackingSection, props, { 'organizations.list': list() })
    expect(none.wrapper.text()).toContain('No organization yet')
    const empty = await mountPage(TrackingSection, props, {
      ...two,
      'campaigns.list': ok({ campaigns: [], data }),
    })
    expect(empty.wrapper.text()).toContain('No campaigns yet')
    const failed = await mountPage(TrackingSection, props, {
      ...two,
      'campaigns.list': refused({ kind: 'storage-newer' }),
    })
    expect(failed.wrapper.text()).toContain('newer version of Muster')
    expect(failed.wrapper.text()).not.toContain('No campaigns yet')
    const blind = await mountPage(TrackingSection, props, {
      'organizations.list': refused({ kind: 'storage-newer' }),
    })
    expect(blind.wrapper.text()).not.toContain('No organization yet')
  })

  it('shows the campaigns of the others when those of one organization fail', async () => {
    const props = { organization: null, campaign: null, view }
    const { wrapper, backend } = await mountPage(TrackingSection, props, {
      ...two,
      'campaigns.list': ({ organization }) =>
        organization === 'other'
          ? refused({ kind: 'storage-failed', detail: 'x' })
          : ok({ campaigns: [campaignView()], data }),
    })
    expect(wrapper.text()).toContain('database failed')
    expect(byRole(wrapper, 'a', 'SQL injection')).toBeTruthy()
    backend.answer('campaigns.list', ok({ campaigns: [], data }))
    await press(wrapper, 'Try again')
    expect(wrapper.text()).not.toContain('database failed')
    expect(backend.inputsOf('campaigns.list').at(-1)).toEqual({ organization: 'other' })
  })

  it('shows hostile names as texts', async () => {
    const campaign = campaignView({ name: HOSTILE, description: HOSTILE, contactLink: 'javascript:alert(1)' })
    const { wrapper } = await mountPage(
      TrackingSection,
      { organization: 'octo-org', campaign: campaign.id, view },
      {
        ...two,
        'campaigns.list': ok({ campaigns: [campaign], data }),
        'campaigns.track': ok(campaignTracking({ campaign })),
      },
    )
    expect(wrapper.get('h1').text()).toBe(HOSTILE)
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.html()).not.toContain('href="javascript:')
  })

  it('exports what is shown and says how the file is called', async () => {
    const made = ok({ fileName: 'muster-octo-org.json', text: '{}' })
    const all = await mountPage(
      TrackingSection,
      { organization: 'octo-org', campaign: null, view },
      { ...two, 'snapshot.make': made },
    )
    await press(all.wrapper, 'Export snapshot')
    const everything = { organization: 'octo-org', query: '', people: true, paths: true }
    expect(all.backend.inputsOf('snapshot.make')).toEqual([{ ...everything, ids: null }])
    expect(all.wrapper.text()).toContain('Saved as muster-octo-org.json.')
    const single = await mountPage(
      TrackingSection,
      { organization: 'octo-org', campaign: CAMPAIGN_ID, view },
      { ...two, 'snapshot.make': made },
    )
    await press(single.wrapper, 'Export snapshot')
    expect(single.backend.inputsOf('snapshot.make')).toEqual([{ ...everything, ids: [CAMPAIGN_ID] }])
  })

  it('shows the text where the browser refuses the file', async () => {
    const made = ok({ fileName: 'muster-octo-org.json', text: '{"a":1}' })
    const spy = vi.spyOn(download, 'offerFile').mockReturnValue(false)
    const props = { organization: null, campaign: null, view }
    const { wrapper } = await mountPage(TrackingSection, props, { ...one, 'snapshot.make': made })
    await press(wrapper, 'Export snapshot')
    spy.mockRestore()
    expect(wrapper.text()).toContain('The browser refused to save muster-octo-org.json.')
    expect(wrapper.text()).not.toContain('Saved as')
    expect(wrapper.get('textarea').element.value).toBe('{"a":1}')
  })

  it('says why there is no file', async () => {
    const failing = { ...two, 'snapshot.make': refused({ kind: 'never-synced', organization: 'octo-org' }) }
    const { wrapper } = await mountPage(
      TrackingSection,
      { organization: 'octo-org', campaign: null, view },
      failing,
    )
    await press(wrapper, 'Export snapshot')
    expect(wrapper.text()).toContain('Nothing was pulled from octo-org yet.')
    expect(wrapper.text()).not.toContain('Saved as')
  })
})

describe('typing in the options page', () => {
  it('keeps the focus, and the address says the same after a reload', async () => {
    history.replaceState(null, '', '#tracking?sort=-alerts')
    const { wrapper } = await mountPage(OptionsApp, {}, two)
    const field = wrapper.get<HTMLInputElement>('input[type="search"]')
    field.element.focus()
    await field.setValue('sql')
    expect(location.hash).toBe('#tracking?text=sql&sort=-alerts')
    expect(document.activeElement).toBe(field.element)
    const again = await mountPage(OptionsApp, {}, two)
    expect(again.wrapper.get<HTMLInputElement>('input[type="search"]').element.value).toBe('sql')
    expect(again.wrapper.get('[aria-sort]').attributes('aria-sort')).toBe('descending')
  })
})

describe('the data section', () => {
  const stored = { ...two, 'token.status': token(TOKEN) }

  it('says what is stored', async () => {
    const { wrapper } = await mountPage(DataSection, {}, stored)
    expect(wrapper.text()).toContain('Token: For this session, in memory')
    expect(wrapper.text()).toContain('octo-org: 1,200 alerts, 1 open campaign')
    const nothing = await mountPage(
      DataSection,
      {},
      { 'organizations.list': list(), 'token.status': token({ state: 'none' }) },
    )
    expect(nothing.wrapper.text()).toContain('Nothing is stored.')
  })

  it('deletes only after asking, and asks again what is left', async () => {
    const { wrapper, backend } = await mountPage(DataSection, {}, stored)
    await press(wrapper, 'Delete all data')
    expect(wrapper.get('dialog').text()).toContain('cannot be undone')
    await press(wrapper, 'Cancel')
    expect(backend.inputsOf('data.delete')).toEqual([])
    await press(wrapper, 'Delete all data')
    backend.answer('organizations.list', list())
    backend.answer('token.status', token({ state: 'none' }))
    await press(wrapper, 'Delete everything')
    expect(backend.inputsOf('data.delete')).toHaveLength(1)
    expect(wrapper.text()).toContain('Everything was deleted.')
    expect(wrapper.text()).toContain('Nothing is stored.')
  })

  it('keeps the question open when deleting failed', async () => {
    const { wrapper } = await mountPage(
      DataSection,
      {},
      { ...stored, 'data.delete': refused({ kind: 'storage-failed', detail: 'locked' }) },
    )
    await press(wrapper, 'Delete all data')
    await press(wrapper, 'Delete everything')
    expect(wrapper.get('dialog').text()).toContain('database failed: locked')
    expect(wrapper.text()).not.toContain('Everything was deleted.')
  })
})
