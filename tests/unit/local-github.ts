import { createWorld } from '../../demo/organization/create-world.ts'
import { createRestApp, resolveNumbers } from '../../demo/rest/app.ts'
import { RateLimits } from '../../demo/rest/rate-limit.ts'
import type { World } from '../../demo/organization/world.ts'

/** 2026-11-20T10:00:00Z, in seconds */
export const NOW = Date.UTC(2026, 10, 20, 10) / 1000

/** A response in place of the request or of its answer; null: as it was. */
type Intercept = (method: string, path: string) => Response | null

export interface LocalGitHub {
  world: World
  limits: RateLimits
  /** Moves only when somebody moves it. */
  clock: { now: number }
  /** Makes GitHub or the network behave otherwise: a response in place of the request, or after it was done. */
  network: { before: Intercept; after: Intercept }
  fetch: typeof fetch
}

/** The demonstration's GitHub as a browser reaches it, without a server in between. */
export function fetchFrom(world: World, limits = new RateLimits(world.clock)): typeof fetch {
  const rest = createRestApp(world, limits)
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    url.pathname = resolveNumbers(world, url.pathname)
    return rest.fetch(new Request(url, init))
  }
}

/** A GitHub of this size at `NOW`. */
export function localGitHub(size: { alerts: number; repositories: number }): LocalGitHub {
  const clock = { now: NOW }
  const world = createWorld({ ...size, now: NOW * 1000, clock: () => clock.now * 1000 })
  const limits = new RateLimits(world.clock)
  const network: LocalGitHub['network'] = { before: () => null, after: () => null }
  const ask = fetchFrom(world, limits)
  return {
    ...{ world, limits, clock, network },
    async fetch(input, init) {
      const { pathname, search } = new URL(input instanceof Request ? input.url : input)
      const asked = [init?.method ?? 'GET', resolveNumbers(world, pathname) + search] as const
      const instead = network.before(...asked)
      if (instead) return instead
      const response = await ask(input, init)
      return network.after(...asked) ?? response
    },
  }
}

/** An answer of GitHub's that is a failure. */
export function refusal(status: number, message: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ message }), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}
