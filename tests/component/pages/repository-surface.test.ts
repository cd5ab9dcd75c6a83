import { describe, expect, test, vi } from 'vitest'
import { repositoryCampaigns } from '../developer-fixtures'
import { element, put, show } from './page'
import { PANEL, repositoryRig, SECURITY, SHOP } from './repository-rig'
import { repositoryPage } from './repository-page'
import { go, isHidden, ours, settle, text } from './surface-rig'
import { fail, ok } from '@/lib/failure'

const { backend, orphan, start } = repositoryRig()

describe('the count in the Security tab', () => {
  test('is there on every page of the repository, and nothing else is', async () => {
    show(repositoryPage({ sidebar: false }), SHOP)
    await start()
    expect(ours('tab')?.parentElement).toBe(element('tab'))
    expect(ours('tab')?.textContent).toBe('7 (7 alerts left to do in security campaigns)')
    for (const part of ['sidebar', 'main', 'strip']) expect(ours(part)).toBeNull()
  })

  test('waits until React has taken over the header', async () => {
    show(repositoryPage({ headerLoaded: false }), SHOP)
    await start()
    expect(ours('tab')).toBeNull()
    document.querySelector('react-partial')?.classList.add('loaded')
    await settle()
    expect(ours('tab')?.parentElement).toBe(element('tab'))
  })

  test('comes back when GitHub takes the whole header out and puts another in', async () => {
    show(repositoryPage(), SHOP)
    await start()
    const wrapper = document.querySelector('.js-header-wrapper')
    const parent = wrapper?.parentElement
    wrapper?.remove()
    await settle()
    expect(ours('tab')).toBeNull()
    const fresh = new DOMParser().parseFromString(repositoryPage(), 'text/html')
    parent?.prepend(fresh.querySelector('.js-header-wrapper') ?? '')
    await settle()
    expect(ours('tab')?.parentElement).toBe(element('tab'))
    expect(document.querySelectorAll('[data-muster="tab"]')).toHaveLength(1)
  })

  test('comes back when React draws the tab anew', async () => {
    show(repositoryPage(), SHOP)
    await start()
    element('tab').replaceChildren('Security and quality')
    await settle()
    expect(ours('tab')?.parentElement).toBe(element('tab'))
  })

  test('moves to the tabs of Refined GitHub as soon as they are there', async () => {
    document.documentElement.setAttribute('refined-github', '')
    show(repositoryPage({ header: 'refined' }), SHOP)
    const replica = element('replica')
    const nav = replica.parentElement
    replica.remove()
    await start()
    expect(ours('tab')?.parentElement).toBe(element('tab'))
    nav?.append(replica)
    await settle()
    expect(ours('tab')?.parentElement).toBe(replica)
    expect(document.querySelectorAll('[data-muster="tab"]')).toHaveLength(1)
  })

  test('follows what changes, and goes when nothing is left to do', async () => {
    show(repositoryPage(), SHOP)
    await start()
    backend().answer('repository.status', ok(repositoryCampaigns({ left: 3 })))
    backend().change({ topic: 'alerts', organization: 'Octo-Org' })
    await settle()
    expect(ours('tab')?.textContent).toContain('3 alerts left')
    backend().answer('repository.status', ok(repositoryCampaigns({ left: 0 })))
    backend().change({ topic: 'campaigns', organization: null })
    await settle()
    expect(ours('tab')).toBeNull()
  })
})

describe('the sidebar group', () => {
  test('stands right after GitHub’s navigation with the campaigns of this repository', async () => {
    show(repositoryPage(), SECURITY)
    await start()
    expect(element('native').nextElementSibling).toBe(ours('sidebar'))
    expect(text('sidebar')).toContain('SQL injection')
    expect(ours('sidebar')?.shadowRoot?.querySelector('h3')?.textContent).toBe('Campaigns')
  })

  test('is called Muster below GitHub’s own campaigns', async () => {
    show(
      repositoryPage({ extra: '<li><a href="/octo-org/shop/security/campaigns/4">Logs</a></li>' }),
      SECURITY,
    )
    await start()
    expect(ours('sidebar')?.shadowRoot?.querySelector('h3')?.textContent).toBe('Muster')
  })

  test('a closed campaign is gone from it, and without any campaign so is the group', async () => {
    show(repositoryPage(), SECURITY)
    await start()
    backend().answer('repository.status', ok(repositoryCampaigns({ campaigns: [], left: 0 })))
    backend().change({ topic: 'campaigns', organization: 'octo-org' })
    await settle()
    expect(ours('sidebar')).toBeNull()
  })

  test('nothing is put into the page before React has taken over', async () => {
    show(repositoryPage({ loaded: false }), SECURITY)
    await start()
    expect(document.querySelector('react-app [data-muster], react-app [data-muster-hidden]')).toBeNull()
    document.querySelector('react-app')?.classList.add('loaded')
    await settle()
    expect(element('native').nextElementSibling).toBe(ours('sidebar'))
  })

  test('each page may take its time, also the second one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    show(repositoryPage({ loaded: false }), SECURITY)
    await start()
    await vi.advanceTimersByTimeAsync(7_000)
    await settle()
    // GitHub has had its time here.
    expect(element('native').nextElementSibling).toBe(ours('sidebar'))
    put(repositoryPage({ loaded: false }))
    await go(`${SECURITY}/policy`)
    await vi.advanceTimersByTimeAsync(3_000)
    await settle()
    expect(document.querySelector('react-app [data-muster]')).toBeNull()
    await vi.advanceTimersByTimeAsync(4_000)
    await settle()
    expect(element('native').nextElementSibling).toBe(ours('sidebar'))
  })

  test('no drawer floats on pages without a sidebar', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    show(repositoryPage({ sidebar: false }), `${SECURITY}/policy`)
    await start()
    await vi.advanceTimersByTimeAsync(7_000)
    await settle()
    expect(ours('sidebar')).toBeNull()
  })
})

