import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBackend, type FakeBackend } from '../fake-backend'
import { CAMPAIGN_ID, campaignView } from '../fixtures'
import { ALERT_LIST, element, put, railsPage, reactPage, show } from './page'
import { focused } from '@/components/primer/focus'
import { startSurface } from '@/entrypoints/org-security.content/surface'
import { fail, ok } from '@/lib/failure'
import type * as Route from '@/lib/pages/route'

const shared = vi.hoisted(() => ({
  backend: undefined as FakeBackend | undefined,
  runtime: { id: 'muster' as string | undefined },
}))
vi.mock('wxt/browser', () => ({ browser: { runtime: shared.runtime } }))
vi.mock('@/lib/backend/remote', () => ({ remoteBackend: () => shared.backend }))

/** happy-dom's own address is not GitHub's; the surface reads `location.href` only. */
vi.mock('@/lib/pages/route', async (original) => {
  const route = await original<typeof Route>()
  return { ...route, pageOf: () => route.pageOf(`https://github.com${location.pathname}${location.search}`) }
})

let stop = new AbortController()
let backend = fakeBackend()

beforeEach(() => {
  stop = new AbortController()
  backend = shared.backend = fakeBackend()
  shared.runtime.id = 'muster'
})
afterEach(() => {
  stop.abort()
  vi.useRealTimers()
  document.body.replaceChildren()
})

async function settle(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => resolve(null)))
  await flushPromises()
}

async function start(): Promise<void> {
  startSurface(stop.signal)
  await flushPromises()
}

async function go(path: string): Promise<void> {
  window.history.pushState(null, '', path)
  document.dispatchEvent(new Event('soft-nav:react-done'))
  await settle()
}

const ours = (part: string) => document.querySelector(`[data-muster="${part}"]`)
const text = (part: string) => ours(part)?.shadowRoot?.querySelector('.m-root')?.textContent ?? ''
const isHidden = () => element('content').hasAttribute('data-muster-hidden')

describe('the sidebar group', () => {
  test.each([
    ['React', reactPage()],
    ['ViewComponents', railsPage()],
  ])('stands right after GitHub’s navigation (%s)', async (_, html) => {
    show(html)
    await start()
    expect(element('native').nextElementSibling).toBe(ours('sidebar'))
    expect(text('sidebar')).toContain('SQL injection')
  })

  test('waits until React has taken over, and comes then', async () => {
    show(reactPage({ loaded: false }))
    await start()
    expect(ours('sidebar')).toBeNull()
    document.querySelector('react-app')?.classList.add('loaded')
    await settle()
    expect(element('native').nextElementSibling).toBe(ours('sidebar'))
  })

  test('comes back when GitHub renders its sidebar anew, and there is only one', async () => {
    show(reactPage())
    await start()
    const pane = element('native').parentElement
    pane?.replaceWith(
      new DOMParser()
        .parseFromString(reactPage(), 'text/html')
        .querySelector('[data-component="PageLayout.Pane"]') ?? '',
    )
    expect(ours('sidebar')).toBeNull()
    await settle()
    expect(element('native').nextElementSibling).toBe(ours('sidebar'))
    expect(document.querySelectorAll('[data-muster="sidebar"]')).toHaveLength(1)
  })

  test('goes back to its place when something was put before it', async () => {
    show(reactPage())
    await start()
    element('native').after(document.createElement('hr'))
    await settle()
    expect(element('native').nextElementSibling).toBe(ours('sidebar'))
  })

  test('is called Muster beside GitHub’s own campaigns', async () => {
    show(reactPage({ extra: '<li><a href="/orgs/octo-org/security/campaigns">Campaigns</a></li>' }))
    await start()
    expect(ours('sidebar')?.shadowRoot?.querySelector('h3')?.textContent).toBe('Muster')
  })

  test('without any navigation it floats after a while', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] })
    show('<div class="application-main"><main><h1>New page</h1></main></div>')
    startSurface(stop.signal)
    expect(ours('sidebar')).toBeNull()
    await vi.advanceTimersByTimeAsync(7_000)
    expect(ours('sidebar')?.hasAttribute('data-muster-floating')).toBe(true)
  })
})

