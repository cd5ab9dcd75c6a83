import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import CampaignPage from '@/components/campaign/CampaignPage.vue'
import type { GroupProgress, Grouping } from '@/lib/backend/views'
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
import { mountApp, press, type Mounted } from '../mount-app'
import { HOSTILE } from '../settings/own-page'

afterEach(() => document.body.replaceChildren())

const NONE = groupProgress({ key: '', label: null, url: null })
const GROUPS: Record<Grouping, GroupProgress[]> = {
  repository: [groupProgress(), groupProgress({ key: '8', label: null, url: null })],
  team: [
    groupProgress({ key: 'shop', label: 'Shop owners', url: 'https://github.com/orgs/octo-org/teams/shop' }),
    NONE,
  ],
  rule: [groupProgress({ key: 'js/xss', label: 'Cross-site scripting', url: null }), NONE],
  severity: [
    groupProgress({ key: 'high', label: 'high', url: null }),
    groupProgress({ key: 'none', label: 'none', url: null }),
    NONE,
  ],
  assignee: [groupProgress({ key: 'devon', label: 'devon', url: 'https://github.com/devon' }), NONE],
}

const open = (overrides: Overrides = {}) =>
  mountApp(
    CampaignPage,
    { organization: ORGANIZATION, id: CAMPAIGN_ID },
    {
      'campaigns.groups': ({ by }) => ok({ problems: [], by, total: GROUPS[by].length, rows: GROUPS[by] }),
      'campaigns.alerts': ok({ problems: [], total: 1, repositories: 1, rows: [alertRow()], offset: 0 }),
      ...overrides,
    },
  )
async function groupBy({ wrapper }: Mounted, by: string): Promise<void> {
  await wrapper.get('select').setValue(by)
  await flushPromises()
}
const region = ({ wrapper }: Mounted, name: string) => {
  const found = wrapper.findAll('section').find((section) => section.find('h2').text() === name)
  if (!found) throw new Error(`No region ${name}`)
  return found
}
const names = (mounted: Mounted, name: string) =>
  region(mounted, name)
    .findAll('.m-repository__toggle')
    .map((toggle) => toggle.text())

