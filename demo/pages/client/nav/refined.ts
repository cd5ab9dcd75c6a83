/**
 * Plays Refined GitHub, whose replica of the tabs is on by default since September 2026: the native navigation is moved
 * off the screen, and a copy without GitHub's marks is shown in its place. Like the original it refuses to touch a
 * navigation in which it finds a tab that it does not know.
 */
const KNOWN = [
  'code',
  'issues',
  'pull-requests',
  'agents',
  'discussions',
  'actions',
  'models',
  'projects',
  'wiki',
  'security-and-quality',
  'insights',
  'settings',
]
const REPLICA = 'rgh-extensible-nav'
const REMOVED = 'rgh-extensible-nav-removed'

/** Brings the replica into the page, or up to date, where the page plays Refined GitHub and its bar is alive. */
export function refineNav(): void {
  if (!document.documentElement.hasAttribute('refined-github')) return
  for (const old of document.querySelectorAll(`.${REPLICA}`)) old.remove()
  const native = document.querySelector('.loaded nav[aria-label="Repository"]')
  if (!native) return
  const links = [...native.querySelectorAll('a')]
  const unknown = links.find((link) => !KNOWN.includes(link.dataset['tabItem'] ?? ''))
  if (unknown) {
    console.error(`Refined GitHub does not know the tab ${unknown.textContent}`)
    native.classList.remove(REMOVED)
    return
  }
  const nav = element('nav', `UnderlineNav ${REPLICA}`)
  const list = element('ul', 'UnderlineNav-body')
  list.append(...links.map(replicaOf))
  nav.append(list)
  native.before(nav)
  native.classList.add(REMOVED)
}

function replicaOf(link: HTMLAnchorElement): HTMLElement {
  const selected = link.hasAttribute('aria-current')
  const copy = document.createElement('a')
  copy.className = `UnderlineNav-item${selected ? ' selected' : ''}`
  copy.href = link.href
  const icon = link.querySelector('[data-component="icon"]')?.cloneNode(true)
  if (icon instanceof Element) icon.classList.add('UnderlineNav-octicon')
  const label = link.querySelector('[data-component="text"]') ?? link
  copy.append(...(icon ? [icon] : []), label.textContent)
  const counter = link.querySelector('[data-component="counter"] [data-variant="secondary"]')
  if (counter) copy.append(element('span', 'Counter', counter.textContent))
  const item = document.createElement('li')
  item.append(copy)
  return item
}

function element(name: 'nav' | 'ul' | 'span', className: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}
