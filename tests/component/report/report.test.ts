import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { campaignOf, NOW, sample, visibleAlert } from '../../unit/snapshots/samples'
import { byRole, press } from '../mount-app'
import { HOSTILE } from '../settings/own-page'
import { hashOf } from '@/components/report/places'
import ReportApp from '@/components/report/ReportApp.vue'
import { backendKey } from '@/lib/backend/contract'
import { MAX_SNAPSHOT_BYTES, type Snapshot } from '@/lib/snapshots/snapshot'
import { writeSnapshot } from '@/lib/snapshots/write'
import { snapshotDoor, snapshotDoorKey } from '@/stores/snapshot-door'
import { MOST_BYTES } from '@/stores/snapshots'

const ID = '6f1f9d5e-8f60-4a51-9f0c-6d3f3f6d7a01'
const file = (text: string, name = 'one.json') => new File([text], name, { type: 'application/json' })
const fileOf = (snapshot: Snapshot, name?: string) => file(writeSnapshot(snapshot), name)

vi.mock('@/components/charts/chart', () => ({ Chart: null }))

function report() {
  const door = snapshotDoor()
  return mount(ReportApp, {
    attachTo: document.body,
    global: { plugins: [createPinia()], provide: { [snapshotDoorKey]: door, [backendKey]: door.backend } },
  })
}

/** Chooses a file as a person does, and waits until it was read or refused. */
async function open(wrapper: VueWrapper, ...chosen: File[]): Promise<void> {
  const input = wrapper.get<HTMLInputElement>('input[type="file"]').element
  Object.defineProperty(input, 'files', { configurable: true, value: chosen })
  input.dispatchEvent(new Event('change'))
  await settled(wrapper, chosen.at(-1)?.name ?? '')
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
  await import('@/components/report/CampaignsView.vue')
  await import('@/components/report/compare/CompareView.vue')
  await import('@/components/report/trend/TrendView.vue')
  await import('@/components/report/sample/sample')
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
    expect(byRole(wrapper, 'a', 'SQL injection').getAttribute('href')).toContain(`campaign=${ID}`)
    const cells = wrapper
      .get('tbody tr')
      .findAll('td.m-number')
      .map((cell) => cell.text())
    expect(cells).toEqual(['1', '1', '1', '0', '1', '4'])
  })

  it('shows one campaign with the same parts as the extension', async () => {
    const wrapper = report()
    await open(wrapper, fileOf(sample()))
    await go(hashOf({ campaign: ID }))
    expect(wrapper.get('h1').text()).toBe('SQL injection')
    expect(document.title).toBe('SQL injection · octo-org · Muster report')
    const headings = wrapper.findAll('h2, h3').map((heading) => heading.text())
    for (const region of ['Campaign progress', 'Status', 'Copilot Autofix', 'Burn-up', 'Repositories'])
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
    const said = wrapper.findAll('[role="status"]').map((one) => one.text())
    expect(said).toContain('1 snapshot opened')
    expect(said.join()).toContain('Incomplete: one part of the data is missing')
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
      expect(wrapper.get('.m-opened').text()).toContain('good.json')
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
    expect(wrapper.get('[role="alert"]').text()).toMatch(/cannot be read.*A folder is opened only if/)
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
    await go(hashOf({ campaign: ID }))
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
    await go('#')
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
    await go(hashOf({ campaign: ID }))
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
    await go(hashOf({ campaign: ID }))
    expect(asked).not.toHaveBeenCalled()
  })
})

