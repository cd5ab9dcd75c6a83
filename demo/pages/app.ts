import { Hono } from 'hono'
import type { World } from '../organization/world.ts'
import { loadBundle } from './bundle.ts'
import { CONTENT_SECURITY_POLICY } from './csp.ts'
import type { Variant } from './data/page.ts'
import { pageData } from './page-data.ts'
import { movedTo } from './repository/moved.ts'
import { renderShell } from './shell.ts'
import { readTheme } from './themes.ts'
import { readVariant, STANDARD } from './variant.ts'
import { readViewer } from './viewer.ts'

export interface PagesOptions extends Partial<Variant> {
  /** Milliseconds between a page's arrival and its hydration. Default 300. */
  hydrationDelay?: number
}

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cache-control': 'max-age=0, private, must-revalidate',
  'referrer-policy': 'no-referrer-when-downgrade',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'deny',
  vary: 'X-PJAX, X-PJAX-Container, Turbo-Visit, Turbo-Frame, X-Requested-With, Accept-Language, Accept, Sec-Fetch-Site',
}

/** The web pages of `github.com`, and their assets on `github.githubassets.com`. */
export function createPagesApp(world: World, options: PagesOptions): Hono {
  const app = new Hono()
  const hydrationDelay = options.hydrationDelay ?? 300
  const standard: Variant = {
    navigation: options.navigation ?? STANDARD.navigation,
    security: options.security ?? STANDARD.security,
  }

  app.get('/assets/:name', async (c) => {
    const { assets } = await loadBundle()
    const asset = assets.get(c.req.param('name'))
    if (!asset) return c.notFound()
    return c.body(asset.body, 200, { 'content-type': asset.type, 'access-control-allow-origin': '*' })
  })

  app.get('/favicon.ico', (c) => c.body(null, 204))

  app.get('*', async (c) => {
    const url = new URL(c.req.url)
    const cookie = c.req.header('cookie') ?? ''
    const visit = {
      viewer: readViewer(world, cookie),
      variant: readVariant(url.searchParams, cookie, standard),
    }
    const address = movedTo(world, url, visit)
    if (address !== null) return c.redirect(address, 301)
    const page = pageData(world, url, visit)
    // The React application asks for the payload of the next page alone.
    if (c.req.header('accept') === 'application/json') {
      const payload = page.body.kind === 'react' ? { payload: page.body.data, title: page.title } : {}
      return c.json(payload, page.status, HEADERS)
    }
    const { renderer } = await loadBundle()
    const theme = readTheme(url.searchParams, cookie)
    const rendered = renderer.renderPage(page)
    return c.html(renderShell(page, rendered, theme, hydrationDelay, url.pathname), page.status, HEADERS)
  })

  return app
}
