import type { PageData } from './data.ts'
import { THEMES, type Theme } from './themes.ts'

const ASSETS = 'https://github.githubassets.com/assets'

interface Rendered {
  nav: string
  body: string
}

/** The HTML around what React renders: GitHub's shell since its navigation of 2026, with the same hooks and names. */
export function renderShell(
  page: PageData,
  rendered: Rendered,
  theme: Theme,
  hydrationDelay: number,
): string {
  const environment = { locale: 'en', login: page.nav.viewer.login, featureFlags: [], hydrationDelay }
  const subject =
    page.subject === null ? '' : `<meta name="hovercard-subject-tag" content="${escape(page.subject)}">`
  return `<!DOCTYPE html>
<html lang="en" data-color-mode="${theme.mode}" data-light-theme="${theme.light}" data-dark-theme="${theme.dark}" data-a11y-animated-images="system" data-a11y-link-underlines="true">
<head>
<meta charset="utf-8">
${themeLinks(theme)}
<link rel="stylesheet" crossorigin="anonymous" media="all" href="${ASSETS}/primer.css">
<script crossorigin="anonymous" type="module" src="${ASSETS}/app.js"></script>
<title>${escape(page.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="user-login" content="${escape(page.nav.viewer.login)}">
<meta name="route-pattern" content="${escape(page.route)}" data-turbo-transient>
<meta name="analytics-location" content="${escape(page.route)}" data-turbo-transient>
${subject}
<meta name="selected-link" value="${escape(page.nav.selected)}" data-turbo-transient>
<meta name="turbo-cache-control" content="no-preview" data-turbo-transient>
<meta name="turbo-body-classes" content="logged-in env-production page-responsive">
<meta http-equiv="x-pjax-version" content="demo" data-turbo-track="reload">
<meta http-equiv="x-pjax-csp-version" content="demo" data-turbo-track="reload">
<meta http-equiv="x-pjax-css-version" content="demo" data-turbo-track="reload">
<meta http-equiv="x-pjax-js-version" content="demo" data-turbo-track="reload">
<script type="application/json" id="client-env">${json(environment)}</script>
</head>
<body class="logged-in env-production page-responsive" style="word-wrap: break-word;">
<div data-turbo-body class="logged-in env-production page-responsive" style="word-wrap: break-word;">
<div id="__primerPortalRoot__" role="region" style="z-index: 1000; position: absolute; width: 100%;" data-turbo-permanent></div>
<div class="position-relative header-wrapper js-header-wrapper">
<react-partial partial-name="global-nav-bar" data-ssr="true" data-attempted-ssr="true">
<script type="application/json" data-target="react-partial.embeddedData">${json({ props: page.nav })}</script>
<div data-target="react-partial.reactRoot">${rendered.nav}</div>
</react-partial>
</div>
<div id="js-flash-container" class="flash-container" data-turbo-replace></div>
<div class="application-main" data-commit-hovercards-enabled data-discussion-hovercards-enabled data-issue-and-pr-hovercards-enabled>
${mainColumn(page, rendered.body)}
</div>
<footer class="footer" role="contentinfo"><h2 class="sr-only">Footer</h2><span>A local stand-in for GitHub. Nothing here leaves this machine.</span></footer>
</div>
</body>
</html>
`
}

function mainColumn(page: PageData, body: string): string {
  if (page.body.kind === 'react') {
    return `<main><react-app app-name="security-center" initial-path="/orgs/${escape(page.body.data.organization)}/security/${escape(page.body.data.section)}" data-ssr="true" data-attempted-ssr="true">
<script type="application/json" data-target="react-app.embeddedData">${json({ payload: page.body.data, title: page.title })}</script>
<div data-target="react-app.reactRoot">${body}</div>
</react-app></main>`
  }
  if (page.nav.label !== 'Repository') return `<main>${body}</main>`
  return `<main id="js-repo-pjax-container"><div id="repository-container-header" data-turbo-replace hidden></div>
<turbo-frame id="repo-content-turbo-frame" target="_top" data-turbo-action="advance"><div id="repo-content-pjax-container" class="repository-content">${body}</div></turbo-frame></main>`
}

/** The active themes are loaded; the others wait with `data-href`, as on GitHub. */
function themeLinks(theme: Theme): string {
  return THEMES.map((name) => {
    const address = `${ASSETS}/${name.replaceAll('_', '-')}.css`
    const active = ['light', 'dark', theme.light, theme.dark].includes(name)
    const link = active ? `href="${address}"` : `data-color-theme="${name}" data-href="${address}"`
    return `<link crossorigin="anonymous" media="all" rel="stylesheet" ${link}>`
  }).join('\n')
}

function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
