import type { Backend } from './contract'
import { fail } from '@/lib/failure'

/** A backend that ends with its session: no listener is left behind, and a lost extension is reported once. */
export interface SessionBackend extends Backend {
  end(): void
}

/** After `onGone` nothing is asked any more: every call answers `extension-gone` at once. */
export function sessionBackend(backend: Backend, onGone: () => void): SessionBackend {
  const stops = new Set<() => void>()
  let gone = false
  return {
    async call(operation, input) {
      if (gone) return fail({ kind: 'extension-gone' })
      const outcome = await backend.call(operation, input)
      if (!outcome.ok && outcome.failure.kind === 'extension-gone' && !gone) {
        gone = true
        onGone()
      }
      return outcome
    },
    onChange(listener) {
      const stop = backend.onChange(listener)
      stops.add(stop)
      return () => {
        stops.delete(stop)
        stop()
      }
    },
    end() {
      // An orphaned script cannot even take its listeners back; the browser has dropped them already.
      if (!gone) for (const stop of stops) stop()
      stops.clear()
    },
  }
}
