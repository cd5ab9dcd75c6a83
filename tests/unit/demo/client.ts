import { connect } from 'node:http2'
import type { LocalGitHub } from '../../../demo/server.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'

export interface Received {
  status: number
  headers: Record<string, string>
  body: Buffer
  text: string
}

interface Wish {
  host?: string
  method?: string
  headers?: Record<string, string>
  token?: string | null
  body?: string
}

/** Asks the local GitHub over HTTP/2, as a browser would. Rejects when the connection breaks before the end. */
export function ask(github: LocalGitHub, path: string, wish: Wish = {}): Promise<Received> {
  const host = wish.host ?? 'api.github.com'
  const token = wish.token === undefined && host === 'api.github.com' ? DEMO_TOKENS.manager : wish.token
  return new Promise((resolve, reject) => {
    const session = connect(`https://127.0.0.1:${github.port}`, {
      rejectUnauthorized: false,
      servername: host,
    })
    session.on('error', reject)
    const request = session.request({
      ':path': path,
      ':method': wish.method ?? 'GET',
      ':authority': host,
      ...(token !== null && token !== undefined && { authorization: `Bearer ${token}` }),
      ...wish.headers,
    })
    const chunks: Buffer[] = []
    let status = 0
    let headers: Record<string, string> = {}
    request.on('response', (received) => {
      status = Number(received[':status'])
      headers = Object.fromEntries(Object.entries(received).map(([name, value]) => [name, String(value)]))
    })
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('error', (error) => {
      session.close()
      reject(error)
    })
    request.on('end', () => {
      session.close()
      const body = Buffer.concat(chunks)
      resolve({ status, headers, body, text: body.toString('utf8') })
    })
    request.end(wish.body)
  })
}
