// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest'
import { alertMatcher, askedState } from '../../../demo/pages/alert-filter.ts'
import { createPagesApp } from '../../../demo/pages/app.ts'
import { pageData } from '../../../demo/pages/page-data.ts'
import { readTheme } from '../../../demo/pages/themes.ts'
import { ago } from '../../../demo/pages/ago.ts'
import { NOW, organizationOf, smallWorld } from './helpers.ts'

const world = smallWorld()
const organization = organizationOf(world)
const alerts = organization.repositories.flatMap((repository) => repository.alerts)
const app = createPagesApp(world, { hydrationDelay: 123 })
const load = async (path: string, headers: Record<string, string> = {}) => {
  const response = await app.request(`https://github.com${path}`, { headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('a Security page', () => {
  let page: Awaited<ReturnType<typeof load>>
  beforeAll(async () => {
    page = await load('/orgs/octo-org/security/overview')
  })

  it('comes with the policy that GitHub sends', () => {
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('script-src github.githubassets.com;')
    expect(policy).not.toContain('unsafe-eval')
    const scripts = [...page.text.matchAll(/<script([^>]*)>/g)].map((match) => match[1] ?? '')
    const running = scripts.filter((attributes) => !attributes.includes('application/json'))
    expect(running).toHaveLength(1)
    expect(running[0]).toContain('src="https://github.githubassets.com/assets/app.js"')
  })

  it.each([
    '<html lang="en" data-color-mode="auto" data-light-theme="light" data-dark-theme="dark"',
    '<meta name="user-login" content="maya-manager">',
    '<meta name="hovercard-subject-tag" content="organization:9100000">',
    '<meta name="selected-link" value="security-and-quality"',
    '<body class="logged-in env-production page-responsive"',
    '<div data-turbo-body',
    'id="__primerPortalRoot__"',
    '<react-partial partial-name="global-nav-bar" data-ssr="true"',
    '<div data-target="react-partial.reactRoot"><header class="GlobalNav"',
    'data-testid="top-nav-center"',
    'data-tab-item="security-and-quality"',
    '<div class="application-main"',
    '<react-app app-name="security-center"',
    '<div data-target="react-app.reactRoot"><div',
    'data-component="PageLayout.Pane"',
    '<nav aria-label="Security" data-component="NavList">',
    'data-component="ActionList.GroupHeading">Findings',
    '"hydrationDelay":123',
  ])('has %s', (part) => {
    // Not `toContain`: a failure would print the whole page.
    expect(page.text.includes(part)).toBe(true)
  })

  it('marks where one is, in the tabs and in the sidebar', () => {
    expect(page.text).toMatch(/<a(?=[^>]*data-tab-item="security-and-quality")(?=[^>]*aria-current="page")/)
    expect(page.text).toMatch(
      /<a(?=[^>]*href="\/orgs\/octo-org\/security\/overview")(?=[^>]*aria-current="page")/,
    )
  })

  it('holds nothing that could end its data early', async () => {
    const repository = organization.repositories[0]
    if (!repository) throw new Error('No repository')
    const before = repository.description
    repository.description = '</script><b>'
    const { text } = await load(`/octo-org/${repository.name}`)
    repository.description = before
    expect(text).not.toContain('</script><b>')
  })
})

describe('addresses', () => {
  const titleOf = (path: string) => pageData(world, new URL(path, 'https://github.com')).title
  const [repository] = organization.repositories.filter((one) => one.alerts.length > 0)

  it.each([
    ['/orgs/octo-org/security', 'Overview · Security · octo-org'],
    ['/orgs/OCTO-ORG/security/risk', 'Risk · Security · octo-org'],
    ['/orgs/octo-org/security/alerts/code-scanning', 'Code scanning · Security · octo-org'],
    ['/orgs/octo-org/security/alerts/dependabot', 'Dependabot · Security · octo-org'],
    ['/orgs/octo-org', 'Octo Org'],
    ['/octo-org', 'Octo Org'],
    ['/orgs/octo-org/repositories', 'repositories · Octo Org'],
    ['/orgs/secret-org/security/overview', 'Overview · Security · secret-org'],
    ['/orgs/nowhere/security', 'Page not found · GitHub'],
    ['/orgs/octo-org/security/campaigns', 'Page not found · GitHub'],
    ['/orgs/octo-org/security/nothing', 'Page not found · GitHub'],
    ['/octo-org/no-such-repository', 'Page not found · GitHub'],
    ['/', 'Page not found · GitHub'],
  ])('%s is %s', (path, title) => {
    expect(titleOf(path)).toBe(title)
  })

  it('lead to repositories and alerts', () => {
    const home = `/octo-org/${repository?.name ?? ''}`
    expect(titleOf(home)).toBe(home.slice(1))
    expect(titleOf(`${home}/security/code-scanning/1`)).toContain('Code scanning alert')
    expect(titleOf(`${home}/security/code-scanning/99999`)).toBe('Page not found · GitHub')
  })

  it('that do not exist answer 404', async () => {
    expect((await load('/orgs/nowhere/security')).status).toBe(404)
  })

  it('have native campaigns only with a licence', () => {
    const licensed = smallWorld()
    organizationOf(licensed).nativeCampaigns = true
    expect(pageData(licensed, new URL('https://github.com/orgs/octo-org/security/campaigns')).status).toBe(
      200,
    )
  })

  it('give the payload alone to the application that asks for it', async () => {
    const { text } = await load('/orgs/octo-org/security/risk', { accept: 'application/json' })
    expect(JSON.parse(text)).toMatchObject({
      title: 'Risk · Security · octo-org',
      payload: { section: 'risk' },
    })
    const elsewhere = await load('/octo-org', { accept: 'application/json' })
    expect(JSON.parse(elsewhere.text)).toEqual({})
  })
})

describe('the native alert list', () => {
  const list = (query: string) => {
    const address = new URL('https://github.com/orgs/octo-org/security/alerts/code-scanning')
    if (query !== '') address.searchParams.set('query', query)
    const { body } = pageData(world, address)
    if (body.kind !== 'react' || body.data.content.kind !== 'alerts') throw new Error('Not the alert list')
    return body.data.content
  }

  it('shows open alerts unless told', () => {
    const shown = list('')
    expect(shown.query).toBe('is:open')
    expect(shown.open).toBe(alerts.filter((alert) => alert.state === 'open').length)
    expect(shown.open + shown.closed).toBe(alerts.length)
    expect(shown.rows).toHaveLength(25)
  })

  it('keeps the query in its field, and counts by it', async () => {
    const query = 'is:open autofilter:true autofix:supported severity:critical'
    const shown = list(query)
    const expected = alerts.filter((alert) => {
      return (
        alert.state === 'open' &&
        alert.classifications.length === 0 &&
        alert.rule.autofix &&
        (alert.rule.score ?? 0) >= 9
      )
    })
    expect(shown.open).toBe(expected.length)
    const { text } = await load(
      `/orgs/octo-org/security/alerts/code-scanning?query=${encodeURIComponent(query)}`,
    )
    expect(text).toMatch(
      new RegExp(`<input(?=[^>]*aria-label="Filter")(?=[^>]*name="query")(?=[^>]*value="${query}")`),
    )
  })

  it('understands negation, lists and names', () => {
    const matching = (query: string) => alerts.filter(alertMatcher(query)).length
    const trivy = alerts.filter((alert) => alert.tool.name === 'Trivy').length
    expect(trivy).toBeGreaterThan(0)
    expect(matching('tool:trivy')).toBe(trivy)
    expect(matching('-tool:Trivy')).toBe(alerts.length - trivy)
    expect(matching('severity:critical,high,medium,low,error,warning,note')).toBe(alerts.length)
    const name = alerts[0]?.repository.name ?? ''
    expect(matching(`repo:${name}`)).toBe(alerts.filter((alert) => alert.repository.name === name).length)
    expect(matching('no-repository-has-this-name')).toBe(0)
    expect(askedState('severity:high is:closed')).toBe('closed')
  })
})

describe('themes', () => {
  it('are taken from the address, then from the cookie, then GitHub’s own', () => {
    expect(readTheme(new URLSearchParams(), '')).toEqual({ mode: 'auto', light: 'light', dark: 'dark' })
    const cookie = 'a=b; color_mode=dark; dark_theme=dark_dimmed'
    expect(readTheme(new URLSearchParams(), cookie)).toEqual({
      mode: 'dark',
      light: 'light',
      dark: 'dark_dimmed',
    })
    expect(readTheme(new URLSearchParams('color_mode=light'), cookie).mode).toBe('light')
    expect(readTheme(new URLSearchParams('color_mode=pink&dark_theme="><b>'), '')).toEqual(
      readTheme(new URLSearchParams(), ''),
    )
  })

  it('are loaded when they are used', async () => {
    const { text } = await load('/orgs/octo-org/security', { cookie: 'dark_theme=dark_dimmed' })
    expect(text).toContain('href="https://github.githubassets.com/assets/dark-dimmed.css"')
    expect(text).toContain('data-color-theme="dark_tritanopia" data-href=')
    const sheet = await load('/assets/dark-dimmed.css')
    expect(sheet.text).toContain('[data-dark-theme="dark_dimmed"]')
  })
})

describe('assets', () => {
  it('are a script and a style sheet that pages of another host may load', async () => {
    for (const [name, type] of [
      ['app.js', 'text/javascript'],
      ['primer.css', 'text/css'],
    ] as const) {
      const asset = await load(`/assets/${name}`)
      expect(asset.headers.get('content-type')).toContain(type)
      expect(asset.headers.get('access-control-allow-origin')).toBe('*')
      expect(asset.text.length).toBeGreaterThan(10_000)
    }
    expect((await load('/assets/nothing.js')).status).toBe(404)
  })
})

describe('ago', () => {
  it.each([
    [30_000, 'now'],
    [5 * 60_000, '5 minutes ago'],
    [26 * 3_600_000, 'yesterday'],
    [20 * 86_400_000, '2 weeks ago'],
    [100 * 86_400_000, '3 months ago'],
  ])('%i ms is %s', (distance, text) => {
    expect(ago(NOW - distance, NOW)).toBe(text)
  })
})
