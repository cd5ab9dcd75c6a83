import { beforeEach, describe, expect, test } from 'vitest'
import { element, show } from './page'
import { alertPage, repositoryPage } from './repository-page'
import {
  findHeading,
  findRepositorySidebar,
  findStripPlace,
  hasRepositoryCampaigns,
} from '@/lib/pages/repository-page'
import { findSecurityTab, pendingHeader } from '@/lib/pages/security-tab'
import { makeTabMark } from '@/lib/pages/tab-count'

const SHOP = 'octo-org/shop'

beforeEach(() => {
  document.documentElement.removeAttribute('refined-github')
  document.body.replaceChildren()
})

describe('the Security tab', () => {
  test('is found in the header that React draws, once it has taken over', () => {
    show(repositoryPage())
    expect(findSecurityTab(SHOP)).toBe(element('tab'))
    expect(findSecurityTab('Octo-Org/SHOP')).toBe(element('tab'))
    expect(pendingHeader()).toBeNull()

    show(repositoryPage({ headerLoaded: false }))
    expect(findSecurityTab(SHOP)).toBeNull()
    expect(pendingHeader()?.localName).toBe('react-partial')
  })

  test.each([
    ['server', 'security-and-quality-tab'],
    ['former', 'tab'],
  ] as const)('is found in the %s rendering', (header, id) => {
    show(repositoryPage({ header }))
    expect(findSecurityTab(SHOP)).toBe(element(id))
  })

  test('is the one that people see beside Refined GitHub', () => {
    document.documentElement.setAttribute('refined-github', '')
    show(repositoryPage({ header: 'refined' }))
    expect(findSecurityTab(SHOP)).toBe(element('replica'))
    // It has not drawn its tabs yet.
    element('replica').remove()
    expect(findSecurityTab(SHOP)).toBe(element('tab'))
  })

  test('without any known mark it is the link that leads there, and never one of the sidebar', () => {
    const unknown =
      '<header><nav><a id="unknown" href="/octo-org/shop/security">Sicherheit</a></nav></header>'
    show(unknown + repositoryPage({ header: 'server' }).replace('security-and-quality-tab', 'x'))
    expect(findSecurityTab(SHOP)).toBe(element('unknown'))
    show(repositoryPage().replace(/<header.*<\/header>/s, ''))
    expect(findRepositorySidebar(SHOP)).toBe(element('native'))
    expect(findSecurityTab(SHOP)).toBeNull()
  })

  test('of another repository, in a template or of ours is none', () => {
    show(repositoryPage({ repository: 'octo-org/other' }))
    expect(findSecurityTab(SHOP)).toBeNull()
    show(`<template>${repositoryPage()}</template><div data-muster="x">${repositoryPage()}</div>`)
    expect(findSecurityTab(SHOP)).toBeNull()
  })
})

describe('the mark in the tab', () => {
  const count = { text: '7', meaning: '7 alerts left to do' }

  test('is one span at the end of the link, hidden by GitHub’s own class until our style shows it', () => {
    show(repositoryPage())
    const mark = makeTabMark()
    mark.place(element('tab'), count)
    expect(element('tab').lastElementChild).toBe(mark.element)
    expect(mark.element.className).toBe('d-none')
    expect(mark.element.title).toBe('7 alerts left to do')
    expect(mark.element.querySelector('[aria-hidden="true"]')?.textContent).toBe('7')
    expect(mark.element.querySelector(':not([aria-hidden])')?.textContent).toBe(' (7 alerts left to do)')
  })

  test('is nothing that Refined GitHub reads as label or counter', () => {
    show(repositoryPage())
    const mark = makeTabMark()
    mark.place(element('tab'), count)
    expect(mark.element.closest('[data-component="text"]')).toBeNull()
    expect(mark.element.querySelector('[data-variant], [data-component], .Counter')).toBeNull()
    expect(document.querySelectorAll('nav[aria-label="Repository"] li')).toHaveLength(2)
  })

  test('without counts it is a dot', () => {
    show(repositoryPage())
    const mark = makeTabMark()
    mark.place(element('tab'), { text: null, meaning: '1 security campaign' })
    expect(mark.element.querySelector('[aria-hidden]')?.textContent).toBe('')
    expect(mark.element.textContent).toBe(' (1 security campaign)')
  })

  test('goes to another tab and away; placed again it touches nothing', async () => {
    show(repositoryPage({ header: 'refined' }))
    const mark = makeTabMark()
    mark.place(element('tab'), count)
    mark.place(element('replica'), count)
    expect(element('tab').contains(mark.element)).toBe(false)
    const records: MutationRecord[] = []
    const observer = new MutationObserver((found) => records.push(...found))
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true })
    mark.place(element('replica'), count)
    await Promise.resolve()
    observer.disconnect()
    expect(records).toHaveLength(0)
    mark.place(element('replica'), null)
    expect(document.querySelector('[data-muster]')).toBeNull()
    mark.place(null, count)
    expect(mark.element.isConnected).toBe(false)
  })
})

describe('the sidebar', () => {
  test('is the navigation with links into this repository’s Security pages', () => {
    show(repositoryPage())
    expect(findRepositorySidebar('OCTO-ORG/shop')).toBe(element('native'))
    expect(findRepositorySidebar('octo-org/sho')).toBeNull()
    show(alertPage())
    expect(findRepositorySidebar(SHOP)).toBeNull()
  })

  test('GitHub’s own campaigns are seen in it', () => {
    show(repositoryPage())
    expect(hasRepositoryCampaigns(element('native'), SHOP)).toBe(false)
    show(repositoryPage({ extra: '<li><a href="/octo-org/shop/security/campaigns/4">Logs</a></li>' }))
    expect(hasRepositoryCampaigns(element('native'), SHOP)).toBe(true)
  })
})

describe('the place of the strip', () => {
  test('is before the box around the alert’s title, not among its buttons', () => {
    show(alertPage())
    expect(findHeading()).toBe(element('title'))
    expect(findStripPlace()).toBe(element('title-box'))
  })

  test('without such a box it is before the title, out of the row with its buttons', () => {
    const content = `<div id="around"><div id="row" style="display: flex"><h1 id="title">x</h1><button>y</button></div></div>`
    show(alertPage({ content }))
    expect(findStripPlace()).toBe(element('row'))
    show(alertPage({ content: '<div id="around"><h1 id="title">x</h1></div>' }))
    expect(findStripPlace()).toBe(element('title'))
  })

  test('without a title it is the top of the content column, and our own strip is not taken for it', () => {
    show(alertPage({ content: '<p>Nothing here has a title</p>' }))
    const column = element('content')
    expect(findStripPlace()).toBe(column.firstElementChild)
    const ours = document.createElement('muster-strip')
    ours.setAttribute('data-muster', 'strip')
    column.prepend(ours)
    expect(findStripPlace()).toBe(column.children[1])
  })

  test('where neither is found there is none', () => {
    show('<main><p>Something else</p></main>')
    expect(findStripPlace()).toBeNull()
  })
})
