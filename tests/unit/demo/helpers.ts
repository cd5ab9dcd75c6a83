import { createWorld, type WorldOptions } from '../../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'
import { createRestApp, resolveNumbers } from '../../../demo/rest/app.ts'
import { RateLimits } from '../../../demo/rest/rate-limit.ts'

export const NOW = Date.parse('2026-11-20T12:00:00Z')

export function smallWorld(options: Partial<WorldOptions> = {}): World {
  return createWorld({ now: NOW, alerts: 900, repositories: 48, ...options })
}

export interface Answer {
  status: number
  headers: Headers
  json: unknown
}

export interface Rest {
  world: World
  limits: RateLimits
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  send(method: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
}

/** The REST application without a server around it, asked with the manager's token unless told otherwise. */
export function restOf(world: World, token: string | null = DEMO_TOKENS.manager): Rest {
  const limits = new RateLimits(world.clock)
  const app = createRestApp(world, limits)
  const ask = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
    const url = new URL(path, 'https://api.github.com')
    const response = await app.request(
      `https://api.github.com${resolveNumbers(world, url.pathname)}${url.search}`,
      {
        method,
        headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
    )
    const text = await response.text()
    return { status: response.status, headers: response.headers, json: text === '' ? null : JSON.parse(text) }
  }
  return {
    world,
    limits,
    get: (path, headers = {}) => ask('GET', path, headers),
    send: (method, path, body, headers = {}) => ask(method, path, headers, body),
  }
}

/** The objects of a list that was answered; throws when something else was. */
export function rowsOf(answer: Answer): Record<string, unknown>[] {
  if (!Array.isArray(answer.json)) throw new Error(`Not a list: ${JSON.stringify(answer.json)}`)
  return answer.json
}

/** The fields of an object that was answered. */
export function fieldsOf(answer: Answer): Record<string, unknown> {
  if (typeof answer.json !== 'object' || answer.json === null) throw new Error('Not an object')
  return { ...answer.json }
}

/** The address behind a relation of a `Link` header. */
export function linkOf(headers: Headers, rel: string): string | undefined {
  const entry = (headers.get('link') ?? '').split(', ').find((part) => part.endsWith(`rel="${rel}"`))
  return /<([^>]+)>/.exec(entry ?? '')?.[1]
}

export function organizationOf(world: World) {
  const organization = world.organization('octo-org')
  if (!organization) throw new Error('The world has no octo-org')
  return organization
}
