import { Hono } from 'hono'
import type { Autofix } from '../organization/autofixes.ts'
import { findAlert } from './alerts.ts'
import { answer } from './answer.ts'
import type { Api, ApiVariables } from './context.ts'
import { ApiError, notFound } from './errors.ts'
import { iso } from './json/dates.ts'
import { reachScanning } from './repository-access.ts'

const PATH = '/repos/:owner/:repo/code-scanning/alerts/:number/autofix'

/** Copilot Autofix: ask for a fix of an alert, and ask how far it is. */
export function autofixRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.get(PATH, (c) => {
    const alert = findAlert(c, reachScanning(c, world))
    const autofix = world.autofixes.of(alert, world.clock())
    if (!autofix) throw notFound()
    return answer(c, autofixJson(autofix))
  })

  app.post(PATH, (c) => {
    const alert = findAlert(c, reachScanning(c, world, 'write'))
    if (!alert.rule.autofix || alert.state !== 'open') {
      throw new ApiError(422, 'Autofix is not available for this alert.')
    }
    const accepted = world.autofixes.ask(alert, world.clock())
    const autofix = world.autofixes.of(alert, world.clock())
    if (!autofix) throw notFound()
    return answer(c, autofixJson(autofix), { status: accepted ? 202 : 200 })
  })

  return app
}

/** Schema `code-scanning-autofix`. */
function autofixJson({ status, description, startedAt }: Autofix) {
  return { status, description, started_at: iso(startedAt) }
}
