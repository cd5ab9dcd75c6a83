import { flushPromises } from '@vue/test-utils'
import { describe, expect, test, vi } from 'vitest'
import { campaignView } from '../fixtures'
import { ALERT_LIST, element, put, railsPage, reactPage, show } from './page'
import { go, isHidden, ours, settle, surfaceRig, text } from './surface-rig'
import { fail, ok } from '@/lib/failure'

const { backend, begin, orphan, start } = surfaceRig(
  () => import('@/entrypoints/org-security.content/surface'),
)

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
    begin()
    expect(ours('sidebar')).toBeNull()
    await vi.advanceTimersByTimeAsync(7_000)
    expect(ours('sidebar')?.hasAttribute('data-muster-floating')).toBe(true)
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
    expect(backend().inputsOf('selection.size')).toEqual([
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
    expect(backend().listeners).toBeGreaterThan(0)
    await go('/octo-org/shop')
    expect(document.querySelectorAll('[data-muster]')).toHaveLength(0)
    expect(isHidden()).toBe(false)
    expect(backend().listeners).toBe(0)
    const before = backend().calls.length
    element('content').append(document.createElement('p'))
    backend().change({ topic: 'campaigns', organization: null })
    await settle()
    expect(backend().calls).toHaveLength(before)
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
    backend().answer(
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
    expect(backend().inputsOf('campaigns.create')).toMatchObject([{ organization: 'octo-org' }])
    await go('/orgs/another/security')
    expect(inDialog('form')).toBeFalsy()
    answer()
    await flushPromises()
    expect(location.hash).toBe('')
    expect(backend().inputsOf('campaigns.create')).toHaveLength(1)
  })

  test('another organization starts afresh', async () => {
    show(reactPage())
    await start()
    put(reactPage({ organization: 'other-org' }))
    await go('/orgs/other-org/security/overview')
    expect(backend().inputsOf('campaigns.list').at(-1)).toEqual({ organization: 'other-org' })
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
    backend().answer('campaigns.list', fail({ kind: 'extension-gone' }))
    show(reactPage())
    await start()
    expect(text('sidebar').match(/Muster was updated/g)).toHaveLength(1)
    expect(text('sidebar')).toContain('Reload the page')
    const before = backend().calls.length
    backend().change({ topic: 'campaigns', organization: null })
    await flushPromises()
    expect(backend().calls).toHaveLength(before)
  })

  test('an orphan starts nothing', async () => {
    orphan()
    show(reactPage())
    await start()
    expect(document.querySelectorAll('[data-muster]')).toHaveLength(0)
  })
})
