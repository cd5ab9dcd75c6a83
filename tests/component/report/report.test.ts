import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { campaignOf, sample, visibleAlert } from '../../unit/snapshots/samples'
import { byRole } from '../mount-app'
import { HOSTILE } from '../settings/own-page'
import { campaignOfHash, hashOfCampaign } from '@/components/report/places'
import ReportApp from '@/components/report/ReportApp.vue'
import { backendKey } from '@/lib/backend/contract'
import { MAX_SNAPSHOT_BYTES, type Snapshot } from '@/lib/snapshots/snapshot'
import { writeSnapshot } from '@/lib/snapshots/write'
import { snapshotDoor, snapshotDoorKey } from '@/stores/snapshot'

const ID = '6f1f9d5e-8f60-4a51-9f0c-6d3f3f6d7a01'
const file = (text: string, name = 'one.json') => new File([text], name, { type: 'application/json' })
const fileOf = (snapshot: Snapshot, name?: string) => file(writeSnapshot(snapshot), name)

function report() {
  const door = snapshotDoor()
  return mount(ReportApp, {
    attachTo: document.body,
    global: { plugins: [createPinia()], provide: { [snapshotDoorKey]: door, [backendKey]: door.backend } },
  })
}

/** Chooses a file as a person does, and waits until it was read or refused. */
async function open(wrapper: VueWrapper, chosen: File): Promise<void> {
  const input = wrapper.get<HTMLInputElement>('input[type="file"]').element
  Object.defineProperty(input, 'files', { configurable: true, value: [chosen] })
  input.dispatchEvent(new Event('change'))
  await settled(wrapper, chosen.name)
}

/** Reading loads its parts first, so one turn of the event loop is not enough. */
async function settled(wrapper: VueWrapper, name: string): Promise<void> {
  await vi.waitFor(() => expect(wrapper.text()).toContain(name))
  await vi.waitFor(() => expect(wrapper.find('[aria-disabled]').exists()).toBe(false))
  await flushPromises()
}

async function go(hash: string): Promise<void> {
  history.replaceState(null, '', hash)
  dispatchEvent(new Event('hashchange'))
  await flushPromises()
}

// What the viewer loads with its first file is loaded beforehand: how long that takes is not what these tests are about.
beforeAll(async () => {
  await import('@/components/report/OpenedSnapshot.vue')
  await import('@/lib/backend/over-snapshot')
  await import('@/lib/snapshots/read')
}, 60_000)

afterEach(() => {
  document.body.replaceChildren()
  history.replaceState(null, '', '#')
  vi.restoreAllMocks()
})

