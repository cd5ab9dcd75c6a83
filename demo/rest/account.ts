import { Hono } from 'hono'
import { roleOf, requireToken } from './access.ts'
import { answer } from './answer.ts'
import type { Api, ApiVariables } from './context.ts'
import { API_VERSIONS } from './headers.ts'
import { organizationJson, selfJson } from './json/person.ts'
import type { Budget, RateLimits } from './rate-limit.ts'

/** Who the token belongs to, what is left of its budget, and which versions of the API exist. */
export function accountRoutes({ world }: Api, limits: RateLimits): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.get('/user', (c) => answer(c, selfJson(requireToken(c).person, world.now)))

  app.get('/user/orgs', (c) => {
    const { person } = requireToken(c)
    return answer(c, world.organizations.filter((one) => roleOf(one, person)).map(organizationJson))
  })

  app.get('/rate_limit', (c) => {
    const token = c.get('token')
    const state = ({ limit, used, reset }: Budget) => {
      return { limit, used: Math.min(used, limit), remaining: Math.max(0, limit - used), reset }
    }
    const core = state(limits.spend(token, 0))
    const idle = (limit: number) => ({ ...core, limit, used: 0, remaining: limit })
    const autofix = state(limits.spend(token, 0, 'code_scanning_autofix'))
    const resources = { core, search: idle(30), graphql: idle(5000), code_scanning_autofix: autofix }
    return answer(c, {
      resources,
      ...(c.req.header('x-github-api-version') !== '2026-03-10' && { rate: core }),
    })
  })

  app.get('/versions', (c) => answer(c, API_VERSIONS))

  return app
}
