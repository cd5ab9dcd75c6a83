import { beforeEach, describe, expect, test } from 'vitest'
import { filterOf, findAlertList, findSidebar, hasNativeCampaigns } from '@/lib/pages/security-page'
import { findContent, unhydratedRoot } from '@/lib/pages/sidebar'
import { ALERT_LIST, element, railsPage, reactPage, show } from './page'

beforeEach(() => {
  document.head.replaceChildren()
  document.body.replaceChildren()
})

const list = () => findAlertList(element('content'), () => location.href)

describe('the sidebar', () => {
  test.each([
    ['React', reactPage()],
    ['ViewComponents', railsPage()],
  ])('is found in the rendering by %s, and the organization’s tabs are not', (_, html) => {
    show(html)
    expect(findSidebar('octo-org')).toBe(element('native'))
    expect(findSidebar('OCTO-org')).toBe(element('native'))
  })

  test('belongs to the organization asked for', () => {
    show(reactPage())
    expect(findSidebar('other')).toBeNull()
    expect(findSidebar('octo')).toBeNull()
  })

  test('is neither our own nor a copy in a template', () => {
    show(`<div data-muster="sidebar">${reactPage()}</div><template>${reactPage()}</template>`)
    expect(findSidebar('octo-org')).toBeNull()
  })

  test('one link is not enough', () => {
    show('<main><nav><a href="/orgs/octo-org/security">Security</a><a href="/x">x</a></nav></main>')
    expect(findSidebar('octo-org')).toBeNull()
  })

  test('GitHub’s own campaigns are seen in both places where they have been', () => {
    show(reactPage())
    expect(hasNativeCampaigns(element('native'), 'octo-org')).toBe(false)
    for (const href of ['/orgs/octo-org/security/campaigns', '/orgs/Octo-Org/campaigns/7']) {
      show(reactPage({ extra: `<li><a href="${href}">Campaigns</a></li>` }))
      expect(hasNativeCampaigns(element('native'), 'octo-org')).toBe(true)
    }
  })
})

describe('the content column', () => {
  test.each([
    ['React', reactPage()],
    ['ViewComponents', railsPage()],
  ])('is found beside the sidebar by the marks of %s', (_, html) => {
    show(html)
    expect(findContent(element('native'))).toBe(element('content'))
  })

  test('without any mark it is the larger neighbour', () => {
    show(`<main><div><aside><nav id="native"></nav></aside><p>A note</p>
      <div id="small"><h2>x</h2></div><div id="content"><h1>a</h1><p>b</p><table></table></div></div></main>`)
    expect(findContent(element('native'))).toBe(element('content'))
  })

  test('where there is none, none is made up', () => {
    show(
      '<div class="application-main"><main><nav id="native"></nav></main></div><footer><h2>f</h2></footer>',
    )
    expect(findContent(element('native'))).toBeNull()
  })
})

describe('hydration', () => {
  test('a React root without the class `loaded` is still to be taken over', () => {
    show(reactPage({ loaded: false }))
    expect(unhydratedRoot(element('native'))?.localName).toBe('react-app')
    unhydratedRoot(element('native'))?.classList.add('loaded')
    expect(unhydratedRoot(element('native'))).toBeNull()
  })

  test('what the server rendered for good is not waited for', () => {
    show(railsPage())
    expect(unhydratedRoot(element('native'))).toBeNull()
  })
})

describe('the alert list', () => {
  const path = '/orgs/octo-org/security/alerts/code-scanning?query=is%3Aopen+severity%3Ahigh'

  test('our button goes above the box, not into it', () => {
    show(reactPage({ content: ALERT_LIST }), path)
    expect(list()?.before).toBe(element('box'))
  })

  test('the filter is what is typed at the moment', () => {
    show(reactPage({ content: ALERT_LIST }), path)
    const found = list()
    expect(found?.query()).toBe('is:open rule:js/xss')
    const field = document.querySelector('input')
    if (field) field.value = ' tag:x '
    expect(found?.query()).toBe('tag:x')
  })

  test('with an empty field it is the one in the address, and without that open alerts', () => {
    show(reactPage({ content: ALERT_LIST.replace('value="is:open rule:js/xss"', '') }), path)
    expect(list()?.query()).toBe('is:open severity:high')
    expect(filterOf('https://github.com/x?q=a+b')).toBe('a b')
    expect(filterOf('https://github.com/x')).toBe('is:open')
    expect(filterOf('nonsense')).toBe('is:open')
  })

  test('without any alert it goes below the filter', () => {
    show(
      reactPage({
        content: '<h1>x</h1><form><input placeholder="Search alerts"></form><p id="empty">None</p>',
      }),
      path,
    )
    expect(list()?.before).toBe(element('empty'))
  })

  test('a list of something else is no alert list', () => {
    show(reactPage({ content: '<h1>x</h1><ul><li><a href="/settings">Settings</a></li></ul>' }), path)
    expect(list()).toBeNull()
  })
})
