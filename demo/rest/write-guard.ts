import { createMiddleware } from 'hono/factory'
import type { World } from '../organization/world.ts'
import type { ApiContext, ApiVariables } from './context.ts'
import { ApiError } from './errors.ts'
import type { RateLimits } from './rate-limit.ts'

const QUESTIONS = ['GET', 'HEAD', 'OPTIONS']

/** Writes every request that wants to change something into the world's log, with how it ended. */
export function logWrites(world: World) {
  return createMiddleware<{ Variables: ApiVariables }>(async (c, next) => {
    if (QUESTIONS.includes(c.req.method)) return next()
    const { method, path } = c.req
    const body = await readAny(c)
    const write = world.writes.add({ method, path, body, user: null, time: world.clock(), status: 0 })
    await next()
    write.user = c.get('token')?.person.login ?? null
    write.status = c.res.status
    return undefined
  })
}

/** Refuses writes that come too fast. They count against the primary limit all the same. */
export function limitWrites(world: World, { secondary }: RateLimits) {
  return createMiddleware<{ Variables: ApiVariables }>(async (c, next) => {
    if (QUESTIONS.includes(c.req.method)) return next()
    const wait = secondary.refuse(c.get('token')?.person.login ?? '', world.clock())
    if (wait === null) return next()
    throw new ApiError(
      secondary.status,
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      wait > 0 ? { 'retry-after': String(wait) } : {},
      'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits',
    )
  })
}

/** The body without spoiling it for the handlers: JSON, else its text, null when there is none. */
async function readAny(c: ApiContext): Promise<unknown> {
  const text = await c.req.text()
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
