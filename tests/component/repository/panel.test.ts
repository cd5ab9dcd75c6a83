import { flushPromises } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { repositoryCampaign, repositoryCampaigns } from '../developer-fixtures'
import type { Overrides } from '../fake-backend'
import { alertRow, CAMPAIGN_ID, progress } from '../fixtures'
import { byRole, press } from '../mount-app'
import { mountHere } from './mount'
import RepositoryList from '@/components/repository/RepositoryList.vue'
import RepositoryPanel from '@/components/repository/RepositoryPanel.vue'
import type { RepositoryCampaign, RepositoryCampaigns } from '@/lib/backend/views'
import { fail, ok } from '@/lib/failure'

const ROWS = [
  alertRow({ number: 3, status: 'in-progress' }),
  alertRow({ number: 1 }),
  alertRow({ number: 2, status: 'fixed', state: 'fixed' }),
]

function known(parts: Partial<RepositoryCampaigns>, campaign: Partial<RepositoryCampaign> = {}): Overrides {
  const value = ok(repositoryCampaigns({ campaigns: [repositoryCampaign(campaign)], ...parts }))
  return {
    'repository.status': value,
    'repository.refresh': value,
    'repository.alerts': ok({ problems: [], total: 3, repositories: 1, rows: ROWS, offset: 0 }),
  }
}
const panel = (overrides: Overrides = known({})) => mountHere(RepositoryPanel, { id: CAMPAIGN_ID }, overrides)

describe('a campaign in a repository', () => {
  test('tells what it wants, by when, whom to ask and where', async () => {
    const { wrapper } = await panel(
      known({}, { description: 'Read https://example.com/guide <b>now</b>', managers: ['maya', 'a b'] }),
    )
    expect(wrapper.find('h1').text()).toBe('SQL injection')
    expect(wrapper.text()).toContain('Due 31 Jan 2030 · 20 days left · On track')
    const links = wrapper.findAll('a').map((link) => [link.text(), link.attributes('href')])
    expect(links).toContainEqual(['https://example.com/guide', 'https://example.com/guide'])
    expect(links).toContainEqual(['maya', 'https://github.com/maya'])
    expect(links).toContainEqual(['example.com/ask', 'https://example.com/ask'])
    expect(links).toContainEqual(['Tracking issue #12', 'https://github.com/octo-org/shop/issues/12'])
    expect(links).toContainEqual([
      'Whole campaign in octo-org',
      `/orgs/octo-org/security/overview#muster/campaigns/${CAMPAIGN_ID}`,
    ])
    expect(links.map(([text]) => text)).not.toContain('a b')
    expect(wrapper.text()).toContain('<b>now</b>')
  })

  test.each(['javascript:alert(1)', 'http://x.example', 'data:text/html,x', 'https://u:p@x.example', '//x'])(
    'a contact link %s is none',
    async (contactLink) => {
      const { wrapper } = await panel(known({}, { contactLink }))
      expect(wrapper.text()).not.toContain('Contact')
    },
  )

  test('shows how far it is here, and its alerts as they come', async () => {
    const { wrapper, backend } = await panel()
    const here = wrapper.find('section')
    expect(here.text()).toContain('Progress here')
    expect(here.text()).toContain('30% closed')
    expect(here.find('[role="progressbar"]').attributes('aria-label')).toContain('30% closed')
    expect(wrapper.findAll('tbody .m-alerts__number').map((one) => one.text())).toEqual(['#3', '#1', '#2'])
    expect(wrapper.find('.m-alerts__repository').exists()).toBe(false)
    expect(backend.inputsOf('repository.alerts')[0]).toMatchObject({
      repository: 'octo-org/shop',
      id: CAMPAIGN_ID,
      query: '',
    })
  })

  test('says when nothing is left to do', async () => {
    const { wrapper } = await panel(known({ left: 0 }, { here: progress({ open: 0, inProgress: 0 }) }))
    expect(wrapper.text()).toContain('Nothing left to do')
    expect(wrapper.findAll('input[type="checkbox"]')).toHaveLength(0)
    expect(wrapper.text()).not.toContain('Select alerts')
    expect((await panel()).wrapper.text()).toContain('Select alerts')
  })

  test('few alerts need no filter; with many it is asked through it', async () => {
    expect((await panel()).wrapper.find('input:not([type="checkbox"])').exists()).toBe(false)
    const { wrapper, backend } = await panel(known({}, { alerts: 40 }))
    const field = wrapper.find<HTMLInputElement>('input:not([type="checkbox"])')
    await field.setValue('severity:high')
    await field.trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(backend.inputsOf('repository.alerts').at(-1)).toMatchObject({ query: 'severity:high' })
  })
})

