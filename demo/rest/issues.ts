import { Hono } from 'hono'
import type { Repository } from '../organization/model.ts'
import type { Issue, PullRequest, StateReason } from '../organization/thread-model.ts'
import type { ThreadEdit } from '../organization/issue-changes.ts'
import { findThread, isPullRequest } from '../organization/threads.ts'
import { answer } from './answer.ts'
import { readAssignees, readBody, readLabels, readText, readTitle } from './body.ts'
import type { Api, ApiContext, ApiVariables } from './context.ts'
import { ApiError, invalid, notFound } from './errors.ts'
import { selectIssues } from './issue-list.ts'
import { issueJson } from './json/issue.ts'
import { cutByNumber } from './pages.ts'
import { mayPush, reachFor } from './repository-access.ts'

const REASONS: readonly StateReason[] = ['completed', 'not_planned', 'duplicate', 'reopened']

/** Issues of a repository: list, make, ask for, change. Whoever may read a repository may open one there. */
export function issueRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.get('/repos/:owner/:repo/issues', (c) => {
    const { repository } = reachFor(c, world, 'issues', 'read')
    requireIssues(repository)
    const page = cutByNumber(c, selectIssues(c, repository), `/repositories/${repository.id}/issues`)
    const list = page.items.map((thread) => issueJson(repository, thread))
    return answer(c, list, { link: page.link })
  })

  app.post('/repos/:owner/:repo/issues', async (c) => {
    const { repository, token } = reachFor(c, world, 'issues', 'write')
    requireIssues(repository)
    const body = await readBody(c)
    const title = readTitle(body['title'])
    if (title === undefined) throw invalid({ resource: 'Issue', field: 'title', code: 'missing_field' })
    const made = { title, body: readText(body['body']) ?? null, ...readMarks(body, repository) }
    // Without the right to push, labels and assignees are dropped in silence.
    const { labels: _labels, assignees: _assignees, ...plain } = made
    const issue = world.createIssue(
      fullNameOf(repository),
      mayPush(repository, token) ? made : plain,
      token.person,
    )
    const json = issueJson(repository, issue)
    c.header('location', json.url)
    return answer(c, json, { status: 201 })
  })

  app.get('/repos/:owner/:repo/issues/:number', (c) => {
    const { repository } = reachFor(c, world, 'issues', 'read')
    return answer(c, issueJson(repository, reachThread(c, repository)))
  })

  app.patch('/repos/:owner/:repo/issues/:number', async (c) => {
    const { repository, token } = reachFor(c, world, 'issues', 'write')
    const thread = reachThread(c, repository)
    const pushes = mayPush(repository, token)
    if (!pushes && thread.author !== token.person)
      throw new ApiError(403, 'Must have admin rights to Repository.')
    const body = await readBody(c)
    const title = readTitle(body['title'])
    const text = readText(body['body'])
    const marks = readMarks(body, repository)
    const turn = readState(thread, body)
    const edit: ThreadEdit = {
      ...(title !== undefined && { title }),
      ...(text !== undefined && { body: text }),
      ...(pushes && marks),
    }
    const name = fullNameOf(repository)
    world.editIssue(name, thread.number, edit)
    if (turn?.to === 'closed') world.closeIssue(name, thread.number, turn.reason, token.person)
    if (turn?.to === 'open') world.reopenIssue(name, thread.number)
    return answer(c, issueJson(repository, thread))
  })

  const readMarks = (body: Record<string, unknown>, repository: Repository) => {
    const labels = readLabels(body['labels'])
    const assignees = readAssignees(body['assignees'], world, repository)
    return { ...(labels && { labels }), ...(assignees && { assignees }) }
  }

  return app
}

/** The issue or pull request of the address: 410 when it was deleted or issues are off, 404 when it never was. */
export function reachThread(c: ApiContext, repository: Repository): Issue | PullRequest {
  const number = Number(c.req.param('number'))
  const thread = findThread(repository, number)
  if (thread && isPullRequest(thread)) return thread
  requireIssues(repository)
  if (repository.deletedIssues.includes(number)) throw new ApiError(410, 'This issue was deleted')
  if (!thread) throw notFound()
  return thread
}

/** 410 where issues are switched off, as GitHub answers to listing and to opening them. */
function requireIssues(repository: Repository): void {
  if (!repository.hasIssues) throw new ApiError(410, 'Issues are disabled for this repo')
}

/** The change of state that a body asks for; null when it asks for none. A reason alone changes nothing. */
function readState(thread: Issue | PullRequest, body: Record<string, unknown>) {
  const { state, state_reason: wanted } = body
  const reason = REASONS.find((one) => one === wanted)
  if (wanted !== undefined && wanted !== null && !reason)
    throw invalid({ resource: 'Issue', field: 'state_reason', code: 'invalid', value: String(wanted) })
  if (state === undefined || state === thread.state) return null
  if (state !== 'open' && state !== 'closed')
    throw invalid({ resource: 'Issue', field: 'state', code: 'invalid', value: String(state) })
  if (state === 'open' && isPullRequest(thread) && thread.mergedAt !== null)
    throw invalid({ resource: 'PullRequest', field: 'state', code: 'invalid', value: 'open' })
  return { to: state, reason: reason && reason !== 'reopened' ? reason : 'completed' } as const
}

/** `octo-org/shop`. */
export function fullNameOf(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`
}
