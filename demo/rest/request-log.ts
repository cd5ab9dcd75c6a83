export interface LoggedRequest {
  method: string
  host: string
  path: string
  /** With its question mark; empty when there is none. */
  query: string
  /** Milliseconds since 1970. */
  time: number
  /** Whether an Authorization header came with it; the header itself is never kept. */
  authorized: boolean
  origin: string | null
  /** 0 as long as there is no answer, and when the connection was cut. */
  status: number
}

/** Every request that reached the server, in order, for tests to count. */
export class RequestLog {
  readonly all: LoggedRequest[] = []

  add(request: LoggedRequest): LoggedRequest {
    this.all.push(request)
    return request
  }

  clear(): void {
    this.all.length = 0
  }

  /** The requests to the REST API, without preflights. */
  api(): LoggedRequest[] {
    return this.all.filter((request) => request.host === 'api.github.com' && request.method !== 'OPTIONS')
  }

  /** How many requests to the REST API have a path (with query) that begins with or matches `path`. */
  count(path: string | RegExp): number {
    return this.api().filter(({ path: own, query }) => {
      return typeof path === 'string' ? `${own}${query}`.startsWith(path) : path.test(`${own}${query}`)
    }).length
  }
}
