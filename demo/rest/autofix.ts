import { Hono } from 'hono'
import { commitAutofix } from '../organization/autofix-commit.ts'
import type { Autofix } from '../organization/autofixes.ts'
import { isProtected } from '../organization/branch-rules.ts'
import { findBranch } from '../organization/git-history.ts'
import { findAlert } from './alerts.ts'
import { answer } from './answer.ts'
import { readBody, readOptional, readRequired } from './body.ts'
import type { Api, ApiVariables } from './context.ts'
import { ApiError, notFound } from './errors.ts'
import { iso } from './json/dates.ts'
import { branchIn } from './refs.ts'
import { mayPush, reachFor, reachScanning } from './repository-access.ts'

const PATH = '/repos/:owner/:repo/code-scanning/alerts/:number/autofix'

/** Copilot Autofix: ask for a fix of an alert, ask how far it is, and commit it to a branch. */
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

  app.post(`${PATH}/commits`, async (c) => {
    const alert = findAlert(c, reachScanning(c, world, 'write'))
    const { repository, token } = reachFor(c, world, 'contents', 'write')
    if (!mayPush(repository, token)) throw new ApiError(403, 'Must have push access to the repository.')
    const body = await readBody(c)
    const target = readRequired(body, 'target_ref')
    const message = readOptional(body, 'message')
    const branch = findBranch(repository, branchIn(target) ?? target)
    if (!branch) throw new ApiError(422, `The target branch ${target} does not exist.`)
    const autofix = world.autofixes.of(alert, world.clock())
    if (!autofix) throw notFound()
    if (autofix.status !== 'success')
      throw new ApiError(422, `The autofix cannot be committed: ${autofix.status}.`)
    if (isProtected(repository, branch.name)) throw new ApiError(422, 'The target branch is protected.')
    const commit = commitAutofix(world, alert, branch.name, token.person, message)
    if (!commit) throw new ApiError(422, 'The autofix is on the target branch already.')
    return answer(c, { target_ref: `refs/heads/${branch.name}`, sha: commit.sha }, { status: 201 })
  })

  return app
}

/** Schema `code-scanning-autofix`. */
function autofixJson({ status, description, startedAt }: Autofix) {
  return { status, description, started_at: iso(startedAt) }
}
