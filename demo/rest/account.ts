import { Hono } from 'hono'
import { roleOf, requireToken } from './access.ts'
import { answer } from './answer.ts'
import type { Api, ApiVariables } from './context.ts'
import { ApiError } from './errors.ts'
import { API_VERSIONS } from './headers.ts'
import { organizationJson, selfJson } from './json/person.ts'
import { cutByNumber } from './pages.ts'
import type { Budget, RateLimits } from './rate-limit.ts'

/** Any of them lets a classic token list the organizations of its person. */
const ORGANIZATION_SCOPES = ['admin:org', 'read:org', 'user', 'write:org']

/** Who the token belongs to, what is left of its budget, and which versions of the API exist. */
export function accountRoutes({ world }: Api, limits: RateLimits): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.get('/user', (c) => answer(c, selfJson(requireToken(c).person, world.now)))

  app.get('/user/orgs', (c) => {
    const { person, scopes } = requireToken(c)
    c.set('accepted', ORGANIZATION_SCOPES)
    // A fine-grained token belongs to one owner: GitHub answers it with an empty list.
    if (scopes === null) return answer(c, [])
    if (!ORGANIZATION_SCOPES.some((scope) => scopes.includes(scope)))
      throw new ApiError(403, 'You need at least read:org scope or user scope to list your organizations.')
    const page = cutByNumber(
      c,
      world.organizations.filter((one) => roleOf(one, person)),
      '/user/orgs',
    )
    return answer(c, page.items.map(organizationJson), { link: page.link })
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