describe('Group by', () => {
  test('offers every grouping, and none', async () => {
    const { wrapper } = await open()
    const select = wrapper.get('select')
    expect(wrapper.get(`label[for="${select.attributes('id')}"]`).text()).toBe('Group by')
    expect(select.findAll('option').map((option) => option.text())).toEqual([
      'Repository',
      'Team',
      'Rule',
      'Severity',
      'Assignee',
      'None',
    ])
  })

  test.each([
    ['repository', 'Repositories', ['octo-org/shop', 'Repository 8, no longer visible']],
    ['team', 'Teams', ['Shop owners', 'No team']],
    ['rule', 'Rules', ['Cross-site scripting', 'Rule not known']],
    ['severity', 'Severities', ['High', 'None', 'Severity not known']],
    ['assignee', 'Assignees', ['devon', 'No assignee']],
  ] as const)('%s makes the region %s, where what belongs to none has a name', async (by, name, expected) => {
    const mounted = await open()
    await groupBy(mounted, by)
    expect(names(mounted, name)).toEqual(expected)
    const { length } = mounted.wrapper.findAll('.m-repository')
    expect(length).toBe(expected.length)
    expect(region(mounted, name).findAll('[role="progressbar"]')).toHaveLength(length)
  })

  test('a repository that is archived says so', async () => {
    const rows = [groupProgress({ isArchived: true })]
    const mounted = await open({ 'campaigns.groups': ok({ problems: [], by: 'repository', total: 1, rows }) })
    await groupBy(mounted, 'repository')
    expect(region(mounted, 'Repositories').get('.m-repository .m-label').text()).toBe('Archived')
  })

  test('Copilot goes by its name, not by its bot’s login', async () => {
    const rows = [groupProgress({ key: 'copilot-swe-agent[bot]', label: 'copilot-swe-agent[bot]' })]
    const mounted = await open({ 'campaigns.groups': ok({ problems: [], by: 'assignee', total: 1, rows }) })
    await groupBy(mounted, 'assignee')
    expect(names(mounted, 'Assignees')).toEqual(['Copilot'])
  })

  test('none is one list of all alerts with what is under way for each', async () => {
    const mounted = await open({
      'campaigns.alerts': ok({
        problems: [],
        total: 1,
        repositories: 1,
        rows: [
          alertRow({
            status: 'in-progress',
            work: [{ kind: 'branch', name: 'fix', url: 'https://github.com/octo-org/shop/tree/fix' }],
          }),
        ],
        offset: 0,
      }),
    })
    await groupBy(mounted, 'none')
    await vi.dynamicImportSettled()
    expect(region(mounted, 'Alerts').text()).toContain('In progress')
    expect(region(mounted, 'Alerts').get('.m-work a').attributes('href')).toBe(
      'https://github.com/octo-org/shop/tree/fix',
    )
    expect(mounted.wrapper.find('.m-repository').exists()).toBe(false)
  })

  test('links to GitHub’s page of a group where it has one, and says where to', async () => {
    const mounted = await open()
    const link = (name: string) =>
      region(mounted, name)
        .findAll('.m-repository__link')
        .map((each) => [each.attributes('aria-label'), each.attributes('href')])
    expect(link('Repositories')).toEqual([
      ['Open octo-org/shop on GitHub', 'https://github.com/octo-org/shop'],
    ])
    await groupBy(mounted, 'team')
    expect(link('Teams')).toEqual([
      ['Open Shop owners on GitHub', 'https://github.com/orgs/octo-org/teams/shop'],
    ])
    await groupBy(mounted, 'assignee')
    expect(link('Assignees')).toEqual([['Open devon on GitHub', 'https://github.com/devon']])
    await groupBy(mounted, 'rule')
    expect(link('Rules')).toEqual([])
    expect(region(mounted, 'Rules').text()).toContain('js/xss')
  })

  test('says that an alert may count in several teams or assignees, and only there', async () => {
    const mounted = await open()
    const told = async (by: Grouping) => {
      await groupBy(mounted, by)
      return /may have more alerts than the campaign/.test(mounted.wrapper.text())
    }
    expect([
      await told('team'),
      await told('rule'),
      await told('assignee'),
      await told('severity'),
      await told('repository'),
    ]).toEqual([true, false, true, false, false])
  })

  test('a group expands to its own alerts and asks for nothing before', async () => {
    const mounted = await open()
    await groupBy(mounted, 'team')
    expect(mounted.backend.inputsOf('campaigns.alerts')).toEqual([])
    await press(mounted.wrapper, 'No team')
    await vi.dynamicImportSettled()
    expect(mounted.backend.inputsOf('campaigns.alerts')).toMatchObject([
      { group: { by: 'team', key: '' }, offset: 0 },
    ])
    const toggle = region(mounted, 'Teams').findAll('.m-repository__toggle')[1]
    const detail = mounted.wrapper.get(`#${toggle?.attributes('aria-controls')}`)
    expect(detail.get('.m-alerts__title a').attributes('href')).toBe(alertRow().url)
    expect(detail.get('caption').text()).toBe('Alerts of No team')
    await press(mounted.wrapper, 'No team')
    expect(toggle?.attributes('aria-expanded')).toBe('false')
  })

  test('groups of the same key in two groupings are not taken for one another', async () => {
    const mounted = await open()
    await groupBy(mounted, 'team')
    await press(mounted.wrapper, 'No team')
    await groupBy(mounted, 'assignee')
    expect(mounted.wrapper.findAll('[aria-expanded="true"].m-repository__toggle')).toEqual([])
  })

  test('the choice stays while the campaign changes under it', async () => {
    const mounted = await open()
    await groupBy(mounted, 'severity')
    mounted.backend.change({ topic: 'launch', organization: ORGANIZATION })
    await flushPromises()
    expect(mounted.backend.inputsOf('campaigns.groups').at(-1)).toMatchObject({ by: 'severity' })
    expect(names(mounted, 'Severities')).toHaveLength(3)
  })

  test('a grouping that fails says so, and nothing of the one before is shown', async () => {
    const mounted = await open()
    mounted.backend.answer('campaigns.groups', fail({ kind: 'storage-failed', detail: 'x' }))
    await groupBy(mounted, 'team')
    expect(region(mounted, 'Teams').get('[role="alert"]').text()).toContain('database failed')
    expect(mounted.wrapper.find('.m-repository').exists()).toBe(false)
  })

  test('whatever a team, a rule or a person is called stays text', async () => {
    const mounted = await open({
      'campaigns.groups': ({ by }) =>
        ok({
          problems: [],
          by,
          total: 1,
          rows: [groupProgress({ key: HOSTILE, label: HOSTILE, url: null })],
        }),
    })
    for (const by of ['repository', 'team', 'rule', 'severity', 'assignee']) {
      await groupBy(mounted, by)
      expect(mounted.wrapper.get('.m-repository__toggle').text()).toBe(HOSTILE)
      expect(mounted.wrapper.find('img, script').exists()).toBe(false)
    }
  })
})

