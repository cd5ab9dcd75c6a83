import type { PageData } from './data/page.ts'
import { attribute, json } from './markup.ts'
import { THEMES, type Theme } from './themes.ts'

const ASSETS = 'https://github.githubassets.com/assets'

/** The `head` of a page. `path` is its address without a host. */
export function headOf(
  page: PageData,
  theme: Theme,
  hydrationDelay: number,
  bodyClass: string,
  path: string,
): string {
  const login = page.nav.viewer?.login ?? ''
  const environment = { locale: 'en', login, featureFlags: [], hydrationDelay }
  // Whoever logs in, or gets another version of GitHub, gets the next page by a full load, as after a deploy.
  const version = attribute(`demo-${page.variant.navigation}-${page.variant.security}-${login}`)
  const reload = ['version', 'csp-version', 'css-version', 'js-version'].map(
    (name) => `<meta http-equiv="x-pjax-${name}" content="${version}" data-turbo-track="reload">`,
  )
  return `<head>
<meta charset="utf-8">
${themeLinks(theme)}
<link rel="stylesheet" crossorigin="anonymous" media="all" href="${ASSETS}/primer.css">
<script crossorigin="anonymous" type="module" src="${ASSETS}/app.js"></script>
<title>${attribute(page.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="user-login" content="${attribute(login)}">
<meta name="route-pattern" content="${attribute(page.route)}" data-turbo-transient>
<meta name="analytics-location" content="${attribute(page.route)}" data-turbo-transient>
${subjects(page, path)}
<meta name="selected-link" value="${attribute(page.nav.selected)}" data-turbo-transient>
<meta name="turbo-cache-control" content="no-preview" data-turbo-transient>
<meta name="turbo-body-classes" content="${bodyClass}">
${reload.join('\n')}
<script type="application/json" id="client-env">${json(environment)}</script>
</head>`
}

/** What the page is about. */
function subjects({ subject, repository }: PageData, path: string): string {
  const metas =
    subject === null ? [] : [`<meta name="hovercard-subject-tag" content="${attribute(subject)}">`]
  if (repository) {
    metas.push(
      `<meta property="og:url" content="https://github.com${attribute(path)}">`,
      `<meta name="octolytics-dimension-repository_nwo" content="${attribute(repository.name)}">`,
      `<meta name="octolytics-dimension-repository_public" content="${repository.public}">`,
    )
  }
  return metas.join('\n')
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