describe('several snapshots', () => {
  const fixed = { state: 'fixed', status: 'fixed', fixedAt: NOW + 86_400 } as const
  const later = (change: Partial<Snapshot> = {}) =>
    sample({
      asOf: NOW + 30 * 86_400,
      exportedAt: NOW + 30 * 86_400 + 60,
      campaigns: [
        campaignOf([
          visibleAlert(fixed),
          visibleAlert({ number: 2, status: 'open' }),
          visibleAlert({ number: 5 }),
          { repositoryId: 8, kind: 'code-scanning', number: 4, status: 'not-visible' },
        ]),
      ],
      ...change,
    })
  const counts = (wrapper: VueWrapper) =>
    Object.fromEntries(
      wrapper.findAll('.m-changes__one').map((one) =>
        one
          .findAll('span')
          .map((part) => part.text())
          .reverse(),
      ),
    )

  it('are opened together; those that are none are named, and the others stay', async () => {
    const wrapper = report()
    await open(wrapper, fileOf(later(), 'later.json'), file('', 'bad.json'), fileOf(sample(), 'first.json'))
    const listed = wrapper.findAll('.m-opened__file').map((one) => one.text())
    expect(listed).toEqual(['first.json', 'later.json'])
    expect(wrapper.get('.m-refused').text()).toContain('bad.json was not opened.')
    expect(wrapper.get('.m-refused').text()).toContain('The file is empty')
    await press(wrapper, 'Dismiss')
    expect(wrapper.find('.m-refused').exists()).toBe(false)
  })

  it('are the same when the same is opened twice, and go when they are closed', async () => {
    const wrapper = report()
    await open(wrapper, fileOf(sample(), 'one.json'))
    await open(wrapper, fileOf(sample(), 'again.json'))
    expect(wrapper.findAll('.m-opened__one')).toHaveLength(1)
    await press(wrapper, 'Close again.json')
    expect(wrapper.find('.m-opened').exists()).toBe(false)
    expect(wrapper.text()).toContain('See how campaigns stood')
  })

  it('are compared: what was fixed, came, left and moved, and both progresses', async () => {
    const wrapper = report()
    await open(wrapper, fileOf(sample(), 'first.json'), fileOf(later(), 'later.json'))
    await go('#view=compare')
    await vi.waitFor(() => expect(wrapper.find('.m-compare').exists()).toBe(true))
    expect(counts(wrapper)).toEqual({
      Fixed: '1',
      Dismissed: '0',
      Reopened: '0',
      'Work ended': '1',
      Joined: '1',
      'Left the campaign': '1',
    })
    const rows = wrapper.findAll('.m-compare .m-box')[0]?.findAll('tbody tr') ?? []
    expect(rows.map((row) => row.findAll('th, td').map((cell) => cell.text()))).toEqual([
      ['Open', '1', '2', '+1'],
      ['In progress', '1', '0', '−1'],
      ['Fixed', '1', '1', '0'],
      ['Dismissed', '0', '0', '0'],
      ['Not visible', '1', '1', '0'],
      ['All alerts', '4', '4', '0'],
      ['Closed', '1', '1', '0'],
      ['Left to do', '2', '2', '0'],
    ])
    expect(wrapper.html()).toContain('href="https://github.com/octo-org/shop/security/code-scanning/5"')
    expect(wrapper.html()).toContain('href="https://github.com/orgs/octo-org/teams/payments"')
  })

  it('says what makes a comparison doubtful', async () => {
    const missing = [{ subject: 'teams' as const, name: null, why: { kind: 'offline' as const } }]
    const wrapper = report()
    const newer = later({ completeness: { state: 'partial', missing } })
    await open(wrapper, fileOf(sample(), 'first.json'), fileOf(newer, 'later.json'))
    await go('#view=compare')
    await vi.waitFor(() => expect(wrapper.find('.m-compare').exists()).toBe(true))
    expect(wrapper.text()).toContain('One part of the data is missing in the newer one alone')
  })

  it('in a row are a trend', async () => {
    const wrapper = report()
    await open(wrapper, fileOf(sample(), 'first.json'), fileOf(later(), 'later.json'))
    await go('#view=trend')
    await vi.waitFor(() => expect(wrapper.find('.m-trend').exists()).toBe(true))
    const rows = wrapper
      .findAll('.m-trend tbody tr')
      .map((row) => row.findAll('td').map((cell) => cell.text()))
    expect(rows).toEqual([
      ['1', '1'],
      ['2', '2'],
      ['1', '0'],
    ])
  })

  it('of two organizations are kept apart', async () => {
    const wrapper = report()
    await open(
      wrapper,
      fileOf(sample(), 'first.json'),
      fileOf(later({ organization: 'other-org' }), 'other.json'),
    )
    await go('#view=compare&organization=octo-org')
    expect(wrapper.text()).toContain('Open another snapshot of octo-org')
  })

  it('are pasted as text or as files; what is pasted into a field is left alone', async () => {
    const wrapper = report()
    const paste = (target: EventTarget, text: string, files: File[] = []) => {
      const event = new Event('paste', { cancelable: true, bubbles: true })
      Object.assign(event, { clipboardData: { files, getData: () => text } })
      target.dispatchEvent(event)
      return event.defaultPrevented
    }
    const field = document.body.appendChild(document.createElement('input'))
    expect(paste(field, writeSnapshot(sample()))).toBe(false)
    expect(paste(document.body, ' ')).toBe(false)
    expect(paste(document.body, writeSnapshot(sample()))).toBe(true)
    await settled(wrapper, 'Pasted text')
    expect(paste(document.body, '', [fileOf(later(), 'later.json')])).toBe(true)
    await settled(wrapper, 'later.json')
    expect(wrapper.findAll('.m-opened__one')).toHaveLength(2)
  })

  it('are taken as text from a field, for fingers, and checked as any file', async () => {
    const wrapper = report()
    await wrapper.get('textarea').setValue('{"a":1}')
    await press(wrapper, 'Open the text')
    await settled(wrapper, 'Pasted text was not opened')
    await wrapper.get('textarea').setValue(writeSnapshot(sample()))
    await press(wrapper, 'Open the text')
    await vi.waitFor(() => expect(wrapper.findAll('.m-opened__one')).toHaveLength(1))
  })

  it('are left out where there is no room, unread and by name', async () => {
    const wrapper = report()
    const large = (name: string) =>
      Object.defineProperty(fileOf(sample(), name), 'size', { value: MOST_BYTES + 1 })
    const unread = large('unread.json')
    const text = vi.spyOn(unread, 'text')
    await open(wrapper, fileOf(sample(), 'good.json'), unread)
    expect(wrapper.text()).toContain('Not opened: unread.json')
    expect(text).not.toHaveBeenCalled()
    expect(wrapper.findAll('.m-opened__one')).toHaveLength(1)
    await press(wrapper, 'Dismiss')
    expect(wrapper.text()).not.toContain('Not opened')
  })

  it('come out of a folder that is dropped, the JSON files alone', async () => {
    const wrapper = report()
    const entry = (one: File) => ({
      name: one.name,
      isFile: true,
      isDirectory: false,
      file: (give: (file: File) => void) => give(one),
    })
    const folder = {
      name: 'row',
      isFile: false,
      isDirectory: true,
      createReader: () => {
        const parts = [[entry(fileOf(sample(), 'in.json')), entry(file('x', 'notes.txt'))]]
        return { readEntries: (give: (part: unknown) => void) => give(parts.shift() ?? []) }
      },
    }
    const items = [{ webkitGetAsEntry: () => folder }]
    const event = new Event('drop', { cancelable: true })
    document.dispatchEvent(Object.assign(event, { dataTransfer: { types: ['Files'], files: [], items } }))
    await settled(wrapper, 'in.json')
    expect(wrapper.text()).not.toContain('notes.txt')
  })

  it('that a link leads to are named while they are not open', async () => {
    history.replaceState(null, '', '#organization=octo-org&as-of=2026-11-20T10:00:00Z')
    const wrapper = report()
    expect(wrapper.text()).toContain('This link leads to a snapshot of octo-org with data as of')
    await open(wrapper, fileOf(sample()))
    expect(wrapper.text()).not.toContain('This link leads to')
  })

  it('when closed hand the focus to what is left', async () => {
    const wrapper = report()
    await open(wrapper, fileOf(sample(), 'first.json'), fileOf(later(), 'later.json'))
    await press(wrapper, 'Close first.json')
    await flushPromises()
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Close later.json')
  })

  it('are there at a press, as sample data', async () => {
    const wrapper = report()
    await press(wrapper, 'Try it with sample data')
    await vi.waitFor(() => expect(wrapper.findAll('.m-opened__one')).toHaveLength(3))
    expect(wrapper.text()).toContain('sample data of an invented organization')
    expect(location.hash).toContain('sample=1')
  })
})
