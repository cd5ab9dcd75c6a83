import { Hono } from 'hono'
import type { World } from '../organization/world.ts'
import { loadBundle } from './bundle.ts'
import { CONTENT_SECURITY_POLICY } from './csp.ts'
import { pageData } from './page-data.ts'
import { renderShell } from './shell.ts'
import { readTheme } from './themes.ts'

export interface PagesOptions {
  /** Milliseconds between a page's arrival and its hydration. Default 300. */
  hydrationDelay?: number
}

/** The web pages of `github.com`, and their assets on `github.githubassets.com`. */
export function createPagesApp(world: World, options: PagesOptions): Hono {
  const app = new Hono()

  app.get('/assets/:name', async (c) => {
    const { assets } = await loadBundle()
    const asset = assets.get(c.req.param('name'))
    if (!asset) return c.notFound()
    return c.body(asset.body, 200, { 'content-type': asset.type, 'access-control-allow-origin': '*' })
  })

  app.get('/favicon.ico', (c) => c.body(null, 204))

  app.get('*', async (c) => {
    const url = new URL(c.req.url)
    const page = pageData(world, url)
    const headers = {
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'cache-control': 'max-age=0, private, must-revalidate',
      'referrer-policy': 'no-referrer-when-downgrade',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'deny',
      vary: 'X-PJAX, X-PJAX-Container, Turbo-Visit, Turbo-Frame, X-Requested-With, Accept-Language, Accept, Sec-Fetch-Site',
    }
    // The React application asks for the payload of the next page alone.
    if (c.req.header('accept') === 'application/json') {
      return c.json(
        page.body.kind === 'react' ? { payload: page.body.data, title: page.title } : {},
        page.status,
        headers,
      )
    }
    const { renderer } = await loadBundle()
    const theme = readTheme(url.searchParams, c.req.header('cookie') ?? '')
    const html = renderShell(page, renderer.renderPage(page), theme, options.hydrationDelay ?? 300)
    return c.html(html, page.status, headers)
  })

  return app
}