describe('where something stands in the way', () => {
  test('while nothing is known it is loading', async () => {
    const never = new Promise<never>(() => {})
    const { wrapper } = await panel({ 'repository.status': () => never })
    expect(wrapper.find('.m-loading').text()).toBe('Loading')
  })

  test('a campaign that is not open here says so, and only after GitHub was asked', async () => {
    let answer: () => void = () => {}
    const none = ok(repositoryCampaigns({ campaigns: [], left: 0 }))
    const { wrapper } = await panel({
      'repository.status': none,
      'repository.refresh': () => new Promise((resolve) => (answer = () => resolve(none))),
    })
    expect(wrapper.text()).not.toContain('not open here')
    answer()
    await flushPromises()
    expect(wrapper.text()).toContain('This campaign is not open here')
    expect(byRole(wrapper, 'a', 'All campaigns here').getAttribute('href')).toBe('#muster')
  })

  test('without a token: the campaign without counts, why, and the way to one', async () => {
    const { wrapper, backend } = await panel(
      known(
        { left: null, data: { state: 'failed', failure: { kind: 'no-token' }, asOf: null } },
        { here: null, due: null },
      ),
    )
    expect(wrapper.find('h1').text()).toBe('SQL injection')
    expect(wrapper.text()).toContain('Muster has no token for GitHub yet.')
    expect(wrapper.text()).toContain('Until then campaigns are shown without counts.')
    expect(wrapper.text()).toContain('10 alerts here')
    expect(wrapper.text()).not.toContain('%')
    expect(wrapper.find('table').exists()).toBe(false)
    expect(backend.inputsOf('repository.alerts')).toEqual([])
    await press(wrapper, 'Open options')
    expect(backend.inputsOf('options.open')).toEqual([{ section: 'token' }])
  })

  test('where not even the repository is known, for lack of a token, nothing is said to be closed', async () => {
    const unknown = ok(
      repositoryCampaigns({
        ...{ repositoryId: null, campaigns: [], left: null },
        data: { state: 'failed', failure: { kind: 'no-token' }, asOf: null },
      }),
    )
    const answers = { 'repository.status': unknown, 'repository.refresh': unknown }
    const { wrapper, backend } = await panel(answers)
    expect(wrapper.text()).toContain('Muster has no token for GitHub yet.')
    expect(wrapper.text()).not.toContain('not open here')
    expect(wrapper.text()).not.toContain('without counts')
    await press(wrapper, 'Open options')
    expect(backend.inputsOf('options.open')).toEqual([{ section: 'token' }])
    const list = await mountHere(RepositoryList, {}, answers)
    expect(list.wrapper.text()).toContain('Muster has no token for GitHub yet.')
    expect(list.wrapper.text()).not.toContain('No open campaigns')
  })

  test('nor is an organization that Muster does not know one that nobody has read', async () => {
    const unknown = ok(
      repositoryCampaigns({ repositoryId: null, campaigns: [], left: null, data: { state: 'never' } }),
    )
    const { wrapper } = await panel({ 'repository.status': unknown, 'repository.refresh': unknown })
    expect(wrapper.text()).toContain('This campaign is not open here')
    expect(wrapper.text()).not.toContain('Nobody has read')
    expect(wrapper.find('button').exists()).toBe(false)
  })

  test('without permission it says which', async () => {
    const failure = { kind: 'no-permission', subject: 'repository-alerts', needs: 'security_events' } as const
    const { wrapper } = await panel(
      known({ left: null, data: { state: 'failed', failure, asOf: null } }, { here: null, due: null }),
    )
    expect(wrapper.find('[role="alert"]').text()).toContain('code scanning alerts of this repository')
    expect(wrapper.find('[role="alert"]').text()).toContain('security_events')
    expect(wrapper.findAll('button').map((button) => button.text())).toEqual(['Try again'])
  })

  test('offline: what was read before stays, and says from when it is', async () => {
    const { wrapper, backend } = await panel(
      known({ data: { state: 'failed', failure: { kind: 'offline' }, asOf: 1_790_000_000 } }),
    )
    expect(wrapper.text()).toContain('GitHub cannot be reached.')
    expect(wrapper.text()).toMatch(/What is shown is from 2\d Sept? 2026/)
    expect(wrapper.findAll('tbody [data-index]')).toHaveLength(3)
    const before = backend.inputsOf('repository.refresh').length
    await press(wrapper, 'Try again')
    expect(backend.inputsOf('repository.refresh')).toHaveLength(before + 1)
  })

  test('never read', async () => {
    const { wrapper } = await panel(
      known({ left: null, data: { state: 'never' } }, { here: null, due: null }),
    )
    expect(wrapper.text()).toContain('Nobody has read this repository’s alerts yet')
    // One way to read them, not two.
    expect(wrapper.findAll('button').map((button) => button.text())).toEqual(['Sync now'])
  })

  test('a refusal of the refresh itself is shown beside what is known', async () => {
    const { wrapper } = await panel({ ...known({}), 'repository.refresh': fail({ kind: 'timeout' }) })
    expect(wrapper.text()).toContain('GitHub took too long to answer.')
    expect(wrapper.find('h1').text()).toBe('SQL injection')
  })

  test('in an archived repository nothing can be selected', async () => {
    const { wrapper } = await panel(known({ isArchived: true }))
    expect(wrapper.text()).toContain('This repository is archived.')
    expect(wrapper.findAll('input[type="checkbox"]')).toHaveLength(0)
    expect(wrapper.findAll('tbody [data-index]')).toHaveLength(3)
  })

  test('who may only read is told', async () => {
    const { wrapper } = await panel(known({ canWrite: false }))
    expect(wrapper.text()).toContain('You may read this repository and not write to it')
  })

  test('Sync now reads anew, once, and says that it does', async () => {
    let answer: () => void = () => {}
    const { wrapper, backend } = await panel()
    backend.answer(
      'repository.refresh',
      () => new Promise((resolve) => (answer = () => resolve(ok(repositoryCampaigns())))),
    )
    const before = backend.inputsOf('repository.refresh').length
    await press(wrapper, 'Sync now')
    await press(wrapper, 'Sync now')
    expect(backend.inputsOf('repository.refresh')).toHaveLength(before + 1)
    expect(wrapper.text()).toContain('Reading this repository’s alerts')
    answer()
    await flushPromises()
    expect(wrapper.text()).toContain('As of ')
  })
})
