/** Something that shall go wrong, and with which requests. */
export interface Fault {
  /** `GET` and so on; absent: any. */
  method?: string
  /** Host without port; absent: `api.github.com`. */
  host?: string
  /** Beginning of the path with its query, or an expression that it must match. */
  path: string | RegExp
  /** Only the nth matching request, counted from 1; absent: every one. */
  nth?: number
  /** Stop after this many hits; absent: never. */
  times?: number
  /**
   * Do what was asked before anything else, so that only the answer goes wrong: with `drop` it is lost, with `status`
   * (502 or 504, as when GitHub runs out of time) another one is given, with `delayMs` it comes too late.
   */
  performed?: boolean
  /** Wait before anything else. Milliseconds. */
  delayMs?: number
  /** Answer with this instead of the real thing. */
  status?: number
  /** Headers to add, also to the real answer. */
  headers?: Record<string, string>
  /** Body of the answer with `status`, or in place of the real body (malformed JSON, for example). */
  body?: string
  /** Break off after this share (0 to 1) of the real body, with the length announced in full. */
  truncateTo?: number
  /** Cut the connection without an answer; without `performed` nothing was done either. */
  drop?: boolean
}

interface Scheduled {
  fault: Fault
  seen: number
  hits: number
}

/** The faults that are scheduled, and the delay that every REST request has. */
export class Faults {
  /** Milliseconds before every answer of `api.github.com`. */
  latency = 0
  readonly #scheduled: Scheduled[] = []

  /** Schedules a fault; call what it returns to take it back. */
  add(fault: Fault): () => void {
    const scheduled = { fault, seen: 0, hits: 0 }
    this.#scheduled.push(scheduled)
    return () => {
      const index = this.#scheduled.indexOf(scheduled)
      if (index >= 0) this.#scheduled.splice(index, 1)
    }
  }

  clear(): void {
    this.#scheduled.length = 0
  }

  /** The fault that this request meets, if any; counts the request against each that matches. */
  meet(request: { method: string; host: string; target: string }): Fault | undefined {
    let met: Fault | undefined
    for (const scheduled of this.#scheduled) {
      const { fault } = scheduled
      if ((fault.host ?? 'api.github.com') !== request.host) continue
      if (fault.method !== undefined && fault.method !== request.method) continue
      const matches =
        typeof fault.path === 'string'
          ? request.target.startsWith(fault.path)
          : fault.path.test(request.target)
      if (!matches) continue
      scheduled.seen += 1
      if (fault.nth !== undefined && scheduled.seen !== fault.nth) continue
      if (fault.times !== undefined && scheduled.hits >= fault.times) continue
      scheduled.hits += 1
      met ??= fault
    }
    return met
  }
}
