import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { randomBytes } from 'node:crypto'
import type { World } from '../organization/world.ts'
import type { ApiVariables } from './context.ts'
import { rateLimitHeaders, resourceOf, type RateLimits } from './rate-limit.ts'

export const API_VERSIONS = ['2026-03-10', '2022-11-28'] as const

const EXPOSED =
  'ETag, Link, Location, Retry-After, X-GitHub-OTP, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Used, X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes, X-Accepted-OAuth-Scopes, X-Poll-Interval, X-GitHub-Media-Type, X-GitHub-SSO, X-GitHub-Request-Id, Deprecation, Sunset, Warning'

/** Any web page may call the API; a preflight is answered before anybody asks for a token. */
export const cors: MiddlewareHandler = createMiddleware(async (c, next) => {
  c.header('access-control-allow-origin', '*')
  c.header('access-control-expose-headers', EXPOSED)
  if (c.req.method !== 'OPTIONS') return next()
  c.header('access-control-allow-headers', c.req.header('access-control-request-headers') ?? 'Authorization')
  c.header('access-control-allow-methods', 'GET, POST, PATCH, PUT, DELETE')
  c.header('access-control-max-age', '86400')
  return c.body(null, 204)
})

/** Who is asking, how much they may still ask, and the headers that every answer carries. */
export function envelope(world: World, limits: RateLimits) {
  return createMiddleware<{ Variables: ApiVariables }>(async (c, next) => {
    c.header('server', 'github.com')
    c.header('x-github-request-id', requestId())
    c.header('date', new Date(world.clock()).toUTCString())
    c.header('x-github-media-type', 'github.v3; format=json')
    c.header('vary', 'Accept, Authorization, Cookie, X-GitHub-OTP,Accept-Encoding, Accept, X-Requested-With')
    c.header('x-content-type-options', 'nosniff')
    const version = c.req.header('x-github-api-version') ?? '2022-11-28'
    if (!API_VERSIONS.some((known) => known === version)) {
      return c.json({ message: `The API version ${version} is not supported.`, status: '400' }, 400)
    }
    c.header('x-github-api-version-selected', version)
    if (version === '2022-11-28') {
      c.header('deprecation', 'Tue, 10 Mar 2026 00:00:00 GMT')
      c.header('sunset', 'Fri, 10 Mar 2028 00:00:00 GMT')
    }
    const value = /^(?:bearer|token)\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    const token = value === undefined ? null : world.tokens.find((candidate) => candidate.value === value)
    const expiresAt = token?.expiresAt ?? null
    if (token === undefined || (expiresAt !== null && expiresAt <= world.clock())) {
      const message = {
        message: 'Bad credentials',
        documentation_url: 'https://docs.github.com/rest',
        status: '401',
      }
      return c.json(message, 401, rateLimitHeaders(limits.spend(null, 0)))
    }
    c.set('token', token)
    c.set('accepted', [])
    if (token?.scopes) c.header('x-oauth-scopes', token.scopes.join(', '))
    if (expiresAt !== null) c.header('github-authentication-token-expiration', expiry(expiresAt))
    const resource = resourceOf(c.req.method, c.req.path)
    const before = limits.spend(token, 0, resource)
    if (before.used >= before.limit && c.req.path !== '/rate_limit') {
      const message = `API rate limit exceeded for user ID ${token?.person.id ?? 0}. If you reach out to GitHub Support for help, please include the request ID ${requestId()}.`
      return c.json(
        {
          message,
          documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api',
          status: '403',
        },
        403,
        rateLimitHeaders(before, resource),
      )
    }
    await next()
    // A 304 to an authorized request and a look at the limits themselves cost nothing.
    const free = c.res.status === 304 || c.req.path === '/rate_limit'
    const after = limits.spend(token, free ? 0 : 1, resource)
    for (const [name, text] of Object.entries(rateLimitHeaders(after, resource))) {
      c.res.headers.set(name, text)
    }
    if (token?.scopes) c.res.headers.set('x-accepted-oauth-scopes', c.get('accepted').join(', '))
    if (!c.res.headers.has('cache-control'))
      c.res.headers.set('cache-control', 'private, max-age=60, s-maxage=60')
    return undefined
  })
}

/** `2027-02-18 12:00:00 UTC`, the form of GitHub's expiry header. */
function expiry(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

function requestId(): string {
  const part = (bytes: number) => randomBytes(bytes).toString('hex').toUpperCase()
  return `${part(2)}:${part(3)}:${part(4)}:${part(4)}:${part(4)}`
}
