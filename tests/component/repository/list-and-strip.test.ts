import { describe, expect, test } from 'vitest'
import { repositoryCampaign, repositoryCampaigns } from '../developer-fixtures'
import { alertRow, CAMPAIGN_ID, progress } from '../fixtures'
import { byRole } from '../mount-app'
import { mountHere } from './mount'
import AlertStrip from '@/components/repository/AlertStrip.vue'
import RepositoryList from '@/components/repository/RepositoryList.vue'
import RepositorySidebar from '@/components/repository/RepositorySidebar.vue'
import { ok } from '@/lib/failure'

const OTHER = '5d0e6d8e-2a37-4c35-8a51-3f1a32b5d111'
const TWO = repositoryCampaigns({
  campaigns: [
    repositoryCampaign(),
    repositoryCampaign({ id: OTHER, name: '\u202eevil', here: null, due: null, alerts: 1 }),
  ],
})
const two = { 'repository.status': ok(TWO), 'repository.refresh': ok(TWO) }

describe('the list', () => {
  test('has each campaign with its due date and how far it is here', async () => {
    const { wrapper } = await mountHere(RepositoryList, {}, two)
    const items = wrapper.findAll('li').map((item) => item.text())
    expect(items[0]).toContain('Due 31 Jan 2030')
    expect(items[0]).toContain('3 of 10 closed')
    expect(items[1]).toContain('1 alert here')
    expect(byRole(wrapper, 'a', 'SQL injection').getAttribute('href')).toBe(
      `#muster/campaigns/${CAMPAIGN_ID}`,
    )
  })

  test('says that there is none', async () => {
    const none = ok(repositoryCampaigns({ campaigns: [], left: 0 }))
    const { wrapper } = await mountHere(
      RepositoryList,
      {},
      { 'repository.status': none, 'repository.refresh': none },
    )
    expect(wrapper.text()).toContain('No open campaigns here')
  })
})

describe('the sidebar group', () => {
  test('marks the campaign that is shown, and leads to all when there are several', async () => {
    const view = { view: 'campaign', id: OTHER }
    const { wrapper } = await mountHere(RepositorySidebar, { view, beside: false }, two)
    expect(wrapper.find('nav').attributes('aria-label')).toBe('Security campaigns')
    expect(wrapper.findAll('[aria-current="page"]').map((link) => link.attributes('href'))).toEqual([
      `#muster/campaigns/${OTHER}`,
    ])
    expect(wrapper.findAll('[role="progressbar"]')).toHaveLength(1)
    expect(byRole(wrapper, 'a', 'All campaigns here').getAttribute('href')).toBe('#muster')
  })

  test('a single campaign needs no list of all', async () => {
    const { wrapper } = await mountHere(RepositorySidebar, { view: null, beside: true })
    expect(wrapper.findAll('a')).toHaveLength(1)
    expect(wrapper.find('h3').text()).toBe('Muster')
  })
})

describe('the strip', () => {
  const found = { alert: alertRow(), campaigns: TWO.campaigns }

  test('names every campaign of the alert and leads to its panel', async () => {
    const { wrapper } = await mountHere(AlertStrip, { found }, two)
    expect(wrapper.find('section').attributes('aria-label')).toBe('Campaigns of this alert')
    expect(wrapper.text()).toContain('Part of the campaign SQL injection')
    expect(wrapper.text()).toContain('Managed by maya')
    expect(byRole(wrapper, 'a', 'SQL injection').getAttribute('href')).toBe(
      `/octo-org/shop/security#muster/campaigns/${CAMPAIGN_ID}`,
    )
    expect(wrapper.findAll('.m-strip__campaign')).toHaveLength(2)
    expect(wrapper.find('[role="group"]').exists()).toBe(true)
  })

  test('offers nothing to do for an alert that was not read, nor in an archived repository', async () => {
    const unread = await mountHere(AlertStrip, { found: { ...found, alert: null } }, two)
    expect(unread.wrapper.find('button').exists()).toBe(false)
    const archived = ok(repositoryCampaigns({ isArchived: true }))
    const shut = await mountHere(
      AlertStrip,
      { found },
      { 'repository.status': archived, 'repository.refresh': archived },
    )
    expect(shut.wrapper.find('button').exists()).toBe(false)
    expect(shut.wrapper.text()).toContain('This repository is archived.')
  })

  test('counts are nothing that it needs', async () => {
    const campaigns = [repositoryCampaign({ here: progress({ open: 0, inProgress: 0 }) })]
    const { wrapper } = await mountHere(AlertStrip, { found: { alert: null, campaigns } }, two)
    expect(wrapper.text()).toContain('SQL injection')
  })
})
