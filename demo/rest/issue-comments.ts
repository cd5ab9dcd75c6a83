import { Hono } from 'hono'
import { answer } from './answer.ts'
import { readBody, readText } from './body.ts'
import type { Api, ApiVariables } from './context.ts'
import { invalid } from './errors.ts'
import { readSince } from './issue-list.ts'
import { fullNameOf, reachThread } from './issues.ts'
import { commentJson } from './json/issue.ts'
import { cutByNumber } from './pages.ts'
import { reachFor } from './repository-access.ts'

/** Comments on an issue or a pull request: the oldest first, and a new one from whoever may read it. */
export function commentRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.get('/repos/:owner/:repo/issues/:number/comments', (c) => {
    const { repository } = reachFor(c, world, 'issues', 'read')
    const thread = reachThread(c, repository)
    const since = readSince(c)
    const found = thread.comments.filter((comment) => comment.updatedAt >= since)
    const page = cutByNumber(c, found, `/repositories/${repository.id}/issues/${thread.number}/comments`)
    const list = page.items.map((comment) => commentJson(repository, thread, comment))
    return answer(c, list, { link: page.link })
  })

  app.post('/repos/:owner/:repo/issues/:number/comments', async (c) => {
    const { repository, token } = reachFor(c, world, 'issues', 'write')
    const thread = reachThread(c, repository)
    const text = readText((await readBody(c))['body'])
    if (!text?.trim()) throw invalid({ resource: 'IssueComment', field: 'body', code: 'missing_field' })
    const comment = world.commentOn(fullNameOf(repository), thread.number, text, token.person)
    const json = commentJson(repository, thread, comment)
    c.header('location', json.url)
    return answer(c, json, { status: 201 })
  })

  return app
}