describe('alerts that are not visible any more', () => {
  const some = progress({ open: 1, inProgress: 0, fixed: 0, dismissed: 0, notVisible: 2 })
  const all = progress({ open: 0, inProgress: 0, fixed: 0, dismissed: 0, notVisible: 3 })

  test('are counted and explained in their group, not left out', async () => {
    const rows = [
      groupProgress({ progress: some }),
      groupProgress({ key: '8', label: null, url: null, progress: all }),
    ]
    const mounted = await open({ 'campaigns.groups': ok({ problems: [], by: 'repository', total: 2, rows }) })
    await press(mounted.wrapper, 'octo-org/shop')
    await vi.dynamicImportSettled()
    expect(region(mounted, 'Repositories').text()).toContain('2 alerts cannot be listed')
    expect(region(mounted, 'Repositories').findAll('.m-alerts')).toHaveLength(1)
    await press(mounted.wrapper, 'Repository 8, no longer visible')
    expect(region(mounted, 'Repositories').text()).toContain('3 alerts cannot be listed')
    // There is nothing to list: an empty list would look as if a filter had left them out.
    expect(region(mounted, 'Repositories').findAll('.m-alerts')).toHaveLength(1)
    expect(region(mounted, 'Repositories').text()).not.toContain('No alerts')
  })

  test('are mentioned above the list of all, unless a filter is on', async () => {
    const campaign = campaignView({ progress: some })
    const mounted = await open({ 'campaigns.track': ok(campaignTracking({ campaign })) })
    await groupBy(mounted, 'none')
    expect(region(mounted, 'Alerts').text()).toContain('2 alerts cannot be listed')
    const input = mounted.wrapper.get('input')
    await input.setValue('is:open')
    await input.trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(region(mounted, 'Alerts').text()).not.toContain('cannot be listed')
  })

  test('a campaign of which nothing is visible does not blame a filter', async () => {
    const campaign = campaignView({ progress: all })
    const mounted = await open({
      'campaigns.track': ok(campaignTracking({ campaign })),
      'campaigns.alerts': ok({ problems: [], total: 0, repositories: 0, rows: [], offset: 0 }),
    })
    await groupBy(mounted, 'none')
    expect(region(mounted, 'Alerts').text()).toContain('3 alerts cannot be listed')
    expect(region(mounted, 'Alerts').text()).not.toContain('filter')
  })
})

describe('the Copilot Autofix card', () => {
  const card = async (parts: Partial<ReturnType<typeof campaignTracking>['autofix']>) => {
    const autofix = { supported: 8, remaining: 7, pending: 0, ready: 0, none: 0, failed: 0, ...parts }
    const mounted = await open({ 'campaigns.track': ok(campaignTracking({ autofix })) })
    return region(mounted, 'Copilot Autofix')
  }

  test('tells what came of asking for those that remain', async () => {
    const items = (await card({ pending: 1, ready: 2, none: 1, failed: 1 })).findAll('.m-counts__item')
    expect(items.map((item) => item.text())).toEqual([
      'Fix ready2',
      'Working on it1',
      'No fix found1',
      'Failed1',
      'Not asked2',
    ])
  })

  test('has nothing to tell before anything was asked', async () => {
    expect((await card({})).find('dl').exists()).toBe(false)
  })

  test('leaves out *not asked* when all were', async () => {
    expect((await card({ ready: 7 })).text()).not.toContain('Not asked')
  })
})
