/** Pages of a repository in GitHub's renderings, as far as Muster looks at them. */

const LINKS = ['', '/policy', '/code-scanning']

export interface RepositoryPageOptions {
  repository?: string
  /** Which header: drawn by React, by the server for visitors, the former one, or Refined GitHub's beside React's. */
  header?: 'react' | 'server' | 'former' | 'refined'
  /** React has taken over the header; and the page. */
  headerLoaded?: boolean
  loaded?: boolean
  /** Whether the page has GitHub's Security sidebar. */
  sidebar?: boolean
  content?: string
  /** In GitHub's sidebar. */
  extra?: string
}

const TABS = {
  react: (href: string) => `<nav aria-label="Repository" data-overflow-measured="true"><ul role="list">
    <li><a data-tab-item="code" href="${href.replace('/security', '')}">Code</a></li>
    <li><a data-tab-item="security-and-quality" href="${href}" id="tab">
      <span data-component="text" data-content="Security and quality">Security and quality</span></a></li></ul></nav>`,
  server: (href: string) =>
    `<nav class="UnderlineNav"><a id="security-and-quality-tab" href="${href}">Security</a></nav>`,
  former: (href: string) =>
    `<nav class="UnderlineNav"><a id="tab" data-tab-item="i5security-tab" href="${href}">Security</a></nav>`,
}

function header({ repository = 'octo-org/shop', header: kind = 'react', headerLoaded = true }) {
  const href = `/${repository}/security`
  if (kind === 'server' || kind === 'former')
    return `<div class="js-header-wrapper"><header>${TABS[kind](href)}</header></div>`
  const replica =
    kind === 'refined'
      ? `<nav class="rgh-extensible-nav"><a id="replica" href="${href}">Security</a></nav>`
      : ''
  return `<div class="js-header-wrapper"><react-partial partial-name="global-nav-bar" class="${headerLoaded ? 'loaded' : ''}">
    <header class="GlobalNav">${TABS.react(href)}${replica}</header></react-partial></div>`
}

/** A page with header, and below it sidebar and content as React draws them. */
export function repositoryPage(options: RepositoryPageOptions = {}): string {
  const { repository = 'octo-org/shop', loaded = true, sidebar = true, extra = '' } = options
  const { content = '<h1 id="title">Security overview</h1>' } = options
  const items = LINKS.map(
    (path) =>
      `<li data-active="${path === ''}"><a href="/${repository}/security${path}"${path === '' ? ' aria-current="page"' : ''}>x</a></li>`,
  ).join('')
  const pane = `<div data-component="PageLayout.Pane"><nav id="native"><ul>${items}${extra}</ul></nav></div>`
  return `<div data-turbo-body>${header(options)}
    <div class="application-main"><main id="js-repo-pjax-container"><turbo-frame>
    <div id="repo-content-pjax-container"><react-app class="${loaded ? 'loaded' : ''}">
      <div data-component="PageLayout"><div>${sidebar ? pane : ''}
      <div data-component="PageLayout.Content" id="content"><div>${content}</div></div></div></div>
    </react-app></div></turbo-frame></main></div></div>`
}

/** The page of one alert: no sidebar, the title in a row with its buttons. */
export function alertPage(options: RepositoryPageOptions = {}): string {
  return repositoryPage({
    sidebar: false,
    content: `<h1 class="sr-only">Code scanning</h1><div class="PageHeader" id="title-box">
      <div><h1 id="title">SQL injection</h1></div><button>Dismiss alert</button></div>`,
    ...options,
  })
}
