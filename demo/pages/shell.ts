import { contextRegion } from './context-region.ts'
import type { PageData } from './data/page.ts'
import { headerOf } from './client/header.ts'
import { headOf } from './head.ts'
import { attribute, json } from './markup.ts'
import type { Theme } from './themes.ts'

/** What React made of a page: the header, the tabs of visitors (otherwise empty), the main column. */
export interface Rendered {
  header: string
  tabs: string
  body: string
}

/** The HTML around what React renders: GitHub's shell in the page's variant, with the same hooks and names. */
export function renderShell(
  page: PageData,
  rendered: Rendered,
  theme: Theme,
  hydrationDelay: number,
  path: string,
): string {
  const bodyClass = `${page.nav.viewer ? 'logged-in' : 'logged-out'} env-production page-responsive`
  const refined = page.variant.navigation === 'refined' ? ' refined-github' : ''
  return `<!DOCTYPE html>
<html lang="en" data-color-mode="${theme.mode}" data-light-theme="${theme.light}" data-dark-theme="${theme.dark}" data-a11y-animated-images="system" data-a11y-link-underlines="true"${refined}>
${headOf(page, theme, hydrationDelay, bodyClass, path)}
<body class="${bodyClass}" style="word-wrap: break-word;">
<div data-turbo-body class="${bodyClass}" style="word-wrap: break-word;">
<div id="__primerPortalRoot__" role="region" style="z-index: 1000; position: absolute; width: 100%;" data-turbo-permanent></div>
<div class="position-relative header-wrapper js-header-wrapper">
${header(page, rendered.header, path)}
</div>
<div id="js-flash-container" class="flash-container" data-turbo-replace></div>
<div class="application-main" data-commit-hovercards-enabled data-discussion-hovercards-enabled data-issue-and-pr-hovercards-enabled>
${mainColumn(page, rendered)}
</div>
<footer class="footer" role="contentinfo"><h2 class="sr-only">Footer</h2><span>A local stand-in for GitHub. Nothing here leaves this machine.</span></footer>
</div>
</body>
</html>
`
}

function header(page: PageData, content: string, path: string): string {
  if (headerOf(page) !== 'partial') return content
  const props = { ...page.nav, contextRegion: contextRegion(page.nav, path) }
  const [owner = '', name = ''] = page.repository?.name.split('/') ?? []
  const search = `data-current-repository="${attribute(page.repository?.name ?? '')}" data-current-org="${attribute(owner)}" data-current-owner="${attribute(name === '' ? '' : owner)}"`
  return `<react-partial partial-name="global-nav-bar" data-ssr="true" data-attempted-ssr="true">
<script type="application/json" data-target="react-partial.embeddedData">${json({ props })}</script>
<div data-target="react-partial.reactRoot">${content}</div>
</react-partial>
<div class="js-global-bar" hidden><qbsearch-input class="search-input" ${search}></qbsearch-input></div>`
}

/** Pages of a repository stand in a Turbo frame, whatever they are made of. */
function mainColumn(page: PageData, rendered: Rendered): string {
  const body = page.body.kind === 'react' ? reactApp(page, rendered.body) : rendered.body
  if (page.nav.label !== 'Repository') return `<main>${rendered.tabs}${body}</main>`
  const attributes = rendered.tabs === '' ? 'hidden' : 'class="repository-header"'
  return `<main id="js-repo-pjax-container"><div id="repository-container-header" data-turbo-replace ${attributes}>${rendered.tabs}</div>
<turbo-frame id="repo-content-turbo-frame" target="_top" data-turbo-action="advance"><div id="repo-content-pjax-container" class="repository-content">${body}</div></turbo-frame></main>`
}

function reactApp(page: PageData, body: string): string {
  if (page.body.kind !== 'react') return body
  const { data } = page.body
  return `<react-app app-name="${data.app}" initial-path="${attribute(`${data.base}/${data.section}`)}" data-ssr="true" data-attempted-ssr="true">
<script type="application/json" data-target="react-app.embeddedData">${json({ payload: data, title: page.title })}</script>
<div data-target="react-app.reactRoot">${body}</div>
</react-app>`
}
