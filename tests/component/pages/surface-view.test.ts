import { flushPromises } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { CAMPAIGN_ID } from '../fixtures'
import { element, put, railsPage, reactPage, show } from './page'
import { go, isHidden, ours, settle, surfaceRig, text } from './surface-rig'
import { focused } from '@/components/primer/focus'

const { backend, start } = surfaceRig(() => import('@/entrypoints/org-security.content/surface'))

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
    expect(backend().inputsOf('campaigns.track')).toEqual([{ id: CAMPAIGN_ID }])
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
