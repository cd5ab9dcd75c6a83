// @vitest-environment node
import type { BrowserContext } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import { loginAs, showPagesAs } from '../../../demo/browser/login.ts'
import { createPagesApp, type PagesOptions } from '../../../demo/pages/app.ts'
import { fullName, home, isOpen, looking } from './pages-look.ts'

const { world, devons, open } = looking()
const load = async (path: string, cookie = '', options: PagesOptions = {}) => {
  const response = await createPagesApp(world, options).request(`https://github.com${path}`, {
    headers: { cookie },
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** What the helpers of the browser set, as the `Cookie` header that GitHub then gets. */
async function cookiesOf(set: (context: BrowserContext) => Promise<void>): Promise<string> {
  const cookies: { name: string; value: string }[] = []
  const context = {
    addCookies: (added: { name: string; value: string; url: string }[]) => {
      for (const { name, value, url } of added)
        if (url === 'https://github.com/') cookies.push({ name, value })
      return Promise.resolve()
    },
  }
  await set(context as unknown as BrowserContext)
  return ['theme=x', ...cookies.map(({ name, value }) => `${name}=${value}`), 'last=y'].join('; ')
}
const asDevon = await cookiesOf((context) => loginAs(context, 'devon-developer'))
const asNobody = await cookiesOf((context) => loginAs(context, null))
const asOld = await cookiesOf((context) => showPagesAs(context, { navigation: 'old' }))

/** Not `toContain`: a failure would print the whole page. */
const has = (text: string, parts: readonly (string | RegExp)[]) =>
  parts.filter((part) => (typeof part === 'string' ? !text.includes(part) : !part.test(text)))

describe('who is logged in', () => {
  const loginOf = async (cookie: string) =>
    /<meta name="user-login" content="([^"]*)">/.exec((await load(home(open), cookie)).text)?.[1]

  it('is Maya, unless a browser is told otherwise', async () => {
    expect(await loginOf('')).toBe('maya-manager')
    expect(await loginOf(asDevon)).toBe('devon-developer')
    expect(await loginOf(asNobody)).toBe('')
    expect(await loginOf('demo_user=nobody-has-this')).toBe('')
    expect(await loginOf('not_demo_user=devon-developer')).toBe('maya-manager')
  })

  it('decides what is loaded anew: the next page after a login is no soft navigation', async () => {
    const version = async (cookie: string) =>
      /http-equiv="x-pjax-version" content="([^"]*)"/.exec((await load(home(open), cookie)).text)?.[1]
    expect(await version(asDevon)).not.toBe(await version(''))
    expect(await version('demo_navigation=old')).not.toBe(await version(''))
    expect(await version(asDevon)).toBe(await version(asDevon))
  })
})

describe('the shell of a repository', () => {
  it('is GitHub’s', async () => {
    const { text, headers } = await load(`${home(open)}/security`)
    expect(headers.get('content-security-policy')).toContain('script-src github.githubassets.com;')
    const parts = [
      `<meta name="hovercard-subject-tag" content="repository:${open.id}">`,
      `<meta name="octolytics-dimension-repository_nwo" content="${fullName(open)}">`,
      '<meta name="octolytics-dimension-repository_public" content="true">',
      '<meta name="selected-link" value="security-and-quality"',
      '<main id="js-repo-pjax-container"><div id="repository-container-header" data-turbo-replace hidden></div>',
      '<turbo-frame id="repo-content-turbo-frame" target="_top" data-turbo-action="advance">',
      '<div id="repo-content-pjax-container" class="repository-content">',
      `<qbsearch-input class="search-input" data-current-repository="${fullName(open)}" data-current-org="octo-org"`,
    ]
    expect(has(text, parts)).toEqual([])
  })

  it('embeds what the bar knows of the place', async () => {
    const { text } = await load(`${home(open)}/security`)
    const json = /data-target="react-partial.embeddedData">([^<]*)</.exec(text)?.[1] ?? ''
    expect(JSON.parse(json)).toMatchObject({
      props: {
        contextRegion: {
          crumbs: [{ label: 'octo-org' }, { crumb_type: 'repository', label: open.name, href: home(open) }],
          localNavigation: expect.arrayContaining([
            expect.objectContaining({
              id: 'security-and-quality',
              commandId: 'repositories:go-to-security',
              reactNav: { appTarget: null },
              turboNav: { frame: 'repo-content-turbo-frame' },
            }),
          ]),
          selectedLink: 'security-and-quality',
          currentPath: `${home(open)}/security`,
        },
      },
    })
  })

  it('redirects from a number below the wrong path', async () => {
    const pull = world.createPullRequest(fullName(devons), [], 'fix')
    const { status, headers } = await load(`${home(devons)}/issues/${pull.number}`)
    expect([status, headers.get('location')]).toEqual([301, `${home(devons)}/pull/${pull.number}`])
  })
})

