import type { Context } from 'hono'
import type { World } from '../organization/world.ts'
import type { Token } from '../organization/tokens.ts'
import type { AlertIndex } from './alert-index.ts'

/** What travels with a request through the handlers. */
export interface ApiVariables {
  token: Token | null
  /** Scopes that the endpoint would have accepted, for `x-accepted-oauth-scopes`. */
  accepted: string[]
}

export type ApiContext = Context<{ Variables: ApiVariables }>

/** What the handlers work on. */
export interface Api {
  world: World
  alerts: AlertIndex
}
