import { afterEach, describe, expect, it } from 'vitest'
import { HOSTILE, mountPage, refused } from '../settings/own-page'
import {
  CAMPAIGN_ID,
  campaignTracking,
  campaignView,
  groupProgress,
  organizationStatus,
  progress,
} from '../fixtures'
import { press } from '../mount-app'
import AllCampaigns from '@/components/tracking/AllCampaigns.vue'
import DataNote from '@/components/tracking/DataNote.vue'
import MissingList from '@/components/tracking/MissingList.vue'
import type { Missing } from '@/lib/backend/views'
import TrackedCampaign from '@/components/tracking/TrackedCampaign.vue'
import type { CampaignView } from '@/lib/backend/views'
import { ok } from '@/lib/failure'

afterEach(() => document.body.replaceChildren())

const linkTo = ({ id }: CampaignView) => `#${id}`
const rowsOf = (table: {
  findAll(selector: string): { text(): string; findAll(selector: string): { text(): string }[] }[]
}) => table.findAll('tr').map((row) => row.findAll('th, td').map((cell) => cell.text().replace(/\s+/g, ' ')))

describe('all campaigns', () => {
  const campaigns = [
    campaignView({
      id: 'a',
      name: 'One',
      progress: progress({ open: 5, inProgress: 2, fixed: 2, dismissed: 1 }),
    }),
    campaignView({
      id: 'b',
      name: HOSTILE,
      progress: progress({ open: 0, inProgress: 0, fixed: 1500, dismissed: 0 }),
      due: { state: 'overdue', daysLeft: -3, remaining: 1 },
    }),
    campaignView({
      id: 'c',
      name: 'Three',
      state: 'closed',
      due: { state: 'closed' },
      progress: progress({ open: 0, inProgress: 0, fixed: 0, dismissed: 0 }),
    }),
    campaignView({ id: 'd', name: 'Draft', state: 'draft' }),
  ]

  it('are broken down by status, with totals that add up', async () => {
    const { wrapper } = await mountPage(AllCampaigns, { campaigns, linkTo })
    const [open, closed] = wrapper.findAll('table')
    if (!open || !closed) throw new Error('two tables are expected')
    expect(rowsOf(open)).toEqual([
      ['Campaign', 'Due', 'Progress', 'Open', 'In progress', 'Fixed', 'Dismissed', 'Alerts'],
      ['One', '31 Jan 2030 20 days left', '30%', '5', '2', '2', '1', '10'],
      [HOSTILE, '31 Jan 2030 3 days overdue', '100%', '0', '0', '1,500', '0', '1,500'],
      ['All of them', '', '99%', '5', '2', '1,502', '1', '1,510'],
    ])
    // Nothing of nothing is not a hundred percent, and not zero either.
    expect(rowsOf(closed)[1]).toEqual(['Three', '31 Jan 2030', '–', '0', '0', '0', '0', '0'])
    expect(wrapper.text()).not.toContain('Draft')
    expect(wrapper.find('img').exists()).toBe(false)
  })

  it('say which of them are in trouble, and only of these', async () => {
    const some = [
      campaignView({ id: 'a', due: { state: 'at-risk', daysLeft: 4, needed: 2, pace: 1 } }),
      campaignView({ id: 'b', due: { state: 'overdue', daysLeft: -3, remaining: 7 } }),
      campaignView({ id: 'c', due: { state: 'on-track', daysLeft: 9, needed: 1, pace: 2 } }),
    ]
    const { wrapper } = await mountPage(AllCampaigns, { campaigns: some, linkTo })
    const due = wrapper.findAll('.m-tracked__due .m-small')
    expect(due.map((one) => one.text())).toEqual(['At risk · 4 days left', '3 days overdue', '9 days left'])
    expect(due.map((one) => one.classes().some((name) => name.startsWith('m-due--')))).toEqual([
      true,
      true,
      false,
    ])
  })

  it('have a column for alerts that are not visible only where there are any', async () => {
    const some = [campaignView({ progress: progress({ notVisible: 4 }) })]
    const { wrapper } = await mountPage(AllCampaigns, { campaigns: some, linkTo })
    expect(rowsOf(wrapper)[0]).toContain('Not visible')
    expect(rowsOf(wrapper)[1]).toContain('4')
  })

  it('lead each to its own page, and are tables for assistive technology on narrow screens too', async () => {
    const { wrapper } = await mountPage(AllCampaigns, { campaigns, linkTo })
    expect(wrapper.findAll('a').map((link) => link.attributes('href'))).toEqual(['#a', '#b', '#c'])
    expect(wrapper.findAll('[role="table"]')).toHaveLength(2)
    expect(wrapper.findAll('tr:not([role="row"])')).toHaveLength(0)
  })
})

