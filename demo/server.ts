import { getRequestListener } from '@hono/node-server'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { avatarSvg } from './avatar.ts'
import { createCertificate } from './certificate.ts'
import { createWorld } from './organization/create-world.ts'
import type { World } from './organization/world.ts'
import { createPagesApp, type PagesOptions } from './pages/app.ts'
import { createRestApp, resolveNumbers } from './rest/app.ts'
import { Faults } from './rest/faults.ts'
import { RateLimits } from './rest/rate-limit.ts'
import { RequestLog } from './rest/request-log.ts'
import { cutOff, spoil } from './rest/spoil.ts'

export interface GitHubOptions extends PagesOptions {
  /** 0, the default, takes any free port. */
  port?: number
  /** Milliseconds before every REST answer. */
  latency?: number
  /** Default: `createWorld` with the real clock. */
  world?: World
}

export interface LocalGitHub {
  port: number
  spki: string
  world: World
  faults: Faults
  limits: RateLimits
  requests: RequestLog
  close(): Promise<void>
}

/**
 * Starts the local GitHub: one port that is `github.com`, `api.github.com`, `github.githubassets.com` and
 * `avatars.githubusercontent.com`, by the host that a request names. HTTPS, HTTP/2 and HTTP/1.1.
 */
export async function startGitHub(options: GitHubOptions = {}): Promise<LocalGitHub> {
  const world = options.world ?? createWorld({ now: Date.now(), clock: Date.now })
  const { key, cert, spki } = await createCertificate()
  const faults = new Faults()
  faults.latency = options.latency ?? 0
  const limits = new RateLimits(world.clock)
  const requests = new RequestLog()
  const rest = createRestApp(world, limits)
  const pages = createPagesApp(world, options)

  const fetchFor = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    if (url.hostname === 'api.github.com') {
      const path = resolveNumbers(world, url.pathname)
      return rest.fetch(
        path === url.pathname ? request : new Request(new URL(path + url.search, url), request),
      )
    }
    if (url.hostname === 'avatars.githubusercontent.com') {
      return new Response(avatarSvg(url.pathname), { headers: { 'content-type': 'image/svg+xml' } })
    }
    return pages.fetch(request)
  }

  const server = createSecureServer({ key, cert, allowHTTP1: true }, (incoming, outgoing) => {
    void handle(incoming, outgoing)
  })
  const sockets = new Set<Socket>()
  server.on('secureConnection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })

  const handle = async (incoming: Http2ServerRequest, outgoing: Http2ServerResponse): Promise<void> => {
    const authority = incoming.headers[':authority'] ?? incoming.headers.host ?? ''
    const host = authority.replace(/:\d+$/, '')
    const method = incoming.method
    const [path = '', search] = incoming.url.split('?')
    const logged = requests.add({
      method,
      host,
      path,
      query: search === undefined ? '' : `?${search}`,
      time: Date.now(),
      authorized: incoming.headers.authorization !== undefined,
      origin: incoming.headers.origin ?? null,
      status: 0,
    })
    const isApi = host === 'api.github.com' && method !== 'OPTIONS'
    const fault = method === 'OPTIONS' ? undefined : faults.meet({ method, host, target: incoming.url })
    const delay = (isApi ? faults.latency : 0) + (fault?.performed ? 0 : (fault?.delayMs ?? 0))
    if (delay > 0) await wait(delay)
    if (fault?.drop && !fault.performed) return cutOff(incoming, outgoing)
    const listener = getRequestListener(async (request) => {
      const real = () => fetchFor(request)
      const response = fault ? await spoil(fault, real, () => cutOff(incoming, outgoing)) : await real()
      if (!fault?.drop) logged.status = response.status
      return response
    })
    await listener(incoming, outgoing)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(taken ? new Error(`Port ${options.port} is taken: name another one, or none.`) : error)
    })
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return {
    port: address.port,
    spki,
    world,
    faults,
    limits,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
