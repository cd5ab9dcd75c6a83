import type { Alert } from './model.ts'

export interface Autofix {
  status: 'pending' | 'success' | 'error' | 'outdated'
  /** What the fix does; null as long as there is none. */
  description: string | null
  /** Milliseconds since 1970. */
  startedAt: number
}

/** One alert in this many has no fix to be found. */
const FAILING = 12

/**
 * Copilot Autofix: what it was asked for, and what came of it. A fix is ready a fixed time after it was asked for; for
 * some alerts, always the same ones, that ends in an error.
 */
export class Autofixes {
  /** Seconds from the request to its result. */
  seconds = 20
  readonly #asked = new Map<Alert, { startedAt: number; forced: Autofix | null }>()

  /** What came of it by `now` (milliseconds); null when nobody asked. */
  of(alert: Alert, now: number): Autofix | null {
    const asked = this.#asked.get(alert)
    if (!asked) return null
    if (asked.forced) return asked.forced
    const { startedAt } = asked
    if (now < startedAt + this.seconds * 1000) return { status: 'pending', description: null, startedAt }
    if (autofixFails(alert)) return { status: 'error', description: null, startedAt }
    return { status: 'success', description: describe(alert), startedAt }
  }

  /** Asks for a fix at `now`, again if it failed or is out of date. True when it was not there yet. */
  ask(alert: Alert, now: number): boolean {
    const status = this.of(alert, now)?.status
    if (status === 'success') return false
    if (status !== 'pending') {
      this.#asked.set(alert, { startedAt: Math.floor(now / 1000) * 1000, forced: null })
    }
    return true
  }

  /** Whatever a test needs, from now until somebody asks anew. */
  set(alert: Alert, status: Autofix['status'], now: number): void {
    const startedAt = Math.floor(now / 1000) * 1000
    const description = status === 'success' || status === 'outdated' ? describe(alert) : null
    this.#asked.set(alert, { startedAt, forced: { status, description, startedAt } })
  }
}

/** Whether Autofix ends in an error for this alert: the same answer whenever it is asked. */
export function autofixFails(alert: Alert): boolean {
  return (Math.imul(alert.repository.id ^ (alert.number * 2654435761), 0x9e3779b1) >>> 8) % FAILING === 0
}

function describe(alert: Alert): string {
  return `Treats the value in \`${alert.path}\` as untrusted before it is used (${alert.rule.name}).`
}
