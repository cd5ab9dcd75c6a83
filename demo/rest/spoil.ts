import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { constants, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import { setTimeout as wait } from 'node:timers/promises'
import type { Fault } from './faults.ts'

/** Cuts the connection of a request (of an HTTP/2 session only this stream) without another word. */
export function cutOff(incoming: Http2ServerRequest, outgoing: Http2ServerResponse): void {
  if (incoming.httpVersionMajor === 2) outgoing.stream.close(constants.NGHTTP2_INTERNAL_ERROR)
  else incoming.socket.destroy()
}

/**
 * The answer that a fault wants: none (`cut` then ends the connection), its own, or the real one with other headers,
 * another body, or a body that breaks off.
 */
export async function spoil(fault: Fault, real: () => Promise<Response>, cut: () => void): Promise<Response> {
  const done = fault.performed ? await real() : null
  if (done && fault.delayMs !== undefined) await wait(fault.delayMs)
  if (fault.drop) {
    cut()
    return RESPONSE_ALREADY_SENT
  }
  if (fault.status !== undefined) return own(fault, fault.status)
  const response = done ?? (await real())
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(fault.headers ?? {})) headers.set(name, value)
  if (fault.truncateTo !== undefined) return truncated(fault.truncateTo, response, headers, cut)
  if (fault.body === undefined) return new Response(response.body, { status: response.status, headers })
  for (const name of ['content-encoding', 'content-length', 'etag']) headers.delete(name)
  return new Response(fault.body, { status: response.status, headers })
}

function own(fault: Fault, status: number): Response {
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'access-control-allow-origin': '*',
    ...fault.headers,
  })
  const empty = [204, 205, 304].includes(status)
  const body = fault.body ?? JSON.stringify({ message: 'A scheduled fault', status: String(status) })
  return new Response(empty ? null : body, { status, headers })
}

async function truncated(
  share: number,
  response: Response,
  headers: Headers,
  cut: () => void,
): Promise<Response> {
  const whole = new Uint8Array(await response.arrayBuffer())
  headers.set('content-length', String(whole.length))
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(whole.slice(0, Math.floor(whole.length * share)))
      // Long enough for the part to be sent, then the line goes dead.
      setTimeout(cut, 30)
    },
  })
  return new Response(body, { status: response.status, headers })
}
