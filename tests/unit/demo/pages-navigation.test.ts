// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://github.com/" }
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { sentEvents } from '../../../demo/pages/client/events.ts'
import { frameOf, visitFrame } from '../../../demo/pages/client/frame.ts'
import { refineNav } from '../../../demo/pages/client/nav/refined.ts'
import { pageKey, setShownPage, shownPage } from '../../../demo/pages/client/navigation.ts'
import { keptSnapshot } from '../../../demo/pages/client/snapshots.ts'
import { visit } from '../../../demo/pages/client/turbo.ts'

// The pages here have no React in them; Primer's styles cannot be loaded outside of a bundle.
vi.mock(import('../../../demo/pages/client/nav/GlobalNav.tsx'), () => ({ GlobalNav: () => null as never }))
vi.mock(import('../../../demo/pages/client/SecurityApp.tsx'), () => ({ SecurityApp: () => null as never }))

const FRAME = 'repo-content-turbo-frame'
const HOME = 'https://github.com/octo-org/shop'

interface Made {
  title: string
  selected: string
  content: string
  version?: string
  frame?: boolean
}

/** A page of a repository, as far as navigation looks at it. */
function html({ title, selected, content, version = '1', frame = true }: Made): string {
  const tab = (id: string) =>
    `<a class="js-selected-navigation-item" data-selected-links="${id} /x">${id}</a>`
  return `<!DOCTYPE html><html><head><title>${title}</title><meta name="selected-link" value="${selected}">
<meta name="analytics-location" content="/${title}"><meta http-equiv="x-pjax-version" content="${version}" data-turbo-track="reload">
</head><body><nav>${tab('code')}${tab('security')}</nav><span id="security-count" data-turbo-replace>${title}</span>
${frame ? `<turbo-frame id="${FRAME}">${content}</turbo-frame>` : content}</body></html>`
}

const CODE = { title: 'Code', selected: 'code', content: '<h1>Files</h1>' }
const SECURITY = { title: 'Security', selected: 'security', content: '<h1>Overview</h1>' }
const ORGANIZATION = { title: 'Org', selected: 'overview', content: '<h1>Octo</h1>', frame: false }

/** What GitHub answers, by path; a second address is where the first redirects to. */
let pages: Record<string, Made & { redirected?: string }>
const asked: { path: string; frame: string | null }[] = []

function answer(address: URL, init?: RequestInit) {
  const path = address.pathname
  asked.push({ path, frame: new Headers(init?.headers).get('turbo-frame') })
  const page = pages[path]
  if (!page) throw new Error(`There is no ${path}`)
  const url = page.redirected === undefined ? address.href : `https://github.com${page.redirected}`
  return { text: () => Promise.resolve(html(page)), redirected: page.redirected !== undefined, url }
}

const frame = () => {
  const found = document.getElementById(FRAME)
  if (!found) throw new Error('The page has no frame')
  return found
}
const heading = () => document.querySelector('h1')?.textContent
const current = () => [...document.querySelectorAll('[aria-current="page"]')].map((tab) => tab.textContent)
const meta = (name: string, attribute: string) =>
  document.querySelector(`meta[name="${name}"]`)?.getAttribute(attribute)

beforeEach(() => {
  pages = {
    '/octo-org/shop': CODE,
    '/octo-org/shop/security': SECURITY,
    '/octo-org': ORGANIZATION,
  }
  history.pushState({}, '', HOME)
  const page = new DOMParser().parseFromString(html(CODE), 'text/html')
  document.head.replaceChildren(...page.head.childNodes)
  document.body.replaceChildren(...page.body.childNodes)
  document.title = 'Code'
  setShownPage(pageKey(new URL(HOME)))
  sentEvents.length = 0
  asked.length = 0
  vi.stubGlobal('fetch', (address: URL, init?: RequestInit) => Promise.resolve(answer(address, init)))
  vi.stubGlobal('scrollTo', vi.fn())
  vi.spyOn(location, 'assign').mockImplementation(() => {})
})

