import type { Token } from '../organization/tokens.ts'

const HOUR = 3600

export interface Budget {
  limit: number
  used: number
  /** Seconds since 1970 at which the count starts again. */
  reset: number
}

/** GitHub's primary limit: 5,000 requests an hour for each person, 60 without a token. */
export class RateLimits {
  readonly #budgets = new Map<string, Budget>()
  readonly #clock: () => number
  /** Requests an hour; lower it to see what happens when they are used up. */
  limit = 5000

  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** The budget of a token's person, after counting `cost` requests against it. */
  spend(token: Token | null, cost: number): Budget {
    const key = token?.person.login ?? ''
    const now = Math.floor(this.#clock() / 1000)
    const limit = token ? this.limit : 60
    const kept = this.#budgets.get(key)
    const budget = kept && kept.reset > now ? kept : { limit, used: 0, reset: now + HOUR }
    budget.limit = limit
    budget.used += cost
    this.#budgets.set(key, budget)
    return budget
  }
}

/** The five headers that tell a caller how much is left. */
export function rateLimitHeaders(budget: Budget, resource = 'core'): Record<string, string> {
  return {
    'x-ratelimit-limit': String(budget.limit),
    'x-ratelimit-remaining': String(Math.max(0, budget.limit - budget.used)),
    'x-ratelimit-used': String(Math.min(budget.used, budget.limit)),
    'x-ratelimit-reset': String(budget.reset),
    'x-ratelimit-resource': resource,
  }
}
