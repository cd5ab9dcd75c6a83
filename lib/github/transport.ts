import { Octokit } from '@octokit/rest'
import { fail, ok } from '@/lib/failure'
import { failureOf } from './failures'
import { isBroken, replyOf, replyOfError } from './reply'
import { wait } from './wait'
import type { Failure, Outcome } from '@/lib/failure'
import type { Asked } from './failures'
import type { Host } from './hosts'
import type { Bucket, Limiter } from './limiter'
import type { Reply } from './reply'

/** Versions of the REST API: this one has no announced end (docs "API versions"). */
const API_VERSION = '2026-03-10'
const RETRIES = 3

/** What every request hands on to Octokit. */
export interface RequestOptions {
  headers: Record<string, string>
  request: { signal: AbortSignal; fetch: typeof fetch; parseSuccessResponseBody: false }
}

/** One request: the typed Octokit call, and what it is about. */
interface Ask extends Asked {
  call: (octokit: Octokit, options: RequestOptions) => Promise<unknown>
  signal?: AbortSignal | undefined
  etag?: string | null
  /** Statuses of refusal that the caller reads itself. */
  accepts?: readonly number[]
  /** For what would be done twice if it were sent again: whoever asks looks up first what became of it. */
  once?: boolean
  bucket?: Bucket
}

export type Send = (ask: Ask) => Promise<Outcome<Reply>>

export interface TransportOptions {
  token: () => Promise<Outcome<string>>
  limiter: Limiter
  host: Host
  fetch: typeof fetch
  /** Seconds until a request is given up. */
  timeout: number
}

interface Attempt {
  outcome: Outcome<Reply>
  /** Whether another try may help. */
  passing: boolean
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Sends requests through the limiter, with a bounded number of further tries where the fault may pass. */
export function createTransport({ token, limiter, host, fetch, timeout }: TransportOptions): Send {
  const octokit = new Octokit({
    baseUrl: host.api,
    // Octokit's log would name paths of private repositories in the console.
    log: silent,
    request: { log: silent },
  })
  const origin = new URL(host.api).origin

  async function attempt(ask: Ask, secret: string): Promise<Attempt> {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), timeout * 1000)
    const signal = ask.signal ? AbortSignal.any([ask.signal, late.signal]) : late.signal
    const headers: Record<string, string> = {
      authorization: `Bearer ${secret}`,
      'x-github-api-version': API_VERSION,
    }
    if (ask.etag) headers['if-none-match'] = ask.etag
    const kept: { response?: Response } = {}
    // The browser's cache would answer for a minute with what it has (`cache-control: max-age=60`); our ETags do that part.
    const keeping: typeof fetch = async (url, init) =>
      (kept.response = await fetch(url, { ...init, cache: 'no-store', credentials: 'omit' }))
    let reply: Reply | null
    try {
      const request = { signal, fetch: keeping, parseSuccessResponseBody: false as const }
      reply = await replyOf(await ask.call(octokit, { headers, request }), kept.response)
    } catch (error) {
      // Whatever was thrown may hold the request with its token: only the reply is taken out of it.
      reply = replyOfError(error)
    } finally {
      clearTimeout(timer)
    }
    if (ask.signal?.aborted) return { outcome: fail({ kind: 'cancelled' }), passing: false }
    if (late.signal.aborted) return { outcome: fail({ kind: 'timeout' }), passing: true }
    if (reply === null) return { outcome: fail({ kind: 'offline' }), passing: true }
    return judge(reply, ask)
  }

  function judge(reply: Reply, ask: Ask): Attempt {
    const odd = (problem: string): Failure => ({
      kind: 'unexpected-answer',
      subject: ask.subject,
      problems: [problem],
    })
    if (reply.url !== '' && new URL(reply.url).origin !== origin) {
      return { outcome: fail(odd('redirected to another host')), passing: false }
    }
    const until = limiter.hear(reply)
    if (until !== null) return { outcome: fail({ kind: 'rate-limited', until }), passing: false }
    if (reply.status >= 400 && !ask.accepts?.includes(reply.status)) {
      return { outcome: fail(failureOf(reply, ask)), passing: reply.status >= 500 }
    }
    if (isBroken(reply)) return { outcome: fail(odd('not JSON')), passing: true }
    return { outcome: ok(reply), passing: false }
  }

  return async (ask) => {
    const secret = await token()
    if (!secret.ok) return secret
    for (let tries = 0; ; tries += 1) {
      const ran = await limiter.run(() => attempt(ask, secret.value), ask.signal, ask.bucket)
      if (!ran.ok) return ran
      const { outcome, passing } = ran.value
      if (!passing || ask.once || tries === RETRIES) return outcome
      if (!(await wait(2 ** tries, ask.signal))) return fail({ kind: 'cancelled' })
    }
  }
}
