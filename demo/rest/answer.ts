import { createHash } from 'node:crypto'
import { gzip } from 'node:zlib'
import { promisify } from 'node:util'
import type { ApiContext } from './context.ts'

const compress = promisify(gzip)

/** Bodies below this are sent as they are. Bytes. */
const WORTH_COMPRESSING = 1024

interface AnswerOptions {
  /** The `Link` header. */
  link?: string
  status?: 200 | 201 | 202
  /** What the ETag stands for, where the answer quotes things whose changes shall not count. Default: the answer. */
  etagOf?: unknown
}

/**
 * Answers with JSON as GitHub does: a weak ETag of the content, 304 when the caller has it already, gzip when it is
 * understood.
 */
export async function answer(c: ApiContext, value: unknown, options: AnswerOptions = {}): Promise<Response> {
  const { link = '', status = 200, etagOf } = options
  const text = JSON.stringify(value)
  const basis = etagOf === undefined ? text : JSON.stringify(etagOf)
  const etag = `W/"${createHash('sha256').update(basis).update(link).digest('hex')}"`
  if (link !== '') c.header('link', link)
  c.header('etag', etag)
  if (isKnown(c, etag)) return c.body(null, 304)
  c.header('content-type', 'application/json; charset=utf-8')
  if (text.length < WORTH_COMPRESSING || !c.req.header('accept-encoding')?.includes('gzip'))
    return c.body(text, status)
  c.header('content-encoding', 'gzip')
  // Level 1: this is a loopback connection, and the time goes to whoever waits for the page.
  const packed = await compress(text, { level: 1 })
  return c.body(new Uint8Array(packed), status)
}

/** Whether the caller asks for something only if it is not this, which it has already. */
export function isKnown(c: ApiContext, etag: string): boolean {
  if (c.req.method !== 'GET') return false
  const opaque = etag.replace(/^W\//, '')
  return (c.req.header('if-none-match') ?? '')
    .split(',')
    .some((entry) => entry.trim().replace(/^W\//, '') === opaque)
}
