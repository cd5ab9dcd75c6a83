// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Person } from '../../../demo/organization/model.ts'
import { DEVON, MAYA, NOOR } from '../../../demo/organization/people.ts'
import { movedTo } from '../../../demo/pages/repository/moved.ts'
import { STANDARD } from '../../../demo/pages/variant.ts'
import { fullName, home, isOpen, looking } from './pages-look.ts'

const { organization, devons, open, closed, ...look } = looking()

describe('who sees a repository', () => {
  it('everybody, if it is public', () => {
    for (const viewer of [MAYA, DEVON, null]) expect(look.page(home(open), viewer).status).toBe(200)
  })

  it('only members, if it is not; to all others there is none', () => {
    expect(look.page(home(closed), DEVON).status).toBe(200)
    for (const path of ['', '/security', '/pulls', `/tree/${closed.defaultBranch}`]) {
      expect(look.page(home(closed) + path, null).status).toBe(404)
    }
  })

  it('not even members, if it is hidden', () => {
    const own = looking()
    own.world.hideRepository(fullName(closed))
    expect(own.page(home(closed), DEVON).status).toBe(404)
    expect(own.page(home(closed), MAYA).status).toBe(200)
  })

  it('and the organization lists what the person may see', () => {
    const listed = (viewer: Person | null) => {
      const data = look.static('/orgs/octo-org/repositories', viewer)
      if (data.kind !== 'organization') throw new Error('Not the organization')
      return data.repositories
    }
    expect(listed(null).every((one) => one.visibility === 'public')).toBe(true)
    expect(listed(null).length).toBeLessThan(listed(MAYA).length)
  })

  it('and the organization’s Security pages are for members, with the alerts that they may see', () => {
    const counted = (viewer: Person) => {
      const { content } = look.security('/orgs/octo-org/security/alerts/code-scanning', viewer)
      return content.kind === 'alerts' ? content.open : -1
    }
    const all = organization.repositories.flatMap((one) => one.alerts).filter(isOpen).length
    expect([counted(MAYA), counted(NOOR)]).toEqual([all, all])
    expect(counted(DEVON)).toBeGreaterThanOrEqual(devons.alerts.filter(isOpen).length)
    expect(counted(DEVON)).toBeLessThan(all)
    expect(look.page('/orgs/octo-org/security/overview', null).status).toBe(404)
  })
})

describe('the tabs of a repository', () => {
  const ids = (viewer: Person | null) => look.page(home(open), viewer).nav.tabs.map((tab) => tab.id)
  const count = (viewer: Person | null) =>
    look.page(home(open), viewer).nav.tabs.find((tab) => tab.id === 'security-and-quality')?.count

  it('are those that the person has', () => {
    const everybodys = ['code', 'issues', 'pull-requests', 'security-and-quality', 'insights']
    expect(ids(null)).toEqual(everybodys)
    expect(ids(DEVON)).toEqual(everybodys)
    expect(ids(MAYA)).toEqual(expect.arrayContaining([...everybodys, 'actions', 'settings']))
  })

  it('count the alerts for those who see them', () => {
    expect([count(MAYA), count(NOOR)]).toEqual([1, 1].map(() => open.alerts.filter(isOpen).length))
    expect([count(DEVON), count(null)]).toEqual([null, null])
  })

  it('have no issues where they are switched off', () => {
    const own = looking()
    own.world.switchIssues(fullName(open), false)
    expect(own.page(home(open)).nav.tabs.map((tab) => tab.id)).not.toContain('issues')
    expect(own.page(`${home(open)}/issues`).status).toBe(404)
  })
})

describe('the sidebar of a repository', () => {
  const groups = (address: string, viewer: Person | null) =>
    look
      .security(`${address}/security`, viewer)
      .sidebar.map(({ heading, items }) => [heading, ...items.map((item) => item.label)])
  const reporting = [
    [null, 'Overview'],
    ['Reporting', 'Policy', 'Advisories'],
  ]
  const alerts = ['Vulnerability alerts', 'Dependabot', 'Code scanning', 'Secret scanning']

  it('has the alerts for those who may push, and for managers', () => {
    expect(groups(home(devons), DEVON)).toEqual([...reporting, alerts])
    expect(groups(home(open), NOOR)).toEqual([...reporting, alerts])
  })

  it('has policy and advisories for visitors', () => {
    expect(groups(home(open), null)).toEqual(reporting)
    expect(groups(home(open), DEVON)).toEqual(reporting)
  })

  it('counts the open alerts', () => {
    const { sidebar } = look.security(`${home(devons)}/security`)
    const counted = sidebar.flatMap((group) => group.items).filter((item) => item.count !== null)
    expect(counted).toMatchObject([{ id: 'code-scanning', count: devons.alerts.filter(isOpen).length }])
  })

  it.each(['dependabot', 'code-scanning', 'secret-scanning', 'code-scanning/1'])(
    'leads nobody else to %s',
    (path) => {
      const status = (viewer: Person | null) => look.page(`${home(open)}/security/${path}`, viewer).status
      expect([status(null), status(DEVON), status(NOOR)]).toEqual([404, 404, 200])
    },
  )

  it.each(['', '/policy', '/advisories', '/dependabot', '/secret-scanning'])('has a page at %s', (path) => {
    expect(look.page(`${home(open)}/security${path}`)).toMatchObject({
      status: 200,
      nav: { selected: 'security-and-quality' },
      repository: { name: fullName(open), public: true },
    })
  })

  it('has no others', () => {
    for (const path of ['nothing', 'campaigns/1', 'code-scanning/0', 'code-scanning/1/2']) {
      expect(look.page(`${home(open)}/security/${path}`).status).toBe(404)
    }
  })
})

describe('addresses that moved', () => {
  const own = looking()
  const before = home(own.devons)
  own.world.renameRepository(fullName(own.devons), 'elsewhere')
  const move = (path: string, viewer: Person | null = MAYA) =>
    movedTo(own.world, new URL(path, 'https://github.com'), { viewer, variant: STANDARD })

  it('lead to where the repository is now, with all that follows', () => {
    const rest = '/security/code-scanning?query=is:closed'
    expect(move(`${before}${rest}`)).toBe(`/octo-org/elsewhere${rest}`)
    for (const path of ['/octo-org/ELSEWHERE/security', '/octo-org/never-was', '/orgs/octo-org/security']) {
      expect(move(path)).toBeNull()
    }
  })

  it('tell nothing to those who may not see it', () => {
    expect(move(before, null)).toBe(own.devons.visibility === 'public' ? '/octo-org/elsewhere' : null)
    const hidden = looking()
    hidden.world.renameRepository(fullName(hidden.closed), 'hidden')
    hidden.world.hideRepository('octo-org/hidden')
    const url = new URL(home(closed), 'https://github.com')
    expect(movedTo(hidden.world, url, { viewer: DEVON, variant: STANDARD })).toBeNull()
    expect(movedTo(hidden.world, url, { viewer: MAYA, variant: STANDARD })).toBe('/octo-org/hidden')
  })

  it('lead from an issue’s number to the pull request that has it, and back', () => {
    const pull = own.world.createPullRequest('octo-org/elsewhere', [], 'fix')
    expect(move(`/octo-org/elsewhere/issues/${pull.number}`)).toBe(`/octo-org/elsewhere/pull/${pull.number}`)
    expect(move(`/octo-org/elsewhere/pull/${pull.number}`)).toBeNull()
  })
})