describe('what the data is worth', () => {
  it('is said in each state', async () => {
    const data = organizationStatus().data
    expect((await mountPage(DataNote, { data })).wrapper.text()).toMatch(/As of .*Complete/)
    expect((await mountPage(DataNote, { data: { state: 'never' } })).wrapper.text()).toBe(
      'Nothing was pulled yet.',
    )
    const missing = [
      { subject: 'teams', name: HOSTILE, why: { kind: 'no-permission', subject: 'teams', needs: null } },
    ]
    const partial = { ...data, completeness: { state: 'partial', missing } }
    const { wrapper } = await mountPage(DataNote, { data: partial })
    expect(wrapper.text()).toContain('Incomplete: one part of the data is missing')
    expect(wrapper.text()).toContain(HOSTILE)
    expect(wrapper.text()).not.toContain('Complete')
  })

  it('is said once for all that is missing for the same reason', async () => {
    const why = { kind: 'no-permission', subject: 'teams', needs: null } as const
    const missing: Missing[] = [
      { subject: 'teams', name: 'one', why },
      { subject: 'teams', name: 'two', why },
      { subject: 'properties', name: null, why },
    ]
    const { wrapper } = await mountPage(MissingList, { missing })
    const lines = wrapper.findAll('li').map((line) => line.text())
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/one, two:/)
    expect(lines[1]).not.toMatch(/one|two/)
  })
})

describe('one campaign', () => {
  it('is under way, then there, with all its parts', async () => {
    const { wrapper } = await mountPage(
      TrackedCampaign,
      { id: CAMPAIGN_ID },
      { 'campaigns.groups': ok({ problems: [], by: 'repository', total: 1, rows: [groupProgress()] }) },
    )
    expect(wrapper.text()).toContain('octo-org/shop')
    expect(wrapper.text()).toContain('30% closed')
    const waiting = await mountPage(
      TrackedCampaign,
      { id: CAMPAIGN_ID },
      { 'campaigns.track': () => new Promise(() => undefined) },
    )
    expect(waiting.wrapper.text()).toContain('Loading')
  })

  it('says what failed and tries again', async () => {
    const { wrapper, backend } = await mountPage(
      TrackedCampaign,
      { id: CAMPAIGN_ID },
      { 'campaigns.track': refused({ kind: 'campaign-gone' }) },
    )
    expect(wrapper.text()).toContain('This campaign does not exist, or it was deleted.')
    backend.answer('campaigns.track', ok(campaignTracking()))
    await press(wrapper, 'Try again')
    expect(wrapper.get('h1').text()).toBe('SQL injection')
  })

  it('hands a filter to groups and alerts, and completes it for its organization', async () => {
    const { wrapper, backend } = await mountPage(TrackedCampaign, { id: CAMPAIGN_ID })
    const input = wrapper.get('[role="combobox"]')
    await input.setValue('severity:high')
    expect(backend.inputsOf('filter.suggest').at(-1)).toMatchObject({
      organization: 'octo-org',
      query: 'severity:high',
    })
    await input.trigger('keydown', { key: 'Enter' })
    expect(backend.inputsOf('campaigns.groups').at(-1)).toMatchObject({
      id: CAMPAIGN_ID,
      query: 'severity:high',
    })
    await wrapper.get('.m-row > select').setValue('none')
    expect(backend.inputsOf('campaigns.alerts').at(-1)).toMatchObject({
      id: CAMPAIGN_ID,
      query: 'severity:high',
    })
  })
})