describe('a visit in a Turbo frame', () => {
  it('replaces what is in the frame and keeps the rest of the page', async () => {
    const kept = document.querySelector('nav')
    await visitFrame(frame(), '/octo-org/shop/security')
    expect(heading()).toBe('Overview')
    expect(document.querySelector('nav')).toBe(kept)
    expect(location.pathname).toBe('/octo-org/shop/security')
    expect(shownPage()).toBe('/octo-org/shop/security')
    expect(document.title).toBe('Security')
    expect(meta('analytics-location', 'content')).toBe('/Security')
    expect(asked).toEqual([{ path: '/octo-org/shop/security', frame: FRAME }])
  })

  it('selects the tab, and replaces what says so', async () => {
    await visitFrame(frame(), '/octo-org/shop/security')
    expect(current()).toEqual(['security'])
    expect(document.getElementById('security-count')?.textContent).toBe('Security')
    await visitFrame(frame(), '/octo-org/shop')
    expect(current()).toEqual(['code'])
  })

  it('is told in Turbo’s order, to the frame and to the document', async () => {
    const onFrame: string[] = []
    for (const name of ['turbo:frame-render', 'turbo:frame-load', 'turbo:render']) {
      frame().addEventListener(name, () => onFrame.push(`${name} ${heading() ?? ''}`))
    }
    const onDocument = vi.fn()
    document.addEventListener('turbo:frame-load', onDocument, { once: true })
    await visitFrame(frame(), '/octo-org/shop/security')
    expect(sentEvents.filter((name) => name.startsWith('turbo:'))).toEqual([
      'turbo:before-fetch-request',
      'turbo:before-fetch-response',
      'turbo:before-frame-render',
      'turbo:frame-render',
      'turbo:frame-load',
      'turbo:before-visit',
      'turbo:visit',
      'turbo:before-cache',
      'turbo:before-render',
      'turbo:render',
      'turbo:load',
    ])
    expect(onFrame).toEqual(['turbo:frame-render Overview', 'turbo:frame-load Overview'])
    expect(onDocument).toHaveBeenCalledOnce()
  })

  it('keeps a copy for the way back as the page was at the click', async () => {
    const left = frame()
    document.addEventListener('turbo:before-cache', () => left.append('too late'), { once: true })
    await visitFrame(left, '/octo-org/shop/security')
    expect(keptSnapshot('/octo-org/shop')?.body.textContent).toContain('Files')
    expect(keptSnapshot('/octo-org/shop')?.body.textContent).not.toContain('too late')
    await visit(HOME, 'restore')
    expect(heading()).toBe('Files')
    expect(meta('selected-link', 'value')).toBe('code')
    expect(document.title).toBe('Code')
    expect(asked).toHaveLength(1)
  })

  it('goes where a redirect leads', async () => {
    pages['/octo-org/shop/security'] = { ...SECURITY, redirected: '/octo-org/store/security' }
    await visitFrame(frame(), '/octo-org/shop/security')
    expect(location.pathname).toBe('/octo-org/store/security')
    expect(shownPage()).toBe('/octo-org/store/security')
  })

  it.each([
    ['has no such frame', ORGANIZATION],
    ['is of another version', { ...SECURITY, version: '2' }],
  ])('becomes a load when the page %s', async (_, page: Made) => {
    pages['/octo-org/shop/security'] = page
    await visitFrame(frame(), '/octo-org/shop/security')
    expect(location.assign).toHaveBeenCalledOnce()
    expect(heading()).toBe('Files')
    expect(sentEvents).not.toContain('turbo:render')
  })

  it('ends when another navigation begins', async () => {
    const slow = visitFrame(frame(), '/octo-org/shop/security')
    await visit('/octo-org')
    await slow
    expect(heading()).toBe('Octo')
    expect(location.pathname).toBe('/octo-org')
    expect(sentEvents.filter((name) => name === 'turbo:render')).toHaveLength(1)
  })
})

describe('links', () => {
  it('open in the frame that they name, if the page has it', () => {
    const link = document.createElement('a')
    expect(frameOf(link)).toBeNull()
    frame().append(link)
    expect(frameOf(link)).toBeNull()
    link.setAttribute('data-turbo-frame', FRAME)
    expect(frameOf(link)).toBe(frame())
    link.setAttribute('data-turbo-frame', 'security-count')
    expect(frameOf(link)).toBeNull()
    link.setAttribute('data-turbo-frame', 'nowhere')
    expect(frameOf(link)).toBeNull()
  })
})

describe('a visit of the whole page', () => {
  it('replaces everything, and brings a copy back without asking', async () => {
    const before = document.querySelector('nav')
    await visit('/octo-org')
    expect(heading()).toBe('Octo')
    expect(document.querySelector('nav')).not.toBe(before)
    await visit(HOME, 'restore')
    expect(heading()).toBe('Files')
    expect(asked.map(({ path }) => path)).toEqual(['/octo-org'])
  })
})

describe('Refined GitHub', () => {
  const bar = (tabs: string) =>
    `<div class="loaded"><nav aria-label="Repository"><ul>${tabs}</ul></nav></div>`
  const tab = (id: string, counter = '') =>
    `<li><a href="/x/${id}" data-tab-item="${id}"><span data-component="text">${id}</span>${counter}</a></li>`
  const counter =
    '<span data-component="counter"><span data-variant="secondary">7</span><span> (7)</span></span>'
  const show = (tabs: string) => {
    const page = new DOMParser().parseFromString(bar(tabs), 'text/html')
    document.body.replaceChildren(...page.body.childNodes)
    document.documentElement.setAttribute('refined-github', '')
    refineNav()
    return [...document.querySelectorAll<HTMLElement>('.rgh-extensible-nav a')]
  }

  it('shows a replica without marks and moves the native navigation away', () => {
    const copies = show(tab('code') + tab('security-and-quality', counter))
    expect(copies.map((copy) => copy.textContent)).toEqual(['code', 'security-and-quality7'])
    expect(copies.every((copy) => copy.dataset['tabItem'] === undefined)).toBe(true)
    expect(document.querySelectorAll('.rgh-extensible-nav-removed')).toHaveLength(1)
    refineNav()
    expect(document.querySelectorAll('.rgh-extensible-nav')).toHaveLength(1)
  })

  it('takes over nothing that stands outside of GitHub’s label and counter', () => {
    const ours = '<span class="ours">3</span>'
    const copies = show(tab('security-and-quality', counter + ours))
    expect(copies.map((copy) => copy.textContent)).toEqual(['security-and-quality7'])
  })

  it('does nothing when it finds a tab that it does not know', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(show(tab('code') + tab('campaigns'))).toEqual([])
    expect(document.querySelectorAll('.rgh-extensible-nav-removed')).toHaveLength(0)
    expect(error).toHaveBeenCalledOnce()
    error.mockRestore()
  })
})