describe('the report viewer', () => {
  it('begins with an invitation and promises to send nothing', () => {
    const wrapper = report()
    expect(byRole(wrapper, 'button', 'Open snapshot')).toBeTruthy()
    expect(wrapper.text()).toContain('this page sends nothing anywhere')
  })

  it('shows which moment it is, and all campaigns', async () => {
    const wrapper = report()
    await open(wrapper, fileOf(sample()))
    for (const part of [
      'octo-org',
      'by octocat with Muster 0.1.0',
      '1 campaign, 1 repository',
      'one.json',
      'Open campaigns',
    ])
      expect(wrapper.text()).toContain(part)
    expect(byRole(wrapper, 'a', 'SQL injection').getAttribute('href')).toBe(`#campaigns/${ID}`)
    const cells = wrapper
      .get('tbody tr')
      .findAll('td.m-number')
      .map((cell) => cell.text())
    expect(cells).toEqual(['1', '1', '1', '0', '1', '4'])
  })

  it('shows one campaign with the same parts as the extension', async () => {
    const wrapper = report()
    await open(wrapper, fileOf(sample()))
    await go(`#campaigns/${ID}`)
    expect(wrapper.get('h1').text()).toBe('SQL injection')
    expect(document.title).toBe('SQL injection · octo-org · Muster report')
    const headings = wrapper.findAll('h2, h3').map((heading) => heading.text())
    for (const region of [
      'Campaign progress',
      'Status',
      'Copilot Autofix',
      'Alerts over time',
      'Repositories',
    ])
      expect(headings).toContain(region)
    expect(wrapper.text()).toContain('octo-org/shop')
    expect(wrapper.text()).toContain('25% closed')
  })

  it('names what was missing when it was taken', async () => {
    const missing = [
      {
        subject: 'teams' as const,
        name: null,
        why: { kind: 'no-permission' as const, subject: 'teams' as const, needs: 'read:org' },
      },
    ]
    const wrapper = report()
    await open(wrapper, fileOf(sample({ completeness: { state: 'partial', missing } })))
    expect(wrapper.get('[role="status"]').text()).toContain('Incomplete: one part of the data is missing')
    expect(wrapper.text()).toContain('read:org')
  })

  it.each([
    ['not JSON', 'hello', 'This file is not a Muster snapshot.'],
    ['another JSON', '{"version":"2.1.0","runs":[]}', 'This file is not a Muster snapshot.'],
    ['empty', '', 'This file is not a Muster snapshot.'],
    ['newer', '{"format":"muster-snapshot","version":9}', 'format version 9'],
    ['cut off', writeSnapshot(sample()).slice(0, 900), 'the file is not complete JSON'],
    [
      'changed by hand',
      writeSnapshot(sample()).replace('"fixed":1', '"fixed":2'),
      'progress.fixed: 2, but the alerts give 1',
    ],
  ])(
    'refuses a file that is %s, says why beside the button, and keeps what is shown',
    async (_, text, why) => {
      const wrapper = report()
      await open(wrapper, file(text, 'bad.json'))
      expect(wrapper.get('[role="alert"]').text()).toContain(why)
      expect(wrapper.text()).toContain('bad.json was not opened.')

      await open(wrapper, fileOf(sample(), 'good.json'))
      expect(wrapper.find('[role="alert"]').exists()).toBe(false)
      const before = wrapper.get('tbody').text()
      await open(wrapper, file(text, 'bad.json'))
      expect(wrapper.get('[role="alert"]').text()).toContain(why)
      expect(wrapper.text()).toContain('good.json is still shown.')
      expect(wrapper.get('tbody').text()).toBe(before)
    },
  )

  it('refuses a file that is too large without reading it', async () => {
    const large = file('{}', 'large.json')
    const text = vi.spyOn(large, 'text')
    Object.defineProperty(large, 'size', { value: MAX_SNAPSHOT_BYTES + 1 })
    const wrapper = report()
    await open(wrapper, large)
    expect(wrapper.get('[role="alert"]').text()).toContain('larger than 64 MB')
    expect(text).not.toHaveBeenCalled()
  })

  it('says so when a file cannot be read, as when it is a folder', async () => {
    const folder = file('', 'folder')
    vi.spyOn(folder, 'text').mockRejectedValue(new DOMException('gone', 'NotReadableError'))
    const wrapper = report()
    await open(wrapper, folder)
    expect(wrapper.get('[role="alert"]').text()).toContain('NotReadableError')
  })

  it('opens a dropped file, and leaves other things that are dropped alone', async () => {
    const wrapper = report()
    const drop = (types: string[], files: File[]) => {
      const event = new Event('drop', { cancelable: true })
      document.dispatchEvent(Object.assign(event, { dataTransfer: { types, files } }))
      return event.defaultPrevented
    }
    expect(drop(['text/plain'], [])).toBe(false)
    expect(drop(['Files'], [fileOf(sample(), 'dropped.json')])).toBe(true)
    await settled(wrapper, 'dropped.json')
    expect(wrapper.text()).toContain('SQL injection')
  })

  it('turns to another snapshot wherever it is, also when it lacks the campaign shown', async () => {
    const wrapper = report()
    await open(wrapper, fileOf(sample()))
    await go(`#campaigns/${ID}`)
    const later = sample({
      campaigns: [campaignOf([visibleAlert({ state: 'fixed', status: 'fixed', fixedAt: 1_795_000_000 })])],
    })
    await open(wrapper, fileOf(later, 'later.json'))
    await vi.waitFor(() => expect(wrapper.text()).toContain('100% closed'))

    const other = campaignOf([visibleAlert()], {
      id: '6f1f9d5e-8f60-4a51-9f0c-6d3f3f6d7a09',
      name: 'Another',
    })
    await open(wrapper, fileOf(sample({ organization: 'other-org', campaigns: [other] }), 'other.json'))
    // What the new file holds is shown, and that it is not what the address names.
    expect(wrapper.get('h1').text()).toBe('other-org')
    expect(byRole(wrapper, 'a', 'Another')).toBeTruthy()
    expect(wrapper.text()).toContain('The campaign that the address names is not in this snapshot.')
    await go('#campaigns')
    expect(wrapper.text()).not.toContain('The campaign that the address names')
  })

  it('shows an empty snapshot as empty', async () => {
    const wrapper = report()
    await open(wrapper, fileOf(sample({ campaigns: [], repositories: [], teams: [] })))
    expect(wrapper.text()).toContain('No campaigns in this snapshot')
  })

  it('takes every text for a text', async () => {
    const rule = { id: HOSTILE, description: HOSTILE, tags: [] }
    const alert = visibleAlert({
      rule,
      path: HOSTILE,
      status: 'in-progress',
      work: [{ kind: 'branch', name: HOSTILE }],
      assignees: [HOSTILE],
    })
    const campaign = campaignOf([alert], {
      name: HOSTILE,
      description: HOSTILE,
      contactLink: 'javascript:alert(1)',
    })
    const wrapper = report()
    await open(wrapper, fileOf(sample({ exportedBy: HOSTILE, campaigns: [campaign] }), HOSTILE))
    await go(`#campaigns/${ID}`)
    await wrapper.get('[aria-expanded="false"].m-repository__toggle').trigger('click')
    await flushPromises()
    expect(wrapper.get('h1').text()).toBe(HOSTILE)
    expect(wrapper.find('img, script').exists()).toBe(false)
    expect(wrapper.html()).not.toContain('href="javascript:')
    for (const link of wrapper.findAll('a'))
      expect(link.attributes('href')).toMatch(/^(#|https:\/\/github\.com\/)/)
  })

  it('asks nobody for anything', async () => {
    const asked = vi.spyOn(globalThis, 'fetch')
    const wrapper = report()
    await open(wrapper, fileOf(sample()))
    await go(`#campaigns/${ID}`)
    expect(asked).not.toHaveBeenCalled()
  })
})

describe('the address of a campaign', () => {
  it.each([
    [`#campaigns/${ID}`, ID],
    ['#campaigns', null],
    ['', null],
    ['#campaigns/../x', null],
    ['#campaigns/1', null],
  ])('in %j is %j', (hash, expected) => {
    expect(campaignOfHash(hash)).toBe(expected)
    if (expected !== null) expect(hashOfCampaign(expected)).toBe(hash)
  })
})
