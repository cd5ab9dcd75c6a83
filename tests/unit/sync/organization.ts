import { API } from '../github/wire'
import { toIso } from '@/lib/time'
import type { Answer, Asked, Script } from '../github/wire'

export const NOW = 1_790_000_000

/** An alert of the scripted organization, in GitHub's words. */
export interface WireAlert {
  number: number
  state: 'open' | 'fixed'
  created_at: string
  updated_at: string
  fixed_at: string | null
  rule: unknown
  tool: { name: string }
  repository: { id: number; full_name?: string; private?: boolean }
}

export const wireAlert = (number: number, change: Partial<WireAlert> = {}): WireAlert => ({
  number,
  state: 'open',
  created_at: toIso(NOW - 1_000_000 + number * 100),
  updated_at: toIso(NOW - 1_000_000 + number * 100),
  fixed_at: null,
  rule: { id: 'js/xss', description: 'Cross-site scripting', security_severity_level: 'high' },
  tool: { name: 'CodeQL' },
  repository: { id: 1 + (number % 3) },
  ...change,
})

export const changedAt = (at: number) => ({
  state: 'fixed' as const,
  updated_at: toIso(at),
  fixed_at: toIso(at),
})

/** A pull request in GitHub's words, of repository `id`. */
export const wirePull = (id: number, number: number, change: object = {}) => ({
  number,
  state: 'open',
  draft: false,
  title: 'A change',
  merged_at: null as string | null,
  head: { ref: `branch-${number}`, repo: { id } },
  base: { repo: { id } },
  ...change,
})

/** What a repository has beside its alerts. */
interface Content {
  branches: string[]
  pulls: ReturnType<typeof wirePull>[]
  /** Numbers of pull requests by alert. */
  links: Record<number, number[]>
}

/** A scripted organization that tests change between pulls. */
export interface Organization {
  alerts: WireAlert[]
  repositories: {
    id: number
    name: string
    full_name: string
    default_branch?: string
    custom_properties?: object
    archived?: boolean
    permissions?: { push: boolean }
  }[]
  /** By the repository's full name; where nothing stands there is one branch, for alert 3. */
  contents: Record<string, Content>
  /** Paging by cursor, without page numbers. */
  cursors: boolean
  /** Answers in place of the usual one, where it gives one. */
  fault: (asked: Asked, nth: number) => Answer | null | Promise<Answer | null>
  /** Seconds since 1970 by GitHub's clock; the worker's own agrees unless a test says otherwise. */
  now: number
}

export function organization(alerts: number): Organization {
  return {
    alerts: Array.from({ length: alerts }, (_, index) => wireAlert(index + 1)),
    repositories: [1, 2, 3].map((id) => ({
      id,
      name: `repo-${id}`,
      full_name: `Octo/repo-${id}`,
      default_branch: 'main',
      custom_properties: { tier: 'one' },
    })),
    contents: {},
    cursors: false,
    fault: () => null,
    now: NOW,
  }
}

export const ALERTS = '/orgs/octo/code-scanning/alerts'

export function scriptOf(state: Organization): Script {
  return async (asked, nth) => {
    const answer = (await state.fault(asked, nth)) ?? usual(state, asked)
    return { ...answer, headers: { date: new Date(state.now * 1000).toUTCString(), ...answer.headers } }
  }
}

function usual(state: Organization, { path, query, headers }: Asked): Answer {
  if (path === ALERTS) return page(sorted(state, query), query, state.cursors)
  if (path === '/orgs/octo/repos') return page(state.repositories, query, false)
  if (path === '/orgs/octo/teams') return { json: [{ slug: 'red', name: 'Red' }] }
  if (path === '/orgs/octo/teams/red/repos') return { json: [{ id: 1, permissions: { push: true } }] }
  if (path === '/orgs/octo/members') return { json: [{ login: 'olga' }] }
  if (path === '/orgs/octo/organization-roles') return { json: { roles: [] } }
  const [, owner, repository, ...rest] = path.split('/').slice(1)
  const content = state.contents[`${owner}/${repository}`] ?? USUAL
  const about = rest.join('/')
  const named = state.repositories.find((one) => one.full_name === `${owner}/${repository}`)
  if (named && about === '') return tagged(named, headers)
  if (named && about === 'code-scanning/alerts') {
    const own = sorted(state, query)
      .filter((alert) => alert.repository.id === named.id)
      .map(({ repository: _, ...alert }) => alert)
    const { json, headers: links } = page(own, query, false)
    return tagged(json, headers, links)
  }
  if (about.startsWith('git/matching-refs/'))
    return tagged(
      content.branches.map((name) => ({ ref: `refs/heads/${name}` })),
      headers,
    )
  if (about === 'pulls' && query.get('state') === 'open') {
    const open = content.pulls.filter(({ state }) => state === 'open')
    return page(
      open.toSorted((a, b) => a.number - b.number),
      query,
      false,
      'pulls',
    )
  }
  if (about === 'pulls') return tagged(content.pulls.slice(0, Number(query.get('per_page'))), headers)
  const number = Number(/^code-scanning\/alerts\/(\d+)$/.exec(about)?.[1] ?? 0)
  const linked = content.links[number]
  if (number > 0 && linked) {
    const pulls = content.pulls.filter((pull) => linked.includes(pull.number))
    return tagged({ number, linked_pull_requests: pulls }, headers)
  }
  return { status: 404, json: { message: 'Not Found' } }
}

const USUAL: Content = { branches: ['alert-autofix-3'], pulls: [], links: {} }

/** With an ETag that changes with the answer, and 304 where it did not. */
function tagged(json: unknown, headers: Headers, more: Record<string, string> = {}): Answer {
  const etag = `"${JSON.stringify(json).length}-${hash(JSON.stringify(json))}"`
  return headers.get('if-none-match') === etag ? { status: 304 } : { json, headers: { etag, ...more } }
}

function hash(text: string): number {
  let sum = 0
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return sum
}

function sorted({ alerts }: Organization, query: URLSearchParams): WireAlert[] {
  const key = query.get('sort') === 'updated' ? 'updated_at' : 'created_at'
  const sign = query.get('direction') === 'asc' ? 1 : -1
  return alerts.toSorted(
    (a, b) => (a[key] === b[key] ? a.number - b.number : a[key] < b[key] ? -1 : 1) * sign,
  )
}

function page(
  all: readonly unknown[],
  query: URLSearchParams,
  cursors: boolean,
  of = 'code-scanning/alerts',
): Answer {
  const size = Number(query.get('per_page') ?? 30)
  const number = cursors ? Number(query.get('after') ?? 1) : Number(query.get('page') ?? 1)
  const last = Math.max(1, Math.ceil(all.length / size))
  const json = all.slice((number - 1) * size, number * size)
  const at = (target: number, rel: string) => {
    const place = cursors ? `after=${target}` : `page=${target}`
    return `<${API}/organizations/9/${of}?per_page=${size}&${place}>; rel="${rel}"`
  }
  if (number >= last) return { json }
  const links = cursors ? [at(number + 1, 'next')] : [at(number + 1, 'next'), at(last, 'last')]
  return { json, headers: { link: links.join(', ') } }
}
