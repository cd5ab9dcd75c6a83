import type { Token } from '../organization/tokens.ts'
import { SecondaryLimit } from './secondary-limit.ts'

const HOUR = 3600

/** What GitHub counts apart from each other. */
export type Resource = 'core' | 'code_scanning_autofix'

export interface Budget {
  limit: number
  used: number
  /** Seconds since 1970 at which the count starts again. */
  reset: number
}

/** GitHub's primary limit: 5,000 requests an hour for each person, 60 without a token; and the secondary one. */
export class RateLimits {
  readonly #budgets = new Map<string, Budget>()
  readonly #clock: () => number
  /** Requests an hour; lower it to see what happens when they are used up. */
  limit = 5000
  /**
   * How often Autofix may be asked for in an hour. GitHub's sample says 10 and not of which time; here a whole campaign
   * can be launched unless a test lowers it.
   */
  autofixLimit = 5000
  /** Off until a test says how many writes are too many. */
  readonly secondary = new SecondaryLimit()

  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** The budget of a token's person, after counting `cost` requests against it. */
  spend(token: Token | null, cost: number, resource: Resource = 'core'): Budget {
    const key = `${resource} ${token?.person.login ?? ''}`
    const now = Math.floor(this.#clock() / 1000)
    const limit = this.#limitOf(token, resource)
    const kept = this.#budgets.get(key)
    const budget = kept && kept.reset > now ? kept : { limit, used: 0, reset: now + HOUR }
    budget.limit = limit
    budget.used += cost
    this.#budgets.set(key, budget)
    return budget
  }

  #limitOf(token: Token | null, resource: Resource): number {
    if (resource === 'code_scanning_autofix') return this.autofixLimit
    return token ? this.limit : 60
  }
}

/** The budget that a request is counted against: asking for a fix has its own, everything else shares one. */
export function resourceOf(method: string, path: string): Resource {
  return method === 'POST' && path.endsWith('/autofix') ? 'code_scanning_autofix' : 'core'
}

/** The five headers that tell a caller how much is left. */
export function rateLimitHeaders(budget: Budget, resource: Resource = 'core'): Record<string, string> {
  return {
    'x-ratelimit-limit': String(budget.limit),
    'x-ratelimit-remaining': String(Math.max(0, budget.limit - budget.used)),
    'x-ratelimit-used': String(Math.min(budget.used, budget.limit)),
    'x-ratelimit-reset': String(budget.reset),
    'x-ratelimit-resource': resource,
  }
}
