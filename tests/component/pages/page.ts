/** GitHub's organization Security page in its two renderings, as far as Muster looks at it. */

const LINKS = ['overview', 'risk', 'coverage', 'alerts/code-scanning']

function items(organization: string, current: string): string {
  return LINKS.map(
    (id) =>
      `<li data-component="ActionList.Item"${id === current ? ' data-active="true"' : ''}>` +
      `<a href="/orgs/${organization}/security/${id}"${id === current ? ' aria-current="page"' : ''}>${id}</a></li>`,
  ).join('')
}

const TABS = `<header class="GlobalNav"><nav aria-label="Organization">
  <a href="/orgs/octo-org/security">Security</a><a href="/orgs/octo-org/security/more">More</a></nav></header>`

export interface PageOptions {
  organization?: string
  current?: string
  /** React has taken over. */
  loaded?: boolean
  content?: string
  extra?: string
}

/** Primer's React layout inside a `react-app`. */
export function reactPage({
  organization = 'octo-org',
  current = 'overview',
  loaded = true,
  content = '<h1>Overview</h1>',
  extra = '',
}: PageOptions = {}): string {
  return `${TABS}<div class="application-main"><main><react-app class="${loaded ? 'loaded' : ''}">
    <div data-component="PageLayout"><div><div>
      <div data-component="PageLayout.Pane"><nav aria-label="Security" id="native">
        <ul>${items(organization, current)}${extra}</ul></nav></div>
      <div data-component="PageLayout.VerticalDivider"></div></div>
      <div data-component="PageLayout.Content" id="content"><div>${content}</div></div>
    </div></div></react-app></main></div>`
}

/** The older layout of ViewComponents, rendered by the server. */
export function railsPage(content = '<h1>Overview</h1>'): string {
  return `${TABS}<div class="application-main"><main><div class="Layout">
    <div class="Layout-sidebar"><nav-list><nav id="native"><ul>
      <li class="ActionListItem ActionListItem--navActive"><a aria-current="page" href="/orgs/octo-org/security/overview">Overview</a></li>
      <li class="ActionListItem"><a href="/orgs/octo-org/security/risk">Risk</a></li></ul></nav></nav-list></div>
    <div class="Layout-main" id="content">${content}</div></div></main></div>`
}

/** GitHub's alert list with a filter above a box of alerts. */
export const ALERT_LIST = `<h1>Code scanning</h1>
  <form id="form"><input aria-label="Filter" name="query" value="is:open rule:js/xss"></form>
  <section id="box"><div>12 Open</div><ul id="rows">
    <li><a href="/octo-org/shop/security/code-scanning/7">XSS</a></li></ul></section>`

/** Replaces the page. */
export function put(html: string): void {
  document.body.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
}

/** Puts a page in place and goes to its address without loading. */
export function show(html: string, path = '/orgs/octo-org/security/overview'): void {
  put(html)
  window.history.replaceState(null, '', path)
}

export function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`No #${id}`)
  return found
}
