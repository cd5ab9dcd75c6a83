/** A scripted network: what was asked is kept, what is answered is said by each test. */

export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  headers: Headers
  cache: RequestCache | undefined
  /** Parsed JSON; null where there is none. */
  body: unknown
}

export interface Answer {
  status?: number
  headers?: Record<string, string>
  /** Sent as JSON. */
  json?: unknown
  /** Sent as it is, in place of `json`. */
  body?: string
  /** Where it came from after redirects. */
  url?: string
}

export type Script = (asked: Asked, nth: number) => Answer | Promise<Answer>

export const TOKEN = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789'
export const API = 'https://api.github.com'

export interface Wire {
  fetch: typeof fetch
  asked: Asked[]
  /** How often a path was asked, with its query where one is given. */
  times(path: string, page?: string): number
}

export function wire(script: Script): Wire {
  const asked: Asked[] = []
  return {
    asked,
    times: (path, page) =>
      asked.filter(
        (one) => one.path === path && (page === undefined || (one.query.get('page') ?? '1') === page),
      ).length,
    fetch: (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input)
      const one: Asked = {
        method: init?.method ?? 'GET',
        // GitHub finds an organization in any spelling.
        path: decodeURIComponent(url.pathname).replace(/^\/orgs\/[^/]+/, (start) => start.toLowerCase()),
        query: url.searchParams,
        headers: new Headers(init?.headers),
        cache: init?.cache,
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : null,
      }
      asked.push(one)
      return abortable(Promise.resolve(script(one, asked.length)).then(responseOf), init?.signal)
    },
  }
}

/** An answer that never comes. */
export const silence = (): Promise<Answer> => new Promise(() => {})

function abortable(response: Promise<Response>, signal: AbortSignal | null | undefined): Promise<Response> {
  if (!signal) return response
  if (signal.aborted) return Promise.reject(signal.reason)
  return Promise.race([
    response,
    new Promise<Response>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  ])
}

function responseOf({ status = 200, headers = {}, json = [], body, url = '' }: Answer): Response {
  const type = { 'content-type': 'application/json; charset=utf-8' }
  const bodyless = status === 204 || status === 304
  const response = new Response(bodyless ? null : (body ?? JSON.stringify(json)), {
    status,
    headers: { ...type, ...headers },
  })
  return Object.defineProperty(response, 'url', { value: url })
}
