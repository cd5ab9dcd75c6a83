// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Person } from '../../../demo/organization/model.ts'
import { DEVON, MAYA, NOOR } from '../../../demo/organization/people.ts'
import type { AlertContent } from '../../../demo/pages/data/alert.ts'
import { STANDARD } from '../../../demo/pages/variant.ts'
import { fullName, home, isOpen, looking } from './pages-look.ts'

describe('the alerts of a repository', () => {
  const { devons, organization, security } = looking()
  const list = (search: string) => {
    const { content } = security(`${home(devons)}/security/code-scanning${search}`, DEVON)
    if (content.kind !== 'alerts') throw new Error('Not the list')
    return content
  }

  it('are its own, without naming it', () => {
    const shown = list('')
    expect(shown.open).toBe(devons.alerts.filter(isOpen).length)
    expect(shown.closed).toBe(devons.alerts.length - shown.open)
    expect(shown.rows.every((row) => row.repository === null)).toBe(true)
    expect(shown.rows[0]?.href).toMatch(new RegExp(`^${home(devons)}/security/code-scanning/\\d+$`))
  })

  it('are filtered and paged', () => {
    const ended = list(`?query=${encodeURIComponent('is:closed')}`)
    expect(ended.rows).toHaveLength(Math.min(25, ended.closed))
    const critical = devons.alerts.filter((alert) => isOpen(alert) && (alert.rule.score ?? 0) >= 9)
    expect(list('?query=severity:critical').open).toBe(critical.length)
    const busy = organization.repositories.find((one) => one.alerts.filter(isOpen).length > 25)
    if (!busy) throw new Error('No repository with two pages')
    const { content } = security(`${home(busy)}/security/code-scanning?page=2`)
    expect(content).toMatchObject({ page: 2, pages: Math.ceil(busy.alerts.filter(isOpen).length / 25) })
  })

  it('are none where code scanning is switched off', () => {
    const own = looking()
    own.devons.codeScanning = false
    const base = `${home(own.devons)}/security`
    expect(own.security(`${base}/code-scanning`).content).toMatchObject({ open: 0, rows: [] })
    expect(own.page(`${base}/code-scanning/1`).status).toBe(404)
    expect(own.security(base).content).toMatchObject({
      features: expect.arrayContaining([
        expect.objectContaining({ name: 'Code scanning alerts', state: 'Needs setup' }),
      ]),
    })
  })

  it('are the same in both renderings', () => {
    for (const path of ['', '/policy', '/code-scanning', '/code-scanning/1']) {
      const address = `${home(devons)}/security${path}`
      const asServer = security(address, MAYA, { ...STANDARD, security: 'server' })
      expect(asServer).toEqual(security(address))
    }
  })
})

/** A world in which one open alert, which Autofix supports and nobody works on, can be looked at. */
function oneAlert() {
  const own = looking()
  const { devons } = own
  const alert = devons.alerts.find(
    (one) => isOpen(one) && one.rule.autofix && one.rule.tags.some((tag) => tag.includes('cwe')),
  )
  if (!alert) throw new Error('No alert')
  devons.branches = devons.branches.filter((branch) => branch.name === devons.defaultBranch)
  devons.pullRequests = []
  const address = `${home(devons)}/security/code-scanning/${alert.number}`
  const show = (viewer: Person = DEVON): AlertContent => {
    const { content } = own.security(address, viewer)
    if (content.kind !== 'alert') throw new Error('Not the alert')
    return content
  }
  return { ...own, alert, address, show, name: fullName(devons) }
}