describe('Muster’s view', () => {
  test('hides GitHub’s column and gives it back, with its current link', async () => {
    show(reactPage())
    await start()
    expect(isHidden()).toBe(false)
    await go('/orgs/octo-org/security/overview#muster')
    expect(isHidden()).toBe(true)
    expect(element('content').nextElementSibling).toBe(ours('main'))
    expect(text('main')).toContain('Open campaigns')
    expect(element('native').querySelector('[aria-current], [data-active]')).toBeNull()

    await go('/orgs/octo-org/security/overview')
    expect(isHidden()).toBe(false)
    expect(ours('main')).toBeNull()
    expect(element('native').querySelector('[aria-current="page"]')?.textContent).toBe('overview')
    expect(element('native').querySelector('[data-active="true"]')).not.toBeNull()
    expect(document.querySelectorAll('[data-muster-current], [data-muster-active]')).toHaveLength(0)
  })

  test('begins where GitHub’s text began, whether or not its column has a margin of its own', async () => {
    for (const [html, isFlush] of [
      [railsPage(), true],
      [reactPage(), false],
    ] as const) {
      put(html)
      await go('/orgs/octo-org/security/overview#muster')
      if (!ours('main')) await start()
      await settle()
      expect(ours('main')?.hasAttribute('data-muster-flush')).toBe(isFlush)
    }
  })

  test('does not mark the old link when GitHub has gone to another page', async () => {
    show(reactPage(), '/orgs/octo-org/security/overview#muster')
    await start()
    const risk = element('native').querySelector('a[href$="/risk"]')
    risk?.setAttribute('aria-current', 'page')
    await go('/orgs/octo-org/security/risk')
    expect([...element('native').querySelectorAll('[aria-current]')]).toEqual([risk])
  })

  test('opens at once when the page is loaded with its address', async () => {
    show(reactPage(), `/orgs/octo-org/security/overview#muster/campaigns/${CAMPAIGN_ID}`)
    await start()
    expect(isHidden()).toBe(true)
    expect(text('main')).toContain('Campaign progress')
    expect(backend.inputsOf('campaigns.track')).toEqual([{ id: CAMPAIGN_ID }])
  })

  test('the tab is called after the view, and gets GitHub’s title back', async () => {
    document.title = 'Overview · Security · octo-org'
    show(reactPage())
    await start()
    await go(`/orgs/octo-org/security/overview#muster/campaigns/${CAMPAIGN_ID}`)
    expect(document.title).toBe('SQL injection · Campaigns · octo-org')
    // GitHub writes its own late.
    document.title = 'Late · octo-org'
    document.dispatchEvent(new Event('soft-nav:react-done'))
    await settle()
    expect(document.title).toBe('SQL injection · Campaigns · octo-org')
    await go('/orgs/octo-org/security/overview#muster/closed')
    expect(document.title).toBe('Closed · Campaigns · octo-org')
    await go('/orgs/octo-org/security/overview')
    expect(document.title).toBe('Late · octo-org')
  })

  test('a title that GitHub sets on going on stays', async () => {
    show(reactPage(), '/orgs/octo-org/security/overview#muster')
    await start()
    document.title = 'Risk · octo-org'
    await go('/orgs/octo-org/security/risk')
    expect(document.title).toBe('Risk · octo-org')
  })

  test('until React has taken over, GitHub’s column is out of sight, and nothing inside is touched', async () => {
    const arriving = () => document.documentElement.hasAttribute('data-muster-arriving')
    show(reactPage({ loaded: false }), '/orgs/octo-org/security/overview#muster')
    await start()
    expect(arriving()).toBe(true)
    expect(isHidden()).toBe(false)
    document.querySelector('react-app')?.classList.add('loaded')
    await settle()
    expect(arriving()).toBe(false)
    expect(isHidden()).toBe(true)
  })

  test('a page that is shown itself is never out of sight', async () => {
    show(reactPage({ loaded: false }))
    await start()
    expect(document.documentElement.hasAttribute('data-muster-arriving')).toBe(false)
  })

  test('the focus goes to the heading of another view, also when that has to be loaded', async () => {
    show(reactPage())
    await start()
    await go(`/orgs/octo-org/security/overview#muster/campaigns/${CAMPAIGN_ID}`)
    await flushPromises()
    expect(focused()?.textContent).toBe('SQL injection')
    await go('/orgs/octo-org/security/overview#muster/closed')
    expect(focused()?.textContent).toBe('Closed campaigns')
  })

  test('whoever types a filter keeps the focus, whatever GitHub changes and also when it is applied', async () => {
    show(reactPage(), '/orgs/octo-org/security/overview#muster/alerts')
    await start()
    const field = ours('main')?.shadowRoot?.querySelector('input')
    field?.focus()
    element('native').after(document.createElement('hr'))
    await settle()
    expect(focused()).toBe(field)
    await go('/orgs/octo-org/security/overview#muster/alerts?query=severity:high')
    expect(focused()).toBe(field)
  })

  test('an address that leads nowhere says so', async () => {
    show(reactPage(), '/orgs/octo-org/security/overview#muster/<script>')
    await start()
    expect(text('main')).toContain('There is no such page')
  })

  test('our links change the fragment and are not left to the page', async () => {
    show(reactPage())
    await start()
    const link = ours('sidebar')?.shadowRoot?.querySelector('a[href="#muster"]')
    const press = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true })
    link?.dispatchEvent(press)
    expect(press.defaultPrevented).toBe(true)
    expect(location.hash).toBe('#muster')
  })

  test('keys typed in our fields do not reach GitHub’s shortcuts', async () => {
    show(reactPage(), '/orgs/octo-org/security/overview#muster/alerts')
    await start()
    const heard: string[] = []
    const hear = (event: Event) => heard.push(event.type)
    for (const type of ['keydown', 'keyup', 'keypress']) document.addEventListener(type, hear)
    const field = ours('main')?.shadowRoot?.querySelector('input')
    expect(field).not.toBeNull()
    for (const type of ['keydown', 'keyup', 'keypress'])
      field?.dispatchEvent(new KeyboardEvent(type, { key: 's', bubbles: true, composed: true }))
    expect(heard).toEqual([])
  })
})

