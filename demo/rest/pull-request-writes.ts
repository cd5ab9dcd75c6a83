import { Hono } from 'hono'
import { linkedAlerts } from '../organization/alert-links.ts'
import { commitsAhead, findBranch } from '../organization/git-history.ts'
import type { Branch } from '../organization/git-model.ts'
import type { Person, Repository } from '../organization/model.ts'
import type { PullRequest } from '../organization/thread-model.ts'
import { findThread, isPullRequest } from '../organization/threads.ts'
import { permissionOf } from './access.ts'
import { answer } from './answer.ts'
import { readBody, readNames, readRequired, readText, readTitle } from './body.ts'
import type { Api, ApiVariables } from './context.ts'
import { ApiError, invalid, notFound } from './errors.ts'
import { fullNameOf } from './issues.ts'
import { fullPullRequestJson, pullRequestJson } from './json/pull-request.ts'
import { mayPush, reachFor } from './repository-access.ts'

/** Opens pull requests between branches of one repository, and asks for reviews. */
export function pullRequestWriteRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.post('/repos/:owner/:repo/pulls', async (c) => {
    const { repository, token } = reachFor(c, world, 'pull_requests', 'write')
    const fields = await readBody(c)
    const title = readTitle(fields['title'], 'PullRequest')
    if (title === undefined) throw invalid({ resource: 'PullRequest', field: 'title', code: 'missing_field' })
    const body = readText(fields['body']) ?? null
    const { head, base } = readEnds(repository, readRequired(fields, 'head'), readRequired(fields, 'base'))
    // Who may read but not push is told so as if a field were wrong.
    if (!mayPush(repository, token)) throw refused('must be a collaborator')
    requireDifference(repository, head, base)
    const words = { title, body, base: base.name }
    const alerts = linkedAlerts(repository, { ...words, head: head.name })
    const pull = world.createPullRequest(fullNameOf(repository), alerts, head.name, {
      ...words,
      author: token.person,
      draft: fields['draft'] === true,
    })
    const json = fullPullRequestJson(repository, pull)
    c.header('location', json.url)
    return answer(c, json, { status: 201 })
  })

  app.post('/repos/:owner/:repo/pulls/:number/requested_reviewers', async (c) => {
    const { repository, token } = reachFor(c, world, 'pull_requests', 'write')
    const pull = findThread(repository, Number(c.req.param('number')))
    if (!pull || !isPullRequest(pull)) throw notFound()
    if (!mayPush(repository, token)) throw new ApiError(403, 'Must have push access to the repository.')
    const body = await readBody(c)
    const people = readReviewers(repository, pull, readNames(body, 'reviewers'))
    const teams = readTeams(repository, readNames(body, 'team_reviewers'))
    world.requestReviews(fullNameOf(repository), pull.number, people, teams)
    return answer(c, pullRequestJson(repository, pull), { status: 201 })
  })

  const readReviewers = (repository: Repository, pull: PullRequest, logins: string[]): Person[] => {
    return logins.map((login) => {
      const person = world.person(login)
      if (!person || permissionOf(repository, person) === null) throw noCollaborator(repository)
      if (person === pull.author)
        throw new ApiError(422, 'Review cannot be requested from pull request author.')
      return person
    })
  }

  return app
}

/** The branches that a pull request goes from and to; `head` may be told with the owner in front. */
function readEnds(repository: Repository, head: string, base: string): { head: Branch; base: Branch } {
  const own = `${repository.owner.login}:`.toLowerCase()
  const name = head.toLowerCase().startsWith(own) ? head.slice(own.length) : head
  const from = findBranch(repository, name)
  if (!from) throw invalid({ resource: 'PullRequest', field: 'head', code: 'invalid' })
  const onto = findBranch(repository, base)
  if (!onto) throw invalid({ resource: 'PullRequest', field: 'base', code: 'invalid' })
  return { head: from, base: onto }
}

/** 422 when there is a pull request for this already, or nothing that it could be about. */
function requireDifference(repository: Repository, head: Branch, base: Branch): void {
  const exists = repository.pullRequests.some((pull) => {
    return pull.state === 'open' && pull.branch === head.name && pull.base === base.name
  })
  if (exists) throw refused(`A pull request already exists for ${repository.owner.login}:${head.name}.`)
  if (commitsAhead(repository, head.sha, base.sha).length === 0)
    throw refused(`No commits between ${base.name} and ${head.name}`)
}

function refused(message: string): ApiError {
  return invalid({ resource: 'PullRequest', code: 'custom', message })
}

/** Slugs of teams that were given something in this repository. */
function readTeams(repository: Repository, slugs: string[]): string[] {
  const teams = repository.owner.teams.filter((team) => {
    return team.grants.some((grant) => grant.repository === repository)
  })
  for (const slug of slugs) {
    if (!teams.some((team) => team.slug === slug)) throw noCollaborator(repository)
  }
  return slugs
}

function noCollaborator(repository: Repository): ApiError {
  const who = 'One or more of the users or teams you specified is not a collaborator of the'
  const name = `${fullNameOf(repository)} repository.`
  return new ApiError(422, `Reviews may only be requested from collaborators. ${who} ${name}`)
}
