import { Hono } from 'hono'
import type { World } from '../organization/world.ts'
import { accountRoutes } from './account.ts'
import { AlertIndex } from './alert-index.ts'
import { alertUpdateRoutes } from './alert-update.ts'
import { alertRoutes } from './alerts.ts'
import { autofixRoutes } from './autofix.ts'
import { campaignRoutes } from './campaigns.ts'
import { commitRoutes } from './commits.ts'
import { contentWriteRoutes } from './content-writes.ts'
import { contentRoutes } from './contents.ts'
import type { ApiVariables } from './context.ts'
import { dismissalRequestRoutes } from './dismissal-requests.ts'
import { ApiError, notFound } from './errors.ts'
import { cors, envelope } from './headers.ts'
import { commentRoutes } from './issue-comments.ts'
import { issueRoutes } from './issues.ts'
import { organizationRoutes } from './organizations.ts'
import { peopleRoutes } from './people.ts'
import { pullRequestWriteRoutes } from './pull-request-writes.ts'
import { pullRequestRoutes } from './pull-requests.ts'
import type { RateLimits } from './rate-limit.ts'
import { refRoutes } from './refs.ts'
import { repositoryRoutes } from './repositories.ts'
import { limitWrites, logWrites } from './write-guard.ts'

/** The REST API of `api.github.com`, as far as a campaign tool asks for it. */
export function createRestApp(world: World, limits: RateLimits): Hono<{ Variables: ApiVariables }> {
  const api = { world, alerts: new AlertIndex(world) }
  const app = new Hono<{ Variables: ApiVariables }>()
  app.use(cors)
  app.use(logWrites(world))
  app.use(envelope(world, limits))
  app.use(limitWrites(world, limits))
  app.route('/', accountRoutes(api, limits))
  app.route('/', organizationRoutes(api))
  app.route('/', peopleRoutes(api))
  app.route('/', repositoryRoutes(api))
  app.route('/', refRoutes(api))
  app.route('/', commitRoutes(api))
  app.route('/', contentRoutes(api))
  app.route('/', contentWriteRoutes(api))
  app.route('/', pullRequestRoutes(api))
  app.route('/', pullRequestWriteRoutes(api))
  app.route('/', issueRoutes(api))
  app.route('/', commentRoutes(api))
  app.route('/', alertRoutes(api))
  app.route('/', autofixRoutes(api))
  app.route('/', alertUpdateRoutes(api))
  app.route('/', dismissalRequestRoutes(api))
  app.route('/', campaignRoutes(api))
  app.notFound(() => {
    throw notFound()
  })
  app.onError((error, c) => {
    if (!(error instanceof ApiError)) throw error
    for (const [name, value] of Object.entries(error.headers)) c.header(name, value)
    const url = error.headers['location']
    return c.json(
      {
        message: error.message,
        ...(url !== undefined && { url }),
        ...(error.errors && { errors: error.errors }),
        documentation_url: error.documentation,
        status: String(error.status),
      },
      error.status,
    )
  })
  return app
}

/**
 * GitHub's links name organizations and repositories by number (`/organizations/9919/repos`). Gives the path by name
 * that is meant, or the same path when it holds no such number.
 */
export function resolveNumbers(world: World, path: string): string {
  const [, kind, id, rest = ''] = /^\/(organizations|repositories)\/(\d+)(\/.*)?$/.exec(path) ?? []
  if (kind === 'organizations') {
    const organization = world.organizations.find((one) => one.id === Number(id))
    if (!organization) return path
    const [, team, below = ''] = /^\/team\/(\d+)(\/.*)?$/.exec(rest) ?? []
    const slug = organization.teams.find((one) => one.id === Number(team))?.slug
    return `/orgs/${organization.login}${slug === undefined ? rest : `/teams/${slug}${below}`}`
  }
  if (kind === 'repositories') {
    const repository = world.organizations
      .flatMap((one) => one.repositories)
      .find((one) => one.id === Number(id))
    if (repository) return `/repos/${repository.owner.login}/${repository.name}${rest}`
  }
  return path
}
