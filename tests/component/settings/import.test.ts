import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { mountPage, refused } from './own-page'
import { press } from '../mount-app'
import { sample } from '../../unit/snapshots/samples'
import ImportSnapshot from '@/components/settings/ImportSnapshot.vue'
import type { Campaign } from '@/lib/campaigns/campaign'
import { ok } from '@/lib/failure'
import type { Snapshot } from '@/lib/snapshots/snapshot'
import { withhold } from '@/lib/snapshots/withhold'
import { writeSnapshot } from '@/lib/snapshots/write'

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

/** Changed three times, so that there are earlier ones. */
const third = () => {
  const [stored] = sample().campaigns
  if (!stored) throw new Error('the sample has a campaign')
  return sample({ campaigns: [{ ...stored, revision: 3 }] })
}
const fileOf = (snapshot: Snapshot) => new File([writeSnapshot(snapshot)], 'monday.json')

async function choose(wrapper: VueWrapper, file: File): Promise<void> {
  const input = wrapper.get<HTMLInputElement>('input[type="file"]')
  Object.defineProperty(input.element, 'files', { configurable: true, value: [file] })
  await input.trigger('change')
  await vi.waitFor(async () => {
    await flushPromises()
    expect(wrapper.text()).not.toContain('Reading the file')
  })
}

/** The campaign of the sample, as it is known here. */
function here(change: Partial<Campaign> = {}): Campaign {
  const [stored] = third().campaigns
  if (!stored) throw new Error('the sample has a campaign')
  const { progress: _, due: __, autofix: ___, metrics: ____, alerts, ...campaign } = stored
  const byRepository = Map.groupBy(alerts, ({ repositoryId }) => repositoryId)
  return {
    ...campaign,
    organization: 'octo-org',
    alerts: [...byRepository].map(([repositoryId, group]) => ({
      repositoryId,
      kind: 'code-scanning',
      numbers: group.map(({ number }) => number),
    })),
    ...change,
  }
}
const known = (...campaigns: Campaign[]) => ({
  'snapshot.known': ok({ organizations: ['octo-org'], campaigns }),
})

describe('opening a snapshot in the options', () => {
  it.each<[string, Campaign[], string]>([
    ['not here', [], 'Not in this browser'],
    ['the same', [here()], 'The same as in this browser'],
    ['later in the file', [here({ revision: 0, name: 'Was' })], 'Later than in this browser'],
    ['earlier in the file', [here({ revision: 99, name: 'Is' })], 'Earlier than in this browser'],
    ['changed there and here', [here({ name: 'Else' })], 'Changed there and here'],
  ])('says of a campaign that is %s what it is', async (_, campaigns, expected) => {
    const { wrapper, backend } = await mountPage(ImportSnapshot, {}, known(...campaigns))
    await choose(wrapper, fileOf(third()))
    expect(wrapper.text()).toContain(expected)
    expect(wrapper.text()).toContain('4 alerts')
    // It only looked.
    expect(backend.calls.map(({ operation }) => operation)).toEqual(['snapshot.known'])
    expect(backend.inputsOf('snapshot.known')).toEqual([
      { organization: 'octo-org', ids: sample().campaigns.map(({ id }) => id) },
    ])
  })

  it('names what is different', async () => {
    const other = here({
      name: 'Else',
      dueDate: '2031-01-01',
      alerts: [{ repositoryId: 8, kind: 'code-scanning', numbers: [4, 77] }],
    })
    const { wrapper } = await mountPage(ImportSnapshot, {}, known(other))
    await choose(wrapper, fileOf(third()))
    expect(wrapper.text()).toContain(
      'Different: name, due date, 3 alerts only in the file, 1 alert only here.',
    )
  })

  it('says when nothing of its organization is here, and what the file lacks', async () => {
    const filtered = sample({ scope: { campaigns: 'all', filters: ['severity:high'] } })
    const partly = withhold(filtered, { people: true, paths: false })
    const { wrapper } = await mountPage(ImportSnapshot, {})
    await choose(wrapper, fileOf(partly))
    expect(wrapper.text()).toContain('Nothing of octo-org is known in this browser.')
    expect(wrapper.text()).toContain('only some of the alerts')
    expect(wrapper.text()).toContain('no names of people')
  })

  it('refuses what is no snapshot, and takes the next file', async () => {
    const { wrapper, backend } = await mountPage(ImportSnapshot, {}, known(here()))
    await choose(wrapper, new File(['{"a":1}'], 'notes.json'))
    expect(wrapper.text()).toContain('notes.json was not opened.')
    expect(backend.calls).toEqual([])
    await choose(wrapper, fileOf(third()))
    expect(wrapper.text()).not.toContain('was not opened')
    expect(wrapper.text()).toContain('The same as in this browser')
    await press(wrapper, 'Put away')
    expect(wrapper.text()).not.toContain('monday.json')
  })

  it('never calls a campaign new when nobody could look', async () => {
    const failing = { 'snapshot.known': refused({ kind: 'storage-failed', detail: 'x' }) }
    const { wrapper } = await mountPage(ImportSnapshot, {}, failing)
    await choose(wrapper, fileOf(third()))
    expect(wrapper.text()).toContain('database failed')
    expect(wrapper.text()).not.toContain('Not in this browser')
  })

  it('offers the viewer and nothing else, and a link where no tab opens', async () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(null)
    const { wrapper } = await mountPage(ImportSnapshot, {}, known(here()))
    await choose(wrapper, fileOf(third()))
    expect(wrapper.findAll('button').map((one) => one.text())).toEqual([
      'Open snapshot…',
      'Open in the report viewer',
      'Put away',
    ])
    await press(wrapper, 'Open in the report viewer')
    expect(opened).toHaveBeenCalledWith('/report.html')
    expect(wrapper.text()).toContain('The browser opened no new tab.')
    expect(wrapper.get('a[href="/report.html"]').text()).toBe('Report viewer')
  })
})
