import { Hono } from 'hono'
import { permissionOf, reachRepository, requireToken } from './access.ts'
import { answer } from './answer.ts'
import type { Api, ApiVariables } from './context.ts'
import { fullRepositoryJson } from './json/repository.ts'

/** One repository. */
export function repositoryRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  app.get('/repos/:owner/:repo', (c) => {
    const repository = reachRepository(c, world)
    return answer(c, fullRepositoryJson(repository, permissionOf(repository, requireToken(c).person)))
  })

  return app
}
