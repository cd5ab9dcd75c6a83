import { Hono } from 'hono'
import { roleOf, requireToken } from './access.ts'
import { answer } from './answer.ts'
import type { Api, ApiVariables } from './context.ts'
import { API_VERSIONS } from './headers.ts'
import { organizationJson, selfJson } from './json/person.ts'
import type { RateLimits } from './rate-limit.ts'

/** Who the token belongs to, what is left of its budget, and which versions of the API exist. */
export function accountRoutes({ world }: Api, limits: RateLimits): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.get('/user', (c) => answer(c, selfJson(requireToken(c).person, world.now)))

  app.get('/user/orgs', (c) => {
    const { person } = requireToken(c)
    return answer(c, world.organizations.filter((one) => roleOf(one, person)).map(organizationJson))
  })

  app.get('/rate_limit', (c) => {
    const { limit, used, reset } = limits.spend(c.get('token'), 0)
    const core = { limit, used: Math.min(used, limit), remaining: Math.max(0, limit - used), reset }
    const idle = (most: number) => ({ limit: most, used: 0, remaining: most, reset })
    const resources = { core, search: idle(30), graphql: idle(5000), code_scanning_autofix: idle(10) }
    return answer(c, {
      resources,
      ...(c.req.header('x-github-api-version') !== '2026-03-10' && { rate: core }),
    })
  })

  app.get('/versions', (c) => answer(c, API_VERSIONS))

  return app
}