describe('coming and going', () => {
  test('what is known is asked at once, and GitHub once on arrival', async () => {
    show(repositoryPage(), SHOP)
    await start()
    await go(`${SHOP}/issues`)
    await go(SECURITY)
    expect(backend().inputsOf('repository.refresh')).toEqual([{ repository: 'octo-org/shop', asked: false }])
    expect(backend().calls[0]?.operation).toBe('repository.status')
  })

  test('coming back to the page after a while reads anew, and not before', async () => {
    show(repositoryPage(), SHOP)
    await start()
    document.dispatchEvent(new Event('visibilitychange'))
    await settle()
    expect(backend().inputsOf('repository.refresh')).toHaveLength(1)
    const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 6 * 60_000)
    document.dispatchEvent(new Event('visibilitychange'))
    await settle()
    later.mockRestore()
    expect(backend().inputsOf('repository.refresh')).toHaveLength(2)
  })

  test.each(['/octo-org', '/orgs/octo-org/security/overview', '/settings/profile'])(
    'on %s nothing stays: no node, no listener, no call',
    async (elsewhere) => {
      show(repositoryPage(), PANEL)
      await start()
      expect(backend().listeners).toBeGreaterThan(0)
      await go(elsewhere)
      expect(document.querySelectorAll('[data-muster]')).toHaveLength(0)
      expect(isHidden()).toBe(false)
      expect(backend().listeners).toBe(0)
      const before = backend().calls.length
      const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 6 * 60_000)
      backend().change({ topic: 'alerts', organization: null })
      document.dispatchEvent(new Event('visibilitychange'))
      await settle()
      later.mockRestore()
      expect(backend().calls).toHaveLength(before)
    },
  )

  test('what belongs to the other surface is left alone on leaving', async () => {
    show(repositoryPage(), SECURITY)
    await start()
    const other = document.createElement('muster-sidebar')
    other.setAttribute('data-muster', 'sidebar')
    other.setAttribute('data-muster-surface', 'org-security')
    document.body.append(other)
    await go('/orgs/octo-org/security/overview')
    expect(other.isConnected).toBe(true)
  })

  test('another repository starts afresh; the same one in other letters does not', async () => {
    show(repositoryPage(), SECURITY)
    await start()
    await go('/Octo-Org/Shop/security')
    expect(backend().inputsOf('repository.refresh')).toHaveLength(1)
    put(repositoryPage({ repository: 'octo-org/other' }))
    await go('/octo-org/other/security')
    expect(backend().inputsOf('repository.refresh').at(-1)).toEqual({
      repository: 'octo-org/other',
      asked: false,
    })
    expect(document.querySelectorAll('[data-muster="sidebar"]')).toHaveLength(1)
    expect(document.querySelectorAll('[data-muster="tab"]')).toHaveLength(1)
  })

  test('a copy of the page that comes back from GitHub’s cache is cleaned of our dead nodes', async () => {
    show(repositoryPage(), PANEL)
    await start()
    document.body.replaceChildren(...document.body.cloneNode(true).childNodes)
    await go(SECURITY)
    expect(document.querySelectorAll('[data-muster="sidebar"], [data-muster="tab"]')).toHaveLength(2)
    expect(ours('sidebar')?.shadowRoot).not.toBeNull()
    expect(ours('main')).toBeNull()
    expect(isHidden()).toBe(false)
  })

  test('after an update of the extension the page is told once, and nothing more is asked', async () => {
    show(repositoryPage(), SECURITY)
    await start()
    backend().answer('repository.status', fail({ kind: 'extension-gone' }))
    backend().change({ topic: 'alerts', organization: null })
    await settle()
    expect(text('sidebar').match(/Muster was updated/g)).toHaveLength(1)
    const before = backend().calls.length
    document.dispatchEvent(new Event('visibilitychange'))
    await settle()
    expect(backend().calls).toHaveLength(before)
  })

  test('an orphan starts nothing', async () => {
    orphan()
    show(repositoryPage(), SECURITY)
    await start()
    expect(document.querySelectorAll('[data-muster]')).toHaveLength(0)
  })
})