describe('GitHub’s own alert list', () => {
  const path = '/orgs/octo-org/security/alerts/code-scanning?query=is%3Aopen'

  test('has our button above it, which takes over what is typed', async () => {
    show(reactPage({ content: ALERT_LIST, current: 'alerts/code-scanning' }), path)
    await start()
    expect(element('box').previousElementSibling).toBe(ours('button'))
    ours('button')?.shadowRoot?.querySelector('button')?.click()
    await flushPromises()
    expect(backend.inputsOf('selection.size')).toEqual([
      { organization: 'octo-org', query: 'is:open rule:js/xss' },
    ])
    expect(text('dialogs')).toContain('New campaign')
  })

  test('the button is gone on the next page', async () => {
    show(reactPage({ content: ALERT_LIST }), path)
    await start()
    await go('/orgs/octo-org/security/risk')
    expect(ours('button')).toBeNull()
  })
})

describe('coming and going', () => {
  test('off the Security pages nothing stays: no node, no listener, no call', async () => {
    show(reactPage(), '/orgs/octo-org/security/overview#muster')
    await start()
    expect(backend.listeners).toBeGreaterThan(0)
    await go('/octo-org/shop')
    expect(document.querySelectorAll('[data-muster]')).toHaveLength(0)
    expect(isHidden()).toBe(false)
    expect(backend.listeners).toBe(0)
    const before = backend.calls.length
    element('content').append(document.createElement('p'))
    backend.change({ topic: 'campaigns', organization: null })
    await settle()
    expect(backend.calls).toHaveLength(before)
  })

  test('comes back with the page', async () => {
    show(reactPage())
    await start()
    await go('/octo-org/shop')
    await go('/orgs/octo-org/security/risk')
    expect(element('native').nextElementSibling).toBe(ours('sidebar'))
  })

  test('a dialog is closed with its organization; what it created there leads nowhere here', async () => {
    let answer: () => void = () => {}
    backend.answer(
      'campaigns.create',
      () => new Promise((resolve) => (answer = () => resolve(ok(campaignView())))),
    )
    show(reactPage({ content: ALERT_LIST }), '/orgs/octo-org/security/alerts/code-scanning')
    await start()
    const dialogs = () => ours('dialogs')?.shadowRoot
    const inDialog = (selector: string) => dialogs()?.querySelector<HTMLInputElement>(`dialog ${selector}`)
    const type = async (name: string, value: string) => {
      const control = inDialog(`[data-field="${name}"]`)
      if (!control) throw new Error(`No field ${name}`)
      control.value = value
      control.dispatchEvent(new Event('input'))
      await flushPromises()
    }
    ours('button')?.shadowRoot?.querySelector('button')?.click()
    await flushPromises()
    await type('name', 'Ours')
    await type('description', 'Why')
    await type('dueDate', '2099-01-31')
    inDialog('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(backend.inputsOf('campaigns.create')).toMatchObject([{ organization: 'octo-org' }])
    await go('/orgs/another/security')
    expect(inDialog('form')).toBeFalsy()
    answer()
    await flushPromises()
    expect(location.hash).toBe('')
    expect(backend.inputsOf('campaigns.create')).toHaveLength(1)
  })

  test('another organization starts afresh', async () => {
    show(reactPage())
    await start()
    put(reactPage({ organization: 'other-org' }))
    await go('/orgs/other-org/security/overview')
    expect(backend.inputsOf('campaigns.list').at(-1)).toEqual({ organization: 'other-org' })
    expect(document.querySelectorAll('[data-muster="sidebar"]')).toHaveLength(1)
  })

  test('a copy of the page that comes back from GitHub’s cache is cleaned of our dead nodes', async () => {
    show(reactPage(), '/orgs/octo-org/security/overview#muster')
    await start()
    // A clone has our elements without their shadow roots.
    document.body.replaceChildren(...document.body.cloneNode(true).childNodes)
    await go('/orgs/octo-org/security/overview')
    expect(document.querySelectorAll('[data-muster="sidebar"]')).toHaveLength(1)
    expect(ours('sidebar')?.shadowRoot).not.toBeNull()
    expect(ours('main')).toBeNull()
    expect(isHidden()).toBe(false)
    expect(element('native').querySelector('[aria-current="page"]')).not.toBeNull()
  })

  test('after an update of the extension the page is told once, and nothing more is asked', async () => {
    backend.answer('campaigns.list', fail({ kind: 'extension-gone' }))
    show(reactPage())
    await start()
    expect(text('sidebar').match(/Muster was updated/g)).toHaveLength(1)
    expect(text('sidebar')).toContain('Reload the page')
    const before = backend.calls.length
    backend.change({ topic: 'campaigns', organization: null })
    await flushPromises()
    expect(backend.calls).toHaveLength(before)
  })

  test('an orphan starts nothing', async () => {
    shared.runtime.id = undefined
    show(reactPage())
    await start()
    expect(document.querySelectorAll('[data-muster]')).toHaveLength(0)
  })
})
