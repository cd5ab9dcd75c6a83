import { describe, expect, test } from 'vitest'
import { element, put, show } from './page'
import { ALERT, PANEL, repositoryRig, SECURITY, SHOP } from './repository-rig'
import { alertPage, repositoryPage } from './repository-page'
import { go, isHidden, ours, settle, text } from './surface-rig'
import { focused } from '@/components/primer/focus'

const { backend, start, stop } = repositoryRig()

describe('the panel', () => {
  test('takes the place of GitHub’s column and gives it back with its current link', async () => {
    show(repositoryPage(), SECURITY)
    await start()
    await go(PANEL)
    expect(isHidden()).toBe(true)
    expect(element('content').nextElementSibling).toBe(ours('main'))
    expect(text('main')).toContain('Progress here')
    expect(element('native').querySelector('[aria-current]')).toBeNull()
    expect(focused()?.textContent).toBe('SQL injection')
    expect(document.title).toBe('SQL injection · Campaigns · octo-org/shop')

    await go(SECURITY)
    expect(isHidden()).toBe(false)
    expect(ours('main')).toBeNull()
    expect(element('native').querySelector('[aria-current="page"]')).not.toBeNull()
  })

  test('on a page without a sidebar it stands in place of the page, with a way back', async () => {
    show(alertPage(), `${ALERT}#muster`)
    await start()
    expect(document.querySelector('#repo-content-pjax-container')?.nextElementSibling).toBe(ours('main'))
    expect(text('main')).toContain('Campaigns in this repository')
    expect(ours('sidebar')?.hasAttribute('data-muster-floating')).toBe(true)
    const back = ours('main')?.shadowRoot?.querySelector<HTMLElement>('[aria-label="Back to GitHub’s page"]')
    back?.click()
    await go(ALERT)
    expect(ours('main')).toBeNull()
    expect(ours('sidebar')).toBeNull()
    expect(document.querySelector('[data-muster-hidden]')).toBeNull()
  })

  test('an address of ours on a page that is none of Security does nothing', async () => {
    show(repositoryPage({ sidebar: false }), `${SHOP}/issues#muster`)
    await start()
    expect(ours('main')).toBeNull()
  })

  test('views that only an organization has lead nowhere here', async () => {
    for (const fragment of ['#muster/closed', '#muster/alerts?query=x', '#muster/nonsense']) {
      show(repositoryPage(), `${SECURITY}${fragment}`)
      await start()
      expect(text('main')).toContain('There is no such page')
      stop()
    }
  })
})

describe('the strip on an alert’s page', () => {
  test('names its campaign above the alert', async () => {
    show(alertPage(), ALERT)
    await start()
    expect(element('title-box').previousElementSibling).toBe(ours('strip'))
    expect(text('strip')).toContain('SQL injection')
    expect(backend().inputsOf('repository.alert')).toEqual([{ repository: 'octo-org/shop', number: 42 }])
  })

  test('on the page of an alert that is in no campaign there is nothing', async () => {
    show(alertPage(), `${SECURITY}/code-scanning/9`)
    await start()
    expect(backend().inputsOf('repository.alert')).toHaveLength(1)
    expect(ours('strip')).toBeNull()
  })

  test('waits for React, and goes with the alert’s page', async () => {
    show(alertPage({ loaded: false }), ALERT)
    await start()
    expect(ours('strip')).toBeNull()
    document.querySelector('react-app')?.classList.add('loaded')
    await settle()
    expect(ours('strip')).not.toBeNull()
    put(repositoryPage())
    await go(`${SECURITY}/code-scanning`)
    expect(ours('strip')).toBeNull()
  })

  test('waits for React also where the sidebar beside it is the server’s', async () => {
    const links = ['', '/policy'].map((path) => `<a href="${SECURITY}${path}">x</a>`).join('')
    show(
      `<div class="application-main"><main id="repo-content-pjax-container"><nav id="native">${links}</nav>
        <react-app><h1 id="title">SQL injection</h1></react-app></main></div>`,
      ALERT,
    )
    await start()
    expect(ours('sidebar')).not.toBeNull()
    expect(ours('strip')).toBeNull()
    document.querySelector('react-app')?.classList.add('loaded')
    await settle()
    expect(element('title').previousElementSibling).toBe(ours('strip'))
  })

  test('stands in a page of the server too, and comes back when its frame is replaced', async () => {
    const server = alertPage().replaceAll('react-app', 'div')
    show(server, ALERT)
    await start()
    expect(ours('strip')).not.toBeNull()
    const fresh = new DOMParser().parseFromString(server, 'text/html').querySelector('turbo-frame')
    document.querySelector('turbo-frame')?.replaceWith(fresh ?? '')
    await settle()
    expect(element('title-box').previousElementSibling).toBe(ours('strip'))
  })
})