describe('the bar at the top', () => {
  const count = devons.alerts.filter(isOpen).length
  const address = `${home(devons)}/security`

  it('is the partial of 2026', async () => {
    const { text } = await load(address)
    const parts = [
      '<react-partial partial-name="global-nav-bar" data-ssr="true"',
      /<nav(?=[^>]*aria-label="Repository")(?=[^>]*data-variant="inset")/,
      /<a(?=[^>]*data-tab-item="security-and-quality")(?=[^>]*aria-current="page")(?=[^>]*data-turbo-frame="repo-content-turbo-frame")/,
      /<a(?=[^>]*data-tab-item="code")(?=[^>]*data-react-nav="code-view")/,
      '>Repository navigation</h2>',
    ]
    expect(has(text, parts)).toEqual([])
    expect(text.includes('refined-github')).toBe(false)
    expect(text.includes('js-repo-nav')).toBe(false)
  })

  it.each([
    ['by cookie', { cookie: asOld }],
    ['by address', { search: '?demo_navigation=old' }],
    ['by the server', { options: { navigation: 'old' as const } }],
  ])('is the old header, chosen %s', async (_, { cookie = '', search = '', options = {} }: Choice) => {
    const { text } = await load(address + search, cookie, options)
    const parts = [
      '<header class="AppHeader" role="banner"',
      /<nav class="UnderlineNav js-repo-nav [^"]*" aria-label="Repository"/,
      /<a id="security-tab"(?=[^>]*data-tab-item="i4security-tab")(?=[^>]*aria-current="page")/,
      new RegExp(`<span id="security-repo-tab-count" class="Counter"[^>]*>${count}</span>`),
      '<span data-content="Security">Security</span>',
    ]
    expect(has(text, parts)).toEqual([])
    expect(text.includes('react-partial')).toBe(false)
  })

  it('is marked where Refined GitHub is at work, and comes like the new one', async () => {
    const { text } = await load(address, 'demo_navigation=refined')
    expect(has(text, [/<html [^>]* refined-github>/, 'partial-name="global-nav-bar"'])).toEqual([])
  })

  it('has its tabs in the main column for visitors', async () => {
    const { text } = await load(`${home(open)}/security`, asNobody)
    const parts = [
      '<body class="logged-out env-production page-responsive"',
      '<div id="repository-container-header" data-turbo-replace class="repository-header">',
      /<a id="security-and-quality-tab"(?=[^>]*data-tab-item="security-and-quality")/,
      /<span id="security-and-quality-repo-tab-count" class="Counter" title="Not available"[^>]*><\/span>/,
    ]
    expect(has(text, parts)).toEqual([])
    expect(text.includes('react-partial')).toBe(false)
  })

  it('falls back to the new one when asked for what does not exist', async () => {
    const { text } = await load(address, 'demo_navigation=none; demo_security=none')
    expect(has(text, ['partial-name="global-nav-bar"', '<react-app app-name="repository-security"'])).toEqual(
      [],
    )
  })
})

interface Choice {
  cookie?: string
  search?: string
  options?: PagesOptions
}

describe('the Security pages', () => {
  it('are a React application', async () => {
    const { text } = await load(`${home(devons)}/security`, asDevon)
    const parts = [
      `<react-app app-name="repository-security" initial-path="${home(devons)}/security/overview"`,
      '<nav aria-label="Security" data-component="NavList">',
      'data-component="PageLayout.Pane"',
      /data-component="PageLayout.Content"/,
      'data-component="ActionList.GroupHeading">Vulnerability alerts',
      /<a(?=[^>]*href="[^"]*\/security\/policy")(?=[^>]*data-discover="true")/,
    ]
    expect(has(text, parts)).toEqual([])
  })

  it('are server HTML, made of ViewComponents', async () => {
    const cookie = await cookiesOf((context) => showPagesAs(context, { security: 'server' }))
    const { text } = await load(`${home(devons)}/security/policy`, cookie)
    const parts = [
      '<div class="Layout-sidebar" data-view-component="true"><nav-list',
      '<nav class="ActionList" aria-label="Security" data-view-component="true"><ul class="ActionListWrap"',
      /<li class="ActionListItem ActionListItem--navActive" data-targets="nav-list.items"[^>]*><a class="ActionListContent/,
      /<a class="ActionListContent ActionListContent--visual16" href="[^"]*\/policy"[^>]* aria-current="page">/,
      '<span class="ActionListItem-label" data-view-component="true">Policy</span>',
      '<div class="Layout-main" data-view-component="true">',
    ]
    expect(has(text, parts)).toEqual([])
    const frame = text.slice(text.indexOf('<turbo-frame'), text.indexOf('</turbo-frame>'))
    expect(frame.includes('nav-list')).toBe(true)
    expect(text.includes('react-app') || text.includes('data-discover')).toBe(false)
  })

  it('are server HTML of an organization, too, without a frame', async () => {
    const { text } = await load('/orgs/octo-org/security/risk', '', { security: 'server' })
    expect(has(text, ['<nav-list', 'href="/orgs/octo-org/security/coverage"'])).toEqual([])
    expect(text.includes('react-app') || text.includes('turbo-frame id')).toBe(false)
  })

  it('have the alert’s facts in the right column, whatever they are made of', async () => {
    for (const security of ['react', 'server'] as const) {
      const { text } = await load(`${home(devons)}/security/code-scanning/1`, '', { security })
      const names = [...text.matchAll(/<h2 class="Facts-name">([^<]+)</g)].map((match) => match[1])
      expect(names).toEqual([
        'Severity',
        'Affected branches',
        'Development',
        'Assignees',
        'Tags',
        'Weaknesses',
      ])
      const title = devons.alerts.find((alert) => alert.number === 1)?.rule.name ?? ''
      expect(text).toContain(`<h1 class="AlertHeader-title">${title}</h1>`)
    }
  })
})