describe('the page of an alert', () => {
  it('tells what it is and where, beside no sidebar', () => {
    const { alert, show, devons, security, address } = oneAlert()
    expect(show()).toMatchObject({
      title: alert.rule.name,
      state: 'open',
      place: alert.path,
      line: alert.line,
      rule: { id: alert.rule.id, tool: alert.tool.name },
      branch: { name: devons.defaultBranch },
      development: [],
    })
    expect(show().story).toMatch(/^Opened .+/)
    expect(show().code.map((line) => line.number)).toContain(alert.line)
    expect(security(address).sidebar).toEqual([])
  })

  it('keeps weaknesses and tags apart', () => {
    const { alert, show } = oneAlert()
    const numbers = alert.rule.tags.flatMap((tag) => /cwe-0*(\d+)$/.exec(tag)?.[1] ?? [])
    expect(numbers.length).toBeGreaterThan(0)
    expect(show().weaknesses).toEqual(numbers.map((number) => `CWE-${number}`))
    expect(show().tags.filter((tag) => tag.includes('cwe'))).toEqual([])
  })

  it('offers what may be done, to those who may', () => {
    const { alert, show, world, name } = oneAlert()
    expect(show().actions).toEqual(['Generate fix', 'Dismiss alert'])
    expect(show(NOOR).actions).toEqual([])
    world.setAutofix(name, alert.number, 'success')
    expect(show().actions).toEqual(['Dismiss alert'])
    expect(show().suggestion).toContain(alert.path)
    world.archiveRepository(name)
    expect(show().actions).toEqual([])
  })

  it('links the branch, and then the pull request for it', () => {
    const { alert, show, world, name } = oneAlert()
    const branch = `alert-autofix-${alert.number}`
    world.createBranch(name, branch)
    expect(show().development).toEqual([
      { kind: 'branch', label: branch, href: `/${name}/tree/${branch}`, state: 'open' },
    ])
    const pull = world.createPullRequest(name, alert.number, branch, { draft: true })
    const linked = (state: string) => [
      { kind: 'pull-request', label: pull.title, href: `/${name}/pull/${pull.number}`, state },
    ]
    expect(show().development).toEqual(linked('draft'))
    world.markReady(name, pull.number)
    expect(show().development).toEqual(linked('open'))
    world.closePullRequest(name, pull.number)
    expect(show().development).toEqual(linked('closed'))
  })

  it('tells how it ended', () => {
    const { alert, show, world, name } = oneAlert()
    world.dismissAlert(name, alert.number, 'used in tests', 'Only there', DEVON)
    expect(show()).toMatchObject({ state: 'dismissed', actions: ['Reopen alert'] })
    expect(show().story).toMatch(/^Dismissed by devon-developer .+ as used in tests: Only there$/)
    world.fixAlert(name, alert.number)
    expect(show()).toMatchObject({ state: 'fixed', actions: [], story: expect.stringMatching(/^Fixed /) })
  })
})

describe('native campaigns', () => {
  const own = looking()
  own.world.switchNativeCampaigns('octo-org', true)
  const { devons: here, open: there } = own
  const running = own.world.createCampaign('octo-org', {
    name: 'Before the holidays',
    alerts: here.alerts.slice(0, 5),
  })
  const ended = own.world.createCampaign('octo-org', { name: 'Last year', alerts: here.alerts.slice(5, 6) })
  own.world.closeCampaign('octo-org', ended.number)
  const group = (address: string, viewer: Person = MAYA) =>
    own.security(`${address}/security`, viewer).sidebar.find(({ heading }) => heading === 'Campaigns')

  it('stand in the sidebar of repositories that they concern while they run, for those who may push', () => {
    expect(group(home(here), DEVON)?.items).toMatchObject([
      { label: 'Before the holidays', href: `${home(here)}/security/campaigns/${running.number}` },
    ])
    expect(group(home(there))?.items).toEqual([])
    expect(group(home(there), DEVON)).toBeUndefined()
  })

  it('have a page in the repository, with its alerts', () => {
    const page = own.security(`${home(here)}/security/campaigns/${running.number}?query=`, DEVON)
    const open = here.alerts.slice(0, 5).filter(isOpen).length
    expect(page.content).toMatchObject({ kind: 'alerts', heading: 'Before the holidays', open })
    expect(own.page(`${home(there)}/security/campaigns/${running.number}`, DEVON).status).toBe(404)
  })

  it('have a list and a page in the organization', () => {
    const base = '/orgs/octo-org/security/campaigns'
    expect(own.security(base).content).toMatchObject({
      kind: 'campaigns',
      rows: [
        { name: 'Last year', state: 'closed' },
        { name: 'Before the holidays', state: 'open', href: `${base}/${running.number}` },
      ],
    })
    const page = own.security(`${base}/${running.number}`)
    expect(page).toMatchObject({ section: 'campaigns', title: 'Before the holidays' })
    expect(own.page(`${base}/99`).status).toBe(404)
  })
})
